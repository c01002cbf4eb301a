/// The figures of this year's review, found again by what they measure.
///
/// Short names (停车位, 湖岸线) give the wording too little to go by; with the unit they are enough.
struct FigureIndex {
  private struct Entry {
    var clause: Int
    var quantity: Quantity
    var grams: Set<Gram>
  }

  private var entries: [Entry] = []
  private var postings: [Gram: [Int]] = [:]

  mutating func add(_ quantity: Quantity, clause: Int) {
    let grams = quantity.nameGrams
    guard grams.count >= 2, quantity.amount != nil else { return }
    for gram in grams { postings[gram, default: []].append(entries.count) }
    entries.append(Entry(clause: clause, quantity: quantity, grams: grams))
  }

  /// The clause whose figure measures what a promised one does, and how alike the names are.
  func nearest(to promised: [Quantity]) -> (clause: Int, likeness: Double)? {
    var best: (clause: Int, likeness: Double)?
    for wanted in promised {
      let names = wanted.nameGrams
      for index in candidates(names) where entries[index].quantity.measuresLike(wanted) {
        let likeness = Grams.likeness(names, entries[index].grams)
        if likeness >= 0.66, likeness > best?.likeness ?? 0 {
          best = (entries[index].clause, likeness)
        }
      }
    }
    return best
  }

  /// Entries that share the rarest pair of a name; common pairs are passed over.
  private func candidates(_ names: Set<Gram>) -> Set<Int> {
    let limit = max(24, entries.count / 16)
    let found = names.compactMap { postings[$0] }.filter { $0.count <= limit }
    return Set(found.joined())
  }
}
