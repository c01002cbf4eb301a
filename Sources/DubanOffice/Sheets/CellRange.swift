/// Cells from a corner to the opposite one, both included.
struct CellRange: Hashable, Sendable {
  /// As the program shows them, from 1.
  var rows: ClosedRange<Int>
  /// From 0.
  var columns: ClosedRange<Int>

  init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }

  /// `B2:C4`; `nil` for anything else.
  init?(_ text: String) {
    let corners = text.split(separator: ":").map(String.init)
    guard corners.count == 2, let first = Self.corner(corners[0]),
      let last = Self.corner(corners[1]), first.row <= last.row, first.column <= last.column
    else { return nil }
    self.init(rows: first.row...last.row, columns: first.column...last.column)
  }

  private static func corner(_ text: String) -> (row: Int, column: Int)? {
    guard let column = GridReader.column(text), column < GridReader.columnMax,
      let row = Int(text.drop { $0.isLetter }), 1...GridReader.rowMax ~= row
    else { return nil }
    return (row, column)
  }
}
