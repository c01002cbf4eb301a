import Duban
import DubanTesting
import Foundation
import Testing

/// A desk before the kernel's door: keeps matters and histories as a store would, with a frozen clock.
struct Desk {
  var ledgers: [String: Ledger]
  var directory = Cast.directory
  var calendar = TestCalendar.published
  var at: Instant
  private(set) var matters: [MatterID: Matter] = [:]
  private(set) var histories: [MatterID: [Entry]] = [:]
  /// The newest definition, for a migration.
  var migration: Ledger?
  private var last: Int64 = 0
  private var commands = 0

  init(_ ledgers: [Ledger] = TrialLedger.all, at text: String = "2021-03-01T09:00") throws {
    self.ledgers = Dictionary(ledgers.map { ($0.id, $0) }) { _, last in last }
    at = try instant(text)
  }

  var all: [Matter] { matters.values.sorted { $0.id < $1.id } }

  subscript(_ id: MatterID) -> Matter {
    guard let matter = matters[id] else { preconditionFailure("no matter \(id)") }
    return matter
  }

  func surroundings(_ command: Command) -> Surroundings {
    let matter = command.matter.flatMap { matters[$0] }
    let name = matter?.ledger ?? command.details.ledger ?? "trial"
    guard let ledger = ledgers[name] else { preconditionFailure("no ledger “\(name)”") }
    var surroundings = Surroundings(ledger: ledger, directory: directory)
    let children = matter?.links.filter { $0.kind == .child }.map(\.matter) ?? []
    for id in children + [command.details.other].compactMap(\.self) {
      surroundings.linked[id] = matters[id]
    }
    let count = max(1, command.details.parts?.count ?? 1)
    surroundings.fresh = (1...count).map {
      Surroundings.Fresh(id: MatterID(last + Int64($0)), serial: Int(last) + $0)
    }
    if let id = matter?.id, let history = histories[id] {
      surroundings.previous = Matter(id: id, folding: history.dropLast())
      surroundings.since = history.dropFirst(max(0, command.known ?? 0)).map(\.act)
    }
    surroundings.migration = migration
    return surroundings
  }

  /// What the command comes to, without doing it.
  func decided(_ command: Command, by actor: Actor) throws(Refusal) -> [MatterID: [Entry]] {
    try decide(
      command, on: command.matter.flatMap { matters[$0] }, among: surroundings(command), by: actor,
      at: at, calendar: calendar)
  }

  mutating func take(_ decided: [MatterID: [Entry]]) {
    for (id, entries) in decided {
      for entry in entries {
        matters[id] = matters[id]?.applying(entry) ?? Matter(id: id, folding: [entry])
        histories[id, default: []].append(entry)
      }
      last = max(last, id.rawValue)
    }
  }

  /// Carries an act out; returns the matter opened or changed.
  @discardableResult
  mutating func act(
    _ act: Act, on id: MatterID? = nil, by actor: Actor, known: Int? = nil, reason: String? = nil,
    text: String? = nil, evidence: [String] = [], _ fill: (inout Details) -> Void = { _ in }
  ) throws(Refusal) -> MatterID {
    commands += 1
    var details = Details(fill)
    if act == .open, details.ledger == nil { details.ledger = "trial" }
    let command = Command(
      id: "desk-\(commands)", act: act, matter: id, known: known, reason: reason, text: text,
      evidence: evidence.compactMap { kind in
        Chance.hash(commands).map { Evidence(hash: $0, kind: kind) }
      }, details: details)
    let before = last
    take(try decided(command, by: actor))
    return id ?? MatterID(before + 1)
  }

  /// The refusal of an act that must be refused; nothing has changed then.
  func refusal(
    _ act: Act, on id: MatterID? = nil, by actor: Actor, known: Int? = nil, reason: String? = nil,
    text: String? = nil, evidence: [String] = [], _ fill: (inout Details) -> Void = { _ in }
  ) -> Refusal? {
    var copy = self
    do {
      try copy.act(
        act, on: id, by: actor, known: known, reason: reason, text: text, evidence: evidence, fill)
      return nil
    } catch {
      return error
    }
  }

  mutating func wait(days: Int) { at = at.day.advanced(by: days).start.advanced(by: 9 * 3_600) }

  mutating func wait(until text: String) throws { at = try instant(text) }

  func light(of id: MatterID) -> Light? {
    self[id].light(
      at: at, rules: ledgers[self[id].ledger]?.light ?? LightRules(), calendar: calendar,
      directory: directory)?.light
  }

  func reason(of id: MatterID) -> LightReason? {
    self[id].light(
      at: at, rules: ledgers[self[id].ledger]?.light ?? LightRules(), calendar: calendar,
      directory: directory)?.reason
  }
}

/// Steps that many tests begin with.
extension Desk {
  var housing: (clerk: Actor, deputy: Actor, chief: Actor) {
    (
      Cast.actor(Cast.housing, .liaison, on: at.day), Cast.actor(Cast.housing, .deputy),
      Cast.actor(Cast.housing, .chief)
    )
  }

  mutating func opened(
    ledger: String = "trial", due: String? = "2021-12-31",
    units: [UnitRole] = [UnitRole(Cast.housing, .lead)], fields: [String: FieldValue] = [:]
  ) throws -> MatterID {
    try act(.open, by: Cast.inspector) {
      $0.ledger = ledger
      $0.title = "改造十条街巷"
      $0.units = units
      $0.due = due.flatMap { Day($0) }
      $0.fields = fields
    }
  }

  /// 交办 without the round of approvals.
  mutating func assigned(
    ledger: String = "trial", due: String? = "2021-12-31",
    units: [UnitRole] = [UnitRole(Cast.housing, .lead)], fields: [String: FieldValue] = [:]
  ) throws -> MatterID {
    let id = try opened(ledger: ledger, due: due, units: units, fields: fields)
    return try act(.assign, on: id, by: Cast.chief, reason: "急需")
  }

  mutating func underway(
    ledger: String = "trial", due: String? = "2021-12-31", fields: [String: FieldValue] = [:]
  ) throws -> MatterID {
    let id = try assigned(ledger: ledger, due: due, fields: fields)
    try act(.accept, on: id, by: housing.clerk)
    try act(.report, on: id, by: housing.clerk, text: "开工")
    try sign(id, by: housing.deputy)
    return id
  }

  /// Signs the last request.
  mutating func sign(_ id: MatterID, by actor: Actor) throws {
    let request = self[id].requests.last?.number
    try act(.sign, on: id, by: actor) { $0.request = request }
  }

  mutating func closingRequested(ledger: String = "trial") throws -> MatterID {
    let id = try underway(ledger: ledger)
    try act(.requestClosing, on: id, by: housing.clerk, evidence: ["验收单"])
    try sign(id, by: housing.chief)
    return id
  }

  mutating func closed() throws -> MatterID {
    let id = try closingRequested()
    try act(.verify, on: id, by: Cast.inspector) { $0.passed = true }
    try sign(id, by: Cast.chief)
    try sign(id, by: Cast.leader)
    return id
  }
}
