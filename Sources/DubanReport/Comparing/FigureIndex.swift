/// The figures of this year's review, found again by what they measure.
///
/// Short names (停车位, 湖岸线) give the wording too little to go by; with the unit they are enough.
struct FigureIndex {
  private struct Posting {
    var clause: Int
    var quantity: Quantity
    var grams: Set<Gram>
    /// A total of several years, which comes after what is said of the year.
    var isOfTerm: Bool
  }

  private var entries: [Posting] = []
  private var postings: [Gram: [Int]] = [:]

  mutating func add(_ quantity: Quantity, clause: Int, isOfTerm: Bool) {
    let grams = quantity.nameGrams
    guard grams.count >= 2, quantity.amount != nil else { return }
    for gram in grams { postings[gram, default: []].append(entries.count) }
    entries.append(Posting(clause: clause, quantity: quantity, grams: grams, isOfTerm: isOfTerm))
  }

  /// The clause whose figure measures what a promised one does, and how alike the names are.
  func nearest(to promised: [Quantity]) -> (clause: Int, likeness: Double)? {
    var best: (clause: Int, likeness: Double, rank: Double)?
    for wanted in promised {
      let names = wanted.nameGrams
      for index in candidates(names) where entries[index].quantity.measuresLike(wanted) {
        let likeness = Grams.likeness(names, entries[index].grams)
        guard likeness >= 0.66 else { continue }
        let rank = entries[index].isOfTerm ? likeness - 0.5 : likeness
        let isBest = rank > best?.rank ?? 0
        if isBest, !Rivals.are(wanted.name, entries[index].quantity.name) {
          best = (entries[index].clause, likeness, rank)
        }
      }
    }
    return best.map { ($0.clause, $0.likeness) }
  }

  /// Entries that share the rarest pair of a name; common pairs are passed over.
  private func candidates(_ names: Set<Gram>) -> Set<Int> {
    let limit = min(max(24, entries.count / 16), 160)
    let found = names.compactMap { postings[$0] }.filter { $0.count <= limit }
    return Set(found.joined())
  }
}
