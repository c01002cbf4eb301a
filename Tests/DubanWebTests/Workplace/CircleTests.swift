import Duban
import DubanStore
import DubanTesting
import Hummingbird
import HummingbirdTesting
import Testing

@testable import DubanWeb

@Suite struct `Keeping a matter within its circle` {
  static let otherInspector = Cast.actors(of: Cast.office, on: Cast.beginning)[1]

  private static func confined(_ office: Office) async throws -> MatterID {
    let id = try await office.issued()
    let store = office.house.store
    let remark = Command(id: "remark", act: .remark, matter: id, text: "请务必月底前了结")
    _ = try await store.perform(remark, by: Cast.leader, at: office.clock.now)
    let confine = Command(
      id: "confine", act: .confine, matter: id, reason: "领导要求",
      details: Details { $0.circle = Circle(isWorkSecret: true) })
    _ = try await store.perform(confine, by: Cast.inspector, at: office.clock.now)
    return id
  }

  @Test func `outside it lists, search, wall, cards, exports and programs say nothing of it`()
    async throws
  {
    try await Office.open { office, client in
      let id = try await Self.confined(office)
      let outsider = try await Browser.signedIn(Cast.login(Self.otherInspector), client)
      let paths = [
        "/", "/desk/doing", "/desk/unread", "/ledgers/trial", "/ledgers/trial/export", "/wall",
        "/wall?screen=1", "/supervision", "/returns", "/calendar.ics", "/analysis/units",
        "/cards?q=" + Values.encoded("老旧"), "/cards?q=" + Values.encoded("月底前了结"),
      ]
      for path in paths + paths.map({ "/api/v1" + $0 }) {
        let text = try await outsider.get(path).text
        #expect(!text.contains("改造老旧小区") && !text.contains("月底前了结，"), "\(path)")
      }
      for path in [Route.matter(id).path, "/api/v1" + Route.matter(id).path] {
        let answer = try await outsider.get(path)
        #expect(answer.status == 403 && !answer.text.contains("改造老旧小区"))
      }
      #expect(try await outsider.get(Route.act(id, .urge).path).status == 403)
      #expect(try await outsider.post(Route.act(id, .urge).path, []).status == 403)
      let urged = try await outsider.followed("/supervision/urging", [("chosen", "\(id)")]).text
      #expect(!urged.contains("改造老旧小区"))
      #expect(try await office.house.store.matter(id)?.urges == 0)
    }
  }

  @Test func `an export has the ledger's own columns, and of what is outside the circle no number`()
    async throws
  {
    try await Office.open { office, client in
      _ = try await Self.confined(office)
      let path = "/ledgers/trial/export"
      let own = try await Browser.signedIn(Cast.login(Cast.inspector), client).get(path)
      #expect(own.text.contains("配合单位") && own.text.contains(",目标,"))
      #expect(own.text.contains("改造老旧小区") && own.text.contains("湖督〔2021〕1号"))
      let other = try await Browser.signedIn(Cast.login(Self.otherInspector), client).get(path)
      #expect(other.text.contains("知悉范围外") && !other.text.contains("湖督〔2021〕1号"))
    }
  }

  @Test func `the count stays whole, and the row says that there is one`() async throws {
    try await Office.open { office, client in
      _ = try await Self.confined(office)
      let outsider = try await Browser.signedIn(Cast.login(Self.otherInspector), client)
      #expect(try await outsider.get("/ledgers/trial").text.contains("知悉范围外"))
      let figures = try await office.house.store.lights(at: office.clock.now)
      #expect(figures.reduce(0) { $0 + $1.count } == 1)
    }
  }

  @Test func `the unit sees what is asked of it, and not the leader's words`() async throws {
    try await Office.open { office, client in
      let id = try await Self.confined(office)
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let page = try await clerk.get(Route.matter(id).path).text
      #expect(page.contains("改造老旧小区") && page.contains("批示原文"))
      #expect(!page.contains("月底前了结"))
      let found = try await clerk.get("/cards?q=" + Values.encoded("月底前")).text
      #expect(!found.contains("改造老旧小区"))
      for actor in [Cast.inspector, Cast.leader] {
        let insider = try await Browser.signedIn(Cast.login(actor), client)
        #expect(try await insider.get(Route.matter(id).path).text.contains("月底前了结"))
      }
    }
  }

  @Test func `the mark of a work secret stands on the page, on paper and on the export`()
    async throws
  {
    try await Office.open { office, client in
      let id = try await Self.confined(office)
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let page = try await browser.get(Route.matter(id).path).text
      #expect(page.contains("<p class=\"marking\">工作秘密</p>"))
      let export = try await browser.get("/ledgers/trial/export")
      #expect(export.text.hasPrefix("\u{FEFF}工作秘密\r\n"))
      let name = export.headers[.contentDisposition] ?? ""
      #expect(name.contains(Values.encoded("工作秘密")))
      let events = try await office.house.accounts.auditLog().map(\.event)
      #expect(events.contains(.exported))
    }
  }

  @Test func `it is drawn and lifted by a form, with names`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = Route.act(id, .confine).path
      #expect(try await browser.get(path).text.contains("可以知悉的单位和岗位"))
      let wrong = try await browser.post(path, [("reason", "保密"), ("circle", "没有的单位")])
      #expect(wrong.status == 422 && wrong.text.contains("没有的单位"))
      let names = "区教育局\n区政府督查室督查室主任"
      let done = try await browser.post(path, [("reason", "保密"), ("circle", names)])
      #expect(done.status == 303)
      let circle = try #require(try await office.house.store.matter(id)?.circle)
      #expect(circle.units == [Cast.education] && circle.posts.count == 2)
      _ = try await browser.post(path, [("reason", "已公开")])
      #expect(try await office.house.store.matter(id)?.circle == nil)
    }
  }

  @Test func `a unit above finds the matters of those below it where the ledger says so`()
    async throws
  {
    try await Office.open { office, client in
      let opening = Command(
        id: "village", act: .open,
        details: Details {
          $0.ledger = "trial"
          $0.title = "修通村道"
          $0.units = [UnitRole(Cast.eastVillage, .lead)]
        })
      let store = office.house.store
      let id = try await store.perform(opening, by: Cast.inspector, at: office.clock.now).matter
      for (unit, sees) in [(Cast.eastStreet, true), (Cast.westStreet, false)] {
        let login = Cast.login(Cast.actor(unit, .liaison))
        let browser = try await Browser.signedIn(login, client)
        #expect(try await browser.get(Route.matter(id).path).status == (sees ? 200 : 404))
        for path in ["/ledgers/trial", "/desk/doing", "/cards?q=" + Values.encoded("村道")] {
          #expect(try await browser.get(path).text.contains("修通村道") == sees, "\(path)")
        }
      }
    }
  }
}
