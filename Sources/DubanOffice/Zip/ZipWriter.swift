/// Packs files without compressing them: office programs open such an archive, and the same parts
/// always give the same bytes.
package struct ZipWriter {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  package init() {}

  /// - Parameter name: ASCII, with slashes.
  package mutating func add(_ name: String, _ bytes: [UInt8]) {
    let place = body.count
    let head = Self.head(name, bytes)
    body += Self.word(0x0403_4b50) + head + Array(name.utf8) + bytes
    directory += Self.word(0x0201_4b50) + Self.half(20) + head
    // No comment, disk 0, no attributes.
    directory += [UInt8](repeating: 0, count: 10) + Self.word(UInt32(place)) + Array(name.utf8)
    count += 1
  }

  package var bytes: [UInt8] {
    body + directory + Self.word(0x0605_4b50) + Self.half(0) + Self.half(0)
      + Self.half(count) + Self.half(count) + Self.word(UInt32(directory.count))
      + Self.word(UInt32(body.count)) + Self.half(0)
  }

  /// Version 2.0, stored, on 1980-01-01: what both heads share, to the length of the extra field.
  private static func head(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    half(20) + half(0) + half(0) + half(0) + half(0x21) + word(checksum(bytes))
      + word(UInt32(bytes.count)) + word(UInt32(bytes.count)) + half(name.utf8.count) + half(0)
  }

  private static func half(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
  }

  private static func word(_ value: UInt32) -> [UInt8] {
    half(Int(value & 0xFFFF)) + half(Int(value >> 16))
  }

  /// CRC-32 as in ISO 3309.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF as UInt32) { sum, byte in
      table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8)
    }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { sum, _ in
      sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1
    }
  }
}
