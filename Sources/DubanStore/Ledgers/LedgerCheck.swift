internal import Duban

/// Whether the parts of a ledger hang together: what no single key can tell.
struct LedgerCheck {
  let ledger: Ledger
  let entries: [String: CatalogueNode]

  func run(_ nodes: inout NodeReader) {
    checkFields(&nodes)
    checkActs(&nodes)
    checkReach(&nodes)
    checkClocks(&nodes)
    checkChains(&nodes)
    checkClosing(&nodes)
    checkMeasures(&nodes)
  }

  private func checkFields(_ nodes: inout NodeReader) {
    tell(Self.repeated(ledger.fields.map(\.id)), at: "字段", "编号“%”重复。", &nodes)
    tell(Self.repeated(ledger.stages.map(\.id)), at: "环节", "编号“%”重复。", &nodes)
    tell(
      [ledger.theme].compactMap(\.self).filter { ledger.field($0)?.kind != .choice }, at: "主题",
      "没有编号为“%”、类型为“选项”的字段。", &nodes)
  }

  private func checkActs(_ nodes: inout NodeReader) {
    for act in ledger.acts.values.sorted(by: { $0.act.rawValue < $1.act.rawValue }) {
      let unknown = act.from.filter { !ledger.uses($0) }.map(\.word)
      tell(unknown, at: "动作", "“\(act.act.word)”的状态“%”不在“状态”里。", &nodes)
    }
    if ledger.acts[.open] == nil { tell([""], at: "动作", "缺少“立项”。", &nodes) }
    for act in [Act.verify, .signBatch] {
      guard let rule = ledger.acts[act] else { continue }
      let missing = Denial.allCases.filter { !rule.denies.contains($0) }.map(\.word)
      tell(missing, at: "动作", "“\(act.word)”须回避“%”：办事的人不能核查自己的事。", &nodes)
    }
  }

  /// Every standing is reached from the first, and from the first an end.
  private func checkReach(_ nodes: inout NodeReader) {
    guard let first = ledger.standings.first?.standing else { return }
    let steps = reachable
    tell(
      ledger.standings.map(\.standing).filter { $0 != first && !steps.contains($0) }.map(\.word),
      at: "状态", "没有动作能到达“%”。", &nodes)
    // A paper ends by being filed away once it is out.
    let isFiled = ledger.acts[.archive]?.from.contains(where: \.isOpen) == true
    if !isFiled, steps.isDisjoint(with: [.closed, .concluded, .continuous]) {
      tell([""], at: "状态", "没有终点：应能到达已销号、办结或者常态化推进。", &nodes)
    }
  }

  /// Standings that the ledger's acts can lead to.
  private var reachable: Set<Standing> {
    var found: Set<Standing> = []
    for act in ledger.acts.keys { found.formUnion(Self.results[act] ?? []) }
    for act in ActRule.standard.keys { found.formUnion(Self.results[act] ?? []) }
    if ledger.acts[.verify] != nil, !ledger.closing.chain.isEmpty { found.insert(.closingApproval) }
    return found
  }

  private static let results: [Act: Set<Standing>] = [
    .consult: [.consulting], .submit: [.approving], .issue: [.issued], .assign: [.issued],
    .accept: [.accepted, .underway], .plan: [.planned, .underway], .advance: [.underway],
    .report: [.underway], .requestClosing: [.closingRequested, .concluded],
    .inspect: [.verifying], .verify: [.closed], .signBatch: [.closed], .suspend: [.suspended],
    .cancel: [.cancelled], .regularize: [.continuous], .archive: [.archived],
    .terminate: [.ended], .merge: [.ended],
  ]

  private func checkClocks(_ nodes: inout NodeReader) {
    tell(Self.repeated(ledger.clocks.map(\.name.word)), at: "时限", "“%”写了两次。", &nodes)
    for clock in ledger.clocks {
      switch clock.length {
      case .byChoice(let id, let limits, _): checkChoices(id, limits, &nodes)
      case .untilDay(let id) where ledger.field(id)?.kind != .date:
        tell([id], at: "时限", "没有编号为“%”的日期字段。", &nodes)
      default: break
      }
    }
  }

  /// Who signs by a choice: the field is there and has these choices.
  private func checkChains(_ nodes: inout NodeReader) {
    for choice in ledger.requests.values.compactMap(\.byChoice) {
      guard let field = ledger.field(choice.field), field.kind == .choice else {
        tell([choice.field], at: "申请", "没有编号为“%”的选项字段。", &nodes)
        continue
      }
      let unknown = choice.chains.keys.sorted().filter { !field.choices.contains($0) }
      tell(unknown, at: "申请", "“\(field.name)”没有选项“%”。", &nodes)
    }
    for time in ledger.requests.values.compactMap(\.leadTime) {
      if let id = time.field { checkChoices(id, time.lengths, at: "申请", &nodes) }
    }
  }

  private func checkChoices(
    _ id: String, _ limits: [String: TimeLimit], at key: String = "时限",
    _ nodes: inout NodeReader
  ) {
    guard let field = ledger.field(id), field.kind == .choice else {
      tell([id], at: key, "没有编号为“%”的选项字段。", &nodes)
      return
    }
    let unknown = limits.keys.sorted().filter { !field.choices.contains($0) }
    tell(unknown, at: key, "“\(field.name)”没有选项“%”。", &nodes)
  }

  /// What is counted is there, can be summed, and no two figures go by one id.
  private func checkMeasures(_ nodes: inout NodeReader) {
    tell(Self.repeated(ledger.measures.map(\.id)), at: "计量", "编号“%”重复。", &nodes)
    for measure in ledger.measures {
      if let id = measure.field {
        let kind = ledger.field(id)?.kind
        let isSummed = kind.map { [.number, .money, .count].contains($0) } ?? true
        tell(kind == nil ? [id] : [], at: "计量", "没有编号为“%”的字段。", &nodes)
        tell(
          isSummed ? [] : [measure.name], at: "计量",
          "“%”要相加的字段须是数值、金额或者计数。", &nodes)
      }
      let unknown = measure.standings.filter { !ledger.uses($0) }.map(\.word)
      tell(unknown, at: "计量", "“\(measure.name)”的状态“%”不在“状态”里。", &nodes)
    }
  }

  private func checkClosing(_ nodes: inout NodeReader) {
    let rule = ledger.closing
    if rule.verifiers.isEmpty { tell([""], at: "销号", "须写明核查人。", &nodes) }
    let own: Set<Party> = [.lead, .support, .executing, .reporter]
    if !rule.verifiers.isEmpty, rule.verifiers.allSatisfy({ own.contains($0.party) }) {
      tell([""], at: "销号", "核查人都是承办单位的人，回避以后没有人能核查。", &nodes)
    }
    guard rule.check == .draw else { return }
    if [.campaign, .pipeline].contains(ledger.regime) {
      tell([ledger.regime.word], at: "销号", "“%”的台账不能用随机抽查销号。", &nodes)
    }
    if rule.drawPercent == 0 { tell([""], at: "销号", "随机抽查须写“抽查比例”。", &nodes) }
  }

  private func tell(
    _ values: [String], at key: String, _ problem: String, _ nodes: inout NodeReader
  ) {
    for value in values {
      let text = problem.split(separator: "%", omittingEmptySubsequences: false)
        .joined(separator: value)
      nodes.fault(line: entries[key]?.line, key: key, text)
    }
  }

  private static func repeated(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { !seen.insert($0).inserted }
  }
}
