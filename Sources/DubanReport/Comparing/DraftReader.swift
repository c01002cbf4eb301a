/// Finds the changes between two drafts.
struct DraftReader {
  private let before: ReportPage
  private let after: ReportPage

  init(_ before: ReportPage, _ after: ReportPage) {
    self.before = before
    self.after = after
  }

  func changes() -> (changes: [DraftComparison.Change], unchanged: Int) {
    let aligned = SentenceAlignment(before: before.sentenceHashes, after: after.sentenceHashes)
    let reworded = reworded(aligned)
    var placed: [(place: Double, change: DraftComparison.Change)] = []
    for (old, new) in reworded { placed.append((Double(new), changed(old, new))) }
    let rewordedOld = Set(reworded.map(\.0))
    let rewordedNew = Set(reworded.map(\.1))
    for new in aligned.added where !rewordedNew.contains(new) {
      placed.append((Double(new), added(new)))
    }
    for (old, new) in aligned.moved {
      let change = DraftComparison.Change(.moved, before: quote(old, 0), after: quote(new, 1))
      placed.append((Double(new), change))
    }
    for old in aligned.cut where !rewordedOld.contains(old) {
      placed.append((place(of: old, aligned), cut(old)))
    }
    return (placed.sorted { $0.place < $1.place }.map(\.change), aligned.kept.count)
  }

  /// Just behind the sentence of the later draft that answers the last one before it.
  private func place(of old: Int, _ aligned: SentenceAlignment) -> Double {
    var (low, high) = (0, aligned.kept.count)
    while low < high {
      let middle = (low + high) / 2
      if aligned.kept[middle].before < old { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? -0.5 : Double(aligned.kept[low - 1].after) + 0.5
  }

  // MARK: Reworded sentences

  /// Sentences cut here and added there that are one sentence in other words, each used once.
  private func reworded(_ aligned: SentenceAlignment) -> [(Int, Int)] {
    let news = aligned.added.map { ($0, after.pairs(ofSentence: $0)) }
    var postings: [Gram: [Int]] = [:]
    for (position, (_, grams)) in news.enumerated() {
      for gram in grams { postings[gram, default: []].append(position) }
    }
    var found: [(old: Int, new: Int, likeness: Double)] = []
    for old in aligned.cut {
      let grams = before.pairs(ofSentence: old)
      for position in Set(grams.compactMap { postings[$0] }.filter { $0.count <= 40 }.joined()) {
        let likeness = Grams.likeness(grams, news[position].1)
        if likeness >= 0.5 { found.append((old, news[position].0, likeness)) }
      }
    }
    return Self.onceEach(found)
  }

  /// The most alike first; a sentence is taken only once.
  private static func onceEach(_ pairs: [(old: Int, new: Int, likeness: Double)]) -> [(Int, Int)] {
    var (olds, news) = (Set<Int>(), Set<Int>())
    var kept: [(Int, Int)] = []
    let sorted = pairs.sorted {
      ($1.likeness, $0.old, $0.new) < ($0.likeness, $1.old, $1.new)
    }
    for pair in sorted where !olds.contains(pair.old) && !news.contains(pair.new) {
      olds.insert(pair.old)
      news.insert(pair.new)
      kept.append((pair.old, pair.new))
    }
    return kept
  }

  private func changed(_ old: Int, _ new: Int) -> DraftComparison.Change {
    var change = DraftComparison.Change(.changed, before: quote(old, 0), after: quote(new, 1))
    let (olds, news) = (before.clauses(ofSentence: old), after.clauses(ofSentence: new))
    let aligned = SentenceAlignment(
      before: olds.map { before.hash($0.range) }, after: news.map { after.hash($0.range) })
    change.cutClauses = aligned.cut.map { before.report.quote(olds[$0].span, report: 0) }
    change.addedClauses = aligned.added.map { after.report.quote(news[$0].span, report: 1) }
    change.figures = FigureChange.between(
      before.report.sentences[old].quantities, after.report.sentences[new].quantities)
    return change
  }

  private func added(_ new: Int) -> DraftComparison.Change {
    var change = DraftComparison.Change(.added, after: quote(new, 1))
    change.figures = FigureChange.between([], after.report.sentences[new].quantities)
    return change
  }

  private func cut(_ old: Int) -> DraftComparison.Change {
    var change = DraftComparison.Change(.cut, before: quote(old, 0))
    change.figures = FigureChange.between(before.report.sentences[old].quantities, [])
    return change
  }

  private func quote(_ sentence: Int, _ draft: Int) -> Quote {
    let page = draft == 0 ? before : after
    return page.report.quote(page.report.sentences[sentence].span, report: draft)
  }
}

extension ReportPage {
  var sentenceHashes: [UInt64] { report.sentences.map { hash(range($0.span)) } }

  /// FNV-1a over the words without blanks, so that typography makes no difference.
  func hash(_ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for code in text.codes[range] { hash = (hash ^ UInt64(code.raw)) &* 0x100_0000_01b3 }
    return hash
  }

  /// All pairs of a sentence, figures and common words too: two drafts of it have most in common.
  func pairs(ofSentence index: Int) -> Set<Gram> {
    let range = range(report.sentences[index].span)
    guard range.count > 1 else { return [] }
    return Set(
      (range.lowerBound..<(range.upperBound - 1)).map { Gram(text[$0], text[$0 + 1]) })
  }
}

extension FigureChange {
  /// What differs between the figures of two drafts of a sentence, paired by what they measure.
  static func between(_ before: [Quantity], _ after: [Quantity]) -> [FigureChange] {
    var free = Array(after.indices)
    var changes: [FigureChange] = []
    for old in before {
      let same = free.first { after[$0].name == old.name && after[$0].measuresLike(old) }
      let other = same ?? free.first { isLike(after[$0], old) }
      if let other {
        free.removeAll { $0 == other }
        if after[other].phrase != old.phrase {
          changes.append(
            FigureChange(name: old.name, before: old.phrase, after: after[other].phrase))
        }
      } else {
        changes.append(FigureChange(name: old.name, before: old.phrase, after: nil))
      }
    }
    return changes
      + free.map { FigureChange(name: after[$0].name, before: nil, after: after[$0].phrase) }
  }

  private static func isLike(_ new: Quantity, _ old: Quantity) -> Bool {
    new.measuresLike(old) && Grams.likeness(new.nameGrams, old.nameGrams) >= 0.6
  }
}
