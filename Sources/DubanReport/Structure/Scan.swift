/// A report being read: its text in plain typography and the words found in it.
///
/// Never changed once made; a class so that the many small readers that hold it share one reference.
final class Scan: Sendable {
  let source: SourceText
  let text: NormalText
  let marks: Marks

  init(_ source: SourceText) {
    self.source = source
    text = NormalText(source)
    marks = Lexicon.standard.marks(in: text)
  }

  func has(_ roles: Role, in range: Range<Int>) -> Bool { marks.has(roles, in: range) }

  /// Whether a phrase stands anywhere in the range.
  func contains(_ phrase: [Code], in range: Range<Int>) -> Bool {
    find(phrase, in: range) != nil
  }

  func find(_ phrase: [Code], in range: Range<Int>) -> Int? {
    text.find(phrase, in: range)
  }

  /// The position of the first of some signs in the range that satisfies the condition.
  func first(_ signs: Sign, in range: Range<Int>, where condition: (Code) -> Bool) -> Int? {
    for index in text.signs.places(signs, in: range) where condition(text[index]) { return index }
    return nil
  }

  /// The position of the last of some signs in the range that satisfies the condition.
  func last(_ signs: Sign, in range: Range<Int>, where condition: (Code) -> Bool) -> Int? {
    var end = range.upperBound
    while let index = text.signs.last(signs, in: range.lowerBound..<end) {
      if condition(text[index]) { return index }
      end = index
    }
    return nil
  }

  /// The position of the first character in the range that satisfies the condition.
  func first(in range: Range<Int>, where condition: (Code) -> Bool) -> Int? {
    for index in range where condition(text[index]) { return index }
    return nil
  }

  func hasDigit(in range: Range<Int>) -> Bool { text.signs.first(.digit, in: range) != nil }

  /// Splits a range at those of the signs that satisfy the condition, which are dropped; no empty pieces.
  func split(
    _ range: Range<Int>, at signs: Sign = .clauseEnd, where condition: (Code) -> Bool
  ) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    pieces.reserveCapacity(text.signs.count(signs, in: range) + 1)
    var start = range.lowerBound
    for index in text.signs.places(signs, in: range) where condition(text[index]) {
      if start < index { pieces.append(start..<index) }
      start = index + 1
    }
    if start < range.upperBound { pieces.append(start..<range.upperBound) }
    return pieces
  }
}
