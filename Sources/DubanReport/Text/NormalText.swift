/// The source text in one plain typography, with the way back.
///
/// Full-width letters, digits and marks are ASCII, `︰` is `:`, blanks are gone (a space inside a number
/// or a phrase means nothing in Chinese), `㎡` is 平方米; line breaks stay. `origin[i]` is the source offset of
/// the scalar that `codes[i]` came from, so any stretch here is an exact stretch there.
struct NormalText: Sendable {
  private(set) var codes: [Code] = []
  private(set) var origin: [Int32] = []
  let sourceCount: Int

  init(_ source: SourceText) {
    sourceCount = source.count
    codes.reserveCapacity(source.count + 16)
    origin.reserveCapacity(source.count + 16)
    source.utf8.withUnsafeBufferPointer { bytes in
      var offset: Int32 = 0
      var index = 0
      while index < bytes.count {
        let (value, width) = NormalText.decode(bytes, at: index)
        append(value, offset)
        index += width
        offset += 1
      }
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
      return Span(start: range.lowerBound < count ? Int(origin[range.lowerBound]) : sourceCount, length: 0)
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

  private mutating func push(_ code: Code, _ offset: Int32) {
    codes.append(code)
    origin.append(offset)
  }

  private mutating func append(_ scalar: UInt32, _ offset: Int32) {
    switch scalar {
    case 0x4E00...0x9FFF, 0x30...0x39, 0x3001, 0x3002: push(Code(raw: UInt16(scalar)), offset)
    case 0x09, 0x0D, 0x20, 0xA0, 0x2000...0x200F, 0x3000, 0xFEFF: return
    case 0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: push(.newline, offset)
    case 0xFF01...0xFF5E: push(NormalText.plain(Code(raw: UInt16(scalar - 0xFEE0))), offset)
    case 0x3371...0x33DF: appendSquared(scalar, offset)
    case 0x10000...: push(.replacement, offset)
    default: push(NormalText.plain(Code(raw: UInt16(scalar))), offset)
    }
  }

  private mutating func appendSquared(_ scalar: UInt32, _ offset: Int32) {
    let words: [Code] =
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
      default: [Code(raw: UInt16(scalar))]
      }
    for word in words { push(word, offset) }
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
  private static func decode(_ b: UnsafeBufferPointer<UInt8>, at i: Int) -> (UInt32, Int) {
    let first = UInt32(b[i])
    func next(_ k: Int) -> UInt32 { i + k < b.count ? UInt32(b[i + k]) & 0x3F : 0 }
    if first < 0x80 { return (first, 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
    return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
  }
}
