/// One normalised character of the Basic Multilingual Plane.
///
/// The scanner compares millions of these; a struct around a 16-bit integer lets rules be written with
/// character literals (`text[i] == "万"`) at the cost of an integer comparison.
struct Code: Hashable, Sendable, ExpressibleByUnicodeScalarLiteral {
  var raw: UInt16

  init(raw: UInt16) { self.raw = raw }

  @inlinable init(unicodeScalarLiteral value: Unicode.Scalar) {
    raw = UInt16(truncatingIfNeeded: value.value)
  }

  static let replacement = Code(raw: 0xFFFD)
  static let newline = Code(raw: 0x0A)

  var isDigit: Bool { raw >= 0x30 && raw <= 0x39 }
  var digit: Int64 { Int64(raw) - 0x30 }
  var isLatin: Bool { (raw >= 0x41 && raw <= 0x5A) || (raw >= 0x61 && raw <= 0x7A) }
  var isHan: Bool { raw >= 0x4E00 && raw <= 0x9FFF }

  /// ① … ⑳, ⑴ … ⒇, ㈠ …: markers of a numbered list.
  var isCircled: Bool { (raw >= 0x2460 && raw <= 0x249B) || (raw >= 0x3220 && raw <= 0x3229) }

  /// 。！: what ends a sentence (`gold/README.md`); `!` is the normalised ！.
  var endsSentence: Bool { self == "。" || self == "!" }

  /// What separates clauses.
  var endsClause: Bool {
    switch self {
    case ",", ";", "。", "!", "?", ":", .newline: true
    default: false
    }
  }

  /// Marks that join the members of a list.
  var joinsList: Bool {
    switch self {
    case "、", "和", "及", "与": true
    default: false
    }
  }
}

extension Collection where Element == Code {
  /// The normalised characters as a string.
  var string: String {
    var result = ""
    for code in self {
      result.unicodeScalars.append(Unicode.Scalar(UInt32(code.raw)) ?? "\u{FFFD}")
    }
    return result
  }
}

extension String {
  var codes: [Code] {
    unicodeScalars.map { $0.value < 0x10000 ? Code(raw: UInt16($0.value)) : .replacement }
  }
}
