import Duban
import DubanStore
import DubanTesting
import Foundation
import HummingbirdTesting
import Testing

@testable import DubanWeb

/// What stands in a unit's table and what does not, and which period each row is of. 2021-03-01, 9:00.
@Suite struct `Choosing the rows of the unit's table` {
  private static func page(_ browser: Browser) async throws -> ReturnsPage {
    let answer = try await browser.get("/api/v1/returns")
    return try JSONDecoder().decode(ReturnsPage.self, from: Data(answer.text.utf8))
  }

  /// One of the delivered petitions, accepted by the housing bureau.
  private static func petition(_ office: Office) async throws -> MatterID {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Ledgers").standardized
    let text = try String(contentsOf: folder.appending(path: "petition.yaml"), encoding: .utf8)
    let (store, now) = (office.house.store, office.clock.now)
    try await store.install(ledger: text, named: "petition.yaml", at: now)
    let opening = Command(
      id: "petition", act: .open,
      details: Details {
        $0.ledger = "petition"
        $0.title = "路灯不亮"
        $0.units = [UnitRole(Cast.housing, .lead)]
        $0.fields = ["name": .text("张三丰"), "kind": .text("申诉求决")]
      })
    let id = try await store.perform(opening, by: Cast.inspector, at: now).matter
    let assign = Command(
      id: "assign", act: .assign, matter: id, details: Details { $0.documentNumber = "1号" })
    _ = try await store.perform(assign, by: Cast.inspector, at: now)
    let accept = Command(id: "accept", act: .accept, matter: id)
    _ = try await store.perform(accept, by: Cast.clerk, at: now)
    return id
  }

  @Test(arguments: Engine.all)
  func `a personal text is neither shown nor sent back`(_ engine: Engine) async throws {
    try await Office.open(on: engine) { office, client in
      let id = try await Self.petition(office)
      let store = office.house.store
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let filed = try await clerk.post(
        "/returns", [("what", "report"), ("text-\(id)", "已上门走访"), ("percent-\(id)", "30%")])
      #expect(filed.plain.contains("已填报1件"), "\(filed.plain)")
      // Waiting for its signature, and after it.
      let deputy = try await Browser.signedIn(
        Cast.login(Cast.actor(Cast.housing, .deputy)), client)
      for isSigned in [false, true] {
        if isSigned { _ = try await deputy.post("/returns", [("what", "sign")]) }
        let seen = try await clerk.get("/returns").plain
        #expect(seen.contains("［个人信息］") && !seen.contains("§"), "\(seen)")
        #expect(!seen.contains("已上门走访"))
      }
      let line = try #require(try await Self.page(clerk).lines.first)
      #expect(line.text.isEmpty && line.last == "［个人信息］")
      // A new percent alone says nothing of what was done.
      let count = try await store.entries(of: id).count
      let silent = try await clerk.post(
        "/returns", [("what", "report"), ("text-\(id)", ""), ("percent-\(id)", "60%")])
      #expect(silent.plain.contains("请补充情况"), "\(silent.plain)")
      #expect(try await store.entries(of: id).count == count)
    }
  }

  @Test(arguments: Engine.all)
  func `what a unit is only asked about is not its to report`(_ engine: Engine) async throws {
    try await Office.open(on: engine) { office, client in
      let id = try #require(
        try await `Filling in the unit's table`.underway(["甲事"], office).first)
      let ask = Command(
        id: "ask", act: .coordinate, matter: id, reason: "请提供管线图",
        details: Details { $0.unit = Cast.water })
      _ = try await office.house.store.perform(ask, by: Cast.clerk, at: office.clock.now)
      let water = try await Browser.signedIn(Cast.login(Cast.otherClerk), client)
      // In its list, as it is to answer; not in its table.
      #expect(try await water.get("/ledgers/trial").plain.contains("甲事"))
      #expect(try await Self.page(water).lines.isEmpty)
      let page = try await water.get("/returns").plain
      #expect(page.contains("本单位没有要填报的事项") && page.contains("<dt>截止</dt><dd><b>无</b>"))
    }
  }

  @Test func `who leads jointly leads`() async throws {
    try await Office.open { office, client in
      let (store, now) = (office.house.store, office.clock.now)
      let opening = Command(
        id: "open", act: .open,
        details: Details {
          $0.ledger = "trial"
          $0.title = "共同的事"
          $0.units = [UnitRole(Cast.housing, .lead), UnitRole(Cast.water, .lead)]
          $0.due = Day(year: 2021, month: 12, day: 31)
        })
      let id = try await store.perform(opening, by: Cast.inspector, at: now).matter
      let assign = Command(
        id: "assign", act: .assign, matter: id,
        details: Details { $0.documentNumber = "湖督〔2021〕1号" })
      _ = try await store.perform(assign, by: Cast.chief, at: now)
      for one in [Cast.clerk, Cast.otherClerk] {
        let browser = try await Browser.signedIn(Cast.login(one), client)
        #expect(try await Self.page(browser).lines.map(\.isLead) == [true])
        #expect(try await !browser.get("/returns").plain.contains("含配合"))
      }
    }
  }

  @Test func `each matter is called for in the period of its own ledger`() async throws {
    try await Office.open { office, client in
      let monthly = try #require(
        try await `Filling in the unit's table`.underway(["甲事"], office).first)
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let petition = try await Self.petition(office)
      let both = try await Self.page(clerk)
      #expect(both.period == "2021-03-H1，3月13日截止；2021-03，3月25日截止")
      #expect(both.due == "3月13日")
      #expect(Set(both.lines.map(\.due)) == ["2021-03-13", "2021-03-25"])
      // A unit that leads nothing of the other ledger has nothing of its period.
      let other = try await Browser.signedIn(Cast.login(Cast.otherClerk), client)
      #expect(try await Self.page(other).period.isEmpty)

      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      for path in ["/supervision/reporting", "/supervision/leaders"] {
        #expect(try await inspector.get(path).plain.contains(both.period), "\(path)")
      }
      _ = try await inspector.followed("/supervision/reporting/urging", [])
      let store = office.house.store
      let urged = try await store.entries(of: monthly).last
      #expect(urged?.act == .urge && urged?.text?.contains("（2021-03，3月25日截止）") == true)
      #expect(try await store.entries(of: petition).last?.act == .urge)
    }
  }
}
