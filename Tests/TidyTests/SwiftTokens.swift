/// A word, a raw identifier, a string (as `""`) or a single sign of Swift source, with its line.
struct Token: Equatable {
  var text: String
  var line: Int
}

/// Cuts Swift source into tokens: comments are dropped, strings keep only what they interpolate.
///
/// No more of the grammar than the house rules need; regular expression literals are not known.
struct SwiftTokens {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var tokens: [Token] = []

  static func cut(_ source: String) -> [Token] {
    var cutter = SwiftTokens(source)
    while cutter.at < cutter.bytes.count { cutter.step() }
    return cutter.tokens
  }

  private init(_ source: String) { bytes = Array(source.utf8) }

  private mutating func step() {
    let byte = bytes[at]
    if byte == UInt8(ascii: "\n") {
      line += 1
      at += 1
    } else if byte <= UInt8(ascii: " ") {
      at += 1
    } else if sees("//") {
      while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
    } else if sees("/*") {
      skipComment()
    } else if let hashes = hashesBeforeString() {
      skipString(hashes: hashes)
    } else if byte == UInt8(ascii: "`") {
      take { $0 != UInt8(ascii: "`") }
      at += 1
      tokens[tokens.count - 1].text += "`"
    } else if isWord(byte) {
      take(while: isWord)
    } else {
      take { _ in false }
    }
  }

  /// Takes one byte and those after it that belong to the token.
  private mutating func take(while belongs: (UInt8) -> Bool) {
    let start = at
    at += 1
    while at < bytes.count, belongs(bytes[at]) { at += 1 }
    tokens.append(Token(text: String(decoding: bytes[start..<at], as: UTF8.self), line: line))
  }

  private func sees(_ text: StaticString) -> Bool {
    let end = at + text.utf8CodeUnitCount
    guard end <= bytes.count else { return false }
    return text.withUTF8Buffer { $0.elementsEqual(bytes[at..<end]) }
  }

  private func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }

  private mutating func skipComment() {
    var depth = 0
    repeat {
      if sees("/*") {
        depth += 1
        at += 2
      } else if sees("*/") {
        depth -= 1
        at += 2
      } else {
        if bytes[at] == UInt8(ascii: "\n") { line += 1 }
        at += 1
      }
    } while depth > 0 && at < bytes.count
  }

  /// The number of `#` before a string that begins here, `nil` when none begins.
  private func hashesBeforeString() -> Int? {
    var end = at
    while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
    return end < bytes.count && bytes[end] == UInt8(ascii: "\"") ? end - at : nil
  }

  private mutating func skipString(hashes: Int) {
    tokens.append(Token(text: "\"\"", line: line))
    at += hashes
    let quotes = sees("\"\"\"") ? 3 : 1
    at += quotes
    let closing = Array(repeating: UInt8(ascii: "\""), count: quotes) + hashRun(hashes)
    let escape = [UInt8(ascii: "\\")] + hashRun(hashes)
    while at < bytes.count {
      if bytes[at...].starts(with: closing) {
        at += closing.count
        return
      } else if bytes[at...].starts(with: escape) {
        at += escape.count
        if sees("(") { takeInterpolation() } else { at += 1 }
      } else {
        if bytes[at] == UInt8(ascii: "\n") { line += 1 }
        at += 1
      }
    }
  }

  private func hashRun(_ count: Int) -> [UInt8] {
    Array(repeating: UInt8(ascii: "#"), count: count)
  }

  /// Cuts `( … )` of an interpolation like any other code.
  private mutating func takeInterpolation() {
    var depth = 0
    repeat {
      let before = tokens.count
      step()
      guard tokens.count == before + 1 else { continue }
      if tokens[before].text == "(" { depth += 1 }
      if tokens[before].text == ")" { depth -= 1 }
    } while depth > 0 && at < bytes.count
  }
}
