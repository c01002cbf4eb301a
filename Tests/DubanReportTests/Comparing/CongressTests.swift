import Testing

@testable import DubanReport

@Suite struct `Comparing the reports of one congress` {
  private func findings(_ government: String, _ plan: String, _ budget: String = "") -> [Finding] {
    let reports = [government, plan, budget].map { text in
      Pairs.report(
        2022, review: text.split(separator: "|").first.map(String.init) ?? "",
        plan: text.split(separator: "|").dropFirst().first.map(String.init) ?? "")
    }
    return CongressComparison.of(reports).findings
  }

  @Test func `one target with two values is a contradiction`() throws {
    let found = findings(
      "工作有了新进展。|主要预期目标是：固定资产投资增长6.5%。",
      "工作有了新进展。|主要预期目标是：固定资产投资增长7%。")
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(finding.verdict == .contradiction)
    #expect(finding.quotes.map(\.report) == [0, 1])
    #expect(finding.message.contains("计划报告"))
  }

  @Test func `one result with two values names the reports`() throws {
    let found = findings("税收收入18.9亿元。", "工作有了新进展。", "税收收入18.4亿元。")
    let finding = try #require(found.first)
    #expect(finding.quotes.map(\.report) == [0, 2])
    #expect(finding.message.contains("预算报告") && finding.message.contains("18.4亿元"))
  }

  @Test(
    arguments: [
      // Printed with another number of places.
      ("税收收入18.9亿元。", "税收收入18.92亿元。"),
      ("税收收入18.9亿元。", "税收收入189000万元。"),
      // Another year, another status.
      ("税收收入18.9亿元。", "工作有了新进展。|税收收入20亿元。"),
      ("固定资产投资增长6.5%。", "工作有了新进展。|固定资产投资增长7%。"),
    ])
  func `values that can meet are silent`(government: String, plan: String) {
    #expect(findings(government, plan).isEmpty)
  }

  @Test func `another scope is a question`() {
    let found = findings("一般公共预算收入24.9亿元。", "一般公共预算收入按可比口径完成26亿元。")
    #expect(found.map(\.verdict) == [.explain])
  }
}
