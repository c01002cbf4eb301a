/// Judges what became of last year's commitments from what this year's review says.
struct OutcomeJudge {
  let last: ReportPage
  let this: ReportPage
  private let promises: [Promise]
  private let index: ClaimIndex

  init(last: ReportPage, this: ReportPage) {
    self.last = last
    self.this = this
    promises = last.promises()
    index = ClaimIndex(this, year: last.report.year, promises: promises)
  }

  func outcomes() -> [CommitmentOutcome] { promises.map(outcome) }

  private func outcome(_ promise: Promise) -> CommitmentOutcome {
    let matches = index.matches(of: promise)
    let quote = last.report.quote(promise.span, report: 0)
    guard let best = matches.first else {
      return CommitmentOutcome(
        commitment: promise.id, status: .notMentioned, promise: quote,
        reason: "今年报告的回顾部分没有提到，请核实是否完成。")
    }
    let clause = index.clauses[best.clause]
    let amounts = amounts(promise, matches)
    let (status, reason) = judge(promise, clause, amounts)
    let claims = claims(clause, amounts).map { this.report.quote($0, report: 1) }
    return CommitmentOutcome(
      commitment: promise.id, status: status, promise: quote, claims: claims,
      phrases: best.phrases, reason: reason)
  }

  /// Promised amounts found in the clauses that match, else elsewhere in the best one's sentence.
  private func amounts(_ promise: Promise, _ matches: [ClaimMatch]) -> [AmountMatch] {
    guard !promise.quantities.isEmpty else { return [] }
    var found: [AmountMatch] = []
    for match in matches.prefix(3) where !index.isOfTerm(match.clause) {
      let missing = promise.quantities.filter { wanted in
        !found.contains { $0.promised == wanted }
      }
      let claimed = index.quantities(of: match.clause)
      // Only the clause that answers best may call the figure by another name.
      found +=
        match.clause == matches[0].clause
        ? AmountMatch.pairs(missing, claimed) : AmountMatch.paired(missing, claimed)
    }
    return found
  }

  private func judge(_ promise: Promise, _ clause: ClaimClause, _ amounts: [AmountMatch])
    -> (CommitmentOutcome.Status, String)
  {
    let progress = ClaimWords.progress(this.text, clause.range)
    if progress == .unmet { return (.partly, "今年报告说明尚未全部完成。") }
    if let short = amounts.first(where: { !$0.isReached }) { return (.partly, short.words + "。") }
    let isOpenEnded = promise.isOpenEnded(last.text)
    let isSameSize = amounts.allSatisfy { $0.promised.value == $0.claimed.value }
    if !amounts.isEmpty, !(isSameSize && progress == .underway && !isOpenEnded) {
      return (.kept, amounts.map(\.words).joined(separator: "；") + "。")
    }
    if isOpenEnded { return (.kept, "今年报告讲到了这项工作。") }
    switch progress {
    case .done, .plain: return (.kept, "今年报告列为完成的工作。")
    case .underway, .unmet: return (.partly, "今年报告只说推进，没有说完成。")
    }
  }

  /// The clause that answers best, then those that the amounts were taken from.
  private func claims(_ clause: ClaimClause, _ amounts: [AmountMatch]) -> [Span] {
    var spans = [clause.span]
    for match in amounts where !spans.contains(where: { $0.contains(match.claimed.span) }) {
      spans.append(match.claimed.span)
    }
    return spans
  }
}

extension Promise {
  /// Whether there is nothing in it that could be finished on a day.
  fileprivate func isOpenEnded(_ text: NormalText) -> Bool {
    switch modality {
    case .standing, .advance, .explore, .start, .assist: true
    case .ensure, .strive, .complete, .plain: ClaimWords.onlyStarts(text, range)
    }
  }
}
