extension AuditRule {
  /// One indicator, one year, two values (`domain.md` §8.3 N05, N06).
  static let twoValues = AuditRule(
    code: "two-values", title: "同一数前后两个值", source: "N05 N06",
    check: { desk in
      desk.levels.repeated.compactMap { desk.twoValues($0) }
        .sorted { ($0.quotes.first?.span.start ?? 0) < ($1.quotes.first?.span.start ?? 0) }
    })
}

extension Desk {
  /// The first level that disagrees with the first of all; several findings on one number help nobody.
  fileprivate func twoValues(_ levels: [Level]) -> Finding? {
    guard let first = levels.first(where: isHeadline) else { return nil }
    for other in levels where other.figure != first.figure && isHeadline(other) {
      guard other.isPlanned == first.isPlanned, isOneThing(first, other),
        !first.interval.meets(other.interval)
      else { continue }
      return twoValues(first, other)
    }
    return nil
  }

  private func isHeadline(_ level: Level) -> Bool {
    let figure = figures[level.figure]
    return figure.indicator.standard != nil && figure.cues.isDisjoint(with: [.part, .overall])
  }

  private func isOneThing(_ a: Level, _ b: Level) -> Bool {
    let (one, other) = (figures[a.figure], figures[b.figure])
    guard one.sentence != other.sentence, isNamedHere(one), isNamedHere(other),
      !hasOtherSubject(one),
      !hasOtherSubject(other)
    else { return false }
    guard sameUnit(one, other), area(one) == area(other) else { return false }
    return a.isSure || b.isSure
  }

  /// Whose figure it is; one that names nobody is the place's own.
  private func area(_ figure: Figure) -> Cues {
    let named = figure.cues.intersection(.areas)
    let own: Cues = report.place?.hasSuffix("市") ?? false ? .city : .district
    return named.isEmpty ? own : named
  }

  /// The name stands in the figure's own clause and is not carried on from one before.
  private func isNamedHere(_ figure: Figure) -> Bool {
    let name = quantity(figure).name.codes.suffix(4)
    let clause = clause(figure.range).lowerBound..<figure.range.lowerBound
    return text.find(Array(name), in: clause) != nil
  }

  /// Something else than the place is spoken of: 开发区…完成财政收入47亿元.
  private func hasOtherSubject(_ figure: Figure) -> Bool {
    let line = report.sentences[figure.sentence].line
    var start = sentences[figure.sentence].lowerBound
    if figure.sentence > 0, report.sentences[figure.sentence - 1].line == line {
      start = sentences[figure.sentence - 1].lowerBound
    }
    start = max(start, figure.range.lowerBound - Desk.clauseLength)
    return Cues.lexicon.cues(in: text, start..<figure.range.lowerBound).contains(.otherSubject)
  }

  private func twoValues(_ a: Level, _ b: Level) -> Finding {
    let (one, other) = (figures[a.figure], figures[b.figure])
    let isOneName = one.indicator.wording == other.indicator.wording
    let isSure = a.isSure && b.isSure && isOneName && !a.isPlanned
    let names = isOneName ? name(one) : "\(name(one))与\(name(other))"
    let advice = isOneName ? "请核哪个为准" : "请说明是否同一指标、以哪个为准"
    return Finding(
      rule: AuditRule.twoValues.code, verdict: isSure ? .contradiction : .explain,
      quotes: [quote(one), quote(other)],
      arithmetic: "\(shown(a, unit: true)) ≠ \(shown(b, unit: true))",
      message: "\(names)\(a.year)年的数前后两处不同，\(advice)。")
  }
}
