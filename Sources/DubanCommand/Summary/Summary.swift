import DubanReport

/// What a report holds, on one screen.
struct Summary {
  let reading: ReadFile
  let columns: Int
  let hasCatalogue: Bool

  private var report: WorkReport { reading.report }

  var text: String {
    let blocks = [head, parts, sentences, targets, commitments, findings, coverage]
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private var head: String {
    let facts = [
      report.place, report.year.map { "\($0)年" }, report.speaker.map { "报告人 \($0)" },
      "\(characters) 字", reading.carrier ?? reading.origin.encoding, reading.name,
    ]
    return [report.title ?? "政府工作报告", facts.compactMap(\.self).joined(separator: " · ")]
      .map { wrapped($0, indent: "") }.joined(separator: "\n")
  }

  /// Line breaks and blanks are not 字.
  private var characters: Int {
    report.source.string.unicodeScalars.count { !$0.properties.isWhitespace }
  }

  private var parts: String { PartTable(report: report, columns: columns).text }

  private var sentences: String {
    let counts = report.sentences.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
    let kinds = Kind.allCases.compactMap { kind in
      counts[kind].map { "\(kind.label) \($0)" }
    }
    let quantities = report.sentences.reduce(0) { $0 + $1.quantities.count }
    let terms = report.terms.isEmpty ? "" : "，名词解释 \(report.terms.count) 条"
    return wrapped(
      "句子　共 \(report.sentences.count) 句：\(kinds.joined(separator: "，"))。"
        + "指标值 \(quantities) 个\(terms)。")
  }

  private var targets: String { HeadlineTargets(report: report, columns: columns).text }

  private var commitments: String {
    CommitmentTally(report: report, columns: columns, hasCatalogue: hasCatalogue).text
  }

  private var findings: String {
    guard !reading.findings.isEmpty else { return "待核数据　没有。" }
    let text = FindingText(columns: columns, lines: [LineIndex(report.source)])
    let shown = reading.findings.strongestFirst.prefix(8).map { finding in
      let place = finding.quotes.first.map { "（\(text.place(of: $0))）" } ?? ""
      return wrapped("  \(finding.verdict.label)　\(finding.message)\(place)", indent: "    ")
    }
    let rest = reading.findings.count - shown.count
    let more = rest > 0 ? ["  另有 \(rest) 处。"] : []
    let head = "待核数据　\(FindingText.tally(reading.findings))。算式和原文见 duban report audit。"
    return ([wrapped(head)] + shown + more).joined(separator: "\n")
  }

  private var coverage: String {
    let coverage = report.coverage
    guard coverage.sentences > 0 else { return "" }
    let head =
      "覆盖　计划部分的任务、目标、机制句 \(coverage.sentences) 句，"
      + "\(coverage.sentencesCovered) 句（\(share(coverage.sentencesCovered, coverage.sentences))）"
      + "已列为承诺条目；指标值 \(coverage.quantities) 个，"
      + "\(coverage.quantitiesCovered) 个（\(share(coverage.quantitiesCovered, coverage.quantities))）已列入。"
    let gaps = coverage.gaps.prefix(5).map { gap in
      let words = report.text(gap.span).truncated(to: 36)
      return wrapped("  未列　\(gap.reason)：“\(words)”", indent: "    ")
    }
    let rest = coverage.gaps.count - gaps.count
    let more = rest > 0 ? ["  另有 \(rest) 处未列，见 --json 的 coverage。"] : []
    return ([wrapped(head)] + gaps + more).joined(separator: "\n")
  }

  private func share(_ part: Int, _ whole: Int) -> String {
    guard whole > 0 else { return "100%" }
    // Rounded down, so that 100% is said of a whole only.
    let permille = part * 1000 / whole
    return permille % 10 == 0 ? "\(permille / 10)%" : "\(permille / 10).\(permille % 10)%"
  }

  private func wrapped(_ text: String, indent: String = "  ") -> String {
    Wrapping(columns: columns, indent: indent)(text)
  }
}
