/// The words of a duty catalogue, ready to be looked for.
struct DutyMatcher: Sendable {
  struct Duty: Sendable {
    var unit: Int
    var isLead: Bool
  }

  private var tree = WordTree()
  private var duties: [[Duty]] = [[]]
  /// The official name by name and alias.
  private var names: [String: String] = [:]
  let catalogue: DutyCatalogue

  init(_ catalogue: DutyCatalogue) {
    self.catalogue = catalogue
    for (index, unit) in catalogue.units.enumerated() {
      for name in [unit.name] + unit.aliases { names[name] = unit.name }
      for word in unit.duties { insert(word, Duty(unit: index, isLead: true)) }
      for word in unit.supports { insert(word, Duty(unit: index, isLead: false)) }
    }
  }

  /// 区住建局 → 区住房和城乡建设局; a unit that the catalogue does not know keeps its name.
  func official(_ name: String) -> String { names[name] ?? name }

  private mutating func insert(_ word: String, _ duty: Duty) {
    let codes = NormalText(SourceText(word)).codes
    guard !codes.isEmpty else { return }
    let node = tree.insert(codes)
    while duties.count <= node { duties.append([]) }
    duties[node].append(duty)
  }

  /// A duty word found in a text.
  struct Hit {
    var range: Range<Int>
    var duties: [Duty]
  }

  /// The longest word of a leading unit and the longest of a supporting one at each place.
  func hits(in text: NormalText, _ range: Range<Int>) -> [Hit] {
    text.codes.withUnsafeBufferPointer { codes in
      var found: [Hit] = []
      var freeFrom = (lead: range.lowerBound, support: range.lowerBound)
      for index in range {
        var lead: Word?
        var support: Word?
        tree.walk(codes, from: index..<(index + 1)) { _, length, node in
          guard index + length <= range.upperBound else { return }
          if duties[node].contains(where: \.isLead) { lead = Word(length: length, node: node) }
          if duties[node].contains(where: { !$0.isLead }) {
            support = Word(length: length, node: node)
          }
        }
        if let lead, index >= freeFrom.lead {
          freeFrom.lead = index + lead.length
          found.append(hit(index, lead, isLead: true))
        }
        if let support, index >= freeFrom.support {
          freeFrom.support = index + support.length
          found.append(hit(index, support, isLead: false))
        }
      }
      return found
    }
  }

  private struct Word {
    var length: Int
    var node: Int
  }

  private func hit(_ index: Int, _ word: Word, isLead: Bool) -> Hit {
    Hit(
      range: index..<(index + word.length),
      duties: duties[word.node].filter { $0.isLead == isLead })
  }
}

extension Reader {
  mutating func suggestUnits() {
    let matcher = options.matcher
    let named = namedUnits()
    guard !matcher.catalogue.units.isEmpty || !named.isEmpty else { return }
    for index in report.commitments.indices {
      let sentence = report.commitments[index].sentence
      if let units = named[sentence] {
        report.commitments[index].lead = units.lead
        report.commitments[index].support = units.support
      } else {
        suggest(index, matcher)
      }
    }
  }

  /// Duty words in the commitment weigh most, those of the sentence and its theme less.
  private mutating func suggest(_ index: Int, _ matcher: DutyMatcher) {
    let commitment = report.commitments[index]
    let whole = ranges[commitment.sentence]
    let own = scan.text.range(of: commitment.span, within: whole)
    var scores = UnitScores(count: matcher.catalogue.units.count)
    for hit in matcher.hits(in: scan.text, own) {
      scores.add(
        hit, weight: commitment.isListed && !isMember(hit.range, commitment) ? 2 : 4, scan.text)
    }
    let isListItem = report.sentences[commitment.sentence].kind == .target || isNumbered(commitment)
    if scores.isEmpty, !isListItem {
      for hit in matcher.hits(in: scan.text, whole) { scores.add(hit, weight: 2, scan.text) }
    }
    if let theme = report.sentences[commitment.sentence].theme {
      let title = NormalText(SourceText(report.themes[theme].title))
      for hit in matcher.hits(in: title, 0..<title.count) { scores.add(hit, weight: 1, title) }
    }
    (report.commitments[index].lead, report.commitments[index].support) = scores.proposal(
      matcher.catalogue)
  }

  /// Whether it is an item of a numbered list, which has nothing to do with the other items.
  private func isNumbered(_ commitment: Commitment) -> Bool {
    let start = scan.text.range(of: commitment.span, within: ranges[commitment.sentence]).lowerBound
    return scan.text.at(start - 1).isCircled || scan.text.at(start - 1) == ")"
  }

  private func isMember(_ range: Range<Int>, _ commitment: Commitment) -> Bool {
    commitment.object.contains(scan.text.string(range))
      || commitment.tail.contains(scan.text.string(range))
  }
}

/// How strongly each unit's duties speak for it.
struct UnitScores {
  private var lead: [Int]
  private var support: [Int]
  private var words: [[String]]

  init(count: Int) {
    lead = Array(repeating: 0, count: count)
    support = lead
    words = Array(repeating: [], count: count)
  }

  var isEmpty: Bool { !lead.contains { $0 > 0 } }

  mutating func add(_ hit: DutyMatcher.Hit, weight: Int, _ text: NormalText) {
    let word = text.string(hit.range)
    for duty in hit.duties {
      // Longer words are rarer and say more.
      let points = weight * hit.range.count * hit.range.count
      if duty.isLead { lead[duty.unit] += points } else { support[duty.unit] += points }
      if !words[duty.unit].contains(word) { words[duty.unit].append(word) }
    }
  }

  /// The strongest unit leads; others with a duty or a support word follow, four at most.
  func proposal(_ catalogue: DutyCatalogue) -> ([UnitSuggestion], [UnitSuggestion]) {
    guard let best = lead.indices.max(by: { (lead[$0], -$0) < (lead[$1], -$1) }), lead[best] > 0
    else {
      return ([], follow(nil, catalogue))
    }
    return ([suggestion(best, catalogue)], follow(best, catalogue))
  }

  private func follow(_ leader: Int?, _ catalogue: DutyCatalogue) -> [UnitSuggestion] {
    let others = lead.indices.filter { $0 != leader && lead[$0] + support[$0] > 0 }
    let ranked = others.sorted { (lead[$0] + support[$0], -$0) > (lead[$1] + support[$1], -$1) }
    return ranked.prefix(4).map { suggestion($0, catalogue) }
  }

  private func suggestion(_ unit: Int, _ catalogue: DutyCatalogue) -> UnitSuggestion {
    UnitSuggestion(
      unit: catalogue.units[unit].name, reason: "职责：" + words[unit].prefix(3).joined(separator: "、")
    )
  }
}
