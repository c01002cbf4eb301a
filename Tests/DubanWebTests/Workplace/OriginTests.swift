import Duban
import DubanStore
import DubanTesting
import Foundation
import HTTPTypes
import Testing

@testable import DubanWeb

@Suite struct `Opening a light and a date to their entry` {
  private static func entry(_ number: Int, _ effects: [Effect]) -> Entry {
    Entry(
      number: number, act: .report, by: Cast.clerk, at: Office.beginning, calendar: 1,
      effects: effects)
  }

  private static let first = Day(number: 18_900)
  private static let later = Day(number: 18_950)

  private static func story() throws -> [Entry] {
    let progress = try Progress.selfReported(2_000, asOf: first)
    return [
      entry(1, [.due(first)]), entry(2, [.issued]), entry(3, [.progress(progress), .reported]),
      entry(4, [.due(later)]),
      entry(5, [.period(PeriodState(key: "2021-03", step: .locked, light: .red))]),
      entry(6, [.period(PeriodState(key: "2021-04", step: .reported))]),
    ]
  }

  @Test func `dates, progress and the published light come from the entry that set them last`()
    throws
  {
    let origins = MatterOrigins(try Self.story(), light: nil, firstDue: Self.first)
    #expect(origins.due == 4 && origins.original == 1)
    #expect(origins.progress == 3 && origins.published == 5 && origins.light == nil)
  }

  @Test(arguments: [
    (LightReason.Code.farBehind, 3), (.behind, 3), (.stale, 3), (.overdue, 4), (.clockNear, 4),
    (.inTime, 4), (.notYetRated, 2), (.suspended, 2),
  ])
  func `a light opens to what its reason goes back to`(
    _ code: LightReason.Code, _ entry: Int
  ) throws {
    let origins = MatterOrigins(try Self.story(), light: LightReason(code), firstDue: nil)
    #expect(origins.light == entry)
  }

  /// The fragments that links of a page lead to.
  private static func fragments(_ page: String) -> [String] {
    page.split(separator: "href=\"#e").dropFirst().map { "e" + $0.prefix { $0 != "\"" } }
  }

  @Test func `each link of a matter's page leads to an entry that is there, for the unit too`()
    async throws
  {
    try await Office.open { office, client in
      let ids = try await `Filling in the unit's table`.underway(["甲事"], office)
      for actor in [Cast.inspector, Cast.clerk] {
        let browser = try await Browser.signedIn(Cast.login(actor), client)
        let page = try await browser.get(Route.matter(ids[0]).path).text
        let found = Self.fragments(page)
        // The light beside the heading, its reason, and the due day.
        #expect(found.count >= 3, "\(found)")
        for one in found { #expect(page.contains("id=\"\(one)\""), "\(one)") }
      }
    }
  }

  @Test func `an act that was taken back is struck through, and nothing comes from it`()
    async throws
  {
    try await Office.open { office, client in
      let id = try await office.issued()
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      _ = try await clerk.post(Route.act(id, .accept).path, [("known", "2"), ("command", "web:a")])
      let before = try await clerk.get(Route.matter(id).path).text
      #expect(before.contains("id=\"e3\"") && !before.contains("class=\"withdrawn\""))
      _ = try await clerk.post(Route.act(id, .undo).path, [("known", "3"), ("command", "web:u")])
      #expect(try await office.house.store.matter(id)?.standing == .issued)
      let page = try await clerk.get(Route.matter(id).path).text
      #expect(page.contains("<li class=\"withdrawn\" id=\"e3\">") && page.contains("（已撤回）"))
      #expect(page.components(separatedBy: "class=\"withdrawn\"").count == 2)
      #expect(!Self.fragments(page).contains("e3"))
      let entries = try await office.house.store.entries(of: id)
      #expect(entries.undone == [3])
    }
  }
}

@Suite struct `Leading from a matter to what it belongs with` {
  private static func open(
    _ title: String, _ unit: UnitID, _ source: Source? = nil, in office: Office
  ) async throws -> MatterID {
    let command = Command(
      id: "open:\(title)", act: .open,
      details: Details {
        $0.ledger = "trial"
        $0.title = title
        $0.units = [UnitRole(unit, .lead)]
        $0.due = Day(year: 2021, month: 12, day: 31)
        $0.sources = source.map { [$0] } ?? []
      })
    return try await office.house.store.perform(command, by: Cast.inspector, at: office.clock.now)
      .matter
  }

  @Test func `linked matters are named with their link, those alone that the viewer may see`()
    async throws
  {
    try await Office.open { office, client in
      let one = try await Self.open("修路", Cast.housing, in: office)
      let other = try await Self.open("埋管", Cast.water, in: office)
      let link = Command(
        id: "link", act: .link, matter: one,
        details: Details {
          $0.link = .related
          $0.other = other
        })
      _ = try await office.house.store.perform(link, by: Cast.inspector, at: office.clock.now)
      let path = Route.matter(one).path
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let page = try await inspector.get(path).text
      #expect(page.contains("关联事项") && page.contains("相关事项"))
      #expect(page.contains("href=\"\(Route.matter(other).path)\"") && page.contains("埋管"))
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let own = try await clerk.get(path)
      #expect(own.status == 200 && !own.text.contains("埋管") && !own.text.contains("关联事项"))
      let json = try await clerk.get("/api/v1" + path).text
      #expect(!json.contains("埋管"))
    }
  }

  @Test func `a source leads to its sentence, where the report may be read`() async throws {
    try await Office.open(reports: `Bringing in a report`.PlainDesk()) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let text = `Bringing in a report`.text
      let sent = try await inspector.upload(
        "/reports/files", field: "report", name: "报告.txt", text)
      let report = try #require(sent.headers[.location])
      var source = Source(kind: "政府工作报告", title: "报告")
      source.quote = "改造老旧小区32个"
      source.sourceHash = Digest.of(Array(text.utf8), by: .sha256).hex
      source.commitment = "c4-2"
      let id = try await Self.open("改造小区", Cast.housing, source, in: office)
      let link = "href=\"\(report)#s4\""
      let path = Route.matter(id).path
      #expect(try await inspector.get(path).text.contains(link))
      #expect(try await inspector.get(report).text.contains("id=\"s4\""))
      // A draft is not for the units; what has passed is.
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      #expect(try await !clerk.get(path).text.contains(link))
      _ = try await inspector.post(report + "/adoption", [])
      #expect(try await clerk.get(path).text.contains(link))
      let passed = try await clerk.get(report)
      #expect(passed.status == 200 && !passed.text.contains("待核数据"))
    }
  }
}
