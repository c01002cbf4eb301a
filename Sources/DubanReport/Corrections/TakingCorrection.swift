extension Correction {
  /// Whether the commitment no longer stands as it was afterwards.
  var endsCommitment: Bool {
    switch field {
    case .dropped, .merged, .split: true
    default: false
    }
  }
}

extension Commitment {
  /// Takes over one change of a field.
  mutating func take(_ change: Correction, year: Int?) {
    var correction = corrected ?? CommitmentCorrection()
    let text = change.to.joined(separator: "、")
    switch change.field {
    case .task: correction.task = text
    case .type: correction.type = CommitmentType(rawValue: text)
    case .measure: correction.measure = text
    case .lead: lead = Self.suggestions(change.to, keeping: lead)
    case .support: support = Self.suggestions(change.to, keeping: support)
    case .deadline: set(deadline: text, year: year)
    case .column(let name): correction.filled[name] = text
    case .cut, .dropped, .merged, .split, .added: break
    }
    corrected = correction
  }

  /// Units set by hand; those that stood there before keep their reason.
  private static func suggestions(_ units: [String], keeping old: [UnitSuggestion])
    -> [UnitSuggestion]
  {
    units.map { unit in
      old.first { $0.unit == unit }
        ?? UnitSuggestion(unit: unit, reason: CommitmentCorrection.reason)
    }
  }

  private mutating func set(deadline text: String, year: Int?) {
    if TypedDeadline.isStanding(text) {
      modality = .standing
      deadline = Deadline(text: text, span: nil, date: nil)
    } else {
      if isStanding { modality = .plain }
      deadline = Deadline(text: text, span: nil, date: TypedDeadline.date(text, year: year))
    }
  }

  /// Several commitments of one: each keeps the place in the text and the figures its words name.
  func split(into tasks: [String], in report: WorkReport) -> [Commitment] {
    let all = report.sentences[sentence].quantities
    let words = quantities.map { all.indices.contains($0) ? report.text(all[$0].span) : "" }
    return tasks.enumerated().map { order, task in
      var part = self
      part.id = "\(id).\(order + 1)"
      var correction = corrected ?? CommitmentCorrection()
      correction.origin = .split(id)
      correction.task = task
      part.corrected = correction
      // A figure that no part names stays with the first, so that none is lost.
      part.quantities = zip(quantities, words).filter { _, word in
        task.contains(word) || order == 0 && !tasks.contains { $0.contains(word) }
      }.map(\.0)
      return part
    }
  }
}

extension WorkReport {
  /// Takes over one change; a cut must be words of the sentence.
  ///
  /// - Returns: whether it could be carried out.
  func take(_ change: Correction, on commitment: inout Commitment) -> Bool {
    guard change.field == .cut else {
      commitment.take(change, year: year)
      return true
    }
    let sentence = sentences[commitment.sentence]
    let read = commitment.spanAsRead
    guard let span = span(of: change.to.first ?? "", in: sentence.span, near: read.start) else {
      return false
    }
    var correction = commitment.corrected ?? CommitmentCorrection()
    correction.cut = read
    commitment.corrected = correction
    commitment.span = span
    commitment.quantities = sentence.quantities.indices.filter {
      span.contains(sentence.quantities[$0].span)
    }
    return true
  }

  /// Where words stand within a stretch: where they occur several times, nearest to a place.
  public func span(of words: String, in stretch: Span, near start: Int) -> Span? {
    let (text, wanted) = (text(stretch).unicodeScalars.map(\.self), Array(words.unicodeScalars))
    guard !wanted.isEmpty, wanted.count <= text.count else { return nil }
    let places = (0...(text.count - wanted.count)).filter { text[$0...].starts(with: wanted) }
    return places.map { Span(start: stretch.start + $0, length: wanted.count) }
      .min { abs($0.start - start) < abs($1.start - start) }
  }

  /// A commitment that a person added to a sentence.
  func blankCommitment(_ addition: Correction, sentence index: Int, span: Span) -> Commitment {
    let sentence = sentences[index]
    let end = sentence.horizon.to.map { CivilDate.end(ofYear: $0) }
    var commitment = Commitment(
      id: addition.commitment, sentence: index, span: span,
      deadline: Deadline(text: "", span: nil, date: end), modality: .plain)
    var correction = CommitmentCorrection(origin: .added)
    correction.task = addition.to.first
    commitment.corrected = correction
    commitment.quantities = sentence.quantities.indices.filter {
      span.contains(sentence.quantities[$0].span)
    }
    return commitment
  }
}

extension Coverage {
  /// Keeps the count right where a sentence lost or won its commitments by hand.
  mutating func follow(_ before: WorkReport, _ after: WorkReport, sentence index: Int) {
    let sentence = before.sentences[index]
    let counts =
      sentence.horizon.direction == .plan
      && [Kind.target, .task, .mechanism].contains(sentence.kind)
    guard counts else { return }
    let now = after.sentences[index]
    quantitiesCovered += after.figures(of: now) - before.figures(of: sentence)
    if !sentence.commitments.isEmpty, now.commitments.isEmpty {
      sentencesCovered -= 1
      gaps.append(Gap(sentence: index, span: sentence.span, reason: "人工删除"))
    } else if sentence.commitments.isEmpty, !now.commitments.isEmpty {
      sentencesCovered += 1
      gaps.removeAll { $0.sentence == index && $0.span == sentence.span }
    }
  }
}

extension WorkReport {
  /// How many figures of a sentence belong to a commitment.
  fileprivate func figures(of sentence: Sentence) -> Int {
    Set(sentence.commitments.flatMap { commitments[$0].quantities }).count
  }
}
