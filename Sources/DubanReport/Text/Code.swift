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
    String(unsafeUninitializedCapacity: count * 3) { buffer in
      var end = 0
      for code in self { end += code.write(to: buffer, at: end) }
      return end
    }
  }
}

extension Code {
  /// Writes the character as UTF-8; returns the number of bytes.
  @inline(__always)
  fileprivate func write(to buffer: UnsafeMutableBufferPointer<UInt8>, at index: Int) -> Int {
    // A lone surrogate is no character; it can't come from valid UTF-8.
    let value = raw & 0xF800 == 0xD800 ? 0xFFFD : raw
    if value < 0x80 {
      buffer[index] = UInt8(value)
      return 1
    }
    if value < 0x800 {
      buffer[index] = UInt8(0xC0 | value >> 6)
      buffer[index + 1] = UInt8(0x80 | value & 0x3F)
      return 2
    }
    buffer[index] = UInt8(0xE0 | value >> 12)
    buffer[index + 1] = UInt8(0x80 | value >> 6 & 0x3F)
    buffer[index + 2] = UInt8(0x80 | value & 0x3F)
    return 3
  }
}

extension String {
  var codes: [Code] {
    [Code](unsafeUninitializedCapacity: utf8.count) { buffer, count in
      for scalar in unicodeScalars {
        let code = scalar.value < 0x10000 ? Code(raw: UInt16(scalar.value)) : .replacement
        buffer.initializeElement(at: count, to: code)
        count += 1
      }
    }
  }
}

extension String {
  /// Whether both are the same bytes.
  ///
  /// `==` compares characters and so looks up their normal forms, at ten times the cost, where two
  /// Chinese strings differ.
  func hasBytes(of other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }

  func hasByteSuffix(_ other: String) -> Bool {
    utf8.count >= other.utf8.count && utf8.suffix(other.utf8.count).elementsEqual(other.utf8)
  }

  /// The number of Unicode scalars: a count of characters would have to find their boundaries.
  var scalarCount: Int {
    var count = 0
    for byte in utf8 where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// `s12`, `c12-3`: a letter and one or two numbers, cheaper than an interpolation.
  init(id letter: Unicode.Scalar, _ number: Int, _ second: Int? = nil) {
    // Up to 15 bytes need no memory of their own.
    let length = 1 + String.digits(number) + (second.map { 1 + String.digits($0) } ?? 0)
    self.init(unsafeUninitializedCapacity: length) { buffer in
      buffer[0] = UInt8(truncatingIfNeeded: letter.value)
      var end = String.write(number, to: buffer, at: 1)
      if let second {
        buffer[end] = UInt8(ascii: "-")
        end = String.write(second, to: buffer, at: end + 1)
      }
      return end
    }
  }

  private static func digits(_ number: Int) -> Int {
    var digits = 1
    var left = number
    while left >= 10 {
      left /= 10
      digits += 1
    }
    return digits
  }

  /// Writes a natural number in decimal; returns where it ends.
  private static func write(
    _ number: Int, to buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int
  ) -> Int {
    var left = number
    var end = start
    repeat {
      buffer[end] = UInt8(ascii: "0") + UInt8(left % 10)
      left /= 10
      end += 1
    } while left > 0
    buffer[start..<end].reverse()
    return end
  }
}
