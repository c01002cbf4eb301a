/// Cutting the words that a finding quotes.
extension Desk {
  /// From the beginning of the earlier figure's clause to the end of the later one's.
  func quote(_ first: Figure, _ last: Figure? = nil) -> Quote {
    let (one, other) = (clause(first.range), clause((last ?? first).range))
    return quote(
      min(one.lowerBound, other.lowerBound)..<max(one.upperBound, other.upperBound))
  }

  /// How far a clause is followed: bad input may have no marks at all, and time must grow with its length only.
  static let clauseLength = 200
  /// How many figures a rule looks back or ahead for the other numbers of a statement.
  static let reach = 24

  func quote(_ range: Range<Int>) -> Quote {
    report.quote(text.span(range))
  }

  /// The clause around a stretch of text, without its closing mark.
  func clause(_ range: Range<Int>) -> Range<Int> {
    let floor = max(0, range.lowerBound - Desk.clauseLength)
    let limit = max(range.upperBound, min(text.count, range.upperBound + Desk.clauseLength))
    let start = text.signs.last(.clauseEnd, in: floor..<range.lowerBound).map { $0 + 1 } ?? floor
    return start..<(text.signs.first(.clauseEnd, in: range.upperBound..<limit) ?? limit)
  }

  /// The name of what is measured, for a message.
  func name(_ figure: Figure) -> String {
    let name = NameCutter.cut(quantity(figure).name.codes)
    return name.isEmpty ? "该项" : name.string
  }
}

extension NormalText {
  /// Where a phrase begins in a stretch of text.
  func find(_ phrase: [Code], in range: Range<Int>) -> Int? {
    guard let first = phrase.first, range.count >= phrase.count else { return nil }
    for index in range.lowerBound...(range.upperBound - phrase.count)
    where codes[index] == first && has(phrase, at: index) {
      return index
    }
    return nil
  }
}
