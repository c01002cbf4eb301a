/// A clause of the review that may answer a promise, and how well.
struct ClaimMatch {
  var clause: Int
  /// The share of the promise's wording that the clause has, weighed by rarity; with a little of
  /// what the rest of its sentence has.
  var score: Double
  /// The weight of what both share in pairs that only one clause has: how much there is to go by.
  var shared: Double
  /// Stretches of at least three characters that both have, the longest first.
  var phrases: [String]
}

extension ClaimIndex {
  /// The clauses that answer a promise, the best first; empty when nothing is near enough.
  func matches(of promise: Promise) -> [ClaimMatch] {
    var near = candidates(of: promise).filter { $0.isNear && agrees($0, with: promise) }
    if near.isEmpty, let figure = figures.nearest(to: promise.quantities.filter { !$0.isSize }) {
      near = [
        ClaimMatch(clause: figure.clause, score: figure.likeness, shared: 0, phrases: [])
      ]
    }
    // What is said of the year itself goes before the totals of a term.
    return near.sorted { a, b in
      let (first, second) = (isOfTerm(a.clause), isOfTerm(b.clause))
      return first == second ? a.score > b.score : second
    }
  }

  /// Whether a clause sums up several years.
  func isOfTerm(_ clause: Int) -> Bool {
    page.report.sentences[clauses[clause].sentence].horizon.isTerm
  }

  /// Whether the clause can speak of the promised amounts: of one unit, but of another indicator
  /// (养老保险 and 医疗保险), it is another matter.
  private func agrees(_ match: ClaimMatch, with promise: Promise) -> Bool {
    let claimed = quantities(of: match.clause)
    let rivals = promise.quantities.filter { wanted in
      claimed.contains { $0.measuresLike(wanted) }
    }
    if !rivals.isEmpty { return !AmountMatch.pairs(rivals, claimed).isEmpty }
    // A count that the clause does not answer asks for more of the wording.
    let isCounted = promise.quantities.contains { !$0.isSize && $0.baseUnit != "元" }
    return !isCounted || match.score >= 0.6
  }

  func quantities(of clause: Int) -> [Quantity] {
    let clause = clauses[clause]
    return page.report.sentences[clause.sentence].quantities.filter {
      clause.span.contains($0.span)
    }
  }

  func candidates(of promise: Promise) -> [ClaimMatch] {
    let whole = weights.weight(promise.grams)
    guard whole > 0 else { return [] }
    let wanted = Set(promise.grams)
    return nearest(to: promise, limit: 6).map { match($0, wanted, whole) }
  }

  private func match(_ clause: Int, _ wanted: Set<Gram>, _ whole: Double) -> ClaimMatch {
    let own = Set(grams[clause]).intersection(wanted)
    let sentence = page.range(page.report.sentences[clauses[clause].sentence].span)
    let around = Set(page.grams(sentence)).intersection(wanted).subtracting(own)
    let shared = weights.weight(own)
    return ClaimMatch(
      clause: clause, score: (shared + 0.35 * weights.weight(around)) / whole,
      shared: shared / weights.greatest,
      phrases: phrases(own, clauses[clause].range))
  }

  /// The stretches of the clause whose pairs the promise has too.
  private func phrases(_ shared: Set<Gram>, _ range: Range<Int>) -> [String] {
    var found: [Range<Int>] = []
    var open: Int?
    for index in range {
      let runs =
        page.pairs(index, before: range.upperBound)
        && shared.contains(Gram(page.text[index], page.text[index + 1]))
      if runs {
        if open == nil { open = index }
      } else if let start = open {
        if index + 1 - start >= 3 { found.append(start..<(index + 1)) }
        open = nil
      }
    }
    return found.sorted { $0.count > $1.count }.prefix(4).map { page.text.string($0) }
  }
}

extension ClaimMatch {
  /// Tuned on consecutive reports of several counties: what a reader would call the same matter.
  var isNear: Bool {
    guard let longest = phrases.first?.unicodeScalars.count, shared >= 1.5 else { return false }
    switch longest {
    case 6...: return score >= 0.28
    case 5: return score >= 0.42
    default: return score >= 0.5
    }
  }
}
