import DubanReport

/// The parts of a report with their periods and how many sentences each has.
struct PartTable {
  let report: WorkReport
  let columns: Int
  /// More than this are counted, not listed.
  private let most = 12

  init(report: WorkReport, columns: Int) {
    self.report = report
    self.columns = columns
  }

  var text: String {
    guard !report.parts.isEmpty else {
      return "部分　没有分出部分，请核对标题是否为“一、……”的形式。"
    }
    let rest = report.parts.count - rows.count
    let more = rest > 0 ? ["  另有 \(rest) 个部分。"] : []
    return (["部分"] + rows.map(line) + more).joined(separator: "\n")
  }

  private typealias Row = (title: String, period: String, count: String)

  private var rows: [Row] {
    var counts = Array(repeating: 0, count: report.parts.count)
    for case let part? in report.sentences.map(\.part) { counts[part] += 1 }
    return zip(report.parts, counts).prefix(most).map { part, count in
      (part.title, part.horizon.label, "\(count) 句")
    }
  }

  private func line(_ row: Row) -> String {
    let period = rows.map(\.period.displayWidth).max() ?? 0
    let width = min(rows.map(\.title.displayWidth).max() ?? 0, columns - period - 12)
    let cells = [
      row.title.truncated(to: width).padded(to: width), row.period.padded(to: period),
      row.count.leftPadded(to: 7),
    ]
    return "  " + cells.joined(separator: " ")
  }
}
