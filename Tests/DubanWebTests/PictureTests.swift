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
}
