/// Over how many years a from-to runs.
struct Period: Sendable {
  var from: Int
  var to: Int
  /// The years stand in the text; else they follow from 五年, 十三五 or the part.
  var isNamed: Bool

  var years: Int { to - from }
}

extension Desk {
  /// The period of the change at an index: its own years, those carried over from an earlier change of the
  /// sentence, those named together before it (2002年与1998年相比), or the term the part speaks of.
  func period(of index: Int) -> Period? {
    let figure = figures[index]
    if let base = figure.base { return comparison(of: figure, with: figures[base]) }
    if let own = ownPeriod(figure) { return own }
    for earlier in figures[figuresOf[figure.sentence].lowerBound..<index].reversed()
    where earlier.form == .change {
      if let carried = ownPeriod(earlier) { return carried }
    }
    return comparedPeriod(figure) ?? termPeriod(figure)
  }

  /// 达到B,比2015年的A增加: from the year named with A.
  private func comparison(of figure: Figure, with base: Figure) -> Period? {
    guard let to = year(of: figure) else { return nil }
    let from = quantity(base).baseYear ?? to.year - 1
    return from < to.year ? Period(from: from, to: to.year, isNamed: to.isSure) : nil
  }

  /// 由2010年的162.4亿元增加到2015年的287.9亿元; one of the two may be missing.
  private func ownPeriod(_ figure: Figure) -> Period? {
    let start = years.mentions(in: figure.before).last?.year
    let end = years.last(in: figure.range)
    let term = termPeriod(figure)
    switch (start, end) {
    case (let start?, let end?) where start < end:
      return Period(from: start, to: end, isNamed: true)
    case (let start?, nil):
      let last = laterYear(than: start, before: figure) ?? term?.to ?? report.year.map { $0 - 1 }
      guard let last, last > start else { return nil }
      return Period(from: start, to: last, isNamed: true)
    case (nil, let end?):
      guard let term, term.to == end else { return nil }
      return Period(from: term.from, to: end, isNamed: false)
    default: return nil
    }
  }

  /// 2015年,…由2010年的…增加到…: the end may be named before.
  private func laterYear(than start: Int, before figure: Figure) -> Int? {
    let opening = sentences[figure.sentence].lowerBound..<figure.before.lowerBound
    return years.mentions(in: opening).last { $0.year > start }?.year
  }

  /// 2002年与1998年相比: exactly two years before the first figure of the sentence.
  private func comparedPeriod(_ figure: Figure) -> Period? {
    let sentence = sentences[figure.sentence]
    guard sentence.lowerBound < figure.range.lowerBound else { return nil }
    let named = years.mentions(in: sentence.lowerBound..<figure.range.lowerBound).map(\.year)
    guard named.count == 2, named[0] != named[1], compares(figure) else { return nil }
    return Period(from: min(named[0], named[1]), to: max(named[0], named[1]), isNamed: true)
  }

  private func compares(_ figure: Figure) -> Bool {
    let opening = sentences[figure.sentence].lowerBound..<figure.range.lowerBound
    return Cues.lexicon.cues(in: text, opening).contains(.compares)
  }

  private func termPeriod(_ figure: Figure) -> Period? {
    let horizon = horizon(figure)
    guard horizon.direction == .review, let from = horizon.from, let to = horizon.to, to > from
    else {
      return nil
    }
    return Period(from: from - 1, to: to, isNamed: false)
  }
}
