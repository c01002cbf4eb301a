/// One of last year's commitments, made ready to be looked for in this year's report.
struct Promise {
  var id: String
  var sentence: Int
  var span: Span
  var range: Range<Int>
  var quantities: [Quantity]
  var modality: Modality
  var grams: [Gram]
}

extension ReportPage {
  /// What the report promised for its own year: commitments that fall due by the year's end.
  ///
  /// Where no commitments were read, the clauses of its tasks stand for them.
  func promises() -> [Promise] {
    report.commitments.isEmpty ? promisesOfTasks() : promisesOfCommitments()
  }

  private func promisesOfCommitments() -> [Promise] {
    report.commitments.compactMap { commitment in
      let sentence = report.sentences[commitment.sentence]
      guard isForTheYear(sentence), sentence.kind != .target, isDue(commitment.deadline) else {
        return nil
      }
      if isCreed(sentence) { return nil }
      let figures = commitment.quantities.map { sentence.quantities[$0] }
      return promise(
        commitment.id, commitment.sentence, commitment.span, figures, commitment.modality,
        object: commitment.object)
    }
  }

  private func promisesOfTasks() -> [Promise] {
    var found: [Promise] = []
    for (index, sentence) in report.sentences.enumerated()
    where isForTheYear(sentence) && sentence.kind == .task {
      let pieces = text.span(range(sentence.span))
      let made = promise(sentence.id, index, pieces, sentence.quantities, .plain)
      if made.grams.count >= 4 { found.append(made) }
    }
    return found
  }

  private func promise(
    _ id: String, _ sentence: Int, _ span: Span, _ quantities: [Quantity], _ modality: Modality,
    object: String = ""
  ) -> Promise {
    let range = range(span)
    let about = find(object, in: range).map(grams) ?? []
    return Promise(
      id: id, sentence: sentence, span: span, range: range, quantities: quantities,
      modality: modality, grams: about.count >= 2 ? about : grams(range))
  }

  /// Where a commitment's object stands within it.
  private func find(_ object: String, in range: Range<Int>) -> Range<Int>? {
    let wanted = NormalText(SourceText(object)).codes
    guard !wanted.isEmpty, range.count >= wanted.count else { return nil }
    for start in range.lowerBound...(range.upperBound - wanted.count)
    where text.has(wanted, at: start) {
      return start..<(start + wanted.count)
    }
    return nil
  }

  /// 总体要求是…: what the year's work is to be guided by, nothing to be done.
  private func isCreed(_ sentence: Sentence) -> Bool {
    let words = report.text(sentence.span)
    return ["总体要求是", "指导思想是", "总体思路是", "总体要求："].contains { words.contains($0) }
  }

  private func isForTheYear(_ sentence: Sentence) -> Bool {
    sentence.horizon.direction == .plan && !sentence.horizon.isTerm
  }

  private func isDue(_ deadline: Deadline) -> Bool {
    guard let date = deadline.date, let year = report.year else { return true }
    return date <= .end(ofYear: year)
  }
}
