extension WorkReport {
  /// Lays corrections made by hand on the report.
  ///
  /// They may have been made on another draft: each is found again by the words of its sentence.
  /// What stands unchanged is applied, what was reworded is kept for a person to look at, and
  /// nothing is dropped without an outcome.
  public func applying(_ corrections: [Correction]) -> (WorkReport, [CorrectionOutcome]) {
    var report = self
    var outcomes: [CorrectionOutcome] = []
    for round in corrections.rounds {
      var applying = ApplyingCorrections(to: report)
      let (next, became) = applying.run(round)
      report = next
      outcomes += became
    }
    return (report, outcomes)
  }
}

/// One run of laying corrections on a report.
private struct ApplyingCorrections {
  private let report: WorkReport
  private let texts: [String]
  private let index: SentenceIndex
  private let byID: [String: Int]
  /// As they become; same order as in the report.
  private var commitments: [Commitment]
  /// What stands in the place of a commitment that was dropped, merged or split.
  private var replaced: [Int: [Commitment]] = [:]
  private var successors: [String: [String]] = [:]
  private var added: [Int: [Commitment]] = [:]
  /// Commitments whose task a person worded.
  private var worded: Set<Int> = []
  private var outcomes: [CorrectionOutcome] = []

  init(to report: WorkReport) {
    self.report = report
    texts = report.sentences.map { report.text($0.span) }
    index = SentenceIndex(texts)
    commitments = report.commitments
    byID = Dictionary(
      report.commitments.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func run(_ corrections: [Correction]) -> (WorkReport, [CorrectionOutcome]) {
    var order: [String] = []
    var groups: [String: [Correction]] = [:]
    for correction in corrections {
      if groups[correction.commitment] == nil { order.append(correction.commitment) }
      groups[correction.commitment, default: []].append(correction)
    }
    for id in order { apply(groups[id] ?? []) }
    return (rebuilt(), outcomes)
  }

  private mutating func apply(_ group: [Correction]) {
    guard let first = group.first else { return }
    if let addition = group.first(where: { $0.field == .added }) {
      return add(addition, with: group)
    }
    switch locate(first) {
    case .stands(let at): edit(at, group)
    case .reads(let now):
      let status = CorrectionOutcome.Status.changed(before: first.sentence, after: now)
      outcomes += group.map { CorrectionOutcome($0, status) }
    case .gone: outcomes += group.map { CorrectionOutcome($0, .gone) }
    }
  }

  // MARK: Finding the place

  private enum Place {
    /// Index of the commitment.
    case stands(Int)
    /// The sentence as it reads now.
    case reads(String)
    case gone
  }

  private func locate(_ correction: Correction) -> Place {
    locate(correction.commitment, sentence: correction.sentence, quote: correction.quote)
  }

  private func locate(_ id: String, sentence: String, quote: String) -> Place {
    if let at = byID[id], texts[report.commitments[at].sentence] == sentence,
      report.text(report.commitments[at].spanAsRead) == quote
    {
      return .stands(at)
    }
    let same = index.same(as: sentence)
    for found in same {
      let matches = report.sentences[found].commitments.filter {
        report.text(report.commitments[$0].spanAsRead) == quote
      }
      // Several may be cut from the same words: `c12-3` stays the third.
      let order = id.drop { $0 != "-" }
      let match = matches.first { report.commitments[$0].id.hasSuffix(order) } ?? matches.first
      if let match { return .stands(match) }
    }
    if let found = same.first { return .reads(texts[found]) }
    guard let near = index.nearest(to: sentence) else { return .gone }
    return .reads(texts[near.index])
  }

  // MARK: Editing

  private mutating func edit(_ at: Int, _ group: [Correction]) {
    for correction in group where !correction.endsCommitment {
      outcomes.append(CorrectionOutcome(correction, take(correction, &commitments[at])))
      if correction.field == .task { worded.insert(at) }
    }
    for correction in group where correction.endsCommitment {
      outcomes.append(CorrectionOutcome(correction, end(at, correction)))
    }
  }

  private func take(
    _ correction: Correction, _ commitment: inout Commitment
  ) -> CorrectionOutcome.Status {
    let isTaken = report.take(correction, on: &commitment)
    return isTaken ? .applied : .refused("“\(correction.to.first ?? "")”不是原句中连续的一段")
  }

  /// Drops, merges or splits.
  private mutating func end(_ at: Int, _ correction: Correction) -> CorrectionOutcome.Status {
    if replaced[at] != nil { return .refused("同一条目已另行删除、合并或拆分") }
    switch correction.field {
    case .split:
      guard correction.to.count > 1 else { return .refused("拆分后不足两项") }
      replaced[at] = commitments[at].split(into: correction.to, in: report)
    case .merged:
      if let status = merge(at, correction) { return status }
    default: replaced[at] = []
    }
    successors[commitments[at].id] = successors[commitments[at].id] ?? replaced[at]?.map(\.id)
    return .applied
  }

  /// Returns why not, `nil` when merged.
  private mutating func merge(_ at: Int, _ correction: Correction) -> CorrectionOutcome.Status? {
    let to = correction.to
    let place: Place =
      to.count > 2
      ? locate(to[0], sentence: to[1], quote: to[2])
      : to.first.flatMap { byID[$0] }.map { .stands($0) } ?? .gone
    switch place {
    case .reads(let now): return .changed(before: to.count > 1 ? to[1] : "", after: now)
    case .gone: return .refused("找不到要并入的条目")
    case .stands(let target):
      if target == at { return .refused("不能并入自己") }
      if replaced[target] != nil { return .refused("要并入的条目已删除、合并或拆分") }
      var correction = commitments[target].corrected ?? CommitmentCorrection()
      correction.merged.append(commitments[at].id)
      if !worded.contains(target) { correction.task = joined(target, at) }
      commitments[target].corrected = correction
      commitments[target].quantities = union(target, at)
      replaced[at] = []
      successors[commitments[at].id] = [commitments[target].id]
      return nil
    }
  }

  /// The words of both, so that a merge loses none; once when one has the other.
  private func joined(_ target: Int, _ other: Int) -> String {
    let (one, two) = (report.task(of: commitments[target]), report.task(of: commitments[other]))
    if one.contains(two) { return one }
    return two.contains(one) ? two : "\(one)；\(two)"
  }

  /// The figures of both, when they are of one sentence.
  private func union(_ target: Int, _ other: Int) -> [Int] {
    let own = commitments[target].quantities
    guard commitments[target].sentence == commitments[other].sentence else { return own }
    return own + commitments[other].quantities.filter { !own.contains($0) }
  }

  private mutating func add(_ addition: Correction, with group: [Correction]) {
    let words = addition.sentence
    guard !words.isEmpty else {
      let status = CorrectionOutcome.Status.refused("新增事项没有报告原文，请在“原文”一栏填入报告中的原句")
      outcomes += group.map { CorrectionOutcome($0, status) }
      return
    }
    guard let (sentence, span) = find(words, task: addition.to.first ?? "") else {
      let near = index.nearest(to: words)
      let status = near.map {
        CorrectionOutcome.Status.changed(before: words, after: texts[$0.index])
      }
      outcomes += group.map { CorrectionOutcome($0, status ?? .gone) }
      return
    }
    var commitment = report.blankCommitment(addition, sentence: sentence, span: span)
    outcomes.append(CorrectionOutcome(addition, .applied))
    for correction in group where correction.field != .added {
      outcomes.append(CorrectionOutcome(correction, take(correction, &commitment)))
    }
    added[sentence, default: []].append(commitment)
  }

  /// The sentence that has the words, and the narrowest stretch of it that the task quotes.
  private func find(_ words: String, task: String) -> (Int, Span)? {
    let found =
      index.same(as: words).first
      ?? texts.firstIndex { $0.utf8.count > words.utf8.count && $0.contains(words) }
    guard let found else { return nil }
    let sentence = report.sentences[found].span
    for part in [task, words] {
      if let span = report.span(of: part, in: sentence, near: sentence.start) {
        return (found, span)
      }
    }
    return (found, sentence)
  }

  // MARK: Putting it together

  private func rebuilt() -> WorkReport {
    var result = report
    result.commitments = []
    for index in result.sentences.indices {
      let olds = report.sentences[index].commitments
      var news = olds.flatMap { replaced[$0] ?? [commitments[$0]] }
      news += added[index] ?? []
      let first = result.commitments.count
      result.commitments += news
      result.sentences[index].commitments = Array(first..<result.commitments.count)
      result.coverage.follow(report, result, sentence: index)
    }
    relink(&result)
    return result
  }

  /// Links follow a commitment to what it became.
  private func relink(_ result: inout WorkReport) {
    let known = Set(result.commitments.map(\.id))
    for at in result.commitments.indices {
      let own = result.commitments[at].id
      var seen: Set<String> = [own]
      result.commitments[at].links = result.commitments[at].links
        .flatMap { successors[$0] ?? [$0] }
        .filter { known.contains($0) && seen.insert($0).inserted }
    }
  }
}
