/// What a text's bytes would be in each encoding: multi-byte characters that hold, and breaks.
struct ByteCensus {
  struct Tally {
    var good = 0
    var bad = 0
    var mostlyGood: Bool { good > 10 * bad }
  }

  var count: Int
  var zeros = 0
  /// Control characters that no text has.
  var controls = 0
  var high = 0
  var utf8 = Tally()
  var gb18030 = Tally()

  init(_ bytes: [UInt8]) {
    count = bytes.count
    bytes.withUnsafeBufferPointer { buffer in
      tallySingleBytes(buffer)
      guard zeros == 0 else { return }
      utf8 = Self.tally(buffer, width: Self.utf8Width)
      guard utf8.bad > 0 else { return }
      gb18030 = Self.tally(buffer, width: Self.gb18030Width)
    }
  }

  var looksBinary: Bool { controls > count / 50 }
  var manyHighBytes: Bool { high > count / 5 }
  var asciiWithFewOthers: Bool { high <= count / 10 }

  private mutating func tallySingleBytes(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      switch byte {
      case 0: zeros += 1
      case 0x09...0x0D, 0x1A, 0x1B: break
      case 0x01...0x1F, 0x7F: controls += 1
      case 0x80...: high += 1
      default: break
      }
    }
  }

  private static func tally(
    _ bytes: UnsafeBufferPointer<UInt8>, width: (UnsafeBufferPointer<UInt8>, Int) -> Int
  ) -> Tally {
    var tally = Tally()
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      let width = width(bytes, index)
      if width == 0 { tally.bad += 1 } else { tally.good += 1 }
      index += max(width, 1)
    }
    return tally
  }

  /// The width of the multi-byte character at an index; 0 when there is none.
  private static func utf8Width(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let width =
      switch bytes[index] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard width > 0, index + width <= bytes.count else { return 0 }
    let second = bytes[index + 1]
    switch bytes[index] {
    case 0xE0 where second < 0xA0, 0xF0 where second < 0x90: return 0
    case 0xED where second > 0x9F, 0xF4 where second > 0x8F: return 0
    default: break
    }
    return (index + 1..<index + width).allSatisfy { bytes[$0] & 0xC0 == 0x80 } ? width : 0
  }

  private static func gb18030Width(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    guard 0x81...0xFE ~= bytes[index], index + 1 < bytes.count else { return 0 }
    switch bytes[index + 1] {
    case 0x40...0x7E, 0x80...0xFE: return 2
    case 0x30...0x39:
      guard index + 3 < bytes.count, 0x81...0xFE ~= bytes[index + 2] else { return 0 }
      return 0x30...0x39 ~= bytes[index + 3] ? 4 : 0
    default: return 0
    }
  }
}
