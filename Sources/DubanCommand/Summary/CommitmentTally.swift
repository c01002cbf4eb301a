import DubanReport

/// How many commitments there are, and how many each unit would lead.
struct CommitmentTally {
  let report: WorkReport
  let columns: Int
  let hasCatalogue: Bool
  /// More units than this are counted, not listed.
  private let most = 20

  init(report: WorkReport, columns: Int, hasCatalogue: Bool) {
    self.report = report
    self.columns = columns
    self.hasCatalogue = hasCatalogue
  }

  private var wrap: Wrapping { Wrapping(columns: columns, indent: "  ") }

  var text: String {
    let standing = report.commitments.count { $0.isStanding }
    let dated = report.commitments.count { !$0.deadline.text.isEmpty }
    let head =
      "承诺条目　共 \(report.commitments.count) 条，其中长期坚持 \(standing) 条，文中写明时限 \(dated) 条。"
    return wrap(head) + "\n" + units
  }

  private var units: String {
    let counts = countsByUnit
    guard !counts.isEmpty else { return wrap(hasCatalogue ? "  没有能建议牵头单位的条目。" : missing) }
    let without = report.commitments.count { $0.lead.isEmpty }
    let items =
      counts.prefix(most).map { "\($0.unit) \($0.count)" }
      + (counts.count > most ? ["另有 \(counts.count - most) 个单位"] : [])
      + (without > 0 ? ["未建议 \(without)"] : [])
    let list = wrap("  建议牵头　", items: items, end: "。")
    return hasCatalogue ? list : list + "\n" + wrap(missing)
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
