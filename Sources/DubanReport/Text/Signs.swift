/// A kind of character that rules look for.
struct Sign: OptionSet, Sendable {
  var rawValue: UInt8

  /// What separates clauses, line breaks too.
  static let clauseEnd = Sign(rawValue: 1 << 0)
  static let digit = Sign(rawValue: 1 << 1)
  /// 一, 十, 百 …
  static let numeral = Sign(rawValue: 1 << 2)
  /// ( ) [ ]
  static let bracket = Sign(rawValue: 1 << 3)
  /// “ ”
  static let quote = Sign(rawValue: 1 << 4)
  static let circled = Sign(rawValue: 1 << 5)
  /// 、 和 及 与
  static let joiner = Sign(rawValue: 1 << 6)
  /// 年 是 字
  static let cue = Sign(rawValue: 1 << 7)

  static let kinds = 8

  /// The signs of every code.
  static let table: [Sign] = (0...UInt16.max).map { Sign(of: Code(raw: $0)) }

  private init(of code: Code) {
    self = []
    if code.endsClause { insert(.clauseEnd) }
    if code.isDigit { insert(.digit) }
    if Numerals.isNumeral(code) { insert(.numeral) }
    if code.isCircled { insert(.circled) }
    if code.joinsList { insert(.joiner) }
    switch code {
    case "(", ")", "[", "]": insert(.bracket)
    case "“", "”": insert(.quote)
    case "年", "是", "字": insert(.cue)
    default: break
    }
  }
}

extension Sign {
  init(rawValue: UInt8) { self.rawValue = rawValue }
}

/// Where each kind of sign stands in a text: rules go from one to the next and pass over the rest.
struct SignMap: Sendable {
  /// For every 64 characters one word of bits for each kind, in the order of the kinds.
  fileprivate let words: [UInt64]

  init(_ codes: [Code]) {
    var words = [UInt64](repeating: 0, count: ((codes.count + 63) / 64) * Sign.kinds)
    codes.withUnsafeBufferPointer { codes in
      Sign.table.withUnsafeBufferPointer { table in
        for (index, code) in codes.enumerated() {
          var signs = table[Int(code.raw)].rawValue
          while signs != 0 {
            let kind = signs.trailingZeroBitCount
            words[(index >> 6) * Sign.kinds + kind] |= 1 << UInt64(index & 63)
            signs &= signs - 1
          }
        }
      }
    }
    self.words = words
  }

  /// The places of the signs in a range of the text, in order.
  @inline(__always)
  func places(_ signs: Sign, in range: Range<Int>) -> SignPlaces {
    SignPlaces(words, signs, range)
  }

  @inline(__always)
  func first(_ signs: Sign, in range: Range<Int>) -> Int? {
    var places = places(signs, in: range)
    return places.next()
  }

  func count(_ signs: Sign, in range: Range<Int>) -> Int {
    var count = 0
    for _ in places(signs, in: range) { count += 1 }
    return count
  }

  /// The last place in a range, sought from its end.
  func last(_ signs: Sign, in range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    var block = (range.upperBound - 1) >> 6
    // The bits up to the last character of the range.
    var mask = UInt64.max >> UInt64(63 - (range.upperBound - 1) & 63)
    while block >= range.lowerBound >> 6 {
      let bits = SignMap.bits(words, signs, block) & mask
      if bits != 0 {
        let place = block << 6 + (63 - bits.leadingZeroBitCount)
        return place >= range.lowerBound ? place : nil
      }
      block -= 1
      mask = .max
    }
    return nil
  }

  /// The bits of all the signs in one block of 64 characters.
  @inline(__always)
  fileprivate static func bits(_ words: [UInt64], _ signs: Sign, _ block: Int) -> UInt64 {
    var bits: UInt64 = 0
    var left = signs.rawValue
    while left != 0 {
      bits |= words[block * Sign.kinds + left.trailingZeroBitCount]
      left &= left - 1
    }
    return bits
  }
}

/// The places of some signs, one after the other.
struct SignPlaces: Sequence, IteratorProtocol {
  private let words: [UInt64]
  private let signs: Sign
  private let end: Int
  private var block: Int
  private var bits: UInt64

  @inline(__always)
  fileprivate init(_ words: [UInt64], _ signs: Sign, _ range: Range<Int>) {
    self.words = words
    self.signs = signs
    end = range.upperBound
    block = range.lowerBound >> 6
    bits =
      range.isEmpty
      ? 0 : SignMap.bits(words, signs, block) & (.max << UInt64(range.lowerBound & 63))
  }

  @inline(__always)
  mutating func next() -> Int? {
    while bits == 0 {
      block += 1
      guard block << 6 < end else { return nil }
      bits = SignMap.bits(words, signs, block)
    }
    let place = block << 6 + bits.trailingZeroBitCount
    guard place < end else { return nil }
    bits &= bits - 1
    return place
  }
}
