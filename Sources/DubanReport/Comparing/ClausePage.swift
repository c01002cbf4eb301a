/// A clause of a sentence, in plain typography and in the source.
struct Clause: Hashable, Sendable {
  /// Index into `WorkReport.sentences`.
  var sentence: Int
  /// In the page's normalised text.
  var range: Range<Int>
  var span: Span
}

/// A report's text in plain typography, from which clauses are cut.
struct ClausePage: Sendable {
  let report: WorkReport
  let text: NormalText

  init(_ report: WorkReport) {
    self.report = report
    text = NormalText(report.source)
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
  func clauses(ofSentence index: Int) -> [Clause] {
    clauses(in: range(report.sentences[index].span), sentence: index)
  }

  func clauses(in range: Range<Int>, sentence: Int) -> [Clause] {
    var found: [Clause] = []
    var start = range.lowerBound
    for index in range.lowerBound...range.upperBound {
      guard index == range.upperBound || cuts(index) else { continue }
      if start < index {
        found.append(
          Clause(sentence: sentence, range: start..<index, span: text.span(start..<index)))
      }
      start = index + 1
    }
    return found
  }

  /// Commas and semicolons cut, and so do the numbers of a list; a colon leads in.
  private func cuts(_ index: Int) -> Bool {
    text[index].endsClause || text[index].isCircled
  }
}
