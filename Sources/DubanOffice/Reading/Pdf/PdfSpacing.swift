/// Which gaps between words are spaces.
enum PdfSpacing {
  static func join(_ words: [PdfWord], em: Double) -> String {
    // 政 府 工 作 报 告: a title spread over the line.
    let isSpread = words.count > 2 && words.allSatisfy { $0.text.unicodeScalars.count == 1 }
    var line = ""
    var right = 0.0
    for word in words {
      if !line.isEmpty, !isSpread, isSpace(line, word.text, gap: (word.left - right) / max(em, 1)) {
        line += " "
      }
      line += word.text
      right = word.right
    }
    return line
  }

  /// Joins the end of one line with the beginning of the next of its paragraph.
  static func wrap(_ line: String, _ next: String) -> String {
    isSpace(line, next, gap: 0) && !isBrokenNumber(line, next) ? line + " " + next : line + next
  }

  /// Latin words keep their space; a gap of most of an em was meant, smaller ones come from the
  /// setting of Chinese beside figures.
  private static func isSpace(_ line: String, _ next: String, gap: Double) -> Bool {
    guard let last = line.unicodeScalars.last, let first = next.unicodeScalars.first else {
      return false
    }
    return gap >= 0.8 || (isLatin(last) && isLatin(first))
  }

  private static func isBrokenNumber(_ line: String, _ next: String) -> Bool {
    guard let last = line.unicodeScalars.last, let first = next.unicodeScalars.first else {
      return false
    }
    let startsInNumber = "0123456789.%".unicodeScalars.contains(first)
    return "0123456789.".unicodeScalars.contains(last) && startsInNumber
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x250 && scalar.value > 0x20
  }
}
