public import Duban

/// Ledgers of the tests (试用台账) that use all that a ledger can have.
public enum TrialLedger {
  private static let unit = [Who(.lead, .liaison), Who(.support, .liaison)]
  private static let office = [Who(.office)]
  private static let hands: [Standing] = [.issued, .accepted, .planned, .underway]

  /// 挂账销号, with every standing, clock and request.
  public static let campaign = Ledger(
    id: "trial", name: "试用", version: 1, source: "试用", regime: .campaign, fields: fields,
    numbering: Numbering(prefix: "试"), standings: Standing.allCases.map { LedgerStanding($0) },
    clocks: clocks, acts: rules(acts), requests: requests, light: LightRules(staleDays: 45),
    closing: ClosingRule(
      check: .onSite, evidence: [EvidenceNeed(kind: "验收单")], verifiers: office,
      chain: [Who(.office, .supervisionChief), Who(.leader)], watchDays: 90),
    reporting: ReportingRule(rhythm: .monthly, opens: 1, due: 25, checkWorkdays: 3),
    measures: [
      MeasureDefinition(id: "all", name: "事项", unit: "件"),
      MeasureDefinition(id: "lanes", name: "街巷", unit: "条", field: "amount"),
      MeasureDefinition(id: "issued", name: "未签收", unit: "件", standings: [.issued]),
    ])

  /// 限时办结 with stages laid back from the due day; checked by draw, ten working days watched.
  public static let flow: Ledger = {
    var ledger = campaign
    ledger.id = "flow"
    ledger.name = "流转"
    ledger.regime = .flow
    ledger.numbering = Numbering(prefix: "流")
    ledger.standings.removeAll { $0.standing == .closingApproval }
    ledger.stages = [
      StageDefinition(id: "survey", name: "踏勘", limit: TimeLimit(5, .working), weight: 2_000),
      StageDefinition(
        id: "build", name: "施工", limit: TimeLimit(40, .natural), evidence: ["开工照片"],
        weight: 6_000),
      StageDefinition(id: "accept", name: "验收", limit: TimeLimit(3, .working), weight: 2_000),
    ]
    ledger.progress = ProgressRule(allowsSelfReported: true, followsStages: true)
    ledger.closing = ClosingRule(
      check: .draw, verifiers: office, chain: [], drawPercent: 10, watchDays: 10)
    ledger.reporting = nil
    ledger.acts.merge(rules(drawActs)) { $1 }
    return ledger
  }()

  public static let all = [campaign, flow]

  private static let fields = [
    FieldDefinition(id: "target", name: "目标", kind: .text),
    FieldDefinition(id: "amount", name: "数量", kind: .count, unit: "条"),
    FieldDefinition(id: RequestRule.headlineField, name: "票决", kind: .choice, choices: ["是", "否"]),
    FieldDefinition(id: "urgency", name: "紧急程度", kind: .choice, choices: ["急件", "一般"]),
    FieldDefinition(id: "checkpoint", name: "节点", kind: .date),
    FieldDefinition(id: "phone", name: "电话", kind: .telephone),
  ]

  private static let clocks = [
    ClockDefinition(
      name: .acceptance, length: .limit(TimeLimit(2, .working)), starts: [.issued, .settled],
      ends: [.accepted]),
    ClockDefinition(
      name: .feedback,
      length: .byChoice(
        field: "urgency", ["急件": TimeLimit(3, .working)], otherwise: TimeLimit(15, .natural)),
      starts: [.issued], ends: [.reported], pauses: [.suspended, .coordinationAsked],
      resumes: [.resumed, .coordinationAnswered], movesToWorkday: true),
    ClockDefinition(
      name: .completion, length: .untilDue, starts: [.issued], ends: [.closed, .cancelled],
      pauses: [.suspended], resumes: [.resumed]),
    ClockDefinition(
      name: .milestone, length: .untilDay(field: "checkpoint"), starts: [.issued],
      ends: [.reported]),
    ClockDefinition(
      name: .contact, length: .limit(TimeLimit(24, .continuous)), starts: [.issued],
      ends: [.contacted, .reported], pauses: [.suspended], resumes: [.resumed]),
    ClockDefinition(
      name: .dispute, length: .limit(TimeLimit(3, .working)), starts: [.disputed],
      ends: [.settled]),
    ClockDefinition(
      name: .verification, length: .limit(TimeLimit(10, .working)), starts: [.closingRequested],
      ends: [.verified, .returned]),
    ClockDefinition(
      name: .returned, length: .limit(TimeLimit(16, .workingHour)), starts: [.returned, .relapsed],
      ends: [.closingRequested]),
  ]

  private static let acts = [
    ActRule(act: .open, who: office),
    ActRule(act: .consult, from: [.drafted], who: office),
    ActRule(act: .comment, from: [.consulting], who: [Who(.executing)], needs: [.text]),
    ActRule(act: .submit, from: [.drafted, .consulting], who: office),
    ActRule(act: .issue, from: [.approving], who: office, needs: [.documentNumber]),
    ActRule(act: .assign, from: [.drafted], who: [Who(.office, .supervisionChief)]),
    ActRule(act: .accept, from: [.issued], who: [Who(.lead, .liaison)]),
    ActRule(act: .dispute, from: [.issued, .accepted], who: [Who(.lead)], needs: [.reason]),
    ActRule(act: .plan, from: [.accepted, .planned, .underway], who: [Who(.lead)]),
    ActRule(act: .advance, from: hands, who: [Who(.lead, .liaison)]),
    ActRule(act: .report, from: hands, who: unit, needs: [.text]),
    ActRule(act: .noNews, from: hands, who: unit),
    ActRule(act: .contact, from: hands, who: unit),
    ActRule(act: .coordinate, from: hands, who: unit, needs: [.reason]),
    ActRule(act: .extend, from: hands, who: [Who(.lead)], needs: [.reason]),
    ActRule(act: .adjust, from: hands, who: [Who(.lead), Who(.office)], needs: [.reason]),
    ActRule(act: .transfer, from: hands + [.suspended], who: office, needs: [.reason]),
    ActRule(act: .suspend, from: hands, who: [Who(.lead), Who(.office)], needs: [.reason]),
    ActRule(act: .cancel, from: hands, who: [Who(.lead), Who(.office)], needs: [.reason]),
    ActRule(act: .regularize, from: [.underway], who: [Who(.lead)], needs: [.reason]),
    ActRule(act: .requestClosing, from: [.planned, .underway], who: [Who(.lead)]),
    ActRule(act: .inspect, from: [.closingRequested], who: office),
    ActRule(
      act: .verify, from: [.closingRequested, .verifying], who: office + [Who(.higher)],
      denies: Denial.allCases),
    ActRule(act: .relapse, from: [.closed], who: office, needs: [.reason]),
  ]

  private static let drawActs = [
    ActRule(act: .draw, from: [.concluded], who: office + [Who(.system)]),
    ActRule(
      act: .signBatch, from: [.concluded], who: [Who(.office, .supervisionChief), Who(.higher)],
      denies: Denial.allCases),
    ActRule(act: .verify, from: [.concluded], who: office, denies: Denial.allCases),
    ActRule(act: .relapse, from: [.concluded, .closed], who: office, needs: [.reason]),
  ]

  private static let requests: [RequestKind: RequestRule] = {
    var coordinate = RequestRule(kind: .coordinate, limit: TimeLimit(5, .working))
    coordinate.levels = [.coordinator, .leader, .head]
    let all = [
      coordinate,
      RequestRule(
        kind: .issue, chain: [Who(.coordinator), Who(.leader)], limit: TimeLimit(3, .working)),
      RequestRule(
        kind: .dispute, unitChain: [Who(.lead, .deputy)], chain: [Who(.office, .supervisionChief)],
        limit: TimeLimit(3, .working)),
      RequestRule(
        kind: .plan, unitChain: [Who(.lead, .deputy)], chain: [Who(.office)],
        limit: TimeLimit(3, .working)),
      RequestRule(kind: .report, unitChain: [Who(.lead, .deputy)]),
      RequestRule(
        kind: .extend, unitChain: [Who(.lead, .chief)], chain: [Who(.office), Who(.leader)],
        limit: TimeLimit(3, .working), timesMax: 2, lengthMax: TimeLimit(90, .natural),
        onlyBeforeDue: true,
        headline: [Who(.head)]),
      RequestRule(
        kind: .adjust, chain: [Who(.leader)], limit: TimeLimit(3, .working), onlyBeforeDue: true,
        headline: [Who(.head)]),
      RequestRule(kind: .transfer, chain: [Who(.leader)]),
      RequestRule(kind: .suspend, chain: [Who(.leader)]),
      RequestRule(kind: .cancel, chain: [Who(.leader), Who(.head)]),
      RequestRule(kind: .regularize, chain: [Who(.leader)]),
      RequestRule(kind: .close, unitChain: [Who(.lead, .chief)], limit: TimeLimit(3, .working)),
    ]
    return Dictionary(uniqueKeysWithValues: all.map { ($0.kind, $0) })
  }()

  private static func rules(_ rules: [ActRule]) -> [Act: ActRule] {
    Dictionary(uniqueKeysWithValues: rules.map { ($0.act, $0) })
  }
}
