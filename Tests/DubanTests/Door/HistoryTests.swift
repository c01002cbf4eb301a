import Duban
import DubanTesting
import Testing

/// What must hold after whatever people do, sensible or foolish, over a year and a half.
@Suite struct `Living through random histories` {
  static let seeds: [UInt64] = [1, 2, 3, 4, 5, 6, 7, 8]

  @Test(arguments: seeds)
  func `no history breaks what the door promises`(seed: UInt64) throws {
    let told = try live(seed, with: TrialLedger.all, commands: 2_500)
    told.expectVariety()
  }

  /// What goes through many hands before it can be closed takes longer to be closed by chance.
  private static let commands = [
    "slip": 8_000, "bulletin": 4_000, "rectification": 4_000, "report-task": 4_000,
    "livelihood-promise": 6_000,
  ]

  @Test(arguments: try deliveredLedgers().map(\.id))
  func `nor does one of any ledger that comes with the program`(id: String) throws {
    let ledger = try #require(try deliveredLedgers().first { $0.id == id })
    let told = try live(
      UInt64(id.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) }), with: [ledger],
      commands: Self.commands[id] ?? 1_500)
    #expect(told.accepted.values.reduce(0, +) > 300, "\(told.refused)")
    // A paper that asks for no answer ends by being filed.
    let filed = ledger.acts[.archive] == nil ? 0 : told.accepted[.archive, default: 0]
    #expect(
      told.closed + told.accepted[.regularize, default: 0] + filed > 0, "\(told.accepted)")
  }

  private func live(_ seed: UInt64, with ledgers: [Ledger], commands: Int) throws -> Told {
    var desk = try Desk(ledgers, at: "2021-01-04T09:00")
    var chance = Chance(seed: seed, ledgers: ledgers)
    var told = Told()
    for step in 1...commands {
      let (command, actor) = chance.next(among: desk.all, at: desk.at)
      do {
        let decided = try desk.decided(command, by: actor)
        let before = desk.matters
        desk.take(decided)
        told.accepted[command.act, default: 0] += 1
        if command.matter.map({ desk[$0].standing == .closed }) ?? false { told.closed += 1 }
        for (id, entries) in decided {
          check(desk[id], was: before[id], entries)
          try check(desk[id], among: desk, isSampled: step % 8 == 0)
        }
      } catch let refusal as Refusal {
        told.refused[refusal.code, default: 0] += 1
        #expect(!refusal.sentence.isEmpty)
      }
      if chance.dice.once(in: 3) {
        desk.at = desk.at.advanced(by: Int64(chance.dice.number(0...60_000)))
      }
    }
    for matter in desk.all {
      #expect(Matter(id: matter.id, folding: desk.histories[matter.id] ?? []) == matter)
    }
    return told
  }

  private func check(_ matter: Matter, was before: Matter?, _ entries: [Entry]) {
    #expect(entries.map(\.number) == Array((before?.version ?? 0) + 1...matter.version))
    guard let before, let act = entries.first?.act else { return }
    if [.remark, .comment, .urge, .attach, .override, .noNews, .explain].contains(act) {
      #expect(matter.clocks == before.clocks, "\(act) moved a clock")
    }
    #expect(matter.lockedYears.starts(with: before.lockedYears) || act == .undo)
    if let original = before.original, act != .undo { check(matter.original, was: original) }
  }

  /// What was first is kept; what was not there yet may be added.
  private func check(_ original: Original?, was first: Original) {
    #expect(original?.lead == first.lead && original?.fields == first.fields)
    #expect(first.due == nil || original?.due == first.due)
    for (name, end) in first.ends ?? [:] { #expect(original?.ends?[name] == end) }
  }

  private func check(_ matter: Matter, among desk: Desk, isSampled: Bool) throws {
    if matter.standing == .closed { checkClosing(of: matter, among: desk) }
    if !matter.standing.isOpen, matter.standing != .concluded {
      #expect(matter.requests.isEmpty, "a request is left at the end of \(matter.number)")
    }
    #expect(matter.closing == nil || !matter.standing.isOpen, "open and closed")
    #expect(
      (matter.suspension != nil) == (matter.standing == .suspended),
      "\(desk.histories[matter.id]?.suffix(4).map(\.act) ?? [])")
    checkDue(of: matter, desk)
    guard isSampled else { return }
    let entry = try #require(desk.histories[matter.id]?.last)
    try checkCoding(entry)
    try checkCoding(matter)
    checkSchedule(of: matter, desk)
  }

  /// The due day and the clock that runs to it tell the same date, and what is over has no clock.
  private func checkDue(of matter: Matter, _ desk: Desk) {
    let isOver = !matter.standing.isOpen && matter.standing != .concluded
    let running = matter.clocks.filter { $0.endedAt == nil }
    #expect(!isOver || running.isEmpty, "a clock runs on after \(matter.number)")
    guard matter.standing.hasLight, matter.standing != .suspended else { return }
    for definition in desk.ledgers[matter.ledger]?.clocks ?? [] where definition.length == .untilDue
    {
      guard let clock = running.first(where: { $0.name == definition.name }) else { continue }
      #expect(
        clock.dueAt == matter.due?.advanced(by: 1).start,
        "\(matter.number) after \(matter.lastAct): \(clock)")
    }
  }

  /// Four eyes: somebody who reported nothing of it, and held no post where it was carried out since
  /// it was issued, checked or signed it.
  private func checkClosing(of matter: Matter, among desk: Desk) {
    guard let closing = matter.closing else {
      Issue.record("\(matter.number) is closed without a closing")
      return
    }
    let first = (matter.issuedAt ?? matter.openedAt).day
    let others = [closing.verifiedBy, closing.approvedBy].compactMap { $0?.person }.filter {
      person in
      let held = desk.directory.units(of: person, from: first, to: closing.at.day)
      return !matter.reporters.contains(person)
        && !held.contains { unit in
          matter.executingUnits.contains { desk.directory.isUnit(unit, in: $0) }
        }
    }
    #expect(!others.isEmpty, "\(matter.number) was closed by its own people")
    let open = matter.links.filter { $0.kind == .child }
      .filter { desk.matters[$0.matter]?.standing.isOpen ?? false }
    // Those linked as children since then were open already.
    if desk.histories[matter.id]?.last?.act != .link {
      #expect(open.isEmpty || matter.lastAct != .verify)
    }
  }

  private func checkCoding<Value: Codable & Equatable>(_ value: Value) throws {
    let text = try value.json()
    let again = try Value(json: text)
    #expect(again == value)
    #expect(try again.json() == text)
    #expect(!hasFloat(text), "a float in \(text)")
  }

  private func hasFloat(_ json: String) -> Bool {
    let bytes = Array(json.utf8)
    return bytes.indices.dropFirst().dropLast().contains { place in
      bytes[place] == UInt8(ascii: ".") && (48...57).contains(bytes[place - 1])
        && (48...57).contains(bytes[place + 1])
    }
  }

  /// The stored schedule gives the light that is computed from scratch, now and later.
  private func checkSchedule(of matter: Matter, _ desk: Desk) {
    let rules = desk.ledgers[matter.ledger]?.light ?? LightRules()
    let turns = matter.lights(
      from: desk.at, rules: rules, calendar: desk.calendar, directory: desk.directory)
    var moments = [0, 1, 3, 9, 30, 100, 400].map { desk.at.advanced(by: $0 * 86_400 + 7) }
    moments += turns.flatMap { [$0.at, $0.at.advanced(by: -1)] }.filter { $0 >= desk.at }
    for moment in moments {
      let fresh = matter.light(
        at: moment, rules: rules, calendar: desk.calendar, directory: desk.directory)
      #expect(
        turns.last { $0.at <= moment }?.light == fresh?.light, "\(matter.number) at \(moment)")
    }
  }
}

/// How often what came to pass: histories in which nothing happens prove nothing.
private struct Told {
  var accepted: [Act: Int] = [:]
  var refused: [String: Int] = [:]
  var closed = 0

  func expectVariety() {
    let total = accepted.values.reduce(0, +)
    #expect(total > 700, "only \(total) accepted: \(refused)")
    #expect(accepted.count > 40, "only \(accepted.keys.map(\.rawValue).sorted())")
    #expect(accepted[.verify, default: 0] > 5)
    #expect(closed > 0)
    #expect(refused.count >= 12, "only \(refused)")
  }
}
