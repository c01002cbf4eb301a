internal import Duban
internal import DubanHTML
internal import DubanStore

/// One thing that an act asks for.
enum ActInput: String, Codable, Sendable, CaseIterable {
  case text, reason, documentNumber, due, counted, percent, milestone, unit, level, wanted, passed
  case light, expires, channel, from, shape, stage, circle, workSecret
  case title, lead, support, parts, other, link, fields, source, field

  var name: String { rawValue }

  func field(_ value: String?, for act: Act?, _ visit: Visit) -> Field {
    var field = Field(label: label, name: name, control: control(visit), value: value ?? "")
    field.hint = hint
    switch (self, act) {
    case (.unit, .coordinate): field.label = "责任方（请哪个单位答复）"
    case (.reason, .coordinate): field.label = "卡点和理由"
    case (.unit, .dispute): field.label = "建议改由的单位"
    default: break
    }
    // On issue the promised day stands unless another is set.
    if self == .due, [.issue, .assign].contains(act) {
      field.label = "完成时限"
      field.hint = "不改就不填"
    }
    if self == .due, act == .plan {
      field.label = "完成日期"
      field.hint = "不填就是完成时限"
    }
    return field
  }

  /// Whether it holds one item a line.
  var isList: Bool { [.parts, .fields, .circle].contains(self) }

  var label: String {
    switch self {
    case .text: "情况、意见"
    case .reason: "理由"
    case .documentNumber: "文号"
    case .due: "新的完成时限"
    case .counted: "实物量"
    case .percent: "自报进度（%）"
    case .milestone: "到达的节点（编号）"
    case .unit: "单位"
    case .level: "先请谁协调"
    case .wanted: "希望答复的日期"
    case .passed: "核查结果"
    case .light: "灯色"
    case .expires: "有效期至"
    case .channel: "来源（来文、电话等）"
    case .from: "开始日期"
    case .shape: "推进曲线"
    case .stage: "转入的环节"
    case .title: "事项名称"
    case .lead: "牵头单位"
    case .support: "配合单位"
    case .parts: "拆分后的事项"
    case .other: "另一事项的编号"
    case .link: "关联方式"
    case .fields: "调整的内容"
    case .source: "来源"
    case .field: "要删除的字段"
    case .circle: "可以知悉的单位和岗位"
    case .workSecret: "标为工作秘密，导出和打印时印出"
    }
  }

  private var hint: String? {
    switch self {
    case .text, .reason: "不超过\(TextLimit.remark)字"
    case .level: "到期没有答复，再依次上提"
    case .counted: "写成 已完成/总数和单位，如 3/14条；资金如 1200/5000万元"
    case .shape: "节点之间怎样推进：直线匀速；阶梯到节点才算；S 形两头慢、中间快"
    case .support: "几个单位用顿号隔开；不改就不填"
    case .parts: "每行一项，至少两项；每项成为本事项的子事项"
    case .other: "如 重点〔2026〕012号，在事项页标题下"
    case .fields: "每行一个：字段=内容，如 年度目标=改造35个"
    case .source: "写成 种类=标题，如 领导批示=关于加快改造的批示"
    case .circle:
      "每行一个，如 区教育局 或 区教育局主要负责人；承办单位、责任领导、协管责任人、区长和本人不用写。全部留空为取消"
    default: nil
    }
  }

  private func control(_ visit: Visit) -> Field.Control {
    switch self {
    // A browser would cut what is pasted without a word; the refusal says how long it was.
    case .text, .reason: .area(rows: 4, lengthMax: nil)
    case .parts, .fields, .circle: .area(rows: 5, lengthMax: nil)
    case .workSecret: .checkbox(isChecked: false)
    case .due, .wanted, .expires, .from: .date(min: nil, max: nil)
    case .unit, .lead: .select([Choice("", "未选")] + visit.unitChoices)
    case .link: .select(Link.Kind.allCases.map { Choice($0.rawValue, $0.word) })
    case .passed: .radio([Choice("yes", "通过", isChosen: true), Choice("no", "不通过，退回补办")])
    case .shape: .select(Plan.Shape.allCases.map { Choice($0.rawValue, $0.word) })
    case .light: .select(Light.allCases.map { Choice($0.rawValue, "\($0.colour) \($0.word)") })
    default: .text
    }
  }
}

extension Visit {
  var unitChoices: [Choice] {
    directory.currentUnits.filter { $0.kind != .group }
      .map { Choice("\($0.id)", $0.name) }
  }
}

/// Which inputs an act's form has: what its details need, then what the ledger's rule asks for.
struct ActFormMaker {
  let act: Act
  let matter: Matter
  let ledger: Ledger

  var rule: ActRule? { ledger.acts[act] ?? ActRule.standard[act] }

  var inputs: [ActInput] {
    var inputs = Self.own[act] ?? []
    if act == .report, ledger.progress.allowsSelfReported { inputs.append(.percent) }
    if act == .report, !(matter.plan?.milestones.isEmpty ?? true) { inputs.append(.milestone) }
    if levels.isEmpty { inputs.removeAll { $0 == .level } }
    // What was signed is issued as it was signed.
    let isSigned = act == .issue || matter.standing == .approving
    if isSigned, [.issue, .assign].contains(act), ledger.requests[.issue] != nil {
      inputs.removeAll { $0 == .due }
    }
    let needs = rule?.needs ?? []
    if needs.contains(.documentNumber), !inputs.contains(.documentNumber) {
      inputs.append(.documentNumber)
    }
    if needs.contains(.reason) { inputs.append(.reason) }
    if needs.contains(.text) || Self.talks.contains(act) { inputs.append(.text) }
    return inputs
  }

  /// To whom what is asked of another unit may go at first (层级).
  var levels: [Party] { act == .coordinate ? ledger.requests[.coordinate]?.levels ?? [] : [] }

  /// The names of what the rules ask for.
  var required: [String] {
    let needs = rule?.needs ?? []
    let asked: [(ActInput, Bool)] = [
      (.documentNumber, needs.contains(.documentNumber)), (.reason, needs.contains(.reason)),
      (.text, needs.contains(.text)),
    ]
    return asked.filter(\.1).map(\.0.name)
  }

  private static let own: [Act: [ActInput]] = [
    .issue: [.documentNumber, .due], .assign: [.documentNumber, .due], .extend: [.due],
    .plan: [.from, .due, .shape], .report: [.counted], .enter: [.channel, .counted],
    .correct: [.counted],
    .dispute: [.unit], .coordinate: [.unit, .level, .wanted], .verify: [.passed],
    .override: [.light, .expires], .advance: [.stage], .confine: [.circle, .workSecret],
    .amend: [.title, .lead, .support, .due],
    .transfer: [.lead, .support], .adjust: [.fields], .split: [.parts], .merge: [.other],
    .link: [.other, .link], .addSource: [.source], .carryOver: [.due], .erase: [.field],
  ]

  private static let talks: Set<Act> = [
    .report, .remark, .urge, .verify, .answer, .sign, .accept, .requestClosing, .noNews, .comment,
    .coordinate, .contact,
  ]

  /// All that the act's form may ask for, whatever the ledger.
  static func inputsEver(of act: Act) -> [ActInput] {
    var inputs = own[act] ?? []
    if act == .report { inputs += [.percent, .milestone] }
    for input in [ActInput.documentNumber, .reason, .text] where !inputs.contains(input) {
      inputs.append(input)
    }
    return inputs
  }

  static func everTakesFiles(_ act: Act) -> Bool {
    [.requestClosing, .report, .attach, .enter, .correct, .verify].contains(act)
      || ActRule.standard[act]?.needs.contains(.evidence) == true
  }

  var evidenceKinds: [String] {
    switch act {
    case .requestClosing: ledger.closing.evidence.map(\.kind)
    case .report, .attach, .enter, .correct, .verify: ledger.closing.evidence.map(\.kind) + ["其他"]
    default: rule?.needs.contains(.evidence) == true ? ["其他"] : []
    }
  }
}
