/// A clause of a sentence, in plain typography and in the source.
struct ClaimClause: Hashable, Sendable {
  /// Index into `WorkReport.sentences`.
  var sentence: Int
  /// In the page's normalised text.
  var range: Range<Int>
  var span: Span
}

/// A report's text in plain typography, from which clauses are cut.
struct ReportPage: Sendable {
  let report: WorkReport
  let text: NormalText
  /// Whether a character belongs to a figure and its unit, or to a word that every second clause
  /// has: neither tells what a clause is about.
  private(set) var isIdle: [Bool]

  init(_ report: WorkReport) {
    self.report = report
    text = NormalText(report.source)
    isIdle = IdleWords.mask(text.codes)
    for sentence in report.sentences {
      for quantity in sentence.quantities { mark(range(quantity.span)) }
    }
  }

  private mutating func mark(_ range: Range<Int>) {
    // From-to figures may hold words between their ends; those stay.
    for index in range where !text[index].isHan || range.count <= 12 { isIdle[index] = true }
  }

  /// The normalised stretch of a stretch of the source.
  func range(_ span: Span) -> Range<Int> {
    let start = index(of: span.start)
    return start..<max(start, index(of: span.end))
  }

  /// The first normalised character at or after a source offset.
  private func index(of offset: Int) -> Int {
    var (low, high) = (0, text.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(text.origin[middle]) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The clauses of one sentence: cut at commas, semicolons and full stops.
  func clauses(ofSentence index: Int) -> [ClaimClause] {
    clauses(in: range(report.sentences[index].span), sentence: index)
  }

  func clauses(in range: Range<Int>, sentence: Int) -> [ClaimClause] {
    var found: [ClaimClause] = []
    var start = range.lowerBound
    for index in range.lowerBound...range.upperBound {
      guard index == range.upperBound || cuts(index) else { continue }
      if start < index {
        found.append(
          ClaimClause(sentence: sentence, range: start..<index, span: text.span(start..<index)))
      }
      start = index + 1
    }
    return found
  }

  /// The pairs of word characters of a stretch, each once, in the order of the text.
  ///
  /// Figures and marks are left out, so that 改造36个小区 and 改造38个小区 read alike.
  func grams(_ range: Range<Int>) -> [Gram] {
    var seen = Set<Gram>()
    var grams: [Gram] = []
    for index in range where pairs(index, before: range.upperBound) {
      let gram = Gram(text[index], text[index + 1])
      if seen.insert(gram).inserted { grams.append(gram) }
    }
    return grams
  }

  /// Whether the character and the next one make a pair.
  func pairs(_ index: Int, before end: Int) -> Bool {
    index + 1 < end && Grams.isWord(text[index]) && Grams.isWord(text[index + 1])
      && !isIdle[index] && !isIdle[index + 1]
      && !(text[index].isDigit && text[index + 1].isDigit)
  }

  /// Commas and semicolons cut, and so do the numbers of a list; a colon leads in.
  private func cuts(_ index: Int) -> Bool {
    text[index].endsClause || text[index].isCircled
  }
}
