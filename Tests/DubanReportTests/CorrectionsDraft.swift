import DubanReport

/// A report put together of sentences, each with the words of its commitments.
struct CorrectionsDraft {
  var sentences: [(text: String, quotes: [String])]

  init(_ sentences: (String, [String])...) {
    self.sentences = sentences.map { (text: $0.0, quotes: $0.1) }
  }

  var report: WorkReport {
    var report = WorkReport(source: SourceText(sentences.map(\.text).joined()))
    report.year = 2021
    var start = 0
    for (index, draft) in sentences.enumerated() {
      let span = Span(start: start, length: draft.text.unicodeScalars.count)
      start = span.end
      var sentence = Sentence(id: "s\(index + 1)", span: span, line: 0)
      sentence.kind = .task
      sentence.horizon = Horizon(.plan, from: 2021, to: 2021)
      for (order, quote) in draft.quotes.enumerated() {
        sentence.commitments.append(report.commitments.count)
        var commitment = Commitment(
          id: "c\(index + 1)-\(order + 1)", sentence: index, span: find(quote, draft.text, span),
          deadline: Deadline(text: "", span: nil, date: .end(ofYear: 2021)), modality: .plain)
        commitment.lead = [UnitSuggestion(unit: "区住建局", reason: "职责:道路")]
        report.commitments.append(commitment)
      }
      report.sentences.append(sentence)
    }
    report.coverage.sentences = sentences.count
    report.coverage.sentencesCovered = sentences.filter { !$0.quotes.isEmpty }.count
    return report
  }

  private func find(_ quote: String, _ text: String, _ span: Span) -> Span {
    let (text, quote) = (Array(text.unicodeScalars), Array(quote.unicodeScalars))
    let at = text.indices.first { text[$0...].starts(with: quote) } ?? 0
    return Span(start: span.start + at, length: quote.count)
  }
}

extension WorkReport {
  /// A correction as made on one of this report's commitments.
  func correction(_ id: String, _ field: Correction.Field, to: [String] = []) -> Correction {
    let commitment = commitments.first { $0.id == id }
    let sentence = commitment.map { text(sentences[$0.sentence].span) } ?? ""
    return Correction(
      commitment: id, sentence: sentence, quote: commitment.map { text($0.span) } ?? "",
      field: field, to: to)
  }
}
