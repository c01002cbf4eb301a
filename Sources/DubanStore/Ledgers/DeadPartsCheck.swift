internal import Duban

/// What is written in a ledger and can never happen: a clock that waits for an act that nobody can
/// do, a condition on a field that is not there, a check or a signature that can be passed by.
struct DeadPartsCheck {
  let ledger: Ledger
  let places: LedgerPlaces

  func run(_ nodes: inout NodeReader) {
    for (index, clock) in ledger.clocks.enumerated() { check(clock, at: index, &nodes) }
    for rule in ledger.requests.values.sorted(by: { $0.kind.rawValue < $1.kind.rawValue }) {
      check(rule, &nodes)
    }
    checkPreliminary(&nodes)
    checkTimes(&nodes)
    checkHigher(&nodes)
  }

  private func check(_ clock: ClockDefinition, at index: Int, _ nodes: inout NodeReader) {
    let keys = [
      ("起", clock.starts), ("止", clock.ends), ("停", clock.pauses), ("续", clock.resumes),
    ]
    for (key, events) in keys {
      for event in events where !happens(event) {
        let acts = event.acts.map(\.word).joined(separator: "”或者“")
        tell(
          places.place("时限", at: index, key),
          "“\(clock.name.word)”的“\(key)”写了“\(event.word)”，本台账没有能引起它的动作“\(acts)”，"
            + "永远不会发生；请补上动作，或者删去。", &nodes)
      }
    }
    checkSince(clock, at: index, &nodes)
    if clock.pauses.isEmpty != clock.resumes.isEmpty {
      tell(
        places.place("时限", at: index, clock.pauses.isEmpty ? "续" : "停"),
        "“\(clock.name.word)”的“停”和“续”须同时写明，否则停了不能续，续了没有停。", &nodes)
    }
  }

  /// The day that a clock counts from is there, and the clock has a length to count.
  private func checkSince(
    _ clock: ClockDefinition, at index: Int, _ nodes: inout NodeReader
  ) {
    guard let id = clock.since else { return }
    let place = places.place("时限", at: index, "自")
    if ledger.field(id)?.kind != .date { tell(place, "没有编号为“\(id)”的日期字段。", &nodes) }
    switch clock.length {
    case .limit, .byChoice: break
    case .untilDue, .untilDay:
      tell(place, "“\(clock.name.word)”到一个日期为止，“自”用不上；请删去。", &nodes)
    }
  }

  /// Nobody puts off or stops its own work: somebody outside of the unit signs, or how often and for how
  /// long is bounded.
  private func checkSigned(_ rule: RequestRule, _ nodes: inout NodeReader) {
    guard rule.chain.isEmpty, [.extend, .adjust, .suspend, .cancel].contains(rule.kind) else {
      return
    }
    if rule.kind == .extend, rule.timesMax != nil, rule.lengthMax != nil { return }
    let word = rule.kind.word
    tell(
      places.place("申请", where: "申请", is: word, "签批"),
      "“\(word)”没有“签批”，承办单位自己就能批；请写明由谁签批"
        + (rule.kind == .extend ? "，或者写明“次数”和“天数”。" : "。"), &nodes)
  }

  /// Whether anything in the ledger brings an event about.
  private func happens(_ event: Event) -> Bool {
    switch event {
    // 办结 is where a closing by draw begins; elsewhere a closing is 销号 at once.
    case .concluded: ledger.closing.check == .draw || ledger.acts[.regularize] != nil
    case .climbed: ledger.requests.values.contains { $0.limit != nil }
    default: event.acts.contains { ledger.acts[$0] != nil }
    }
  }

  private func check(_ rule: RequestRule, _ nodes: inout NodeReader) {
    let word = rule.kind.word
    if let who = rule.headline.first, !canBeVoted {
      tell(
        places.place("申请", where: "申请", is: word, "加签"),
        "“\(word)”由\(who.word)加签的条件是字段“\(RequestRule.headlineField)”填“是”，本台账没有这个选项字段，"
          + "加签永远用不上；请补上字段，或者把\(who.word)写进“签批”。", &nodes)
    }
    checkLevels(rule, &nodes)
    checkSigned(rule, &nodes)
    guard rule.kind == .extend else {
      if rule.leadTime != nil {
        tell(
          places.place("申请", where: "申请", is: word, "提前"),
          "只有“延期”有“提前”；“\(word)”不看它。", &nodes)
      }
      return
    }
    let names = ledger.clocks.map(\.name)
    for name in rule.clocks where !names.contains(name) {
      tell(
        places.place("申请", where: "申请", is: word, "所延时限"),
        "延期移动“\(name.word)”，本台账的“时限”里没有它。", &nodes)
    }
  }

  /// Only questions between units climb by levels, and only after a limit.
  private func checkLevels(_ rule: RequestRule, _ nodes: inout NodeReader) {
    guard !rule.levels.isEmpty else { return }
    let place = places.place("申请", where: "申请", is: rule.kind.word, "层级")
    if rule.kind != .coordinate { tell(place, "只有“协调”分层级。", &nodes) }
    if rule.limit == nil { tell(place, "写了层级的，须写“时限”：到期未答复才上提。", &nodes) }
    let strange = rule.levels.filter { !$0.isLevel }.map(\.word)
    if !strange.isEmpty {
      let words = Party.allCases.filter(\.isLevel).map(\.word).joined(separator: "、")
      tell(place, "“\(strange.joined(separator: "、"))”不能是协调的层级，应为\(words)。", &nodes)
    }
  }

  /// Whether there is the day that an act's time counts from, and the one that it counts to.
  private func checkTimes(_ nodes: inout NodeReader) {
    for rule in ledger.acts.values.sorted(by: { $0.act.rawValue < $1.act.rawValue }) {
      guard let within = rule.within else { continue }
      for id in [within.from, within.to].compactMap(\.self)
      where ledger.field(id)?.kind != .date {
        tell(
          places.place("动作", where: "动作", is: rule.act.word, "期限"),
          "没有编号为“\(id)”的日期字段。", &nodes)
      }
    }
  }

  /// The higher unit checks instead of people of the district; where a higher unit checks anyway, its name
  /// says nothing.
  private func checkHigher(_ nodes: inout NodeReader) {
    guard ledger.closing.higher != nil else { return }
    if ledger.closing.verifiers.contains(where: { $0.party == .higher }) {
      tell(
        places.place("销号", "上级"), "核查人已是上级单位，“上级”用不上；请删去。", &nodes)
    }
  }

  private var canBeVoted: Bool {
    let field = ledger.field(RequestRule.headlineField)
    return field?.kind == .choice && field?.choices.contains("是") == true
  }

  /// 初验 comes before the acceptance from above, by somebody else, and can't be left out.
  private func checkPreliminary(_ nodes: inout NodeReader) {
    let isHigher = ledger.closing.check == .higher
    guard !ledger.closing.preliminary.isEmpty else {
      if isHigher {
        tell(places.place("销号", "方式"), "上级验收以前须有本级初验，请写明“初验佐证”。", &nodes)
      }
      return
    }
    guard let inspection = ledger.acts[.inspect] else {
      tell(places.place("销号", "初验佐证"), "初验由“开始核查”办理，动作里没有它。", &nodes)
      return
    }
    let missing = Denial.allCases.filter { !inspection.denies.contains($0) }
    for denial in missing {
      tell(
        places.place("动作", where: "动作", is: Act.inspect.word, "回避"),
        "“开始核查”是初验，须回避“\(denial.word)”。", &nodes)
    }
    if ledger.acts[.verify]?.from.contains(.closingRequested) == true {
      tell(
        places.place("动作", where: "动作", is: Act.verify.word, "状态"),
        "有初验的台账，“核查”不能从“申请销号”直接办理，只能在“核查中”办理。", &nodes)
    }
  }

  private func tell(_ place: CatalogueNode?, _ problem: String, _ nodes: inout NodeReader) {
    nodes.fault(line: place?.line, key: place?.key ?? "", problem)
  }
}

extension Event {
  /// The acts of a ledger that bring it about.
  fileprivate var acts: [Act] {
    switch self {
    case .opened: [.open]
    case .issued: [.issue, .assign]
    case .accepted: [.accept]
    case .disputed: [.dispute]
    case .settled: [.dispute, .transfer]
    case .planFiled, .planned: [.plan]
    case .stageEntered: [.advance]
    case .reported: [.report]
    case .contacted: [.contact]
    case .extended: [.extend]
    case .coordinationAsked, .coordinationAnswered: [.coordinate]
    case .suspended, .resumed: [.suspend]
    case .closingRequested: [.requestClosing]
    case .returned, .verified: [.verify]
    case .concluded: [.requestClosing, .regularize]
    case .closed: [.verify, .signBatch]
    case .relapsed: [.relapse]
    case .cancelled: [.cancel]
    case .climbed: []
    }
  }
}
