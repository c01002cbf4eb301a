import Duban
import DubanStore
import DubanTesting
import Foundation
import HummingbirdTesting
import Testing

@testable import DubanWeb

@Suite struct `Reckoning in the browser` {
  /// Three matters, of which one is accepted and reported after forty days.
  private static func furnish(_ office: Office) async throws {
    for title in ["甲事", "乙事", "丙事"] { _ = try await office.issued(title) }
    office.clock.pass(40 * 86_400)
    let accept = Command(id: "accept", act: .accept, matter: MatterID(2))
    _ = try await office.house.store.perform(accept, by: Cast.clerk, at: office.clock.now)
    let end = Command(id: "end", act: .terminate, matter: MatterID(3), reason: "不办了")
    _ = try await office.house.store.perform(end, by: Cast.chief, at: office.clock.now)
  }

  private static func model<Model: Decodable>(
    _ path: String, _ browser: Browser
  ) async throws -> Model {
    let answer = try await browser.get("/api/v1" + path)
    return try JSONDecoder().decode(Model.self, from: Data(answer.text.utf8))
  }

  @Test(arguments: Engine.all)
  func `every number, now and as of a past day, opens a list as long`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, client in
      try await Self.furnish(office)
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      for grouping in Route.Grouping.allCases {
        for narrowing in ["", "&day=2021-03-10", "&ledger=trial"] {
          let page: AnalysisPage = try await Self.model(
            Route.analysis(grouping).path + "?" + narrowing.dropFirst(), browser)
          #expect(page.total.outcomes?.counts["issued"] == 3)
          for line in page.lines {
            let numbers = line.lights.merging(line.outcomes?.counts ?? [:]) { first, _ in first }
            #expect(!numbers.isEmpty)
            for (what, count) in numbers {
              let figure: FigurePage = try await Self.model(
                "/analysis/matters?by=\(grouping.rawValue)&key=\(line.id)&what=\(what)" + narrowing,
                browser)
              #expect(figure.count == count && figure.lines.count == count, "\(line.id) \(what)")
            }
          }
        }
      }
    }
  }

  @Test(arguments: Engine.all)
  func `the figures of a ledger are told, now and as of a past day, and open their matters`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, client in
      try await Self.furnish(office)
      let adjust = Command(
        id: "adjust", act: .adjust, matter: MatterID(1), reason: "核定",
        details: Details { $0.fields = ["amount": .number(12_000)] })
      let store = office.house.store
      _ = try await store.perform(adjust, by: Cast.inspector, at: office.clock.now)
      let request = try #require(try await store.matter(MatterID(1))?.requests.first)
      let sign = Command(
        id: "sign", act: .sign, matter: MatterID(1),
        details: Details { $0.request = request.number })
      _ = try await store.perform(sign, by: Cast.leader, at: office.clock.now)
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let now: AnalysisPage = try await Self.model("/analysis/ledgers", browser)
      #expect(now.measures.map { "\($0.name) \($0.value)" } == ["事项 2", "街巷 12", "未签收 1"])
      let then: AnalysisPage = try await Self.model("/analysis/ledgers?day=2021-03-02", browser)
      #expect(then.measures.map { "\($0.name) \($0.value)" } == ["事项 3", "街巷 0", "未签收 3"])
      let figure: FigurePage = try await Self.model(
        "/analysis/matters?by=ledgers&key=trial&measure=issued", browser)
      #expect(figure.count == 1 && figure.lines.map(\.id) == [1])
      #expect(figure.title == "试用：未签收")
      let page = try await browser.get("/analysis/ledgers").plain
      #expect(page.contains("台账计量") && page.contains("measure=lanes"))
      // A unit's are of what it leads.
      let water = try await Browser.signedIn(Cast.login(Cast.otherClerk), client)
      let none: AnalysisPage = try await Self.model("/analysis/ledgers", water)
      #expect(none.measures.isEmpty)
    }
  }

  @Test func `they are reckoned once for all who ask, each told of its own`() async throws {
    try await Office.open { office, client in
      try await Self.furnish(office)
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let deputy = try await Browser.signedIn(
        Cast.login(Cast.actor(Cast.housing, .deputy)), client)
      let all: AnalysisPage = try await Self.model("/analysis/ledgers", inspector)
      let revision = try #require(office.house.store.engine.revision)
      let key = OutcomeKey(revision: revision, moment: office.clock.now.seconds / 60)
      let kept = try #require(office.house.measures.find(key))
      #expect(kept.map(\.leads) == kept.map { _ in [Cast.housing] })
      let own: AnalysisPage = try await Self.model("/analysis/ledgers", clerk)
      #expect(own.measures.map(\.value) == all.measures.map(\.value))
      // What is kept is what the next one is told from.
      office.house.measures.keep([], for: key)
      let next: AnalysisPage = try await Self.model("/analysis/ledgers", deputy)
      #expect(next.measures.isEmpty && !own.measures.isEmpty)
    }
  }

  @Test(arguments: Engine.all)
  func `joint leads count in each unit's own figures and once in all`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, client in
      let store = office.house.store
      let id = try await office.issued("合办")
      let transfer = Command(
        id: "transfer", act: .transfer, matter: id, reason: "联合牵头",
        details: Details {
          $0.units = [UnitRole(Cast.housing, .lead), UnitRole(Cast.water, .lead)]
        })
      _ = try await store.perform(transfer, by: Cast.inspector, at: office.clock.now)
      let request = try #require(try await store.matter(id)?.requests.first)
      let sign = Command(
        id: "sign", act: .sign, matter: id, details: Details { $0.request = request.number })
      _ = try await store.perform(sign, by: Cast.leader, at: office.clock.now)
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let page: AnalysisPage = try await Self.model("/analysis/units", inspector)
      #expect(page.total.outcomes?.counts["open"] == 1)
      for unit in [Cast.housing, Cast.water] {
        let line = try #require(page.lines.first { $0.id == "\(unit)" })
        #expect(line.outcomes?.counts["open"] == 1)
        let figure: FigurePage = try await Self.model(
          "/analysis/matters?by=units&key=\(unit)&what=open", inspector)
        #expect(figure.lines.map(\.id) == [id.rawValue])
        #expect(try await inspector.get("/ledgers/trial?unit=\(unit)").plain.contains("合办"))
      }
      // The other lead finds it counted wherever it looks.
      let water = try await Browser.signedIn(Cast.login(Cast.otherClerk), client)
      let own: AnalysisPage = try await Self.model("/analysis/units", water)
      #expect(own.lines.map(\.id) == ["\(Cast.water)"] && own.total.outcomes?.counts["open"] == 1)
      let ledgers: LedgersPage = try await Self.model("/ledgers", water)
      #expect(ledgers.ledgers.first { $0.id == "trial" }?.open == 1)
      #expect(try await water.get("/").plain.contains("合办"))
      for isFolded in [false, true] {
        if isFolded {
          office.clock.pass(86_400)
          try await store.foldTallies(today: office.clock.now.day)
        }
        let at = office.clock.now
        let all = try await store.standings().reduce(0) { $0 + $1.count }
        let jointly = try await store.standings(jointly: true)
        #expect(all == 1 && jointly.reduce(0) { $0 + $1.count } == 2)
        let shining = try await store.lights(at: at, jointly: true)
        #expect(shining.reduce(0) { $0 + ($1.unit == Cast.water ? $1.count : 0) } == 1)
        #expect(try await store.lights(at: at).reduce(0) { $0 + $1.count } == 1)
        #expect(try await store.checkRebuild(at: at).isEqual)
      }
    }
  }

  @Test(arguments: Engine.all)
  func `a past day shows what stood on it, from the journal alone`(_ engine: Engine) async throws {
    try await Office.open(on: engine) { office, client in
      try await Self.furnish(office)
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let then: AnalysisPage = try await Self.model("/analysis/units?day=2021-03-02", browser)
      let now: AnalysisPage = try await Self.model("/analysis/units", browser)
      #expect(then.total.outcomes?.counts["open"] == 3 && now.total.outcomes?.counts["open"] == 2)
      let before: AnalysisPage = try await Self.model("/analysis/units?day=2021-02-01", browser)
      #expect(before.lines.isEmpty && before.total.outcomes?.counts == [:])
      let list = try await browser.get(
        "/analysis/matters?by=units&key=\(Cast.housing)&what=open&day=2021-03-02")
      #expect(list.text.contains("丙事") && list.text.contains("截至 2021-03-02"))
      #expect(try await browser.get("/analysis/units?day=" + Values.encoded("1日")).status == 400)
    }
  }

  @Test(arguments: Engine.all)
  func `the journal folded up to now gives the same figures as the rows`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, _ in
      try await Self.furnish(office)
      let now = office.clock.now
      let rows = try await office.house.store.outcomes(at: now)
      let journal = try await office.house.store.outcomes(asOf: now)
      #expect(rows == journal && rows.count == 3)
    }
  }

  @Test func `every number on the page leads to what it counts, the totals too`() async throws {
    try await Office.open { office, client in
      try await Self.furnish(office)
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let page = try await browser.get("/analysis/units").text
      let links = page.components(separatedBy: "href=\"").dropFirst()
        .map { String($0.prefix { $0 != "\"" }).replacing("&amp;", with: "&") }
        .filter { $0.hasPrefix("/analysis/matters?") }
      #expect(links.contains("/analysis/matters?by=units&what=red"))
      #expect(links.contains("/analysis/matters?by=units&what=rated"))
      #expect(links.contains("/analysis/matters?by=units&what=issued"))
      #expect(links.contains("/analysis/matters?by=units&key=\(Cast.housing)&what=lit"))
      for link in Set(links) { #expect(try await browser.get(link).status == 200, "\(link)") }
      let lit: FigurePage = try await Self.model("/analysis/matters?by=units&what=lit", browser)
      let issued: FigurePage = try await Self.model(
        "/analysis/matters?by=units&what=issued", browser)
      #expect(lit.count == 2 && issued.count == 3)
      #expect(try await browser.get("/analysis/matters?what=nothing").status == 400)
    }
  }

  @Test func `a rate is of those that ended and had a limit`() async throws {
    let rated = try #require(BehindFigure("rated"))
    let kinds: [(Set<Outcome.Kind>, Bool)] = [
      ([.issued, .closed, .onTime], true), ([.closed, .late], true), ([.closed], false),
      ([.open], false),
    ]
    try await Office.open { office, _ in
      try await Self.furnish(office)
      let all = try await office.house.store.outcomes(at: office.clock.now)
      var outcome = try #require(all.first)
      for (kinds, isCounted) in kinds {
        outcome.kinds = kinds
        #expect(rated.counts(outcome) == isCounted)
      }
    }
    #expect(BehindFigure.words.allSatisfy { BehindFigure($0)?.name == $0 })
  }

  @Test func `another unit counts only what it leads`() async throws {
    try await Office.open { office, client in
      try await Self.furnish(office)
      let stranger = try await Browser.signedIn(Cast.login(Cast.otherClerk), client)
      let page: AnalysisPage = try await Self.model("/analysis/units", stranger)
      #expect(page.lines.isEmpty)
      let list = try await stranger.get("/analysis/matters?by=units&key=\(Cast.housing)&what=open")
      #expect(list.text.contains("甲事") == false)
    }
  }
}
