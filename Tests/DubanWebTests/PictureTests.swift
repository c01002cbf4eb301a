import Foundation
import Testing

@testable import DubanWeb

@Suite struct `Showing every component` {
  private static let folder = ProcessInfo.processInfo.environment["DUBAN_PICTURES"]

  /// `make pictures` sets the folder and photographs what is written there.
  @Test(.enabled(if: folder != nil, "DUBAN_PICTURES names no folder"), arguments: Theme.allCases)
  func `the page of styles is written for its pictures`(theme: Theme) throws {
    let folder = URL(filePath: try #require(Self.folder))
    let page = StylesPage(theme: theme, assets: .init(isInline: true)).render()
    let name = "styles" + (theme == .automatic ? "" : "-" + theme.rawValue) + ".html"
    try Data(page).write(to: folder.appending(path: name))
    #expect(page.count > 10_000)
  }

  @Test(.enabled(if: folder != nil, "DUBAN_PICTURES names no folder"))
  func `signing in, the wall and a sheet are written for their pictures`() throws {
    let folder = URL(filePath: try #require(Self.folder))
    let styles = StylesPage(assets: .init(isInline: true))
    for (name, page) in [
      ("gate", styles.gate.render()), ("screen-wall", styles.wall.render()),
      ("sheet", styles.sheet.render()),
    ] {
      try Data(page).write(to: folder.appending(path: name + ".html"))
      #expect(page.count > 5_000)
    }
  }

  @Test func `a report's text stands in the frame of the workplace`() throws {
    let sample = SampleReport.lakeside
    let report = AnnotatedReportPage(
      report: sample.report, findings: sample.findings, name: "湖滨区2021年政府工作报告.txt")
    var shell = StylesPage(theme: .day).shell
    shell.heading = "湖滨区2021年政府工作报告"
    shell.subtitle = "起草校核"
    shell.assets = .init(folder: "/", sheets: [.report], scripts: [.reportScript], isInline: true)
    shell.content = report.content
    let page = shell.render()
    let markup = Markup(String(decoding: page, as: UTF8.self))
    #expect(markup.text(inClass: "t").contains("提质改造"))
    #expect(markup.elements("h1").count == 1)
    #expect(markup.elements("script").allSatisfy { $0.attributes["src"] != nil })
    if let folder = Self.folder {
      try Data(page).write(to: URL(filePath: folder).appending(path: "report.html"))
    }
  }
}
