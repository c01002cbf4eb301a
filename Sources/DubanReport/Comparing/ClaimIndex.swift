/// The clauses of this year's review, found again by the pairs of characters they have.
struct ClaimIndex {
  let page: ReportPage
  private(set) var clauses: [ClaimClause] = []
  private(set) var grams: [[Gram]] = []
  private(set) var weights = GramWeights()
  private var postings: [Gram: [Int32]] = [:]
  private(set) var figures = FigureIndex()

  /// - Parameter year: the year promised for; only what is said of it is a claim.
  init(_ page: ReportPage, year: Int?, promises: [Promise]) {
    self.page = page
    for (index, sentence) in page.report.sentences.enumerated()
    where Self.reviews(sentence, year: year) {
      for clause in page.clauses(ofSentence: index) { add(clause) }
    }
    for promise in promises { weights.add(promise.grams) }
  }

  private static func reviews(_ sentence: Sentence, year: Int?) -> Bool {
    guard sentence.horizon.direction == .review, sentence.kind != .problem,
      sentence.kind != .rhetoric
    else { return false }
    guard let year, let to = sentence.horizon.to else { return true }
    return to >= year
  }

  private mutating func add(_ clause: ClaimClause) {
    let found = page.grams(clause.range)
    for quantity in page.report.sentences[clause.sentence].quantities
    where clause.span.contains(quantity.span) {
      figures.add(
        quantity, clause: clauses.count,
        isOfTerm: page.report.sentences[clause.sentence].horizon.isTerm)
    }
    for gram in found { postings[gram, default: []].append(Int32(clauses.count)) }
    weights.add(found)
    clauses.append(clause)
    grams.append(found)
  }

  /// The clauses that share most with a promise, the best first.
  ///
  /// Pairs that stand in very many clauses tell nothing and are passed over, so that the time
  /// grows with the text and not with its square.
  func nearest(to promise: Promise, limit: Int) -> [Int] {
    let common = min(max(12, clauses.count / 12), 160)
    var scores: [Int32: Double] = [:]
    for gram in promise.grams {
      guard let found = postings[gram], found.count <= common else { continue }
      let weight = weights.weight(gram)
      for clause in found { scores[clause, default: 0] += weight }
    }
    let best = scores.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
    return best.prefix(limit).map { Int($0.key) }
  }
}
