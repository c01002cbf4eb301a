import DubanReport

enum ComparisonKind: String {
  case years, drafts, congress

  func compare(_ readings: [Reading]) -> Comparison {
    Comparison(kind: self, readings: readings, findings: findings(readings.map(\.report)))
  }

  private func findings(_ reports: [WorkReport]) -> [Finding] {
    switch self {
    case .years: reports[1].compare(withLast: reports[0])
    case .drafts: reports[1].compare(withDraft: reports[0])
    case .congress: reports[0].compare(withPlan: reports[1], budget: reports[2])
    }
  }
}

/// What a comparison of reports found.
struct Comparison {
  let kind: ComparisonKind
  let readings: [Reading]
  let findings: [Finding]

  var status: Outcome {
    findings.contains { $0.verdict == .contradiction } ? .contradiction : .done
  }

  var json: [UInt8] {
    FindingsJSON(origins: readings.map(\.origin), findings: findings).bytes + [0x0A]
  }

  func text(_ terminal: Terminal) -> [UInt8] {
    let names = readings.map { "《\($0.name)》" }
    guard !findings.isEmpty else {
      return Array("\(names.joined(separator: "与"))：没有发现不衔接的地方。\n".utf8)
    }
    let text = FindingText(
      columns: terminal.readableColumns, lines: readings.map { LineIndex($0.report.source) },
      names: names)
    let head = "\(names.joined(separator: "与"))：\(FindingText.tally(findings))。\n"
    let blocks = findings.strongestFirst.enumerated().map {
      "\n" + text.block($0.element, number: $0.offset + 1) + "\n"
    }
    return Array((head + blocks.joined()).utf8)
  }
}
