/// Tells what an OLE compound file (the container of old Office files) holds by the names of its
/// directory entries, [MS-CFB] §2.6: 128 bytes each, at multiples of 128, name first in UTF-16LE.
enum OLELook {
  private static let chunkCount = 1 << 20

  static func look(at source: ByteSource) -> EvidenceType {
    var names: Set<String> = []
    var offset = 512
    while offset < source.count {
      let chunk = source.bytes(at: offset, count: chunkCount)
      guard !chunk.isEmpty else { break }
      collect(chunk, into: &names)
      offset += chunk.count
    }
    if names.contains("EncryptedPackage") { return .lockedDocument }
    let hasMacros = !names.isDisjoint(with: ["_VBA_PROJECT_CUR", "_VBA_PROJECT", "Macros"])
    if hasMacros { return .macroDocument }
    if names.contains("WordDocument") { return .doc }
    if names.contains("Workbook") || names.contains("Book") { return .xls }
    return names.contains("PowerPoint Document") ? .ppt : .unknown
  }

  private static func collect(_ chunk: [UInt8], into names: inout Set<String>) {
    for start in stride(from: 0, to: chunk.count - 127, by: 128) {
      // The kind of an entry: storage, stream or root; and the length of its name in bytes.
      guard [1, 2, 5].contains(chunk[start + 66]), chunk[start + 65] == 0,
        let length = chunk.number(at: start + 64, bytes: 2), 4...64 ~= length, length % 2 == 0
      else { continue }
      var name: [UInt8] = []
      for index in stride(from: start, to: start + length - 2, by: 2) where chunk[index + 1] == 0 {
        name.append(chunk[index])
      }
      if name.count * 2 + 2 == length { names.insert(String(decoding: name, as: UTF8.self)) }
    }
  }
}
