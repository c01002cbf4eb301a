/// Which gaps between words are spaces.
enum PdfSpacing {
  static func join(_ words: [PdfWord], em: Double) -> String {
    // 政 府 工 作 报 告: a title spread over the line.
    let singles = words.count { $0.text.unicodeScalars.count == 1 }
    let isSpread = words.count > 2 && singles * 4 >= words.count * 3
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
  static func wrap(_ next: String, onto line: inout String) {
    if isSpace(line, next, gap: 0) && !isBrokenNumber(line, next) { line += " " }
    line += next
  }

  /// Latin words keep their space; between two Chinese characters only a space makes a gap; beside
  /// figures the setting makes one too, so that there it must be most of an em.
  private static func isSpace(_ line: String, _ next: String, gap: Double) -> Bool {
    guard let last = line.unicodeScalars.last, let first = next.unicodeScalars.first else {
      return false
    }
    if isLatin(last) && isLatin(first) { return true }
    return gap >= (isIdeograph(last) && isIdeograph(first) ? 0.2 : 0.8)
  }

  private static func isBrokenNumber(_ line: String, _ next: String) -> Bool {
    guard let last = line.unicodeScalars.last, let first = next.unicodeScalars.first else {
      return false
    }
    let startsInNumber = "0123456789.%".unicodeScalars.contains(first)
    return "0123456789.".unicodeScalars.contains(last) && startsInNumber
  }

  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    0x4E00...0x9FFF ~= scalar.value
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x250 && scalar.value > 0x20
  }
}
