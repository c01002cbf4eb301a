import DubanStore
import DubanTesting
import Foundation
import Testing

@testable import Duban
@testable import DubanWeb

@Suite struct `Grouping matters by what they are about` {
  private static let themes = ["（二）突出城乡统筹，提升城市品质", "（一）突出项目攻坚，推动产业升级"]

  /// Two matters under the first heading, one under the second, one under none, one that is confined.
  private static func furnish(_ office: Office) async throws {
    let headings = [themes[0], themes[0], themes[1], nil, themes[1]]
    for (index, heading) in headings.enumerated() {
      var source = Source(kind: "政府工作报告", title: "2021年政府工作报告")
      source.theme = heading
      let opening = Command(
        id: "open-\(index)", act: .open,
        details: Details {
          $0.ledger = "trial"
          $0.title = "事项\(index)"
          $0.units = [UnitRole(Cast.housing, .lead)]
          $0.due = Day(year: 2021, month: 12, day: 31)
          $0.sources = [source]
        })
      let store = office.house.store
      let id = try await store.perform(opening, by: Cast.inspector, at: office.clock.now).matter
      let assign = Command(id: "assign-\(index)", act: .assign, matter: id, reason: "急需")
      _ = try await store.perform(assign, by: Cast.chief, at: office.clock.now)
      guard index == 4 else { continue }
      let confine = Command(
        id: "confine", act: .confine, matter: id, reason: "领导要求",
        details: Details { $0.circle = Circle(isWorkSecret: true) })
      _ = try await store.perform(confine, by: Cast.inspector, at: office.clock.now)
    }
  }

  @Test(arguments: Engine.all)
  func `figures by theme open the matters behind them, and a confined one has none`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, client in
      try await Self.furnish(office)
      office.clock.pass(20 * 86_400)
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      for narrowing in ["", "day=2021-03-10"] {
        let answer = try await browser.get("/api/v1/analysis/themes?" + narrowing)
        let page = try JSONDecoder().decode(AnalysisPage.self, from: Data(answer.text.utf8))
        #expect(page.lines.map(\.name) == Self.themes + ["未归主题"])
        #expect(page.lines.map { $0.outcomes?.counts["issued"] } == [2, 1, 2])
        for line in page.lines {
          let text = try await browser.get(
            "/api/v1/analysis/matters?by=themes&what=issued&key=\(Values.encoded(line.id))&"
              + narrowing
          ).text
          let figure = try JSONDecoder().decode(FigurePage.self, from: Data(text.utf8))
          #expect(figure.count == line.outcomes?.counts["issued"])
          #expect(figure.title.hasPrefix(line.name))
        }
      }
      let page = try await browser.get("/analysis/themes").text
      #expect(page.contains(">主题</th>") && page.contains("按主题"))
    }
  }

  @Test func `the wall has a group for each, in the order of the report`() async throws {
    try await Office.open { office, client in
      try await Self.furnish(office)
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let text = try await browser.get("/api/v1/wall?by=themes").text
      let wall = try JSONDecoder().decode(WallPage.self, from: Data(text.utf8))
      let groups = try #require(wall.sheets.first)
      #expect(groups.map(\.name) == Self.themes + ["未归主题"])
      #expect(groups.map(\.count) == [2, 1, 2])
      #expect(try await browser.get("/wall").text.contains("by=themes"))
    }
  }

  @Test func `a ledger's own category is the theme where no report names one`() throws {
    var ledger = TrialLedger.campaign
    ledger.theme = "urgency"
    func matter(_ effects: [Effect]) throws -> Matter {
      let opening = Opening(
        ledger: "trial", definition: 1, number: "试1", title: "事", year: 2021)
      let entry = Entry(
        number: 1, act: .open, by: Cast.inspector, at: Office.beginning, calendar: 1,
        effects: [.opening(opening)] + effects)
      return try #require(Matter(id: MatterID(1), folding: [entry]))
    }
    let urgent = Effect.field("urgency", .text("急件"))
    #expect(try matter([urgent]).theme(in: ledger) == "\(ledger.name)：急件")
    #expect(try matter([]).theme(in: ledger) == nil)
    var source = Source(kind: "政府工作报告", title: "报告")
    source.theme = Self.themes[0]
    #expect(try matter([urgent, .source(source)]).theme(in: ledger) == Self.themes[0])
    #expect(try matter([urgent, .circle(Circle(isWorkSecret: true))]).theme(in: ledger) == nil)
  }
}
