import DubanReport

/// Last year's report beside this year's: figures that do not join, and every commitment's outcome.
struct YearsCompared: Compared {
  let readings: [ReadFile]
  let comparison: Comparison

  var findings: [Finding] { comparison.findings }

  var names: [String] { ["上年报告", "今年报告"] }

  var json: [UInt8] {
    ComparisonJSON(
      kind: .years, origins: readings.map(\.origin), findings: findings,
      outcomes: comparison.outcomes
    ).bytes
  }

  func text(columns: Int) -> String {
    let outcomes = OutcomesText(
      columns: columns, lines: readings.map { LineIndex($0.report.source) })
    return findingsText(columns: columns) + "\n" + outcomes.text(comparison.outcomes)
  }
}

/// What became of last year's commitments, those that need a look first.
struct OutcomesText {
  let columns: Int
  /// Of last year's report and this year's.
  let lines: [LineIndex]

  func text(_ outcomes: [CommitmentOutcome]) -> String {
    let order: [CommitmentOutcome.Status] = [.partly, .notMentioned, .kept]
    let groups = order.map { status in (status, outcomes.filter { $0.status == status }) }
      .filter { !$0.1.isEmpty }
    let tally = groups.map { "\($0.label) \($1.count) 条" }.joined(separator: "，")
    guard !tally.isEmpty else { return "上年没有读出承诺条目。\n" }
    let head = "上年承诺 \(outcomes.count) 条：\(tally)。\n"
    let blocks = groups.map { status, members in
      "\n\(status.label)\n" + members.map(block).joined(separator: "\n") + "\n"
    }
    return head + blocks.joined()
  }

  private func block(_ outcome: CommitmentOutcome) -> String {
    var rows = ["  上年\(quoted(outcome.promise))"]
    rows += outcome.claims.map { "    今年\(quoted($0))" }
    // That nothing is said of a commitment needs no reason of its own.
    if outcome.status != .notMentioned { rows.append("    \(outcome.reason)") }
    return rows.map { Wrapping(columns: columns, indent: "      ")($0) }.joined(separator: "\n")
  }

  private func quoted(_ quote: Quote) -> String {
    "第 \(lines[quote.report].line(of: quote.span.start)) 行　“\(quote.text)”"
  }
}
