import Duban
import DubanReport
import DubanStore
import DubanTesting
import Hummingbird
import HummingbirdTesting
import Testing

@testable import DubanWeb

/// A report from its list to its 文号, and what is said of its numbers on the way.
@Suite struct `Carrying a whole report` {
  private static let text = `Bringing in a report`.text

  private static func sent(
    _ browser: Browser, name: String = "报告.txt", _ text: String = text
  ) async throws -> String {
    let answer = try await browser.upload("/reports/files", field: "report", name: name, text)
    return try #require(answer.headers[.location])
  }

  @Test func `the list tells who brought it, when, and how much is in it`() async throws {
    try await Office.open(reports: `Bringing in a report`.PlainDesk()) { _, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      _ = try await Self.sent(inspector)
      let list = try await inspector.get("/reports").plain
      #expect(list.contains("报告.txt") && list.contains(Cast.login(Cast.inspector)))
      #expect(list.contains("起草校核") && list.contains("分解立项"))
      let known = try await inspector.get("/api/v1/reports").plain
      #expect(known.contains("\"findings\":"))
      // A leader sees that there is a report, and nothing of its findings.
      let leader = try await Browser.signedIn(Cast.login(Cast.leader), client)
      let told = try await leader.get("/api/v1/reports").plain
      #expect(told.contains("报告.txt") && !told.contains("\"findings\":"))
      let upload = try await leader.post("/reports/files", [])
      #expect(upload.status == 403)
    }
  }

  @Test func `of a web page the text alone is kept`() async throws {
    try await Office.open(reports: `Bringing in a report`.PlainDesk()) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let page = "<html><body><script>alert(1)</script>\(Self.text)</body></html>"
      let path = try await Self.sent(inspector, name: "报告.html", page)
      let shown = try await inspector.get(path)
      #expect(shown.status == 200 && !shown.text.contains("<script>alert"))
      let original = EvidenceHash(rawValue: Digest.of(Array(page.utf8), by: .sha256).hex)
      #expect(!office.house.evidence.contains(try #require(original)))
      #expect(try await inspector.get("/reports").plain.contains("报告.html"))
    }
  }

  @Test func `findings leave every page once its commitments are open`() async throws {
    try await Office.open(reports: `Bringing in a report`.PlainDesk()) { _, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await Self.sent(inspector)
      let before = try await inspector.get(path).plain
      #expect(before.contains("id=\"findings\"") && before.contains("待核数据"))
      _ = try await inspector.post(path + "/adoption", [])
      let after = try await inspector.get(path).plain
      #expect(after.contains("已通过") && !after.contains("待核数据"))
      for address in ["/api/v1" + path, "/api/v1/reports"] {
        #expect(try await !inspector.get(address).plain.contains("\"findings\":"))
      }
    }
  }

  @Test func `what a workbook corrects is laid on the next reading until it is taken back`()
    async throws
  {
    try await Office.open(reports: `Bringing in a report`.PlainDesk()) { _, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await Self.sent(inspector)
      let book = try await inspector.get(path + "/breakdown")
      #expect(book.status == 200 && book.headers[.contentDisposition] != nil)
      let wrong = try await inspector.upload(
        path + "/corrections", field: "workbook", name: "a.txt", "x")
      #expect(wrong.status == 422 && wrong.plain.contains("不是任务分解表"))
      let taken = try await inspector.upload(
        path + "/corrections", field: "workbook", name: "表.xlsx", "新建示范小学两所")
      #expect(taken.plain.contains("已收回修正 1 处") && taken.plain.contains("第5行"))
      #expect(taken.plain.contains(Cast.login(Cast.inspector)))
      // The page sets the verb apart.
      #expect(try await inspector.get(path).text.contains("<b>新建</b>示范小学两所"))
      let number = try #require(
        taken.text.split(separator: "name=\"back\" value=\"").dropFirst().first?
          .prefix { $0 != "\"" })
      let back = try await inspector.post(path + "/corrections", [("back", String(number))])
      #expect(back.plain.contains("已撤回这次修正"))
      #expect(try await !inspector.get(path).text.contains("示范小学两所"))
      let again = try await inspector.post(path + "/corrections", [("back", String(number))])
      #expect(again.status == 422)
      _ = try await inspector.post(path + "/adoption", [])
      let late = try await inspector.upload(
        path + "/corrections", field: "workbook", name: "表.xlsx", "晚了")
      #expect(late.status == 422 && late.plain.contains("已立项"))
    }
  }

  @Test(arguments: Engine.all)
  func `it is sent out, submitted, signed and issued as one document`(_ engine: Engine)
    async throws
  {
    try await Office.open(on: engine, reports: `Bringing in a report`.PlainDesk()) {
      office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await Self.sent(inspector) + "/issue"
      #expect(try await inspector.get(path).plain.contains("还没有立项"))
      for title in ["新建小学", "改造小区"] { try await Self.open(title, in: office) }
      try await Self.open("无人牵头", in: office, unit: nil)
      let wrong = try await inspector.post(path, [("act", "consult"), ("wanted", "2020-01-01")])
      #expect(wrong.status == 422)
      let consulted = try await inspector.post(
        path, [("act", "consult"), ("wanted", "2021-03-10")])
      #expect(consulted.plain.contains("已征求意见3件"))
      // What nobody leads is not submitted, is told apart with the reason, and stops no other.
      let submitted = try await inspector.post(path, [("act", "submit")]).plain
      #expect(submitted.contains("已报审2件") && submitted.contains("1件没有报审"))
      #expect(submitted.contains("试〔2021〕003号") && submitted.contains("牵头单位"))
      // Before it is signed nothing is issued.
      let early = try await inspector.post(
        path, [("act", "issue"), ("documentNumber", "湖政办〔2021〕2号")])
      #expect(early.plain.contains("2件没有印发") && early.plain.contains("须在“签批完毕”时办理"))
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      #expect(try await clerk.post(path, [("act", "sign")]).status == 403)
      for signer in [Cast.coordinator, Cast.leader] {
        let browser = try await Browser.signedIn(Cast.login(signer), client)
        let signed = try await browser.post(path, [("act", "sign")]).plain
        #expect(signed.contains("已签批2件"))
        #expect(try await browser.post(path, [("act", "sign")]).plain.contains("没有可以签批"))
      }
      // Whoever opens the form to amend what is signed is told what it undoes.
      let submittedOne = try #require(try await office.house.store.find(number: "试〔2021〕001号"))
      let amending = try await inspector.get("/matters/\(submittedOne)/amendment").plain
      #expect(amending.contains("已有人签批") && amending.contains("须重新报审"))
      let issued = try await inspector.post(
        path, [("act", "issue"), ("documentNumber", "湖政办〔2021〕2号")]
      ).plain
      #expect(issued.contains("已印发2件"))
      let page = try await office.house.store.list(ListQuery(order: .number), at: office.clock.now)
      let numbers = page.matters.filter { $0.standing == .issued }.map(\.documentNumber)
      #expect(numbers == ["湖政办〔2021〕2号", "湖政办〔2021〕2号"])
    }
  }

  private static func open(
    _ title: String, in office: Office, unit: UnitID? = Cast.housing
  ) async throws {
    var source = Source(kind: "政府工作报告", title: "报告")
    source.sourceHash = Digest.of(Array(text.utf8), by: .sha256).hex
    let command = Command(
      id: "open:\(title)", act: .open,
      details: Details {
        $0.ledger = "trial"
        $0.title = title
        $0.units = unit.map { [UnitRole($0, .lead)] }
        $0.due = Day(year: 2021, month: 12, day: 31)
        $0.year = 2021
        $0.sources = [source]
      })
    _ = try await office.house.store.perform(
      command, by: Cast.inspector, at: office.clock.now)
  }
}
