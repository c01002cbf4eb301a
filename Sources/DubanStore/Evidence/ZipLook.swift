/// Tells what a zip file holds by the names in its central directory (PKWARE APPNOTE §4.3).
enum ZipLook {
  /// A longer directory is not read to its end: a document's first names say what it is.
  private static let directoryCountMax = 4 << 20

  static func look(at source: ByteSource) -> EvidenceType {
    guard let names = names(in: source) else { return .unknown }
    let all = Set(names)
    if all.contains("AndroidManifest.xml") || all.contains("META-INF/MANIFEST.MF") {
      return .executable
    }
    if all.contains("OFD.xml") { return .ofd }
    guard all.contains("[Content_Types].xml") else { return .zip }
    if names.contains(where: { $0.hasSuffix("vbaProject.bin") }) { return .macroDocument }
    let parts: [(String, EvidenceType)] = [("word/", .docx), ("xl/", .xlsx), ("ppt/", .pptx)]
    let part = parts.first { part in names.contains { $0.hasPrefix(part.0) } }
    return part?.1 ?? .zip
  }

  /// `nil` when the file has no whole directory.
  private static func names(in source: ByteSource) -> [String]? {
    guard let directory = directory(of: source) else { return nil }
    let bytes = source.bytes(at: directory.lowerBound, count: directory.count)
    guard bytes.count == directory.count else { return nil }
    var names: [String] = []
    var offset = 0
    while offset < bytes.count {
      guard bytes.hold([0x50, 0x4B, 0x01, 0x02], at: offset),
        let name = bytes.number(at: offset + 28, bytes: 2),
        let extra = bytes.number(at: offset + 30, bytes: 2),
        let comment = bytes.number(at: offset + 32, bytes: 2), offset + 46 + name <= bytes.count
      else { return nil }
      names.append(String(decoding: bytes[offset + 46..<offset + 46 + name], as: UTF8.self))
      offset += 46 + name + extra + comment
    }
    return names
  }

  /// Where the directory stands, by the record at the file's end.
  private static func directory(of source: ByteSource) -> Range<Int>? {
    let start = max(0, source.count - 65_557)
    let tail = source.bytes(at: start, count: 65_557)
    let ends = stride(from: tail.count - 22, through: 0, by: -1)
    guard
      let end = ends.first(where: { tail[$0] == 0x50 && tail.hold([0x50, 0x4B, 5, 6], at: $0) }),
      let size = tail.number(at: end + 12, bytes: 4),
      let offset = tail.number(at: end + 16, bytes: 4),
      size <= directoryCountMax, offset + size <= start + end
    else { return nil }
    return offset..<offset + size
  }
}
