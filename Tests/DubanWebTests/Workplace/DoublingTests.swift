import Duban
import DubanReport
import DubanStore
import DubanTesting
import HTTPTypes
import Testing

@testable import DubanWeb

/// What keeps a clerk from opening the same commitments twice, and takes away what was sent by mistake.
@Suite struct `Opening nothing twice` {
  private typealias Desk = `Bringing in a report`.PlainDesk

  private static let text = `Bringing in a report`.text
  /// Of the same year, with a sentence more.
  private static let draft =
    text.replacing("政府工作报告", with: "政府工作报告（征求意见稿）") + "新建公园1个。"

  private static func sent(
    _ browser: Browser, _ text: String = text, name: String = "报告.txt"
  ) async throws -> String {
    let answer = try await browser.upload("/reports/files", field: "report", name: name, text)
    return try #require(answer.headers[.location])
  }

  @Test(arguments: Engine.all)
  func `a draft of a report that has passed is opened only by who says that it is no double`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine, reports: Desk()) { _, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await Self.sent(inspector)
      let first = try await inspector.get(path + "/adoption").plain
      #expect(!first.contains("可能重复") && !first.contains("name=\"again\""))
      let opened = try await inspector.post(path + "/adoption", []).plain
      #expect(opened.contains("已立项") && opened.contains("立项情况"))

      let draft = try await Self.sent(inspector, Self.draft) + "/adoption"
      let asked = try await inspector.get(draft).plain
      #expect(asked.contains("2021年政府工作报告（征求意见稿）") && asked.contains("可能重复"))
      #expect(asked.contains("2021年政府工作报告（报告.txt）"))
      #expect(asked.contains("name=\"again\""))
      let refused = try await inspector.post(draft, [])
      #expect(refused.status == 422 && refused.plain.contains("先勾选这一项"))
      #expect(!refused.plain.contains("重点0"))
      let again = try await inspector.post(draft, [("again", "1")])
      #expect(again.status == 200 && again.plain.contains("重点0"))
    }
  }

  @Test(arguments: [
    (["c0": "试〔2021〕009号"], false), (["c0": "试〔2021〕009号", "c1": "试〔2021〕010号"], true),
  ])
  func `titles that stand in the ledger are told, and most of them ask for a word`(
    _ twins: [String: String], _ asks: Bool
  ) async throws {
    try await Office.open(reports: Desk(twins: twins)) { _, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await Self.sent(inspector) + "/adoption"
      let page = try await inspector.get(path).plain
      #expect(page.contains("与试〔2021〕009号同名"))
      #expect(page.contains("可能重复") == asks)
      #expect(try await inspector.post(path, []).status == (asks ? 422 : 200))
    }
  }

  @Test func `what is called nearly the same is told, and keeps nobody from opening it`()
    async throws
  {
    try await Office.open(reports: Desk(near: ["c1": "“新建小学”（c0）"])) { _, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await Self.sent(inspector) + "/adoption"
      let page = try await inspector.get(path).plain
      #expect(page.contains("与“新建小学”（c0）相近") && page.contains("1 条与别的同名或相近"))
      #expect(try await inspector.post(path, []).status == 200)
    }
  }

  @Test func `what is open leads to its matter, with its unit and state`() async throws {
    try await Office.open(reports: Desk(known: ["c0"])) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      var source = Source(kind: "政府工作报告", title: "报告")
      source.sourceHash = Digest.of(Array(Self.text.utf8), by: .sha256).hex
      source.commitment = "c0"
      let command = Command(
        id: "open", act: .open,
        details: Details {
          $0.ledger = "trial"
          $0.title = "新建小学2所"
          $0.units = [UnitRole(Cast.housing, .lead)]
          $0.due = Day(year: 2021, month: 12, day: 31)
          $0.year = 2021
          $0.sources = [source]
        })
      _ = try await office.house.store.perform(command, by: Cast.inspector, at: office.clock.now)
      let path = try await Self.sent(inspector) + "/adoption"
      let page = try await inspector.get(path).plain
      #expect(page.contains("试〔2021〕001号") && page.contains("href=\"/matters/1\""))
      #expect(page.contains("区住建局") && page.contains("2021-12-31"))
    }
  }

  @Test(arguments: Engine.all)
  func `a draft is taken away with its corrections, and the log says who did it`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine, reports: Desk()) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await Self.sent(inspector)
      _ = try await inspector.upload(
        path + "/corrections", field: "workbook", name: "表.xlsx", "新建示范小学两所")
      #expect(try await inspector.get(path).plain.contains("删除报告"))
      let asked = try await inspector.get(path + "/removal").plain
      #expect(asked.contains("报告.txt") && asked.contains("已作的 1 次修正一并删除"))
      let leader = try await Browser.signedIn(Cast.login(Cast.leader), client)
      #expect(try await leader.post(path + "/removal", []).status == 403)
      #expect(try await inspector.post(path + "/removal", []).status == 303)
      #expect(try await inspector.get("/reports").plain.contains("还没有报告"))
      #expect(try await inspector.get(path).status == 404)
      let file = try #require(EvidenceHash(rawValue: String(path.suffix(64))))
      #expect(try await !office.house.store.namedEvidence().contains(file))
      let line = try #require(try await office.house.accounts.auditLog(event: .reportRemoved).first)
      #expect(line.person == Cast.inspector.person && line.detail.contains("报告.txt"))
      #expect(!line.address.isEmpty)
      // Sent again it is as it was read.
      #expect(try await Self.sent(inspector) == path)
      #expect(try await !inspector.get(path).text.contains("示范小学两所"))
    }
  }

  /// Another file with the same text.
  static func copied(_ path: String, in office: Office) async throws -> String {
    let store = office.house.store
    let file = try #require(EvidenceHash(rawValue: String(path.suffix(64))))
    let kept = try #require(try await store.report(file))
    let bytes = Array((text + "\n").utf8)
    let stored = try office.house.evidence.store(report: bytes, text: bytes, name: "副本.txt")
    try await store.register(stored, at: office.clock.now)
    try await store.keep(
      KeptReport(
        file: stored.hash, name: "副本.txt", original: stored.hash.rawValue, text: kept.text,
        title: kept.title, year: kept.year, commitments: kept.commitments, findings: 0,
        by: kept.by, at: office.clock.now))
    return "/reports/\(stored.hash.rawValue)"
  }

  @Test(arguments: Engine.all)
  func `corrections stay with another file of the text, and what has passed stays`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine, reports: Desk()) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await Self.sent(inspector)
      _ = try await inspector.upload(
        path + "/corrections", field: "workbook", name: "表.xlsx", "新建示范小学两所")
      let other = try await Self.copied(path, in: office)
      #expect(try await !inspector.get(path + "/removal").plain.contains("一并删除"))
      #expect(try await inspector.post(path + "/removal", []).status == 303)
      #expect(try await inspector.get(other).text.contains("<b>新建</b>示范小学两所"))
      _ = try await inspector.post(other + "/adoption", [])
      #expect(try await inspector.post(other + "/removal", []).status == 422)
      #expect(try await inspector.get(other).status == 200)
    }
  }
}
