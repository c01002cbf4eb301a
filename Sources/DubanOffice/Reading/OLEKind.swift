/// What an OLE compound file (the container of old Office files) holds.
enum OLEKind {
  case protectedDocx, document, other(String)

  static func look(at bytes: [UInt8]) -> OLEKind {
    if holds("EncryptedPackage", in: bytes) { return .protectedDocx }
    if holds("WordDocument", in: bytes) { return .document }
    if holds("Workbook", in: bytes) || holds("Book", in: bytes) { return .other("电子表格") }
    if holds("PowerPoint Document", in: bytes) { return .other("演示文稿") }
    return .other("旧版 Office 文件")
  }

  /// Directory entries lie at multiples of 128 bytes and begin with a name in UTF-16LE.
  private static func holds(_ name: String, in bytes: [UInt8]) -> Bool {
    var pattern: [UInt8] = []
    for byte in name.utf8 { pattern += [byte, 0] }
    pattern += [0, 0]
    return stride(from: 512, to: bytes.count - pattern.count, by: 128).contains { start in
      bytes[start] == pattern[0] && bytes[start..<start + pattern.count].elementsEqual(pattern)
    }
  }
}
