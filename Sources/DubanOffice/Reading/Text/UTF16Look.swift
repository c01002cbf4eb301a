/// Tells UTF-16 without a mark by how many of its units a Chinese text would use.
enum UTF16Look {
  static func encoding(of bytes: [UInt8]) -> TextEncoding? {
    let little = Tally(bytes, bigEndian: false)
    let big = Tally(bytes, bigEndian: true)
    switch (little.looksRight, big.looksRight) {
    case (false, false): return nil
    case (true, false): return .utf16LE
    case (false, true): return .utf16BE
    // `a\0` is U+6100 the other way round: the order with more ASCII is the right one.
    case (true, true): return little.score >= big.score ? .utf16LE : .utf16BE
    }
  }

  private struct Tally {
    var units = 0
    var plausible = 0
    var ascii = 0
    var zeros = 0

    init(_ bytes: [UInt8], bigEndian: Bool) {
      let sample = min(bytes.count, 1 << 18) & ~1
      for index in stride(from: 0, to: sample, by: 2) {
        let (high, low) = bigEndian ? (index, index + 1) : (index + 1, index)
        count(UInt16(bytes[high]) << 8 | UInt16(bytes[low]))
      }
    }

    var score: Int { plausible + 2 * ascii }
    var looksRight: Bool { units > 0 && plausible * 20 >= units * 17 && zeros * 100 <= units }

    private mutating func count(_ unit: UInt16) {
      units += 1
      switch unit {
      case 0: zeros += 1
      case 0x09, 0x0A, 0x0D, 0x20...0x7E:
        ascii += 1
        plausible += 1
      case 0xA0, 0xB7, 0xD7, 0x2010...0x2040, 0x2100...0x22FF, 0x2460...0x24FF: plausible += 1
      case 0x25A0...0x25FF, 0x3000...0x303F, 0x3200...0x33FF, 0x3400...0x9FFF: plausible += 1
      case 0xD800...0xDFFF, 0xFEFF, 0xFF00...0xFFEF: plausible += 1
      default: break
      }
    }
  }
}
