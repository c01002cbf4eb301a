import Duban
import DubanStore
import DubanTesting
import Foundation
import HummingbirdTesting
import Testing

@testable import DubanWeb

/// The housing bureau asks the water bureau on Monday 2021-03-01: five working days.
@Suite struct `Asking another unit in the browser` {
  private static func asked(_ office: Office, _ client: any TestClientProtocol) async throws
    -> MatterID
  {
    let id = try #require(
      try await `Filling in the unit's table`.underway(["甲事"], office).first)
    let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
    let answer = try await clerk.followed(
      Route.act(id, .coordinate).path,
      [("unit", "\(Cast.water)"), ("reason", "请提供管线图")])
    #expect(answer.status == 200)
    return id
  }

  private static func desk(_ browser: Browser) async throws -> DeskPage {
    let answer = try await browser.get("/api/v1/")
    return try JSONDecoder().decode(DeskPage.self, from: Data(answer.text.utf8))
  }

  @Test(arguments: Engine.all)
  func `the unit asked has it on its desk with its own clock, and no longer once it has answered`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, client in
      let id = try await Self.asked(office, client)
      let water = try await Browser.signedIn(Cast.login(Cast.otherClerk), client)
      let line = try #require(try await Self.desk(water).waiting.first)
      #expect(line.id == id.rawValue && line.act?.act == "answer")
      #expect(line.clock?.name == "协调" && line.clock?.until == "2021-03-08")
      let page = try await water.get(Route.matter(id).path).plain
      #expect(page.contains("区水务局：请提供管线图（协调时限至 2021-03-08）"), "\(page)")
      #expect(page.contains("等待区水务局答复：请提供管线图"))
      let list = try await water.get("/ledgers/trial").plain
      #expect(list.contains("甲事"))
      let done = try await water.followed(Route.act(id, .answer).path, [("text", "已提供")])
      #expect(done.status == 200 || done.status == 404)
      #expect(try await office.house.store.matter(id)?.waiting.isEmpty == true)
      #expect(try await Self.desk(water).waiting.isEmpty)
      #expect(try await !water.get("/ledgers/trial").plain.contains("甲事"))
      let at = office.clock.now
      #expect(try await office.house.store.checkRebuild(at: at).isEqual)
    }
  }

  @Test(arguments: Engine.all)
  func `overdue it climbs, and stands in the queue as overdue`(_ engine: Engine) async throws {
    try await Office.open(on: engine) { office, client in
      let id = try await Self.asked(office, client)
      let early = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let first = try await early.get("/supervision").plain
      #expect(first.ranges(of: "请提供管线图").count == 1 && !first.contains("答复逾期"))
      office.clock.pass(8 * 86_400)
      _ = try await office.house.store.tick(at: office.clock.now)
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let later = try await inspector.get("/supervision").plain
      #expect(later.contains("升级情况") && later.contains("1 次"))
      #expect(later.contains("答复逾期，限 2021-03-08"), "\(later)")
      let page = try await inspector.get(Route.matter(id).path).plain
      #expect(page.contains("已逾期；已上提到协管责任人"), "\(page)")
      // It is the coordinator's to settle now, and still the unit's to answer.
      let coordinator = try await Browser.signedIn(Cast.login(Cast.coordinator), client)
      let line = try #require(
        try await Self.desk(coordinator).waiting.first { $0.id == id.rawValue })
      #expect(line.act?.act == "answer" && line.clock?.until == "2021-03-16")
      let settled = try await coordinator.followed(
        Route.act(id, .answer).path, [("text", "请水务局今天提供")])
      #expect(settled.status == 200)
      #expect(try await office.house.store.matter(id)?.waiting.isEmpty == true)
    }
  }

  @Test func `the form offers the ledger's levels and takes no other`() async throws {
    try await Office.open { office, client in
      let id = try #require(
        try await `Filling in the unit's table`.underway(["甲事"], office).first)
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let path = Route.act(id, .coordinate).path
      let form = try await clerk.get(path).plain
      #expect(form.contains("不请，先由单位之间办") && form.contains(">责任领导</option>"))
      #expect(!form.contains(">督查室</option>"))
      let ask = [("unit", "\(Cast.water)"), ("reason", "管线图")]
      let refused = try await clerk.post(path, ask + [("level", "office")])
      #expect(refused.status == 422 && refused.plain.contains("应为协管责任人、责任领导、区长之一"))
      #expect(refused.plain.contains("管线图"))
      _ = try await clerk.post(path, ask + [("level", "leader")])
      #expect(try await office.house.store.matter(id)?.waiting.first?.level == .leader)
    }
  }
}

/// The water bureau is asked two things at once, the second of which is the leader's to see to as well.
@Suite struct `Answering one of several questions` {
  private static func asked(_ office: Office) async throws -> (id: MatterID, numbers: [Int]) {
    let id = try #require(
      try await `Filling in the unit's table`.underway(["甲事"], office).first)
    let store = office.house.store
    for (reason, level) in [("请提供管线图", Party?.none), ("请办施工许可", .leader)] {
      let ask = Command(
        id: reason, act: .coordinate, matter: id, reason: reason,
        details: Details { ($0.unit, $0.level) = (Cast.water, level) })
      _ = try await store.perform(ask, by: Cast.clerk, at: office.clock.now)
    }
    office.clock.pass(8 * 86_400)
    _ = try await store.tick(at: office.clock.now)
    // A request of another kind, which is no question.
    let report = Command(id: "report", act: .report, matter: id, text: "完成三条")
    _ = try await store.perform(report, by: Cast.clerk, at: office.clock.now)
    let waiting = try #require(try await store.matter(id)).waiting
    #expect(waiting.map(\.level) == [.coordinator, .head])
    return (id, waiting.map(\.request))
  }

  private static func offered(
    _ id: MatterID, _ browser: Browser
  ) async throws -> [MatterLine.ActLine] {
    let text = try await browser.get("/api/v1" + Route.matter(id).path).text
    let page = try JSONDecoder().decode(MatterPage.self, from: Data(text.utf8))
    return page.acts.filter { $0.act == Act.answer.rawValue }
  }

  private static func answers(_ id: MatterID, _ browser: Browser) async throws -> [Int?] {
    try await offered(id, browser).map(\.request)
  }

  @Test func `whom the second waits for answers the second`() async throws {
    try await Office.open { office, client in
      let (id, numbers) = try await Self.asked(office)
      let head = try await Browser.signedIn(Cast.login(Cast.head), client)
      #expect(try await Self.answers(id, head) == [numbers[1]])
      let form = try await head.get("/api/v1" + Route.act(id, .answer).path).text
      let page = try JSONDecoder().decode(ActPage.self, from: Data(form.utf8))
      #expect(page.request == numbers[1] && page.refusal == nil)
      #expect(page.asked.map(\.value).joined().contains("请办施工许可"))
      let done = try await head.followed(Route.act(id, .answer).path, [("text", "今天办好")])
      #expect(done.status == 200)
      let left = try await office.house.store.matter(id)?.waiting.map(\.request)
      #expect(left == [numbers[0]])
      #expect(try await Self.answers(id, head).isEmpty)
    }
  }

  @Test func `a unit asked twice is offered both`() async throws {
    try await Office.open { office, client in
      let (id, numbers) = try await Self.asked(office)
      let water = try await Browser.signedIn(Cast.login(Cast.otherClerk), client)
      #expect(try await Self.answers(id, water) == numbers)
      // Each says which it is.
      let words = try await Self.offered(id, water).map(\.word)
      #expect(words == ["请提供管线图", "请办施工许可"].map { "\(Act.answer.word)：\($0)" })
      let second = [("text", "已办"), ("request", "\(numbers[1])")]
      #expect(try await water.followed(Route.act(id, .answer).path, second).status == 200)
      #expect(try await Self.answers(id, water) == [numbers[0]])
    }
  }
}

@Suite struct `Deciding a dispute by those before it` {
  private static func disputed(
    _ title: String, _ reason: String, _ office: Office
  ) async throws -> MatterID {
    let id = try await office.issued(title)
    let store = office.house.store
    let dispute = Command(id: "dispute:\(title)", act: .dispute, matter: id, reason: reason)
    _ = try await store.perform(
      dispute, by: Cast.actor(Cast.housing, .deputy), at: office.clock.now)
    return id
  }

  private static func decide(_ id: MatterID, _ act: Act, _ office: Office) async throws {
    let store = office.house.store
    let request = try #require(try await store.matter(id)?.requests.first)
    let command = Command(
      id: "\(act):\(id)", act: act, matter: id, reason: "职责清单另有规定",
      details: Details { $0.request = request.number })
    _ = try await store.perform(command, by: Cast.chief, at: office.clock.now)
  }

  @Test(arguments: Engine.all)
  func `who decides sees how like ones were decided, and not those still open or withdrawn`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, client in
      let upheld = try await Self.disputed("整治滨湖路占道经营", "占道经营属城管职责", office)
      try await Self.decide(upheld, .sign, office)
      let refused = try await Self.disputed("整治柳堤路占道经营", "不在辖区内", office)
      try await Self.decide(refused, .refuse, office)
      let open = try await Self.disputed("清理东湖占道经营", "尚在协商", office)
      let taken = try await Self.disputed("清理西湖占道经营", "填错了", office)
      let number = try await office.house.store.matter(taken)?.requests.first?.number
      let withdraw = Command(
        id: "withdraw", act: .withdraw, matter: taken, details: Details { $0.request = number })
      _ = try await office.house.store.perform(
        withdraw, by: Cast.actor(Cast.housing, .deputy), at: office.clock.now)
      let now = try await Self.disputed("整治环湖路占道经营", "占道经营属城管职责", office)
      let chief = try await Browser.signedIn(Cast.login(Cast.chief), client)
      let page = try await chief.get(Route.act(now, .sign).path).plain
      #expect(page.contains("整治滨湖路占道经营") && page.contains("整治柳堤路占道经营"), "\(page)")
      #expect(page.contains("未同意：职责清单另有规定") && page.contains(" 同意"))
      #expect(!page.contains("尚在协商") && !page.contains("填错了"))
      // The likest first.
      let likest = try #require(page.range(of: "整治滨湖路占道经营"))
      #expect(try #require(page.range(of: "整治柳堤路占道经营")).lowerBound > likest.lowerBound)
      // A signature under something else shows none.
      #expect(try await !chief.get(Route.act(open, .remark).path).plain.contains("先例"))
      // The index gives the same when it is built anew.
      let store = office.house.store
      let request = try #require(try await store.matter(now)?.requests.first)
      let matter = try #require(try await store.matter(now))
      let before = try await store.precedents(of: request, on: matter)
      try await store.rebuild(at: office.clock.now)
      let after = try await store.precedents(of: request, on: matter)
      #expect(before.map(\.matter.id) == after.map(\.matter.id) && before.count == 2)
    }
  }
}
