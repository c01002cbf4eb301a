/// How tall a row must be for its wrapped text.
///
/// Excel and LibreOffice fit merged cells never and rows written by a library not at all on
/// opening, so the lines are counted here: a Chinese character takes two columns, an ASCII one one.
enum RowHeight {
  /// Excel refuses taller rows.
  static let highest = 409.0

  static func of(_ row: Sheet.Row, in columns: [Sheet.Column]) -> Double {
    let all = columns.reduce(0) { $0 + ($1.isHidden ? 0 : $1.width) }
    var height = 0.0
    for (index, cell) in row.cells.enumerated() where index < columns.count {
      if columns[index].isHidden { continue }
      let width = row.spansAll && index == 0 ? all : columns[index].width
      height = max(height, self.height(of: cell.text, style: cell.style, width: width))
    }
    return min(highest, height)
  }

  static func height(of text: String, style: CellStyle, width: Double) -> Double {
    let room = max(2, columns(width: width, size: style.size) - Int(style.indent) * 2)
    let lines = style.wraps ? TextLines.count(text, room: room) : 1
    return Double(lines) * style.size * 1.3 + 6
  }

  /// How many half-width characters of a size fit: a column is 8 pixels a unit in the standard
  /// font, a half-width character two thirds of its size in points.
  static func columns(width: Double, size: Double) -> Int {
    max(2, Int((width * 7.8 - 6) / (size * 2 / 3)))
  }
}

/// Counting the lines that wrapped text takes.
enum TextLines {
  /// - Parameter room: half-width characters to a line.
  static func count(_ text: String, room: Int) -> Int {
    var lines = 1
    var used = 0
    var word = 0
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        lines += 1
        (used, word) = (0, 0)
        continue
      }
      let width = columns(scalar)
      let sticks = width == 1 && scalar != " " || closes(scalar)
      word = sticks ? word + width : width
      used += width
      if used > room {
        lines += 1
        // A word longer than a line is cut.
        if word > room { word = width }
        used = word
      }
    }
    return lines
  }

  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns($1) }
  }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x80: 1
    case 0x80..<0x2000: 1
    default: 2
    }
  }

  /// Marks that may not begin a line.
  private static func closes(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "。", "、", "”", "’", "》", "】", "…", "%", "\u{FF0C}", "\u{FF1B}", "\u{FF1A}",
      "\u{FF01}", "\u{FF1F}", "\u{FF09}", "\u{FF05}":
      true
    default: false
    }
  }
}
