import Duban
import DubanOffice
import DubanStore
import DubanTesting
import HTTPTypes
import Testing

@testable import DubanWeb

@Suite struct `Waiting for what takes long` {
  /// Where nobody waits, all that may take long leads to its page.
  private static func hurried(
    _ body: @escaping @Sendable (Office, Browser) async throws -> Void
  ) async throws {
    try await Office.open {
      $0.patienceMilliseconds = 0
    } _: { office, client in
      try await body(office, try await Browser.signedIn(Cast.login(Cast.inspector), client))
    }
  }

  /// Where an answer leads, once it is done; at once where it was quick enough all the same.
  private static func ended(
    _ answer: Browser.Answer, _ browser: Browser
  ) async throws -> Browser.Answer {
    var answer = answer
    for _ in 0..<200 {
      guard answer.status == 303, let next = answer.headers[.location] else {
        guard answer.text.contains("http-equiv=\"refresh\"") else { return answer }
        try await Task.sleep(for: .milliseconds(20))
        let own = answer.text.split(separator: "2; url=").last?.prefix { $0 != "\"" } ?? ""
        answer = try await browser.get(String(own))
        continue
      }
      answer = try await browser.get(next)
    }
    return answer
  }

  @Test func `an export is fetched from its page when it is ready`() async throws {
    try await Self.hurried { office, browser in
      _ = try await office.issued()
      let begun = try await browser.get("/ledgers/trial/export")
      let page = try await Self.ended(begun, browser)
      #expect(page.status == 200)
      guard page.headers[.contentDisposition] == nil else { return }
      #expect(page.text.contains("文件已经备好") && !page.text.contains("http-equiv=\"refresh\""))
      let link = page.text.split(separator: "href=\"")
        .first { $0.hasPrefix("/progress/") && $0.contains("?file=1\"") }
      let file = try await browser.get(String(try #require(link).prefix { $0 != "\"" }))
      #expect(file.headers[.contentDisposition] != nil && file.text.contains("改造老旧小区"))
    }
  }

  @Test func `a table and a report come to what they would have come to at once`() async throws {
    try await Self.hurried { office, browser in
      let bytes = try PlainSheet.workbook(
        named: "台账", [["序号", "工作任务", "责任单位", "完成时限"], ["1", "整治街巷", "区教育局", "年底"]])
      let sent = try await browser.upload(
        "/ledgers/trial/import", [("what", "read")], field: "table", name: "t.xlsx", bytes)
      let page = try await Self.ended(sent, browser)
      #expect(page.status == 200 && page.plain.contains("将立项 1 行"))
      let wrong = try await browser.upload(
        "/ledgers/trial/import", [("what", "read")], field: "table", name: "t.xlsx",
        Array("不是表格".utf8))
      #expect(try await Self.ended(wrong, browser).status == 422)
    }
  }

  @Test func `a work is told to whoever began it, and to no program`() async throws {
    try await Office.open { office, client in
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let person = try #require(Cast.inspector.person)
      let work = LongWork("导入表格", of: person)
      office.house.works.keep(work, for: work.id)
      work.note(30, of: 120, "正在导入表格")
      let path = Route.work(work.id).path
      let page = try await browser.get(path)
      #expect(page.text.contains("max=\"120\"") && page.text.contains("value=\"30\""))
      #expect(page.text.contains("content=\"2; url=\(path)\""))
      #expect(try await browser.get("/api/v1" + path).status == 404)
      let other = try await Browser.signedIn(Cast.login(Cast.chief), client)
      #expect(try await other.get(path).status == 404)
      work.end(.success(.seeOther("/ledgers/trial")))
      let done = try await browser.get(path)
      #expect(done.status == 303 && done.headers[.location] == "/ledgers/trial")
      let failed = LongWork("读报告", of: person)
      office.house.works.keep(failed, for: failed.id)
      failed.end(.failure(Stop.busy))
      #expect(try await browser.get(Route.work(failed.id).path).status == 503)
    }
  }

  @Test func `who has two under way is asked to wait, and four are all`() throws {
    let gate = WorkGate()
    let people = (1...3).map { PersonID($0) }
    func enter(_ person: PersonID) -> String? {
      do throws(Stop) {
        try gate.enter(person)
        return nil
      } catch { return error.code }
    }
    #expect((0..<3).map { _ in enter(people[0]) } == [nil, nil, "work-under-way"])
    #expect([1, 1, 2].map { enter(people[$0]) } == [nil, nil, "busy"])
    gate.leave(people[0])
    #expect([2, 1].map { enter(people[$0]) } == [nil, "work-under-way"])
  }
}
