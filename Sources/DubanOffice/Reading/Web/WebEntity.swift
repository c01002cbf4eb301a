import CXML2

/// Character references: `&nbsp;` `&#x4E2D;` `&ldquo;`, by libxml2's table of names.
enum WebEntity {
  /// - Parameter text: begins with `&`.
  /// - Returns: the UTF-8 it stands for and the bytes read; the `&` itself when it is no reference.
  static func decode(_ text: ArraySlice<UInt8>) -> (utf8: [UInt8], width: Int) {
    let body = text.dropFirst().prefix(32).prefix { byte in
      0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte || byte == 0x23
    }
    let next = body.endIndex < text.endIndex ? text[body.endIndex] : 0
    let width = 1 + body.count + (next == UInt8(ascii: ";") ? 1 : 0)
    let name = String(decoding: body, as: UTF8.self)
    guard let value = name.hasPrefix("#") ? number(name.dropFirst()) : named(name) else {
      return ([UInt8(ascii: "&")], 1)
    }
    // A non-breaking space is a space to the reader.
    let scalar = value == 0xA0 ? " " : Unicode.Scalar(value) ?? "\u{FFFD}"
    return (Array(UTF8.encode(scalar)!), width)
  }

  private static func named(_ name: String) -> UInt32? {
    guard (2...8).contains(name.utf8.count) else { return nil }
    return htmlEntityLookup(name).map { $0.pointee.value }
  }

  private static func number(_ digits: Substring) -> UInt32? {
    let isHex = digits.first == "x" || digits.first == "X"
    let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value else { return digits.isEmpty ? nil : 0xFFFD }
    if let meant = windows[value] { return meant }
    if [0x09, 0x0A, 0x0D].contains(value) { return 0x20 }
    return value < 0x20 ? 0xFFFD : value
  }

  /// Numbers that mean Windows-1252 to browsers.
  private static let windows: [UInt32: UInt32] = [
    0x80: 0x20AC, 0x85: 0x2026, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C, 0x94: 0x201D,
    0x95: 0x2022, 0x96: 0x2013, 0x97: 0x2014,
  ]
}
