/// Finds the type of a file by its content.
enum TypeLook {
  /// What must be at hand of the beginning of a file.
  private static let headCount = 4096

  static func look(at source: ByteSource) -> EvidenceType {
    let head = source.bytes(at: 0, count: headCount)
    if let type = mark(head) { return type }
    if let type = media(head) { return type }
    if isExecutable(head) { return .executable }
    if isZip(head) { return ZipLook.look(at: source) }
    if head.hold([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      return OLELook.look(at: source)
    }
    if let markup = MarkupLook.look(at: head) { return markup }
    // Readers of pdf accept some bytes before the mark.
    if let place = head.prefix(1024).firstRange(of: Array("%PDF-".utf8)), place.upperBound <= 1024 {
      return .pdf
    }
    return TextLook.isText(source) ? .text : .unknown
  }

  private static func mark(_ head: [UInt8]) -> EvidenceType? {
    if head.hold("%PDF-") { return .pdf }
    if head.hold([0xFF, 0xD8, 0xFF]) { return .jpeg }
    if head.hold([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if head.hold("GIF87a") || head.hold("GIF89a") { return .gif }
    if head.hold("RIFF") && head.hold("WEBP", at: 8) { return .webp }
    return head.hold("{\\rtf") ? .rtf : nil
  }

  /// ISO base media files: a box `ftyp` with a brand and the brands it is compatible with.
  private static func media(_ head: [UInt8]) -> EvidenceType? {
    guard head.hold("ftyp", at: 4) else { return nil }
    let size = min(head[0..<4].reduce(0) { $0 << 8 | Int($1) }, head.count)
    var brands: [String] = []
    for offset in [8] + Array(stride(from: 16, to: size - 3, by: 4)) where offset + 4 <= size {
      brands.append(String(decoding: head[offset..<offset + 4], as: UTF8.self))
    }
    guard let major = brands.first else { return .unknown }
    let pictures: Set = ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"]
    if major == "avif" || major == "avis" { return .unknown }
    if !pictures.isDisjoint(with: brands) { return .heic }
    if major == "qt  " { return .quickTime }
    let films: Set = ["mp41", "mp42", "mp71", "avc1", "M4V ", "MSNV", "dash", "f4v "]
    let isFilm = brands.contains {
      films.contains($0) || $0.hasPrefix("iso") || $0.hasPrefix("3gp")
    }
    return isFilm ? .mp4 : .unknown
  }

  private static func isZip(_ head: [UInt8]) -> Bool {
    head.hold([0x50, 0x4B, 0x03, 0x04]) || head.hold([0x50, 0x4B, 0x05, 0x06])
  }

  /// Programs of Windows, Linux, macOS and Java, scripts, shortcuts, help files.
  private static func isExecutable(_ head: [UInt8]) -> Bool {
    let marks: [[UInt8]] = [
      [0x7F, 0x45, 0x4C, 0x46], [0x23, 0x21], [0xEF, 0xBB, 0xBF, 0x23, 0x21],
      [0xCA, 0xFE, 0xBA, 0xBE], [0xCA, 0xFE, 0xBA, 0xBF], [0x00, 0x61, 0x73, 0x6D],
      [0xFE, 0xED, 0xFA, 0xCE], [0xFE, 0xED, 0xFA, 0xCF], [0xCE, 0xFA, 0xED, 0xFE],
      [0xCF, 0xFA, 0xED, 0xFE], [0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00],
      [0x49, 0x54, 0x53, 0x46], [0x64, 0x65, 0x78, 0x0A],
    ]
    if marks.contains(where: { head.hold($0) }) { return true }
    // A text may begin with MZ too; a program has zeros in its first header.
    return head.hold("MZ") && head.prefix(64).contains(0)
  }
}
