import DubanReport

/// What the reports that are compared are to each other.
enum CompareKind {
  case years, drafts, congress

  func compared(_ readings: [ReadFile]) -> any Compared {
    let reports = readings.map(\.report)
    switch self {
    case .years:
      return YearsCompared(
        readings: readings, comparison: Comparison.of(last: reports[0], this: reports[1]))
    case .drafts:
      return DraftsCompared(readings)
    case .congress:
      return CongressCompared(
        readings: readings, findings: CongressComparison.of(reports).findings)
    }
  }
}

/// The result of a comparison, ready to be shown.
protocol Compared {
  var readings: [ReadFile] { get }
  var findings: [Finding] { get }
  /// How the reports are called before a quote: 上年报告, 今年报告.
  var names: [String] { get }
  var json: [UInt8] { get }
  func text(columns: Int) -> String
}

extension Compared {
  var outcome: Outcome {
    findings.contains { $0.verdict == .contradiction } ? .contradiction : .done
  }

  /// 《甲》《乙》, the files without their endings.
  var title: String {
    let stems = readings.map { reading in
      reading.name.split(separator: ".").dropLast().joined(separator: ".")
    }
    return zip(stems, readings).map { "《\($0.isEmpty ? $1.name : $0)》" }.joined()
  }

  /// The findings, each with the quotes of all reports.
  func findingsText(columns: Int) -> String {
    let tally = findings.isEmpty ? "没有发现不衔接的数据" : FindingText.tally(findings)
    let head = Wrapping(columns: columns)("\(title)：\(tally)。") + "\n"
    let text = FindingText(
      columns: columns, lines: readings.map { LineIndex($0.report.source) },
      names: names)
    let blocks = findings.strongestFirst.enumerated().map {
      "\n" + text.block($0.element, number: $0.offset + 1) + "\n"
    }
    return head + blocks.joined()
  }
}

/// The reports of one congress side by side.
struct CongressCompared: Compared {
  let readings: [ReadFile]
  let findings: [Finding]

  var names: [String] { ["政府工作报告", "计划报告", "预算报告"] }

  var json: [UInt8] {
    ComparisonJSON(kind: .congress, origins: readings.map(\.origin), findings: findings).bytes
  }

  func text(columns: Int) -> String { findingsText(columns: columns) }
}
