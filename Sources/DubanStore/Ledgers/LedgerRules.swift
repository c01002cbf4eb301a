internal import Duban
internal import Yams

/// Clocks, acts, requests and closing of a ledger file.
extension LedgerReader {
  mutating func readClock(_ place: CatalogueNode) -> ClockDefinition? {
    let entries = nodes.entries(
      place, allowed: ["名称", "长度", "起", "自", "止", "停", "续", "顺延"])
    guard let name: ClockName = word(entries["名称"]), let length = readLength(entries["长度"])
    else {
      if entries["名称"] == nil || entries["长度"] == nil { nodes.fault(place, "时限须有名称和长度。") }
      return nil
    }
    var clock = ClockDefinition(
      name: name, length: length, starts: words(entries["起"]), ends: words(entries["止"]),
      pauses: words(entries["停"]), resumes: words(entries["续"]),
      movesToWorkday: flag(entries["顺延"]) ?? false)
    clock.since = nodes.text(entries["自"])
    if clock.starts.isEmpty || clock.ends.isEmpty {
      nodes.fault(place, "时限须写明从什么起、到什么止。")
    }
    return clock
  }

  /// `5个工作日`, `至完成时限`, `至字段 日期`, or by the value of a choice: `{按: urgency, 急件: 5个工作日, 其他: …}`.
  private mutating func readLength(_ place: CatalogueNode?) -> ClockLength? {
    guard let place else { return nil }
    if case .mapping(let mapping) = place.node {
      var limits: [String: TimeLimit] = [:]
      var field: String?
      for (key, value) in mapping {
        let child = CatalogueNode(node: value, path: place.path + [key.string ?? ""])
        if key.string == "按" {
          field = nodes.text(child)
        } else if let limit = limit(child), let choice = key.string {
          limits[choice] = limit
        }
      }
      guard let field, let otherwise = limits.removeValue(forKey: "其他") else {
        nodes.fault(place, "按选项计时须写“按: 字段编号”和“其他: 时限”。")
        return nil
      }
      return .byChoice(field: field, limits, otherwise: otherwise)
    }
    guard let text = nodes.text(place) else { return nil }
    if text == "至完成时限" { return .untilDue }
    if text.hasPrefix("至字段 ") { return .untilDay(field: String(text.dropFirst(4))) }
    return limit(place).map { .limit($0) }
  }

  mutating func readActs(_ place: CatalogueNode?) -> [Act: ActRule] {
    var acts: [Act: ActRule] = [:]
    for item in nodes.items(place) {
      let entries = nodes.entries(item, allowed: ["动作", "谁", "状态", "须附", "回避", "期限"])
      guard let act: Act = word(entries["动作"]) else { continue }
      var rule = ActRule(
        act: act, from: words(entries["状态"]), who: who(entries["谁"]),
        needs: words(entries["须附"]), denies: words(entries["回避"]))
      rule.within = entries["期限"].flatMap { readWithin($0) }
      if rule.who.isEmpty { nodes.fault(item, "“\(act.word)”须写明由谁办理。") }
      if acts.updateValue(rule, forKey: act) != nil {
        nodes.fault(item, "“\(act.word)”写了两次，请合并为一条。")
      }
    }
    return acts
  }

  /// `{自: served, 至: asked, 长度: 30日}`; without 至 it is the day of the act.
  private mutating func readWithin(_ place: CatalogueNode) -> Within? {
    let entries = nodes.entries(place, allowed: ["自", "至", "长度"])
    guard let from = nodes.text(entries["自"]), let length = limit(entries["长度"]) else {
      if entries["自"] == nil || entries["长度"] == nil {
        nodes.fault(place, "期限须写“自: 日期字段编号”和“长度: 时限”。")
      }
      return nil
    }
    return Within(length, from: from, to: nodes.text(entries["至"]))
  }

  mutating func readRequests(_ place: CatalogueNode?) -> [RequestKind: RequestRule] {
    var requests: [RequestKind: RequestRule] = [:]
    for item in nodes.items(place) {
      let entries = nodes.entries(
        item,
        allowed: [
          "申请", "单位内", "签批", "时限", "次数", "天数", "所延时限", "到期前", "提前", "加签", "层级",
        ])
      guard let kind: RequestKind = word(entries["申请"]) else { continue }
      var rule = RequestRule(
        kind: kind, unitChain: who(entries["单位内"]),
        chain: entries["签批"]?.isMapping == true ? [] : who(entries["签批"]),
        limit: limit(entries["时限"]))
      readChains(entries["签批"], into: &rule)
      rule.timesMax = number(entries["次数"], in: 1...100)
      rule.lengthMax = days(entries["天数"])
      rule.clocks = words(entries["所延时限"])
      rule.onlyBeforeDue = flag(entries["到期前"]) ?? false
      rule.leadTime = entries["提前"].flatMap { readLeadTime($0) }
      rule.headline = who(entries["加签"])
      rule.levels = words(entries["层级"])
      if requests.updateValue(rule, forKey: kind) != nil {
        nodes.fault(item, "“\(kind.word)”写了两次，请合并为一条。")
      }
    }
    return requests
  }

  /// `20个工作日`, or by the value of a choice: `{按: level, 重大: 20个工作日}`, where 其他 may be left out.
  private mutating func readLeadTime(_ place: CatalogueNode) -> LeadTime? {
    guard case .mapping(let mapping) = place.node else {
      return limit(place).map { LeadTime(otherwise: $0) }
    }
    var time = LeadTime()
    for (key, value) in mapping {
      let child = CatalogueNode(node: value, path: place.path + [key.string ?? ""])
      switch key.string {
      case "按": time.field = nodes.text(child)
      case "其他": time.otherwise = limit(child)
      default: time.lengths[key.string ?? ""] = limit(child)
      }
    }
    if time.field == nil { nodes.fault(place, "按选项提前须写“按: 字段编号”。") }
    return time
  }

  /// `{按: colour, 蓝: [督查室.督查室主任], 红: [区长], 其他: [责任领导]}`.
  private mutating func readChains(_ place: CatalogueNode?, into rule: inout RequestRule) {
    guard let place, case .mapping(let mapping) = place.node else { return }
    var chains: [String: [Who]] = [:]
    var field: String?
    for (key, value) in mapping {
      let child = CatalogueNode(node: value, path: place.path + [key.string ?? ""])
      if key.string == "按" {
        field = nodes.text(child)
      } else {
        chains[key.string ?? ""] = who(child)
      }
    }
    guard let field, let otherwise = chains.removeValue(forKey: "其他"), !otherwise.isEmpty else {
      nodes.fault(place, "按选项签批须写“按: 字段编号”和“其他: 签批人”。")
      return
    }
    rule.chain = otherwise
    rule.byChoice = ChainChoice(field: field, chains: chains)
  }

  mutating func readClosing(_ place: CatalogueNode?) -> ClosingRule? {
    guard let place else { return nil }
    let entries = nodes.entries(
      place, allowed: ["方式", "佐证", "初验佐证", "核查人", "签批", "抽查比例", "观察天数", "上级"])
    guard let check: CheckKind = word(entries["方式"]) else {
      if entries["方式"] == nil { nodes.fault(place, "销号须写明核查方式。") }
      return nil
    }
    return ClosingRule(
      check: check, evidence: readEvidence(entries["佐证"]),
      preliminary: readEvidence(entries["初验佐证"]), verifiers: who(entries["核查人"]),
      chain: who(entries["签批"]), drawPercent: number(entries["抽查比例"], in: 1...100) ?? 0,
      watchDays: number(entries["观察天数"], in: 0...3660) ?? 0,
      higher: nodes.text(entries["上级"]))
  }

  /// `{验收单: 1, 改造前照片: 2}`.
  private mutating func readEvidence(_ place: CatalogueNode?) -> [EvidenceNeed] {
    guard let place else { return [] }
    guard case .mapping(let mapping) = place.node else {
      nodes.fault(place, "佐证写成“种类: 份数”；现为\(place.kind)。")
      return []
    }
    return mapping.compactMap { key, value in
      let child = CatalogueNode(node: value, path: place.path + [key.string ?? ""])
      return number(child, in: 1...100).map { EvidenceNeed(kind: key.string ?? "", count: $0) }
    }
  }

  mutating func readLight(_ place: CatalogueNode?) -> LightRules {
    var rules = LightRules()
    guard let place else { return rules }
    let entries = nodes.entries(
      place, allowed: ["超进度", "黄", "红", "依据", "时限预警", "机动预警", "无进展天数"])
    if let ahead = number(entries["超进度"], in: 0...100) { rules.ahead = ahead * 100 }
    if let yellow = number(entries["黄"], in: -100...0) { rules.yellow = yellow * 100 }
    if let red = number(entries["红"], in: -100...0) { rules.red = red * 100 }
    if let percent = number(entries["时限预警"], in: 1...100) { rules.clockWarnPercent = percent }
    if let percent = number(entries["机动预警"], in: 1...100) { rules.floatYellowPercent = percent }
    rules.staleDays = number(entries["无进展天数"], in: 1...3660)
    if entries["依据"] != nil {
      let bases = nodes.texts(entries["依据"])
      for basis in bases where !["计划", "时限", "机动时间"].contains(basis.text) {
        nodes.fault(basis.place, "不认识“\(basis.text)”，应为计划、时限、机动时间之一。")
      }
      let names = Set(bases.map(\.text))
      rules.usesPlan = names.contains("计划")
      rules.usesClock = names.contains("时限")
      rules.usesFloat = names.contains("机动时间")
    }
    if let fault = rules.fault { nodes.fault(place, fault) }
    return rules
  }

  mutating func readProgress(_ place: CatalogueNode?) -> ProgressRule {
    guard let place else { return ProgressRule() }
    let entries = nodes.entries(place, allowed: ["自报", "按环节"])
    return ProgressRule(
      allowsSelfReported: flag(entries["自报"]) ?? false,
      followsStages: flag(entries["按环节"]) ?? false)
  }

  mutating func readReporting(_ place: CatalogueNode) -> ReportingRule? {
    let entries = nodes.entries(place, allowed: ["频次", "开放", "截止", "核对工作日"])
    guard let rhythm: ReportingRule.Rhythm = word(entries["频次"]),
      let opens = number(entries["开放"], in: rhythm.days),
      let due = number(entries["截止"], in: rhythm.days),
      let check = number(entries["核对工作日"], in: 0...20)
    else {
      nodes.fault(place, "报送期须有频次、开放、截止和核对工作日。")
      return nil
    }
    if due < opens { nodes.fault(place, "截止日须不早于开放日。") }
    return ReportingRule(rhythm: rhythm, opens: opens, due: due, checkWorkdays: check)
  }
}

extension ReportingRule.Rhythm {
  /// The days that every period of it has.
  fileprivate var days: ClosedRange<Int> {
    switch self {
    case .weekly: 1...7
    case .fortnightly: 1...13
    case .monthly, .quarterly: 1...28
    }
  }
}
