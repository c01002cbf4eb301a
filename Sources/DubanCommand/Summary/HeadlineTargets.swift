import DubanReport

/// The figures of the target sentences, by the period they are for.
struct HeadlineTargets {
  let report: WorkReport
  let columns: Int
  /// More than this are counted, not listed.
  private let most = 12

  var text: String {
    periods.map { period, quantities in
      let shown = quantities.prefix(most)
      let name = min(shown.map(\.name.displayWidth).max() ?? 0, columns / 2)
      let rows = shown.map { quantity in
        "  " + quantity.name.truncated(to: name).padded(to: name) + "  " + quantity.phrase
      }
      let rest = quantities.count - shown.count
      let head = "主要目标" + (period.isEmpty ? "" : "　\(period)")
      return ([head] + rows + (rest > 0 ? ["  另有 \(rest) 个。"] : [])).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  /// The periods in the order of the text, each with its named figures.
  private var periods: [(String, [Quantity])] {
    var order: [String] = []
    var found: [String: [Quantity]] = [:]
    for sentence in report.sentences where sentence.kind == .target {
      let named = sentence.quantities.filter { !$0.name.isEmpty }
      guard !named.isEmpty else { continue }
      let period = sentence.horizon.label
      if found[period] == nil { order.append(period) }
      found[period, default: []] += named
    }
    return order.map { ($0, found[$0] ?? []) }
  }
}
