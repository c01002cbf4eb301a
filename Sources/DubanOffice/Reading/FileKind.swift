/// What a file's first bytes, and for a zip or OLE file its directory, say it is.
enum FileKind {
  case text, zip, ole, rtf, pdf

  static func look(at bytes: [UInt8]) -> FileKind {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .zip }
    if bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .zip }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .ole }
    if bytes.starts(with: Array("{\\rtf".utf8)) { return .rtf }
    // Readers of pdf accept some bytes before the mark.
    let head = bytes.prefix(1024)
    if let mark = head.firstRange(of: Array("%PDF-".utf8)), mark.lowerBound < 1019 { return .pdf }
    return .text
  }
}
