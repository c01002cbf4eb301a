/// Text as a cell can hold it.
enum CellText {
  /// Excel's limit, counted in UTF-16.
  static let lengthMax = 32_767
  static let cut = "…（以下略，见报告原文）"

  /// Drops what XML forbids and cuts what is too long, saying so.
  static func fit(_ text: String) -> String {
    let clean = text.unicodeScalars.contains(where: isForbidden)
    let kept = clean ? drop(text) : text
    guard kept.utf16.count > lengthMax else { return kept }
    var room = lengthMax - cut.utf16.count
    var out = String.UnicodeScalarView()
    for scalar in kept.unicodeScalars {
      room -= UTF16.width(scalar)
      if room < 0 { break }
      out.append(scalar)
    }
    return String(out) + cut
  }

  private static func drop(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    out.append(contentsOf: text.unicodeScalars.filter { !isForbidden($0) })
    return String(out)
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<9, 11..<32, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
