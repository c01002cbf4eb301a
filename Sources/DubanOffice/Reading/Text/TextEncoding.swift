/// The encodings that report files come in.
package enum TextEncoding: String, Sendable {
  case utf8 = "UTF-8"
  case utf16LE = "UTF-16LE"
  case utf16BE = "UTF-16BE"
  case gb18030 = "GB18030"
}

extension TextEncoding {
  /// The encoding that a byte order mark names, and the mark's length.
  package static func marked(_ bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LE, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BE, 2) }
    return nil
  }

  /// The encoding of unmarked bytes by what they look like; nil when they are no text.
  ///
  /// A damaged text still has an encoding: that of its undamaged characters.
  package static func look(at bytes: [UInt8]) -> TextEncoding? {
    let census = ByteCensus(bytes)
    if census.zeros > 0 { return UTF16Look.encoding(of: bytes) }
    if census.utf8.bad == 0 { return census.looksBinary ? nil : .utf8 }
    if census.utf8.good > 4 * census.utf8.bad { return census.looksBinary ? nil : .utf8 }
    if census.gb18030.bad == 0 && !census.looksBinary { return .gb18030 }
    if census.manyHighBytes, let found = UTF16Look.encoding(of: bytes) { return found }
    if census.looksBinary { return nil }
    if census.gb18030.mostlyGood { return .gb18030 }
    return census.asciiWithFewOthers ? .utf8 : nil
  }
}
