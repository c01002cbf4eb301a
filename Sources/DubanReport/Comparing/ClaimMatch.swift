/// A clause of the review that may answer a promise, and how well.
struct ClaimMatch {
  var clause: Int
  /// The share of the promise's wording that the clause has, weighed by rarity; with a little of
  /// what the rest of its sentence has.
  var score: Double
  /// The weight of what both share: how much there is to go by at all.
  var shared: Double
  /// Stretches of at least three characters that both have, the longest first.
  var phrases: [String]
}

extension ClaimIndex {
  /// The clauses that answer a promise, the best first; empty when nothing is near enough.
  func matches(of promise: Promise, in origin: ClausePage) -> [ClaimMatch] {
    let whole = weights.weight(promise.grams)
    guard whole > 0 else { return [] }
    let wanted = Set(promise.grams)
    let found = nearest(to: promise, limit: 6).map { clause in
      match(clause, promise, wanted, whole, origin)
    }
    return found.filter(\.isNear).sorted { $0.score > $1.score }
  }

  private func match(
    _ clause: Int, _ promise: Promise, _ wanted: Set<Gram>, _ whole: Double, _ origin: ClausePage
  ) -> ClaimMatch {
    let own = Set(grams[clause]).intersection(wanted)
    let sentence = page.range(page.report.sentences[clauses[clause].sentence].span)
    let around = Set(Grams.distinct(page.text, sentence)).intersection(wanted).subtracting(own)
    let shared = weights.weight(own)
    return ClaimMatch(
      clause: clause, score: (shared + 0.35 * weights.weight(around)) / whole, shared: shared,
      phrases: phrases(own, clauses[clause].range))
  }

  /// The stretches of the clause whose pairs the promise has too.
  private func phrases(_ shared: Set<Gram>, _ range: Range<Int>) -> [String] {
    var found: [Range<Int>] = []
    var open: Int?
    for index in range {
      let runs =
        index + 1 < range.upperBound && Grams.isWord(page.text[index])
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
    guard !phrases.isEmpty else { return false }
    let longest = phrases[0].unicodeScalars.count
    if longest >= 6 { return score >= 0.30 && shared >= 18 }
    if longest >= 4 { return score >= 0.38 && shared >= 18 }
    return score >= 0.5 && shared >= 16
  }
}
