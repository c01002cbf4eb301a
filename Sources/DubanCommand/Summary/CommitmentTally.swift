import DubanReport

/// How many commitments there are, and how many each unit would lead.
struct CommitmentTally {
  let report: WorkReport
  let columns: Int
  let hasCatalogue: Bool

  var text: String {
    let standing = report.commitments.count { $0.isStanding }
    let dated = report.commitments.count { !$0.deadline.text.isEmpty }
    let head =
      "承诺条目　共 \(report.commitments.count) 条，其中长期坚持 \(standing) 条，文中写明时限 \(dated) 条。"
    let rows = [head, units].filter { !$0.isEmpty }
    return rows.map { Wrapping(columns: columns, indent: "  ")($0) }.joined(separator: "\n")
  }

  private var units: String {
    let counts = countsByUnit
    guard !counts.isEmpty else { return hasCatalogue ? "  没有能建议牵头单位的条目。" : missing }
    let without = report.commitments.count { $0.lead.isEmpty }
    let named = counts.map { "\($0.unit) \($0.count)" }.joined(separator: "，")
    let rest = without == 0 ? "" : "；未建议 \(without)"
    return "  建议牵头　\(named)\(rest)。" + (hasCatalogue ? "" : "\n" + missing)
  }

  private var missing: String { "  " + ReportReader.withoutCatalogue }

  /// Most first, then in the order they first appear.
  private var countsByUnit: [(unit: String, count: Int)] {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for unit in report.commitments.compactMap(\.lead.first?.unit) {
      if counts[unit] == nil { order.append(unit) }
      counts[unit, default: 0] += 1
    }
    return order.enumerated().map { ($0.offset, $0.element, counts[$0.element] ?? 0) }
      .sorted { ($1.2, $0.0) < ($0.2, $1.0) }
      .map { (unit: $0.1, count: $0.2) }
  }
}
