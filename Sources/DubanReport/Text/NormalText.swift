/// The source text in one plain typography, with the way back.
///
/// Full-width letters, digits and marks are ASCII, `︰` is `:`, blanks are gone (a space inside a number
/// or a phrase means nothing in Chinese), `㎡` is 平方米; line breaks stay. `origin[i]` is the source offset of
/// the scalar that `codes[i]` came from, so any stretch here is an exact stretch there.
struct NormalText: Sendable {
  let codes: [Code]
  let origin: [Int32]
  let sourceCount: Int
  let signs: SignMap

  init(_ source: SourceText) {
    sourceCount = source.count
    let most = source.count + 3 * NormalText.squaredCount(source)
    var origin: [Int32] = []
    codes = [Code](unsafeUninitializedCapacity: most) { codes, count in
      origin = [Int32](unsafeUninitializedCapacity: most) { origin, originCount in
        count = NormalText.fill(codes, origin, from: source.utf8)
        originCount = count
      }
    }
    self.origin = origin
    signs = SignMap(codes)
  }

  /// Writes the plain characters and where each came from; returns how many.
  private static func fill(
    _ codes: UnsafeMutableBufferPointer<Code>, _ origin: UnsafeMutableBufferPointer<Int32>,
    from utf8: [UInt8]
  ) -> Int {
    var count = 0
    var offset: Int32 = 0
    var index = 0
    utf8.withUnsafeBufferPointer { bytes in
      while index < bytes.count {
        // E4 B8 80 … E9 BF BF: nearly all of a Chinese text stands for itself.
        let first = UInt16(bytes[index])
        if first & 0xF0 == 0xE0, index + 2 < bytes.count {
          let (second, third) = (UInt16(bytes[index + 1]), UInt16(bytes[index + 2]))
          let han = Code(raw: first << 12 | (second & 0x3F) << 6 | third & 0x3F)
          if han.isHan {
            codes.initializeElement(at: count, to: han)
            origin.initializeElement(at: count, to: offset)
            count += 1
            index += 3
            offset += 1
            continue
          }
        }
        let (value, width) = decode(bytes, at: index)
        if let code = code(of: value) {
          codes.initializeElement(at: count, to: code)
          origin.initializeElement(at: count, to: offset)
          count += 1
        } else if let words = squared(value) {
          for word in words {
            codes.initializeElement(at: count, to: word)
            origin.initializeElement(at: count, to: offset)
            count += 1
          }
        }
        index += width
        offset += 1
      }
    }
    return count
  }

  /// At most how many characters are squared units (㍱ … ㏟, E3 8D B1 … E3 8F 9F): each becomes four at the
  /// most.
  private static func squaredCount(_ source: SourceText) -> Int {
    source.utf8.withUnsafeBufferPointer { bytes in
      var count = 0
      for start in source.starts.dropLast() where bytes[Int(start)] == 0xE3 {
        let next = Int(start) + 1
        // Masked as `decode` masks it, so that bytes that are no valid UTF-8 find room too.
        count += next < bytes.count && 0x0D...0x0F ~= bytes[next] & 0x3F ? 1 : 0
      }
      return count
    }
  }

  var count: Int { codes.count }
  subscript(index: Int) -> Code { codes[index] }

  /// The code at an index, or a newline outside the text: rules need no bounds checks.
  func at(_ index: Int) -> Code {
    index >= 0 && index < codes.count ? codes[index] : .newline
  }

  /// The stretch of the source that a stretch of normalised text came from.
  func span(_ range: Range<Int>) -> Span {
    guard !range.isEmpty else {
      return Span(
        start: range.lowerBound < count ? Int(origin[range.lowerBound]) : sourceCount, length: 0)
    }
    let start = Int(origin[range.lowerBound])
    return Span(start: start, length: Int(origin[range.upperBound - 1]) + 1 - start)
  }

  func string(_ range: Range<Int>) -> String { codes[range].string }

  /// Whether the characters from `index` are those of `phrase`.
  func has(_ phrase: [Code], at index: Int) -> Bool {
    guard index >= 0, index + phrase.count <= codes.count else { return false }
    for (offset, code) in phrase.enumerated() where codes[index + offset] != code { return false }
    return true
  }

  /// The plain character for a scalar; `nil` for blanks and for what stands for several characters.
  @inline(__always)
  private static func code(of scalar: UInt32) -> Code? {
    switch scalar {
    case 0x4E00...0x9FFF, 0x30...0x39, 0x3001, 0x3002: Code(raw: UInt16(scalar))
    case 0x09, 0x0D, 0x20, 0xA0, 0x2000...0x200F, 0x3000, 0xFEFF: nil
    case 0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: .newline
    case 0xFF01...0xFF5E: plain(Code(raw: UInt16(scalar - 0xFEE0)))
    case 0x3371...0x33DF: squared(scalar) == nil ? Code(raw: UInt16(scalar)) : nil
    case 0x10000...: .replacement
    default: plain(Code(raw: UInt16(scalar)))
    }
  }

  /// ㎡ is 平方米.
  private static func squared(_ scalar: UInt32) -> [Code]? {
    switch scalar {
    case 0x33A1: ["平", "方", "米"]
    case 0x33A2: ["平", "方", "公", "里"]
    case 0x33A5: ["立", "方", "米"]
    case 0x339C: ["毫", "米"]
    case 0x339D: ["厘", "米"]
    case 0x339E: ["公", "里"]
    case 0x338E: ["毫", "克"]
    case 0x338F: ["公", "斤"]
    case 0x33CA: ["公", "顷"]
    default: nil
    }
  }

  /// One mark for the many that print alike.
  private static func plain(_ code: Code) -> Code {
    switch code {
    case "︰", "∶", "﹕": ":"
    case "﹐": ","
    case "﹔": ";"
    case "﹪": "%"
    case "–", "—", "―", "‐", "‑", "−", "─", "﹣": "-"
    case "∼", "〜", "˜": "~"
    case "„", "「", "『", "＂": "“"
    case "」", "』": "”"
    case "［", "【": "["
    case "］", "】": "]"
    case "｡": "。"
    case "•", "・", "‧": "·"
    default: code
    }
  }

  /// The scalar at `index` of valid UTF-8 and its width in bytes.
  @inline(__always)
  private static func decode(_ b: UnsafeBufferPointer<UInt8>, at i: Int) -> (UInt32, Int) {
    let first = UInt32(b[i])
    func next(_ k: Int) -> UInt32 { i + k < b.count ? UInt32(b[i + k]) & 0x3F : 0 }
    if first < 0x80 { return (first, 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
    return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
  }
}
