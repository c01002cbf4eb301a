/// Cuts a text into the tokens of the search index: pairs of Chinese characters, and runs of
/// letters and digits.
///
/// `老旧小区3号` gives `老旧 旧小 小区 区 3 号`. Each run of Chinese characters ends with its last
/// character alone, so that a query of one character finds it as the beginning of a token.
/// Letters are lower case; full-width letters and digits count as the plain ones. All else
/// separates and gives no token, so that no text can forge a `SearchRight`.
public struct BigramTokenizer {
  /// Goes up whenever the same matter would give other documents or tokens; the index is then built
  /// anew.
  public static let version = 4

  /// Longer runs of letters and digits are cut: PostgreSQL refuses tokens of 2 KiB.
  private static let longestWord = 64

  /// The tokens so far, a blank after each.
  private var tokens: [UInt8] = []
  /// The letters and digits of the run being read.
  private var word: [UInt8] = []
  /// The Chinese character before, and how many its run has so far.
  private var previous: Unicode.UTF8.EncodedScalar?
  private var runLength = 0

  /// The tokens of a text to be indexed, in order.
  public static func tokens(of text: String) -> [String] { split(joined(text)) }

  /// The tokens of a text to be indexed, in order, with a blank between each: UTF-8.
  static func joined(_ text: String) -> [UInt8] {
    var tokenizer = BigramTokenizer()
    tokenizer.tokens.reserveCapacity(text.utf8.count * 5 / 2)
    for scalar in text.unicodeScalars { tokenizer.read(scalar) }
    tokenizer.endWord()
    tokenizer.endRun()
    return tokenizer.tokens.dropLast()
  }

  private static func split(_ tokens: [UInt8]) -> [String] {
    tokens.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The tokens of what a person looks for; empty when there is nothing to look for.
  public static func phrase(of term: String) -> SearchPhrase {
    var tokenizer = BigramTokenizer()
    for scalar in term.unicodeScalars { tokenizer.read(scalar) }
    tokenizer.endWord()
    // In the index the last run may go on, so its last character is not looked for alone.
    let endsOnSingle = tokenizer.runLength == 1
    if endsOnSingle { tokenizer.endRun() }
    return SearchPhrase(tokens: split(tokenizer.tokens), endsOnPrefix: endsOnSingle)
  }

  private mutating func read(_ scalar: Unicode.Scalar) {
    if let plain = Self.plainWordByte(scalar) {
      endRun()
      if word.count == Self.longestWord { endWord() }
      word.append(plain)
    } else if Self.isCharacter(scalar) {
      endWord()
      guard let bytes = Unicode.UTF8.encode(scalar) else { return }
      if let previous {
        tokens.append(contentsOf: previous)
        tokens.append(contentsOf: bytes)
        tokens.append(0x20)
      }
      previous = bytes
      runLength += 1
    } else {
      endWord()
      endRun()
    }
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    tokens.append(contentsOf: word)
    tokens.append(0x20)
    word.removeAll(keepingCapacity: true)
  }

  private mutating func endRun() {
    guard let last = previous else { return }
    tokens.append(contentsOf: last)
    tokens.append(0x20)
    previous = nil
    runLength = 0
  }

  /// The lower-case ASCII letter or digit that a scalar stands for.
  private static func plainWordByte(_ scalar: Unicode.Scalar) -> UInt8? {
    let value = 0xFF01...0xFF5E ~= scalar.value ? scalar.value - 0xFEE0 : scalar.value
    switch value {
    case 0x30...0x39, 0x61...0x7A: return UInt8(value)
    case 0x41...0x5A: return UInt8(value + 0x20)
    default: return nil
    }
  }

  /// Han characters with 〇, and the kana and Hangul that names of firms bring along.
  private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3007, 0xF900...0xFAFF, 0x20000...0x3FFFF,
      0x3041...0x30FF, 0xAC00...0xD7A3:
      true
    default: false
    }
  }
}

/// Tokens that must stand one after the other.
public struct SearchPhrase: Hashable, Sendable {
  public var tokens: [String]
  /// Whether the last token may be the beginning of a longer one: a single character.
  public var endsOnPrefix: Bool
}
