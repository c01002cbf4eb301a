/// Whether a file is a text in UTF-8 or GB18030, read in pieces.
struct TextLook {
  private static let chunkCount = 1 << 16

  private var utf8 = UTF8Look()
  private var gb18030 = GB18030Look()
  private var controls = 0
  private var total = 0

  static func isText(_ source: ByteSource) -> Bool {
    var look = TextLook()
    var offset = 0
    while offset < source.count {
      let chunk = source.bytes(at: offset, count: chunkCount)
      guard !chunk.isEmpty, look.take(chunk) else { return false }
      offset += chunk.count
    }
    return look.isText
  }

  /// False as soon as it can be no text.
  private mutating func take(_ chunk: [UInt8]) -> Bool {
    for byte in chunk {
      if byte == 0 { return false }
      if byte < 0x20 && !(0x09...0x0D ~= byte) && byte != 0x1A && byte != 0x1B { controls += 1 }
      utf8.take(byte)
      gb18030.take(byte)
    }
    total += chunk.count
    return utf8.isValid || gb18030.isValid
  }

  private var isText: Bool {
    total > 0 && controls <= total / 50 && (utf8.isWhole || gb18030.isWhole)
  }
}

/// Follows the characters of UTF-8 byte by byte.
private struct UTF8Look {
  private(set) var isValid = true
  private var missing = 0
  private var range: ClosedRange<UInt8> = 0x80...0xBF
  var isWhole: Bool { isValid && missing == 0 }

  mutating func take(_ byte: UInt8) {
    if missing > 0 {
      isValid = isValid && range.contains(byte)
      missing -= 1
      range = 0x80...0xBF
      return
    }
    switch byte {
    case 0..<0x80: return
    case 0xC2...0xDF: missing = 1
    case 0xE0...0xEF: missing = 2
    case 0xF0...0xF4: missing = 3
    default: isValid = false
    }
    switch byte {
    case 0xE0: range = 0xA0...0xBF
    case 0xED: range = 0x80...0x9F
    case 0xF0: range = 0x90...0xBF
    case 0xF4: range = 0x80...0x8F
    default: break
    }
  }
}

/// Follows the characters of GB18030 byte by byte: one, two or four bytes.
private struct GB18030Look {
  private(set) var isValid = true
  private var place = 0
  var isWhole: Bool { isValid && place == 0 }

  mutating func take(_ byte: UInt8) {
    switch place {
    case 0:
      if 0x81...0xFE ~= byte { place = 1 } else { isValid = isValid && byte < 0x80 }
    case 1:
      if 0x30...0x39 ~= byte {
        place = 2
      } else {
        isValid = isValid && byte >= 0x40 && byte != 0x7F && byte != 0xFF
        place = 0
      }
    case 2:
      isValid = isValid && 0x81...0xFE ~= byte
      place = 3
    default:
      isValid = isValid && 0x30...0x39 ~= byte
      place = 0
    }
  }
}
