import Duban
import DubanStore
import DubanTesting
import Foundation
import Testing

@testable import DubanWeb

@Suite struct `Keeping a desk` {
  private static func desk(_ list: String, _ browser: Browser) async throws -> DeskPage {
    let answer = try await browser.get("/api/v1" + list)
    return try JSONDecoder().decode(DeskPage.self, from: Data(answer.text.utf8))
  }

  @Test(arguments: Engine.all)
  func `what I did stays on my desk when others act, the latest first`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, client in
      let store = office.house.store
      var ids: [MatterID] = []
      for number in 1...52 {
        let id = try await office.issued("第\(number)件")
        office.clock.pass(60)
        let accept = Command(id: "accept:\(id)", act: .accept, matter: id)
        _ = try await store.perform(accept, by: Cast.clerk, at: office.clock.now)
        ids.append(id)
      }
      let remark = Command(id: "remark", act: .remark, matter: ids[51], text: "请抓紧")
      _ = try await store.perform(remark, by: Cast.inspector, at: office.clock.now)
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let first = try await Self.desk("/desk/done", clerk)
      #expect(first.lines.map(\.id) == ids.reversed().prefix(50).map(\.rawValue))
      #expect(first.lines.first?.did?.hasSuffix("签收") == true)
      let next = try #require(first.next)
      let second = try await Self.desk("/desk/done?after=\(next)", clerk)
      #expect(second.lines.map(\.id) == [ids[1].rawValue, ids[0].rawValue])
      #expect(second.next == nil)
      #expect(try await clerk.get("/desk/done?after=1").status == 400)
      let stranger = try await Browser.signedIn(Cast.login(Cast.otherClerk), client)
      #expect(try await Self.desk("/desk/done", stranger).lines.isEmpty)
    }
  }

  @Test(arguments: Engine.all)
  func `warnings are of what is mine, and what is left off is told and listed`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, client in
      for number in 1...9 { _ = try await office.issued("第\(number)件") }
      let all = try await office.house.store.warnings(
        from: office.clock.now, of: ListQuery(limit: 4), after: 3)
      #expect(all.turns.count == 9 && all.page.count == 4)
      // The numbers alone tell what the matters themselves do.
      for (turn, warning) in zip(all.turns.dropFirst(3), all.page) {
        #expect(turn.matter == warning.matter.id && turn.light == warning.turn.light)
        #expect(turn.at == warning.turn.at)
      }
      let other = Cast.actors(of: Cast.government, on: office.clock.now.day)[1]
      for (actor, count) in [
        (Cast.clerk, 9), (Cast.inspector, 9), (Cast.leader, 9), (other, 0), (Cast.otherClerk, 0),
      ] {
        let browser = try await Browser.signedIn(Cast.login(actor), client)
        let page = try await Self.desk("/", browser)
        #expect(page.warnings.count == count, "\(actor)")
        #expect(page.warnings.days.reduce(0) { $0 + $1.yellow + $1.red } == count)
        #expect(page.warnings.shown.count == min(count, 8))
      }
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let desk = try await clerk.get("/")
      #expect(desk.plain.contains("另有 1 件将变灯") && desk.text.contains("/desk/warnings"))
      #expect(try await Self.desk("/desk/warnings", clerk).warnings.shown.count == 9)
    }
  }

  @Test func `what goes on without me says whom it waits for, for what and since when`()
    async throws
  {
    try await Office.open { office, client in
      let store = office.house.store
      _ = try await office.issued("等签收")
      let id = try #require(
        try await `Filling in the unit's table`.underway(["等协调"], office).first)
      let ask = Command(
        id: "ask", act: .coordinate, matter: id, reason: "要管线图",
        details: Details { $0.unit = Cast.water })
      _ = try await store.perform(ask, by: Cast.clerk, at: office.clock.now)
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let lines = try await Self.desk("/desk/doing", inspector).lines
      let waits = lines.compactMap(\.waitsFor)
      #expect(waits.contains { $0.contains("待区住建局签收（自3月1日起）") }, "\(waits)")
      #expect(waits.contains { $0.contains("待区水务局答复（自3月1日起）") }, "\(waits)")
    }
  }

  @Test func `the day's message tells all that waits for me, however much is due before it`()
    async throws
  {
    try await Office.open { office, _ in
      for number in 1...201 { _ = try await office.issued("第\(number)件") }
      let house = office.house
      let accounts = try await house.accounts.all()
      let clerk = try #require(accounts.first { $0.person == Cast.clerk.person })
      let at = Office.beginning.day.advanced(by: 1).start.advanced(by: 9 * 3_600)
      let reference = try #require(try await house.store.reference())
      let bundle = try await Bundling(house: house, reference: reference, at: at)
        .bundle(for: clerk, Register(reference, today: at.day))
      #expect(bundle?.title.contains("待办 201 件") == true, "\(bundle?.title ?? "")")
    }
  }
}
