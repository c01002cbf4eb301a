extension Unicode.Scalar {
  /// Columns a terminal gives this scalar: two for Chinese and full-width forms, none for marks.
  var displayWidth: Int {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x300..<0x370, 0x200B...0x200F, 0xFE00...0xFE0F, 0xFEFF: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}

extension Character {
  var displayWidth: Int { unicodeScalars.map(\.displayWidth).max() ?? 0 }
}

extension StringProtocol {
  var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }

  /// Filled with spaces on the right up to a number of columns.
  func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, columns - displayWidth))
  }

  /// Filled with spaces on the left, for numbers.
  func leftPadded(to columns: Int) -> String {
    String(repeating: " ", count: Swift.max(0, columns - displayWidth)) + self
  }

  /// Cut to a number of columns, with … where something is left out.
  func truncated(to columns: Int) -> String {
    guard displayWidth > columns else { return String(self) }
    var kept = ""
    var width = 0
    for character in self {
      guard width + character.displayWidth < columns else { break }
      kept.append(character)
      width += character.displayWidth
    }
    return kept + "…"
  }
}
