import Duban
import DubanStore
import DubanTesting
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import DubanWeb

/// What any ledger has, though its file does not name it, and what is offered only while it may be done.
@Suite struct `Offering acts at their times` {
  private func offered(_ id: MatterID, to browser: Browser) async throws -> Set<Act> {
    let page = try await browser.get(Route.matter(id).path).text
    return Set(Act.allCases.filter { page.contains("href=\"\(Route.act(id, $0).path)\"") })
  }

  @Test func `what the office typed in is corrected by the unit for two working days`() async throws
  {
    try await Office.open { office, client in
      let id = try await `Filling in the unit's table`.underway(["改造水厂"], office)[0]
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      #expect(try await offered(id, to: inspector).isSuperset(of: [.enter]))
      #expect(try await offered(id, to: clerk).isDisjoint(with: [.enter, .correct, .settle]))
      let entered = try await inspector.upload(
        Route.act(id, .enter).path,
        [("channel", "电话"), ("counted", "3/14条"), ("text", "来电：已完成三条。")],
        field: "evidence-0", name: "电话记录.txt", Array("电话记录".utf8))
      #expect(entered.status == 303, "\(entered.plain.suffix(400))")
      #expect(try await offered(id, to: clerk).contains(.correct))
      let form = try await clerk.get(Route.act(id, .correct).path).text
      #expect(form.contains("name=\"counted\""))
      let corrected = try await clerk.post(
        Route.act(id, .correct).path, [("counted", "4/14条"), ("text", "实为四条。")])
      #expect(corrected.status == 303, "\(corrected.plain.suffix(400))")
      let matter = try #require(try await office.house.store.matter(id))
      #expect(matter.progress?.measure == .counted(done: 4, total: 14, unit: "条"))
      #expect(try await !offered(id, to: clerk).contains(.correct))
    }
  }

  @Test func `after two working days nothing is left to be corrected`() async throws {
    try await Office.open { office, client in
      let id = try await `Filling in the unit's table`.underway(["改造水厂"], office)[0]
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      _ = try await inspector.upload(
        Route.act(id, .enter).path, [("channel", "来文"), ("counted", "3/14条"), ("text", "来文。")],
        field: "evidence-0", name: "来文.txt", Array("来文".utf8))
      office.clock.pass(8 * 86_400)
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      #expect(try await !offered(id, to: clerk).contains(.correct))
    }
  }

  @Test func `a period is settled or sent back by the office, and explained by the unit`()
    async throws
  {
    try await Office.open { office, client in
      let id = try await `Filling in the unit's table`.underway(["改造水厂"], office)[0]
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      #expect(try await offered(id, to: inspector).isDisjoint(with: [.settle]))
      _ = try await office.house.store.perform(
        Command(id: "none", act: .noNews, matter: id), by: Cast.clerk, at: office.clock.now)
      #expect(try await offered(id, to: inspector).isSuperset(of: [.settle, .sendBack]))
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      #expect(try await offered(id, to: clerk).contains(.explain))
      let sent = try await inspector.post(Route.act(id, .sendBack).path, [("reason", "没有写完成数")])
      #expect(sent.status == 303, "\(sent.plain.suffix(400))")
      let said = try await clerk.post(Route.act(id, .explain).path, [("text", "水厂停工一周。")])
      #expect(said.status == 303, "\(said.plain.suffix(400))")
      let period = try #require(try await office.house.store.matter(id)?.period)
      #expect(period.step == .returned && period.explanation == "水厂停工一周。")
    }
  }

  @Test func `the chief alone sets a light by hand and ends a matter`() async throws {
    try await Office.open { office, client in
      let id = try await `Filling in the unit's table`.underway(["改造水厂"], office)[0]
      let chief = try await Browser.signedIn(Cast.login(Cast.chief), client)
      #expect(try await offered(id, to: chief).isSuperset(of: [.override, .terminate]))
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      #expect(try await offered(id, to: inspector).isDisjoint(with: [.override, .terminate]))
      let set = try await chief.post(
        Route.act(id, .override).path,
        [("light", "yellow"), ("expires", "2021-03-20"), ("reason", "现场核实进度慢")])
      #expect(set.status == 303, "\(set.plain.suffix(400))")
      #expect(try await chief.get(Route.matter(id).path).plain.contains("现场核实进度慢"))
    }
  }
}
