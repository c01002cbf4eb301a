import DubanReport

/// Findings as a person reads them on a terminal.
struct FindingText {
  let columns: Int
  /// One for each report that quotes can come from.
  let lines: [LineIndex]
  /// Names put before a quote's line where there is more than one report.
  let names: [String]

  init(columns: Int, lines: [LineIndex], names: [String] = []) {
    self.columns = columns
    self.lines = lines
    self.names = names
  }

  /// The verdict and message, the arithmetic, and each quote with its line.
  func block(_ finding: Finding, number: Int) -> String {
    let head = "\(number). \(finding.verdict.label)　\(finding.message)"
    var rows = [wrapped(head, indent: "   ")]
    if !finding.arithmetic.isEmpty {
      rows.append(wrapped("   算式　\(finding.arithmetic)", indent: "         "))
    }
    for quote in finding.quotes {
      rows.append(wrapped("   \(place(of: quote))　“\(quote.text)”", indent: "         "))
    }
    return rows.joined(separator: "\n")
  }

  /// 第 12 行, with the report's name before it where there are several.
  func place(of quote: Quote) -> String {
    let row = "第 \(lines[quote.report].line(of: quote.span.start)) 行"
    return names.isEmpty ? row : names[quote.report] + " " + row
  }

  /// 2 处前后不一致、1 处待说明; the strongest first.
  static func tally(_ findings: [Finding]) -> String {
    let verdicts: [Verdict] = [.contradiction, .explain, .note]
    let parts = verdicts.compactMap { verdict in
      let count = findings.count { $0.verdict == verdict }
      return count == 0 ? nil : "\(verdict.label) \(count) 处"
    }
    return parts.joined(separator: "，")
  }

  private func wrapped(_ text: String, indent: String) -> String {
    Wrapping(columns: columns, indent: indent)(text)
  }
}

extension Sequence<Finding> {
  /// The strongest first; those of one verdict in the order of the text.
  var strongestFirst: [Finding] {
    enumerated().sorted { a, b in
      a.element.verdict == b.element.verdict
        ? a.offset < b.offset : a.element.verdict > b.element.verdict
    }.map(\.element)
  }
}
