enum UTF16Decoding {
  static func decode(_ bytes: [UInt8], from start: Int, bigEndian: Bool, lossy: Bool)
    throws(SourceProblem.Reason) -> [UInt8]
  {
    let encoding: TextEncoding = bigEndian ? .utf16BE : .utf16LE
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 2 + 3)
    var index = start
    while index < bytes.count {
      let (scalar, width) = character(bytes, index, bigEndian)
      if scalar == nil && !lossy {
        throw .invalidBytes(offset: index, encoding: encoding.rawValue)
      }
      text.append(contentsOf: UTF8.encode(scalar ?? "\u{FFFD}")!)
      index += width
    }
    return text
  }

  /// The character at an index and its width in bytes; nil for half a character.
  private static func character(_ bytes: [UInt8], _ index: Int, _ bigEndian: Bool)
    -> (Unicode.Scalar?, Int)
  {
    guard index + 1 < bytes.count else { return (nil, 1) }
    let first = unit(bytes, index, bigEndian)
    guard UTF16.isLeadSurrogate(first), index + 3 < bytes.count else {
      return (Unicode.Scalar(first), 2)
    }
    let second = unit(bytes, index + 2, bigEndian)
    guard UTF16.isTrailSurrogate(second) else { return (nil, 2) }
    let value = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF))
    return (Unicode.Scalar(value), 4)
  }

  private static func unit(_ bytes: [UInt8], _ index: Int, _ bigEndian: Bool) -> UInt16 {
    let (high, low) = bigEndian ? (index, index + 1) : (index + 1, index)
    return UInt16(bytes[high]) << 8 | UInt16(bytes[low])
  }
}
