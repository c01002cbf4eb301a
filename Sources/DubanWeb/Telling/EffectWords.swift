package import Duban
internal import DubanStore

/// What an entry changed, in a few words each: the journal as a story.
package struct EffectWords {
  package let register: Register
  package let ledger: Ledger?
  /// From who may not read a leader's own words.
  var hidesWording = false
  /// Of the matter from its first on, among them those that filed what others sign.
  private let entries: [Entry]

  package init(register: Register, ledger: Ledger?, entries: [Entry] = []) {
    self.register = register
    self.ledger = ledger
    self.entries = entries
  }

  package func sentences(of entry: Entry) -> [String] {
    entry.effects.compactMap(entry.act == .recalculate ? recalculated : sentence)
  }

  /// Nothing is asked or signed by a new calendar: only ends move.
  private func recalculated(_ effect: Effect) -> String? {
    switch effect {
    case .signed(let step):
      step.clock.map { "\(name(of: step.request))：\(ClockView($0).sentence)" }
    case .waiting(let wait): recalculated(wait)
    case .recording(let recording): "代录可更正至 \(recording.openTo.limitWord)"
    default: sentence(effect)
    }
  }

  private func recalculated(_ wait: Waiting) -> String? {
    let own = wait.clock.map { ClockView($0).sentence }
    let climbing = wait.levelClock.map { "\(Waiting.climbingWord)至 \(ClockView($0).until)" }
    let words = [own, climbing].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: "，")
  }

  package func personal(_ text: String) -> String {
    PersonalText.shown(text)
  }

  private func sentence(_ effect: Effect) -> String? {
    switch effect {
    case .opening(let opening): "编号 \(opening.number)：\(opening.title)"
    case .title(let title): "名称改为“\(title)”"
    case .field(let id, let value):
      "\(ledger?.field(id)?.name ?? id)：\(value.map { words(of: $0, in: ledger?.field(id)) } ?? "删去")"
    case .source(let source): "来源：\(source.kind)《\(source.title)》"
    case .units(let roles): "单位：\(units(roles))"
    case .answerable(let leader, let coordinator): answerable(leader, coordinator)
    case .linked(let link): "\(link.kind.word)：事项 \(link.matter)"
    case .unlinked(let link): "解除\(link.kind.word)：事项 \(link.matter)"
    case .documentNumber(let number): "文号 \(number)"
    case .standing(let standing): "状态转为“\(ledger?.word(for: standing) ?? standing.word)”"
    case .due(let day): day.map { "完成时限 \($0)" } ?? "没有完成时限"
    case .stage(let id): "环节转为“\(ledger?.stages.first { $0.id == id }?.name ?? id)”"
    default: work(effect)
    }
  }

  private func work(_ effect: Effect) -> String? {
    switch effect {
    case .clock(let clock): ClockView(clock).sentence
    case .plan(let plan):
      "推进计划 \(plan.from) 至 \(plan.to)，节点 \(plan.milestones.count) 个"
    case .progress(let progress): "进度 \(ProgressWords.text(progress))"
    case .filed(let request): filed(request)
    case .signed(let step):
      step.signature.map { "\($0.who.spoken)已签批（\(name(of: step.request))）" }
        ?? (step.stepsInside == 0 && step.climbs == 0 ? "已报出单位（\(name(of: step.request))）" : nil)
    case .settled(let request, let granted): "\(granted ? "同意" : "未同意")\(name(of: request))"
    case .lapsed(let kind): "原\(kind.word)的批准失效"
    case .evidence(let item): "佐证“\(item.kind)” \(item.hash.rawValue.prefix(12))"
    case .recording(let recording): "代录，来源：\(recording.channel)"
    case .waiting(let waiting) where waiting.climbs != nil:
      waiting.level.map { "到期未答复，上提到\($0.word)" }
    case .waiting(let waiting):
      "等待\(waiting.unit.map(register.name(of:)) ?? "答复")：\(personal(waiting.text))"
    case .answered(let request): "已答复\(name(of: request))"
    default: end(effect)
    }
  }

  private func end(_ effect: Effect) -> String? {
    switch effect {
    case .override(let override):
      override.map { "灯色调整为“\($0.light.word)”，至 \($0.expires.minuteWord)" } ?? "灯色调整到期"
    case .period(let period):
      "报送期 \(period.key) \(period.step.word)" + (period.light.map { "，灯“\($0.word)”" } ?? "")
    case .published(let period):
      "报送期 \(period.key) 锁定时\(period.step.word)"
        + (period.light.map { "，公布灯色“\($0.word)”" } ?? "")
    case .verification(let check): "核查\(check.passed ? "通过" : "不通过")"
    case .closing(let closing):
      "销号（\(closing.check.word)）" + (closing.watchedTo.map { "，观察至 \($0)" } ?? "")
    case .reopened: "重新打开"
    case .counted(let counter): "记\(counter.word)一次"
    case .year(let year): "计入 \(year) 年度"
    case .locked(let year): "\(year) 年度锁定"
    case .definition(let version): "改用台账第 \(version) 版"
    case .restored: "恢复到上一次办理之前"
    case .erased(let field): "已删除个人信息：\(ledger?.field(field)?.name ?? field)"
    case .batch(let batch): "第 \(batch.id) 批抽查\(batch.isDrawn ? "，被抽中" : "")"
    case .circle(let circle): self.circle(circle)
    case .corrected(let entry): "更正第 \(entry) 条代录"
    default: nil
    }
  }

  /// 3月5日的延期申请; the number of an entry says nothing to a person.
  private func name(of number: Int) -> String {
    guard entries.indices.contains(number - 1) else { return "申请" }
    for case .filed(let request) in entries[number - 1].effects { return request.spoken }
    return "申请"
  }

  private func filed(_ request: Request) -> String {
    var words = ["\(request.kind.word)申请"]
    if let due = request.content.due { words.append("延至 \(due)") }
    if let progress = request.content.progress {
      words.append("进度 \(ProgressWords.text(progress))")
    }
    if let evidence = request.content.evidence { words.append("佐证 \(evidence.count) 份") }
    if let unit = request.content.unit { words.append(register.name(of: unit)) }
    return words.joined(separator: "，")
  }

  private func answerable(_ leader: PostID?, _ coordinator: PostID?) -> String {
    let first = leader.map { "责任领导 \(register.holders(of: $0))" } ?? "责任领导未定"
    return first + (coordinator.map { "，协管 \(register.holders(of: $0))" } ?? "")
  }

  package func units(_ roles: [UnitRole]) -> String {
    UnitRole.Role.allCases.compactMap { role in
      let names = roles.filter { $0.role == role }.map { register.name(of: $0.unit) }
      return names.isEmpty ? nil : "\(role.word) \(names.joined(separator: "、"))"
    }.joined(separator: "；")
  }

  private func circle(_ circle: Circle?) -> String {
    guard let circle else { return "取消知悉范围" }
    let names = circle.units.map(register.name(of:)) + circle.posts.map(register.title(of:))
    return "知悉范围：\(names.joined(separator: "、"))" + (circle.isWorkSecret ? "；标为工作秘密" : "")
  }

  func words(of value: FieldValue, in field: FieldDefinition?) -> String {
    hidesWording && field?.isWording == true ? Withheld.wording : words(of: value)
  }

  package func words(of value: FieldValue) -> String {
    switch value {
    case .text(let text): text
    case .number(let thousandths): Decimals.text(thousandths, decimals: 3)
    case .money(let fen): Money.text(fen)
    case .day(let day): day.description
    case .unit(let unit): register.name(of: unit)
    case .person(let person): register.name(of: person)
    case .file(let hash): String(hash.rawValue.prefix(12))
    case .personal: "［个人信息］"
    case .erased: "已删除"
    }
  }
}

package enum ProgressWords {
  /// `3/14条（21.43%）`.
  package static func text(_ progress: Duban.Progress) -> String {
    let percent = Percent.text(progress.basisPoints)
    return counted(progress).map { "\($0)（\(percent)）" } ?? "自报 \(percent)"
  }

  /// `3/14条`; `nil` where nothing was counted.
  static func counted(_ progress: Duban.Progress) -> String? {
    switch progress.measure {
    case .counted(let done, let total, let unit): "\(done)/\(total)\(unit)"
    case .milestones(let reached, let total): "节点权重 \(reached)/\(total)"
    case .money(let paid, let total): "\(Money.text(paid))/\(Money.text(total))"
    case .selfReported: nil
    }
  }
}

/// A clock as people and programs read it.
package struct ClockView: Encodable {
  package var name: String
  package var startedAt: String
  package var dueAt: String
  /// 已停、暂停、在计.
  package var state: String
  /// The last moment in time, as it is printed; with a word when a year without a calendar lies before it.
  package var until: String

  package init(_ clock: Duban.Clock) {
    name = clock.name.word
    startedAt = clock.startedAt.description
    dueAt = clock.dueAt.description
    state = clock.endedAt != nil ? "已停" : clock.pausedAt != nil ? "暂停" : "在计"
    until = clock.dueAt.limitWord + (clock.isProvisional ? "（暂定，放假安排未定）" : "")
  }

  package var sentence: String { state == "在计" ? "\(name)至 \(until)" : "\(name)\(state)" }
}
