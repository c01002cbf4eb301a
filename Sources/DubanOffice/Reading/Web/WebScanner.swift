/// Cuts an HTML page into tags and text in one pass, as browsers do with broken pages.
struct WebScanner {
  enum Token {
    case text(Range<Int>)
    case open(String, attributes: Range<Int>)
    case close(String)
  }

  let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Token? {
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<"), let token = tag() {
        if case .some(let token) = token { return token }
        continue
      }
      let start = index
      index += 1
      while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
      return .text(start..<index)
    }
    return nil
  }

  /// Moves past an element's raw text to its end tag, or to the end of the page.
  mutating func skipRawText(of name: String) {
    let end = Array("</\(name)".utf8)
    while index + end.count <= bytes.count {
      if bytes[index] == UInt8(ascii: "<"), matches(end, at: index) { return }
      index += 1
    }
    index = bytes.count
  }

  /// At `<`: a tag, `.some(nil)` for a comment or declaration passed over, nil for mere text.
  private mutating func tag() -> Token?? {
    guard index + 1 < bytes.count else { return nil }
    switch bytes[index + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      skipDeclaration()
      return .some(nil)
    case UInt8(ascii: "/"):
      guard index + 2 < bytes.count, Self.isLetter(bytes[index + 2]) else { return nil }
      index += 2
      let name = name()
      skipAttributes()
      return .close(name)
    case let byte where Self.isLetter(byte):
      index += 1
      let name = name()
      let start = index
      skipAttributes()
      return .open(name, attributes: start..<index)
    default: return nil
    }
  }

  private mutating func skipDeclaration() {
    if matches(Array("<!--".utf8), at: index) {
      index += 4
      let end = Array("-->".utf8)
      while index < bytes.count, !matches(end, at: index) { index += 1 }
      index = min(index + 3, bytes.count)
    } else {
      while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
      index = min(index + 1, bytes.count)
    }
  }

  private mutating func name() -> String {
    let start = index
    while index < bytes.count, Self.isNamePart(bytes[index]) { index += 1 }
    return String(decoding: bytes[start..<min(index, start + 32)], as: UTF8.self).lowercased()
  }

  /// Up to and over the `>` that no quotation marks enclose.
  private mutating func skipAttributes() {
    var quote: UInt8?
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        if bytes[index - 2] == UInt8(ascii: "=") { quote = byte }
      }
    }
  }

  /// Compares without regard to the case of ASCII letters; the pattern is in lower case.
  private func matches(_ pattern: [UInt8], at start: Int) -> Bool {
    guard start + pattern.count <= bytes.count else { return false }
    return pattern.indices.allSatisfy { place in
      let byte = bytes[start + place]
      return (0x41...0x5A ~= byte ? byte | 0x20 : byte) == pattern[place]
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    0x41...0x5A ~= byte || 0x61...0x7A ~= byte
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    isLetter(byte) || 0x30...0x39 ~= byte || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
  }
}
