import Duban
import DubanStore
import DubanTesting
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import DubanWeb

@Suite struct `Working in the browser` {
  @Test(arguments: Engine.all)
  func `an act by form is done once, and told`(_ engine: Engine) async throws {
    try await Office.open(on: engine) { office, client in
      let id = try await office.issued()
      let browser = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      #expect(try await browser.get("/").text.contains("签收"))
      var back = ""
      let form = [("command", "web:once"), ("known", "2")]
      for _ in 0..<2 {
        let answer = try await browser.post(Route.act(id, .accept).path, form)
        #expect(answer.status == 303)
        back = try #require(answer.headers[.location])
        #expect(back.hasPrefix("/matters/1?done=accept"))
      }
      let matter = try await office.house.store.matter(id)
      #expect(matter?.standing == .accepted && matter?.version == 3)
      let page = try await browser.get(back).text
      #expect(page.contains("签收已办") && page.contains("办理记录"))
    }
  }

  @Test func `that an act is done is told to who did it, and not for long`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      let browser = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let answer = try await browser.post(Route.act(id, .accept).path, [("command", "web:once")])
      let back = try #require(answer.headers[.location])
      let lies = [
        "/matters/\(id)?done=issue&number=999&matter=\(id)&version=3", "/matters/\(id)?done=accept",
        "/matters/\(id)?done=assign&matter=\(id)&version=2", "/?done=accept&matter=99&version=3",
      ]
      for lie in lies { #expect(try await !browser.get(lie).text.contains("已办。"), "\(lie)") }
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      #expect(try await !inspector.get(back).text.contains("已办。"))
      #expect(try await browser.get(back).text.contains("撤回"))
      office.clock.pass(29 * 60)
      #expect(try await browser.get(back).text.contains("已办。"))
      office.clock.pass(2 * 60)
      #expect(try await !browser.get(back).text.contains("已办。"))
    }
  }

  @Test func `a long text is refused with its length, and folded where it stands beside a form`()
    async throws
  {
    try await Office.open { office, client in
      let id = try await office.issued()
      let path = Route.act(id, .remark).path
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let long = String(repeating: "长", count: 2_001)
      let refused = try await browser.post(path, [("text", long)])
      #expect(refused.status == 422 && refused.plain.contains("最多写2000字，现有2001字"))
      #expect(refused.text.contains(long))
      #expect(try await browser.post(path, [("text", String(long.dropFirst()))]).status == 303)
      let form = try await browser.get(path).plain
      #expect(form.contains("不超过2000字") && form.contains("点开看全文"))
      let items = String(repeating: "甲", count: 6_001)
      let split = try await browser.post(Route.act(id, .split).path, [("parts", items)])
      #expect(split.status == 422 && split.plain.contains("最多写6000字，现有6001字"))
    }
  }

  @Test func `a stale form is refused and nothing changes`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      let browser = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let answer = try await browser.post(
        Route.act(id, .accept).path, [("known", "1"), ("command", "web:stale")])
      #expect(answer.status == 409)
      #expect(try await office.house.store.matter(id)?.version == 2)
    }
  }

  @Test func `an act that is not one's own says why, on the page and when posted`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let page = try await browser.get(Route.matter(id).path).text
      #expect(page.contains("不能办的，和为什么"))
      let answer = try await browser.post(Route.act(id, .accept).path, [])
      #expect(answer.status == 422)
      #expect(try await office.house.store.matter(id)?.standing == .issued)
    }
  }

  @Test func `who signs reads the whole of what is asked, and may refuse it there`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      _ = try await clerk.post(Route.act(id, .accept).path, [])
      let planned = try await clerk.post(
        Route.act(id, .plan).path,
        [
          ("from", "2021-03-01"), ("due", "2021-12-31"), ("node-name", "完成一半"),
          ("node-day", "2021-06-30"), ("node-share", "50%"),
        ])
      #expect(planned.status == 303)
      let matter = try #require(try await office.house.store.matter(id))
      let request = try #require(matter.requests.first)
      let signer = Cast.actor(Cast.housing, .deputy)
      let browser = try await Browser.signedIn(Cast.login(signer), client)
      let path = Route.act(id, .sign).path + "?request=\(request.number)"
      let page = try await browser.get(path)
      #expect(page.text.contains("2021-03-01 至 2021-12-31"))
      // What a request is called says nothing of the journal's numbers.
      let told = try await browser.get(Route.matter(id).path).plain
      for text in [told, page.plain] {
        #expect(!text.contains("号申请") && !text.contains("\(request.number) 号"))
      }
      #expect(told.contains("3月1日的方案申请，待"), "\(told)")
      #expect(page.plain.contains("2021-06-30") && page.plain.contains("完成一半，50%"))
      #expect(page.text.contains("\(Route.act(id, .refuse).path)?request=\(request.number)"))
      // The file of a report that is not signed yet can be opened.
      var intake = try office.house.evidence.intake(name: "验收单.txt")
      try intake.take(Array("看过".utf8))
      let photograph = try intake.finish()
      try await office.house.store.register(photograph, at: office.clock.now)
      var report = Command(id: "report", act: .report, matter: id, text: "已完成一半")
      report.evidence = [Evidence(hash: photograph.hash, kind: "验收单")]
      _ = try await office.house.store.perform(report, by: Cast.clerk, at: office.clock.now)
      let reported = try #require(try await office.house.store.matter(id)?.requests.last)
      #expect(reported.kind == .report)
      let asked = try await browser.get(
        Route.act(id, .sign).path + "?request=\(reported.number)")
      let file = Route.evidence(id, photograph.hash).path
      #expect(asked.text.contains(file) && !asked.plain.contains("已依规删除"))
      #expect(try await browser.get(file).status == 200)
      // Who may not sign is told why, and is offered neither.
      let other = try await clerk.get(path)
      #expect(!other.text.contains("\(Route.act(id, .refuse).path)?request"))
    }
  }

  @Test(arguments: Engine.all)
  func `what waits for me is on my desk, however much else is due before it`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine, { $0.deskMatters = 2 }) { office, client in
      let store = office.house.store
      for id in try await `Filling in the unit's table`.underway(["甲", "乙", "丙"], office) {
        try await Self.plan(id, in: office)
        #expect(try await store.matter(id)?.awaitsAct == false)
      }
      let last = try await office.issued("丁等签收")
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let desk = try await clerk.get("/")
      #expect(desk.plain.contains("丁等签收"))
      #expect(desk.text.contains(Route.act(last, .accept).path))
    }
  }

  private static let yearEnd = Day(number: 18_992)

  /// A plan to the end of the year, signed.
  private static func plan(_ id: MatterID, in office: Office) async throws {
    let store = office.house.store
    let plan = Command(
      id: "plan:\(id)", act: .plan, matter: id,
      details: Details { $0.plan = Plan(from: office.clock.now.day, to: yearEnd) })
    _ = try await store.perform(plan, by: Cast.clerk, at: office.clock.now)
    let number = try await store.matter(id)?.requests.first?.number
    for (place, signer) in [Cast.actor(Cast.housing, .deputy), Cast.inspector].enumerated() {
      let sign = Command(
        id: "sign:\(id):\(place)", act: .sign, matter: id,
        details: Details { $0.request = number })
      _ = try? await store.perform(sign, by: signer, at: office.clock.now)
    }
  }

  @Test func `a plan is drawn until the whole is due, at the end of its last day`() async throws {
    try await Office.open { office, client in
      let id = try #require(
        try await `Filling in the unit's table`.underway(["甲"], office).first)
      try await Self.plan(id, in: office)
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let model = try await clerk.get("/api/v1" + Route.matter(id).path).text
      #expect(model.contains("[\(Self.yearEnd.number + 1),10000]]"))
    }
  }

  @Test func `another unit's matter is not there, whatever is asked of it`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      let stranger = try await Browser.signedIn(Cast.login(Cast.otherClerk), client)
      for act in Act.allCases where act.resource != nil {
        #expect(try await stranger.get(Route.act(id, act).path).status == 404)
        #expect(try await stranger.post(Route.act(id, act).path, []).status == 404)
      }
      for path in ["/matters/1", "/api/v1/matters/1", "/matters/99"] {
        #expect(try await stranger.get(path).status == 404, "\(path)")
      }
      for path in ["/", "/ledgers/trial", "/ledgers/trial/export", "/cards?q=%E8%80%81%E6%97%A7"] {
        #expect(try await stranger.get(path).text.contains("改造老旧小区") == false, "\(path)")
      }
      // Naming another unit in the filter does not widen it.
      let wide = try await stranger.get("/ledgers/trial?unit=\(Cast.housing)&state=all")
      #expect(wide.text.contains("改造老旧小区") == false)
    }
  }

  @Test func `two characters find the matter, and its card names who answers`() async throws {
    try await Office.open { office, client in
      _ = try await office.issued()
      let browser = try await Browser.signedIn(Cast.login(Cast.leader), client)
      let page = try await browser.get("/cards?q=" + Values.encoded("老旧")).text
      #expect(page.contains("改造老旧小区") && page.contains(Cast.login(Cast.clerk)))
    }
  }

  @Test func `every number of the figures opens a list as long`() async throws {
    try await Office.open { office, client in
      for title in ["甲事", "乙事", "丙事"] { _ = try await office.issued(title) }
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let figures = try await office.house.store.lights(at: office.clock.now)
      #expect(figures.reduce(0) { $0 + $1.count } == 3)
      for figure in figures {
        let path = "/ledgers/trial?light=\(figure.value.rawValue)&unit=\(figure.unit ?? UnitID(0))"
        let page = try await browser.get(path).text
        #expect(page.components(separatedBy: "name=\"chosen\"").count - 1 == figure.count)
      }
    }
  }

  @Test func `bulk urging tells what was done from what was not`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      let draft = Command(
        id: "draft", act: .open,
        details: Details {
          $0.ledger = "trial"
          $0.title = "取消的事"
          $0.units = [UnitRole(Cast.water, .lead)]
        })
      let other = try await office.house.store.perform(
        draft, by: Cast.inspector, at: office.clock.now
      ).matter
      let end = Command(id: "end", act: .terminate, matter: other, reason: "不办了")
      _ = try await office.house.store.perform(end, by: Cast.chief, at: office.clock.now)
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let page = try await browser.followed(
        "/supervision/urging", [("chosen", "\(id)"), ("chosen", "\(other)")])
      #expect(page.status == 200 && page.text.contains("已催办"))
      #expect(page.text.contains("没有催办的事项"))
      #expect(try await office.house.store.matter(id)?.urges == 1)
    }
  }

  @Test func `a page is the same model for people and for programs`() async throws {
    try await Office.open { office, client in
      _ = try await office.issued()
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let json = try await browser.get("/api/v1/matters/1")
      #expect(json.headers[.contentType] == "application/json" && json.headers[.eTag] != nil)
      #expect(json.text.contains("\"title\":\"改造老旧小区\""))
      let missing = try await browser.get("/api/v1/matters/2")
      #expect(missing.headers[.contentType] == "application/problem+json")
      #expect(missing.status == 404 && missing.text.contains("\"code\":\"not-found\""))
    }
  }

  @Test func `a program's key makes an act happen once, and what it has is not sent again`()
    async throws
  {
    try await Office.open { office, client in
      let id = try await office.issued()
      let browser = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let name = try #require(HTTPField.Name("Idempotency-Key"))
      for _ in 0..<2 {
        let answer = try await browser.post(
          "/api/v1" + Route.act(id, .accept).path, [], [name: "k-1"])
        #expect(answer.status == 200 && answer.text.contains("\"version\":3"))
      }
      let first = try await browser.get("/api/v1/matters/1")
      let tag = try #require(first.headers[.eTag])
      let again = try await browser.get("/api/v1/matters/1", [.ifNoneMatch: tag])
      #expect(again.status == 304 && again.text.isEmpty)
    }
  }

  @Test func `a filter is kept under its name and leads back to its list`() async throws {
    try await Office.open { office, client in
      _ = try await office.issued()
      let browser = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let form = [("ledger", "trial"), ("name", "我的待签收"), ("standing", "issued")]
      let answer = try await browser.post("/filters", form)
      #expect(answer.status == 303)
      let page = try await browser.get(answer.headers[.location] ?? "").text
      #expect(page.contains("我的待签收") && page.contains("改造老旧小区"))
      // Another's filters are not shown.
      let other = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      #expect(try await other.get("/ledgers/trial").text.contains("我的待签收") == false)
    }
  }
}
