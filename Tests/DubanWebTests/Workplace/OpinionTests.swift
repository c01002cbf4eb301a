import Duban
import DubanReport
import DubanStore
import DubanTesting
import Hummingbird
import HummingbirdTesting
import Testing

@testable import DubanWeb

/// What the units say of a breakdown, and how a year's report stands beside the year before.
@Suite struct `Asking units for their opinion` {
  private typealias Desk = `Bringing in a report`.PlainDesk

  @Test(arguments: Engine.all)
  func `each unit is answered, waited for or late, and each opinion gets its reply`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine, reports: Desk()) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await sent(inspector, `Bringing in a report`.text)
      for (title, unit) in [("新建小学", Cast.housing), ("改造小区", Cast.water)] {
        _ = try await open(title, in: office, year: 2021, unit: unit)
      }
      _ = try await inspector.post(path + "/issue", [("act", "consult"), ("wanted", "2021-03-10")])
      try await say("牵头宜为教育局", of: MatterID(1), in: office)
      let page = try await inspector.get(path + "/opinions").plain
      #expect(page.contains("牵头宜为教育局") && page.contains("已反馈") && page.contains("未反馈"))
      #expect(!page.contains("class=\"late\"") && page.contains("2021-03-10"))
      let entry = try #require(
        page.split(separator: "name=\"entry\" value=\"").dropFirst().first?.prefix { $0 != "\"" })
      let key = [("matter", "1"), ("entry", String(entry))]
      let bare = try await inspector.post(path + "/opinions", key + [("accepted", "no")])
      #expect(bare.status == 422 && bare.plain.contains("请写理由"))
      let none = try await inspector.post(
        path + "/opinions", [("matter", "1"), ("entry", "1"), ("accepted", "yes")])
      #expect(none.status == 404)
      _ = try await inspector.post(
        path + "/opinions", key + [("accepted", "no"), ("reason", "去年即由住建局牵头")])
      let second = try await inspector.post(path + "/opinions", key + [("accepted", "yes")])
      #expect(second.status == 409 && second.plain.contains("别人刚处理过"))
      let replied = try await inspector.get(path + "/opinions").plain
      #expect(replied.contains("不采纳：去年即由住建局牵头（\(Cast.login(Cast.inspector))"))
      // Whoever has not answered when the day is over is late.
      office.clock.pass(20 * 86_400)
      let later = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let late = try await later.get(path + "/opinions").plain
      #expect(late.contains("class=\"late\"") && late.contains("逾期未反馈"))
      #expect(try await later.get(path + "/issue").plain.contains("1/1"))
    }
  }

  @Test func `nobody but the office replies, and units see nothing of it`() async throws {
    try await Office.open(reports: Desk()) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await sent(inspector, `Bringing in a report`.text)
      _ = try await open("新建小学", in: office, year: 2021, unit: Cast.housing)
      let fields = [("matter", "1"), ("entry", "3"), ("accepted", "yes")]
      for actor in [Cast.clerk, Cast.leader] {
        let other = try await Browser.signedIn(Cast.login(actor), client)
        #expect(try await other.post(path + "/opinions", fields).status == 403)
      }
      let leader = try await Browser.signedIn(Cast.login(Cast.leader), client)
      #expect(try await !leader.get(path + "/opinions").plain.contains("name=\"accepted\""))
    }
  }

  @Test func `last year's promises stand beside this year's words and last year's matters`()
    async throws
  {
    try await Office.open(reports: Desk()) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let this = try await sent(
        inspector,
        """
        政府工作报告

        一、2021年工作回顾

        （一）改善民生。改造老旧小区30个。

        二、2022年重点工作

        （一）改善民生。改造老旧小区40个。
        """)
      #expect(try await inspector.get(this + "/comparison").plain.contains("还没有上年的报告"))
      let last = try await sent(inspector, `Bringing in a report`.text)
      let id = try await open(
        "改造老旧小区32个", in: office, year: 2021, unit: Cast.housing, commitment: "c4-2")
      let page = try await inspector.get(this + "/comparison").plain
      #expect(page.contains("未提及") && page.contains("href=\"\(this)#s"))
      #expect(page.contains("href=\"\(last)#c"))
      let partly = try await inspector.get(this + "/comparison?status=partly").plain
      #expect(partly.contains("改造老旧小区30个") && !partly.contains("新建小学2所"))
      // The unit that had the work last year is proposed, with last year's matter as the reason.
      let text = try await inspector.get(this).plain
      let matter = try #require(try await office.house.store.matter(id))
      #expect(text.contains("（\(matter.number)）由其牵头"))
    }
  }

  @Test func `the table is a page and a Word file, of a draft for the office alone`() async throws {
    try await Office.open(reports: Desk()) { _, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await sent(inspector, `Bringing in a report`.text)
      let page = try await inspector.get(path + "/table")
      #expect(page.plain.contains("on-a4-wide") && page.plain.contains("data-of=\"相关单位\""))
      #expect(page.text.contains("甲局<br>乙局"))
      let word = try await inspector.get(path + "/paper")
      #expect(word.headers[.contentDisposition]?.contains(".docx") == true)
      let leader = try await Browser.signedIn(Cast.login(Cast.leader), client)
      #expect(try await leader.get(path + "/table").status == 403)
      _ = try await inspector.post(path + "/adoption", [])
      let passed = try await leader.get(path + "/table")
      #expect(passed.status == 200 && !passed.plain.contains("下载 Excel"))
    }
  }

  @Test func `the table of what has passed says the units and days that the matters now have`()
    async throws
  {
    try await Office.open(reports: Desk()) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await sent(inspector, `Bringing in a report`.text)
      let id = try await open(
        "改造老旧小区32个", in: office, year: 2021, unit: Cast.water, commitment: "c4-2")
      _ = try await inspector.post(path + "/adoption", [])
      let water = try #require(Cast.units.first { $0.id == Cast.water }).name
      let housing = try #require(Cast.units.first { $0.id == Cast.housing }).name
      let opened = try await inspector.get(path + "/table").plain
      #expect(opened.contains(water) && !opened.contains(housing))
      let amend = Command(
        id: "amend", act: .amend, matter: id, reason: "区长办公会议定",
        details: Details {
          $0.units = [UnitRole(Cast.housing, .lead)]
          $0.due = Day(year: 2021, month: 9, day: 30)
        })
      _ = try await office.house.store.perform(amend, by: Cast.inspector, at: office.clock.now)
      let amended = try await inspector.get(path + "/table").plain
      #expect(amended.contains(housing) && !amended.contains(water))
      #expect(amended.contains("2021年9月30日"))
    }
  }

  // MARK: Steps

  private func sent(_ browser: Browser, _ text: String) async throws -> String {
    let answer = try await browser.upload(
      "/reports/files", field: "report", name: "报告.txt", text)
    return try #require(answer.headers[.location])
  }

  private func open(
    _ title: String, in office: Office, year: Int, unit: UnitID, commitment: String? = nil
  ) async throws -> MatterID {
    var source = Source(kind: "政府工作报告", title: "报告")
    source.sourceHash = Digest.of(Array(`Bringing in a report`.text.utf8), by: .sha256).hex
    source.commitment = commitment
    let command = Command(
      id: "open:\(title)", act: .open,
      details: Details {
        $0.ledger = "trial"
        $0.title = title
        $0.units = [UnitRole(unit, .lead)]
        $0.due = Day(year: year, month: 12, day: 31)
        $0.year = year
        $0.sources = [source]
      })
    return try await office.house.store.perform(command, by: Cast.inspector, at: office.clock.now)
      .matter
  }

  private func say(_ text: String, of matter: MatterID, in office: Office) async throws {
    let command = Command(id: "say:\(text)", act: .comment, matter: matter, text: text)
    _ = try await office.house.store.perform(command, by: Cast.clerk, at: office.clock.now)
  }
}
