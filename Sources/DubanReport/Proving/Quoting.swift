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
    var start = range.lowerBound
    let floor = max(0, start - Desk.clauseLength)
    while start > floor, !text[start - 1].endsClause { start -= 1 }
    var end = range.upperBound
    let limit = min(text.count, end + Desk.clauseLength)
    while end < limit, !text[end].endsClause { end += 1 }
    return start..<end
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
