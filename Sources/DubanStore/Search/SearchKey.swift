/// Division, matter and document in one number: the row of a document in an FTS5 index, which then
/// needs no table of its own to name the matter.
///
/// The matter stands above the document and both below the division, so that the index is in order
/// of age and neighbours differ by little, which FTS5 stores in a byte or two.
struct SearchKey: Hashable, Comparable, Sendable {
  let rawValue: Int64

  private static let numberBits: Int64 = 13
  private static let matterBits: Int64 = 30
  /// The number of the document of a leader's words in fields. Entries of a matter from this number on are
  /// not searched: no matter has so many.
  static let numberMax = (1 << numberBits) - 1

  /// `nil` for an entry whose number is beyond `numberMax`.
  init?(division: String, matter: Int64, number: Int) {
    guard let digits = Int64(division), 0..<(1 << 20) ~= digits,
      0..<(1 << Self.matterBits) ~= matter
    else { preconditionFailure("no key for the index: \(division) \(matter)") }
    guard 0...Self.numberMax ~= number else { return nil }
    rawValue = (digits << Self.matterBits | matter) << Self.numberBits | Int64(number)
  }

  init(rawValue: Int64) { self.rawValue = rawValue }

  var matter: Int64 { rawValue >> Self.numberBits & (1 << Self.matterBits - 1) }

  /// Keys of all documents of the matters of a division up to one.
  static func upTo(_ matter: Int64, division: String) -> ClosedRange<Int64> {
    guard let first = SearchKey(division: division, matter: 0, number: 0),
      let last = SearchKey(division: division, matter: matter, number: numberMax)
    else { preconditionFailure("the least and the greatest number have keys") }
    return first.rawValue...last.rawValue
  }

  /// The greatest matter that has a key.
  static let matterMax: Int64 = 1 << matterBits - 1

  static func < (left: SearchKey, right: SearchKey) -> Bool { left.rawValue < right.rawValue }
}
