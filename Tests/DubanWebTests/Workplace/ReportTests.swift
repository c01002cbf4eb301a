import Duban
import DubanOffice
import DubanReport
import DubanStore
import DubanTesting
import Hummingbird
import HummingbirdTesting
import Testing

@testable import DubanWeb

@Suite struct `Bringing in a report` {
  /// Reads plain text alone; the file formats are the command's.
  struct PlainDesk: ReportDesk {
    let ledger = "trial"
    /// Commitments that are open already, and matters from elsewhere that are called the same.
    var known: Set<String> = []
    var twins: [String: String] = [:]
    var near: [String: String] = [:]

    func read(_ bytes: [UInt8], name: String) async throws -> ReadReport {
      let text = SourceText(Self.untagged(String(decoding: bytes, as: UTF8.self)))
      let report = WorkReport.read(text, options: ReadingOptions())
      let hash = Digest.of(text.utf8, by: .sha256).hex
      return ReadReport(
        report: report, findings: report.audit(), name: name,
        origin: ReportOrigin(name: name, textSHA256: hash, fileSHA256: hash, encoding: "utf-8"))
    }

    func adopt(
      _ report: ReadReport, by actor: Actor?, at instant: Instant
    ) async throws -> [AdoptedLine] {
      report.report.commitments.indices.map { place in
        let id = "c\(place)"
        var line = AdoptedLine(
          commitment: id, title: "条目", lead: [], due: nil,
          number: actor == nil || known.contains(id) ? nil : "重点\(place)",
          isKnown: known.contains(id), refusal: nil)
        (line.twin, line.near) = (twins[id], near[id])
        return line
      }
    }

    func table(_ report: ReadReport) -> BreakdownTable {
      let rows = report.report.commitments.enumerated().map { place, commitment in
        let lead = commitment.lead.map(\.unit).joined(separator: "\n")
        let task = report.report.task(of: commitment)
        return ["\(place + 1)", task, "", "", lead, commitment.deadline.text, "甲局\n乙局", ""]
      }
      return BreakdownTable(
        title: "任务分解表", extent: "共\(rows.count)项。",
        groups: [.init(heading: "一、责任领导待明确", rows: rows)])
    }

    func breakdown(_ report: ReadReport, marking: String?) throws -> [UInt8] {
      Array("\(marking ?? "")\(report.report.commitments.count) 条".utf8)
    }

    /// The whole of what is sent is the first commitment's new wording.
    func changes(
      _ workbook: [UInt8], name: String, of report: ReadReport
    ) throws -> SheetChanges {
      let words = String(decoding: workbook, as: UTF8.self)
      guard name.hasSuffix(".xlsx") else { throw UnreadableReport("不是任务分解表。") }
      let first = report.report.commitments[0]
      let change = Correction(
        commitment: first.id,
        sentence: report.report.text(report.report.sentences[first.sentence].span),
        quote: report.report.text(first.span), field: .task, to: [words])
      return SheetChanges(changes: [change], problems: ["第5行“类型”列看不懂"], hints: [])
    }

    private static func untagged(_ text: String) -> String {
      guard text.hasPrefix("<") else { return text }
      var isTag = false
      return String(
        text.filter { letter in
          if letter == "<" { isTag = true }
          defer { if letter == ">" { isTag = false } }
          return !isTag
        })
    }
  }

  static let text = """
    政府工作报告

    一、2021年重点工作

    （一）改善民生。新建小学2所，改造老旧小区32个，确保年底前完工。
    """

  @Test func `it is read, shown in the workplace's frame, and its commitments opened`() async throws
  {
    try await Office.open(reports: PlainDesk()) { office, client in
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let sent = try await browser.upload(
        "/reports/files", field: "report", name: "报告.txt", Self.text)
      #expect(sent.status == 303)
      let path = try #require(sent.headers[.location])
      let page = try await browser.get(path).text
      #expect(page.contains("改造老旧小区32个") || page.contains("老旧小区"))
      #expect(page.contains("/static/\(StaticFile.report.name)") && !page.contains("<style"))
      let plan = try await browser.get(path + "/adoption").text
      #expect(plan.contains("将立"))
      let done = try await browser.post(path + "/adoption", []).text
      #expect(done.contains("重点0") && !done.contains("将立"))
    }
  }

  @Test func `what is no report, or secret, is refused with a sentence`() async throws {
    try await Office.open(reports: PlainDesk()) { office, client in
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      for (name, text, told) in [
        ("a.txt", "白菜2斤，鸡蛋1板。", "没有读出目标任务"), ("空.txt", "", "没有读出目标任务"),
        ("机密★报告.txt", Self.text, "机密"),
      ] {
        let answer = try await browser.upload("/reports/files", field: "report", name: name, text)
        #expect(answer.status == 422 && answer.text.contains(told), "\(name)")
      }
      #expect(try await browser.get("/reports").text.contains("还没有报告"))
    }
  }

  @Test func `findings are for those alone who prove them`() async throws {
    try await Office.open(reports: PlainDesk()) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let sent = try await inspector.upload(
        "/reports/files", field: "report", name: "报告.txt", Self.text)
      let path = try #require(sent.headers[.location])
      for actor in [Cast.clerk, Cast.leader] {
        let other = try await Browser.signedIn(Cast.login(actor), client)
        #expect(try await other.get(path).status == 403)
        #expect(try await other.get("/api/v1" + path).status == 403)
      }
    }
  }
}
