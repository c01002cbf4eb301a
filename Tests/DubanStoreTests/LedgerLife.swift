import Duban
import DubanStore
import DubanTesting
import Testing

/// One matter of a ledger on its way from opening to archive, by the kernel's door alone.
struct LedgerLife {
  let ledger: Ledger
  private(set) var matter: Matter?
  private(set) var history: [Entry] = []
  var at: Instant
  private let calendar = WorkCalendar(version: 1, years: [])
  private var commands = 0

  init(_ ledger: Ledger, at text: String = "2021-03-01T09:00") throws {
    self.ledger = ledger
    at = try #require(Instant(text))
  }

  var standing: Standing? { matter?.standing }

  mutating func act(
    _ act: Act, by actor: Actor, text: String? = "已按要求办理", evidence: [String] = [],
    _ fill: (inout Details) -> Void = { _ in }
  ) throws {
    commands += 1
    var details = Details(fill)
    if act == .open { details.ledger = ledger.id }
    let command = Command(
      id: "\(commands)", act: act, matter: matter?.id, reason: "情况属实", text: text,
      evidence: try evidence.enumerated().map { place, kind in
        let hash = String(repeating: "0", count: 60) + String(1000 + commands * 10 + place)
        return Evidence(hash: try #require(EvidenceHash(rawValue: hash)), kind: kind)
      }, details: details)
    let surroundings = Surroundings(
      ledger: ledger, directory: Cast.directory,
      fresh: [Surroundings.Fresh(id: MatterID(1), serial: 1)])
    let decided = try decide(
      command, on: matter, among: surroundings, by: actor, at: at, calendar: calendar)
    for entry in decided.values.flatMap(\.self) {
      matter = matter?.applying(entry) ?? Matter(id: MatterID(1), folding: [entry])
      history.append(entry)
    }
    at = at.advanced(by: 60)
  }

  /// Lets something be so that no act of this life brings about.
  mutating func change(_ body: (Matter) -> Matter) { matter = matter.map(body) }

  /// Signs the pending request of a kind by everybody it asks, as far as they may now.
  mutating func sign(_ kind: RequestKind, insideOnly: Bool = false) throws {
    while let request = matter?.requests.first(where: { $0.kind == kind }),
      let step = request.steps.first, !insideOnly || request.stepsInside > 0
    {
      try act(.sign, by: person(for: step)) { $0.request = request.number }
    }
  }

  /// Somebody of the cast who is what a step asks for.
  func person(for who: Who) -> Actor {
    switch who.party {
    case .lead, .executing: Cast.actor(Cast.housing, who.function ?? .liaison)
    case .support, .asked: Cast.actor(Cast.water, who.function ?? .liaison)
    case .assess: Cast.actor(Cast.statistics, who.function ?? .liaison)
    case .office: Cast.actor(Cast.office, who.function ?? .supervisor)
    case .coordinator: Cast.coordinator
    case .leader: Cast.leader
    case .head: Cast.head
    case .council: Cast.chief
    case .higher: Cast.actor(Cast.city, .supervisor)
    case .system: .system
    case .reporter, .other: Cast.inspector
    }
  }
}

extension LedgerLife {
  static let clerk = Cast.actor(Cast.housing, .liaison)

  /// 立项, with all that the ledger asks for.
  ///
  /// - Parameter chosen: what a field says instead of the first that it could.
  mutating func open(_ chosen: [String: FieldValue] = [:]) throws {
    let fields = requiredFields.merging(chosen) { $1 }
    try act(.open, by: Cast.inspector, evidence: ["登记表"]) {
      $0.title = "改造老旧小区"
      $0.fields = fields
      $0.units = [
        UnitRole(Cast.housing, .lead), UnitRole(Cast.water, .support),
        UnitRole(Cast.statistics, .assess),
      ]
      $0.due = Day("2022-12-30")
    }
  }

  /// 立项 to 签收, with every step that the ledger has.
  mutating func begin(_ chosen: [String: FieldValue] = [:]) throws {
    try issue(chosen)
    try act(.accept, by: Self.clerk)
  }

  /// 立项 to 印发 or 交办.
  mutating func issue(_ chosen: [String: FieldValue] = [:]) throws {
    try open(chosen)
    if ledger.acts[.consult] != nil {
      try act(.consult, by: Cast.inspector)
      try act(.comment, by: Cast.actor(Cast.water, .liaison))
    }
    if ledger.acts[.submit] != nil {
      try act(.submit, by: Cast.inspector)
      try sign(.issue)
    }
    let issue: Act = ledger.acts[.issue] != nil ? .issue : .assign
    try act(issue, by: Cast.inspector) { $0.documentNumber = "湖政办〔2021〕3号" }
  }

  /// 签收 and the first report, by which it is underway.
  mutating func beginWork(_ chosen: [String: FieldValue] = [:]) throws {
    try begin(chosen)
    guard ledger.acts[.report] != nil else { return }
    try act(.report, by: Self.clerk)
    try sign(.report)
  }

  /// Whoever holds the clerk's post on the day.
  var clerkNow: Actor { Cast.actor(Cast.housing, .liaison, on: at.day) }

  private var requiredFields: [String: FieldValue] {
    var fields: [String: FieldValue] = [:]
    for field in ledger.fields where field.isRequired {
      fields[field.id] =
        switch field.kind {
        case .choice: .text(field.choices[0])
        case .number, .count: .number(12_000)
        case .money: .money(100)
        case .date: .day(at.day)
        case .personName, .telephone, .identityNumber, .address, .personalText: .personal("hmac")
        default: .text("西区")
        }
    }
    return fields
  }

  /// 方案, 环节, 协调, 延期 and 填报, with every signature.
  mutating func work() throws {
    if ledger.acts[.plan] != nil {
      try act(.plan, by: Self.clerk) {
        $0.plan = Plan(from: Day(number: 18_690), to: Day(number: 18_990))
      }
      try sign(.plan)
    }
    var shown: [String] = []
    for stage in ledger.stages {
      try act(.advance, by: Self.clerk, evidence: shown) { $0.stage = stage.id }
      shown = stage.evidence
    }
    try act(.coordinate, by: Self.clerk) { $0.unit = Cast.water }
    try sign(.coordinate)
    let asked = matter?.waiting.first?.request
    try act(.answer, by: Cast.actor(Cast.water, .deputy)) { $0.request = asked }
    try act(.extend, by: Self.clerk)
    try sign(.extend)
    let progress = try Progress(
      .counted(done: 9, total: 12, unit: "个"), asOf: Day(number: 18_700))
    try act(.report, by: Self.clerk) { $0.progress = progress }
    try sign(.report)
  }

  /// 申请销号, out of the unit.
  mutating func requestClosing() throws {
    let kinds = ledger.closing.evidence.flatMap { Array(repeating: $0.kind, count: $0.count) }
    try act(.requestClosing, by: clerkNow, evidence: kinds)
    try sign(.close, insideOnly: true)
  }

  /// 核查 by whom the ledger names, then the signatures.
  mutating func verify(passed: Bool) throws {
    let verifier = person(for: ledger.closing.verifiers[0])
    if ledger.closing.check == .draw {
      try act(.draw, by: .system) {
        $0.batch = 1
        $0.passed = true
      }
    }
    if let rule = ledger.acts[.inspect], !ledger.closing.preliminary.isEmpty {
      let kinds = ledger.closing.preliminary.map(\.kind)
      try act(.inspect, by: person(for: rule.who[0]), evidence: kinds)
    }
    try act(.verify, by: verifier) { $0.passed = passed }
    guard passed else { return }
    try sign(.close)
    if ledger.closing.check == .draw { try act(.signBatch, by: verifier) { $0.batch = 1 } }
  }
}
