/// Rows of cells under a head, laid out for a terminal: one column may shrink, all others keep their
/// width.
struct TextTable {
  struct Column {
    var head: String
    var isNumber = false
    /// Gives way when the terminal is narrow.
    var shrinks = false

    init(_ head: String, isNumber: Bool = false, shrinks: Bool = false) {
      self.head = head
      self.isNumber = isNumber
      self.shrinks = shrinks
    }
  }

  var columns: [Column]
  var rows: [[String]] = []

  /// The least a column is cut to.
  private static let least = 8

  func text(columns width: Int) -> String {
    let widths = fitted(to: width)
    return ([columns.map(\.head)] + rows).map { line($0, widths) + "\n" }.joined()
  }

  private func fitted(to width: Int) -> [Int] {
    var widths = columns.indices.map { column in
      ([columns[column].head] + rows.map { $0[column] }).map(\.displayWidth).max() ?? 0
    }
    var excess = widths.reduce(0, +) + 2 * (widths.count - 1) - width
    // The widest gives way first, so that none is cut while another could spare more.
    while excess > 0,
      let widest = columns.indices.filter({ columns[$0].shrinks && widths[$0] > Self.least })
        .max(by: { widths[$0] < widths[$1] })
    {
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let laid = zip(columns, zip(cells, widths)).map { column, cell in
      let text = cell.0.truncated(to: cell.1)
      return column.isNumber ? text.leftPadded(to: cell.1) : text.padded(to: cell.1)
    }
    var line = laid.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line
  }
}
