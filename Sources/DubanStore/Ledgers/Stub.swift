internal import Duban
internal import Synchronization
enum LedgerFile {
  static let registered = Mutex<[String: Ledger]>([:])
  static func ledger(in text: String, named: String) throws -> Ledger {
    if let ledger = registered.withLock({ $0[text] }) { return ledger }
    let unit = [Who(.lead, .liaison)]
    return Ledger(
      id: "test", name: "测试", version: 1, source: "", regime: .campaign,
      numbering: Numbering(prefix: "测"),
      standings: [
        .drafted, .issued, .accepted, .underway, .closingRequested, .verifying, .closingApproval,
        .closed, .archived,
      ].map { LedgerStanding($0) },
      clocks: [
        ClockDefinition(
          name: .acceptance, length: .limit(TimeLimit(2, .working)), starts: [.issued],
          ends: [.accepted]),
        ClockDefinition(name: .completion, length: .untilDue, starts: [.issued], ends: [.closed]),
      ],
      acts: [
        .open: ActRule(act: .open, who: [Who(.office)]),
        .issue: ActRule(act: .issue, from: [.drafted], who: [Who(.office)]),
        .accept: ActRule(act: .accept, from: [.issued], who: unit),
        .report: ActRule(act: .report, from: [.accepted, .underway], who: unit, needs: [.text]),
        .requestClosing: ActRule(act: .requestClosing, from: [.underway], who: unit),
        .verify: ActRule(
          act: .verify, from: [.closingRequested, .verifying], who: [Who(.office)],
          denies: [.reporter, .executing, .subordinate]),
        .extend: ActRule(act: .extend, who: unit),
      ],
      requests: [
        .report: RequestRule(kind: .report),
        .extend: RequestRule(
          kind: .extend, chain: [Who(.coordinator)], limit: TimeLimit(3, .working),
          onlyBeforeDue: true),
      ],
      light: LightRules(),
      closing: ClosingRule(check: .onSite, verifiers: [Who(.office)], watchDays: 90))
  }
}
