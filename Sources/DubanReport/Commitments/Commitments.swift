extension Reader {
  /// Cuts commitments out of every promising sentence, then proposes units and links them.
  mutating func readCommitments() {
    let deadlines = DeadlineReader(scan: scan, year: report.year)
    report.commitments.reserveCapacity(report.sentences.count * 2)
    for index in ranges.indices where promises(index) {
      cut(index, deadlines)
    }
    suggestUnits()
    linkCommitments()
    measureCoverage()
  }

  private mutating func cut(_ index: Int, _ deadlines: DeadlineReader) {
    let quantities = report.sentences[index].quantities
    let (text, range) = (scan.text, ranges[index])
    let amounts = quantities.indices.map { text.range(of: quantities[$0].span, within: range) }
    let cutter = ClauseCutter(
      scan: scan, range: range, amounts: amounts,
      isTarget: report.sentences[index].kind == .target)
    let stretches = cutter.stretches()
    guard let first = stretches.first else { return }
    var inherited = leadIn(before: first.lowerBound, index)
    let old = report.commitments.count
    for stretch in stretches {
      let deadline = dated(stretch, deadlines, index, &inherited)
      let held =
        amounts.isEmpty ? [] : amounts.indices.filter { stretch.contains(amounts[$0].lowerBound) }
      let new = report.commitments.count
      addCommitments(stretch, sentence: index, deadline: deadline)
      for place in new..<report.commitments.count {
        if place > old, lacksObject(place) {
          let subject = report.commitments[place - 1].subject
          report.commitments[place].subject =
            subject.isEmpty ? report.commitments[place - 1].object : subject
        }
        report.commitments[place].id = String(id: "c", index + 1, place - old + 1)
        report.commitments[place].quantities = held
      }
    }
    report.sentences[index].commitments = Array(old..<report.commitments.count)
  }

  /// 10月份全部竣工, 主汛期前完成15处: what it is done to was said before.
  private func lacksObject(_ commitment: Int) -> Bool {
    guard !report.commitments[commitment].verb.isEmpty else { return false }
    let object = report.commitments[commitment].object
    guard let first = object.utf8.first else { return true }
    return first >= UInt8(ascii: "0") && first <= UInt8(ascii: "9") && object.scalarCount <= 6
      || object.hasBytes(of: "到位")
  }

  /// 到2025年, said before the list of targets, holds for all of them.
  private func leadIn(before start: Int, _ sentence: Int) -> Deadline? {
    guard let whole = report.sentences[sentence].deadline, let span = whole.span,
      start < scan.text.count,
      span.start < scan.text.span(start..<(start + 1)).start
    else { return nil }
    return Deadline(text: String(whole.text.split(separator: ";")[0]), span: span, date: whole.date)
  }

  /// The stretch's own deadline, one that holds for the whole sentence, or the end of the horizon.
  private func dated(
    _ stretch: Range<Int>, _ deadlines: DeadlineReader, _ sentence: Int,
    _ inherited: inout Deadline?
  ) -> Deadline {
    if let own = deadlines.deadlines(in: stretch).first {
      let deadline = Deadline(
        text: scan.text.string(own.range), span: scan.text.span(own.range), date: own.date)
      // 年内完成…,实施…: a year at the head holds for what follows; a month does not.
      let opens = own.range.lowerBound - stretch.lowerBound <= 2
      if opens, own.date?.month == 12 { inherited = deadline }
      return deadline
    }
    return inherited
      ?? Deadline(
        text: "", span: nil, date: report.sentences[sentence].horizon.to.map { .end(ofYear: $0) })
  }

  /// Adds one commitment, or one for each member of a list that is finished one by one.
  private mutating func addCommitments(
    _ stretch: Range<Int>, sentence: Int, deadline: Deadline
  ) {
    let reader = ActReader(scan: scan)
    let isMechanism = report.sentences[sentence].kind == .mechanism
    let (opening, verb) = clauseOfAct(stretch, reader)
    // Filled where it stands: a commitment has ten strings and arrays to copy.
    let new = report.commitments.count
    report.commitments.append(
      Commitment(
        id: "", sentence: sentence, span: scan.text.span(stretch), deadline: deadline,
        modality: .read(stretch, verb: verb, isMechanism: isMechanism, scan: scan)))
    if let place = reader.place(in: stretch) { report.commitments[new].place = sourceText(place) }
    guard let verb else {
      report.commitments[new].object = sourceText(opening)
      return
    }
    report.commitments[new].verb = sourceText(verb.range)
    let object = reader.object(of: verb, in: opening)
    let (names, tail) = isMechanism ? ([], object) : reader.members(of: object, verb: verb)
    guard names.count > 1 else {
      report.commitments[new].object = object.isEmpty ? "" : sourceText(object)
      return
    }
    report.commitments[new].tail = tail.isEmpty ? " " : sourceText(tail)
    for (index, name) in names.enumerated() {
      if index > 0 { report.commitments.append(report.commitments[new]) }
      report.commitments[new + index].object = sourceText(name)
    }
  }

  /// The clause of a stretch that holds its act, and the act: settings such as 按照… come before it.
  private func clauseOfAct(_ stretch: Range<Int>, _ reader: ActReader) -> (Range<Int>, Mark?) {
    var clauses = scan.split(stretch) { $0 == "," || $0 == ";" }
    let last = clauses.last ?? stretch
    let cutter = ClauseCutter(scan: scan, range: stretch, amounts: [], isTarget: false)
    clauses.removeAll { cutter.isSetting($0) }
    if clauses.isEmpty { clauses.append(last) }
    for (index, clause) in clauses.enumerated() {
      guard let verb = reader.act(in: clause), !verb.roles.contains(.vague) || clause.count > 6
      else { continue }
      if index == 0, clauses.count > 1, setsStage(clause, for: clauses[1]) {
        return (clauses[1], reader.act(in: clauses[1]))
      }
      return (clause, verb)
    }
    return (clauses[0], reader.act(in: clauses[0]))
  }

  /// Whether only the second of two clauses finishes something, and the first speaks of no institution.
  private func setsStage(_ first: Range<Int>, for second: Range<Int>) -> Bool {
    scan.has(.finish, in: second) && !scan.has(.finish, in: first)
      && !scan.has(.mechanism, in: first)
  }

  func sourceText(_ range: Range<Int>) -> String { report.source[scan.text.span(range)] }
}

extension NormalText {
  /// The normalised stretch of a source span that is known to lie within a range.
  func range(of span: Span, within range: Range<Int>) -> Range<Int> {
    func index(_ offset: Int) -> Int {
      var low = range.lowerBound
      var high = range.upperBound
      while low < high {
        let middle = (low + high) / 2
        if Int(origin[middle]) < offset { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let start = index(span.start)
    return start..<max(start, index(span.end))
  }
}
