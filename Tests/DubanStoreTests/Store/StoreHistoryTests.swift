import Duban
import DubanTesting
import Testing

@testable import DubanStore

/// The same random histories as at the kernel's door, through the store.
@Suite struct `Keeping random histories` {
  @Test(arguments: Engine.all, [UInt64(11), 12])
  func `rows, tallies, lights and journal are what the entries say`(
    engine: Engine, seed: UInt64
  ) async throws {
    try await House.with(on: engine) { house in
      let register = try await live(in: house, seed: seed, commands: 450)
      let at = register.at
      let report = try await house.store.checkRebuild(at: at)
      #expect(report.isEqual, "\(report)")
      #expect(report.matters == register.matters.count)
      let journal = try await house.store.verifyJournal()
      #expect(journal.isWhole, "\(journal.faults)")
      try await checkFigures(of: house, at: at)
      try await house.store.foldTallies(today: at.day)
      try await checkFigures(of: house, at: at)
      for days in [0, 1, 7, 40, 200] {
        try await checkFigures(of: house, at: at.advanced(by: Int64(days) * 86_400))
      }
      try await checkRebuilt(house, at: at)
    }
  }

  private struct Register {
    var matters: [MatterID: Matter] = [:]
    var at: Instant
  }

  /// Lets the cast work; each matter is what the entries before and the new ones make of it.
  private func live(in house: House, seed: UInt64, commands: Int) async throws -> Register {
    var chance = Chance(seed: seed, ledgers: TrialLedger.all, isStored: true)
    var register = Register(at: House.beginning.advanced(by: 86_400 * 3))
    var accepted = 0
    for step in 1...commands {
      let all = register.matters.values.sorted { $0.id < $1.id }
      let (command, actor) = chance.next(among: all, at: register.at)
      do {
        let answer = try await house.store.perform(command, by: actor, at: register.at)
        accepted += 1
        for id in [answer.matter] + answer.others {
          let entries = try await house.store.entries(of: id)
          let kept = try await house.matter(id)
          #expect(Matter(id: id, folding: entries) == kept)
          if let before = register.matters[id] { #expect(kept.version > before.version) }
          register.matters[id] = kept
        }
      } catch CommandFailure.refused(let refusal) {
        #expect(!refusal.sentence.isEmpty)
      }
      register.at = register.at.advanced(by: Int64(chance.dice.number(0...30_000)))
      if step % 50 == 0 {
        _ = try await house.store.tick(at: register.at)
        for id in register.matters.keys { register.matters[id] = try await house.matter(id) }
      }
    }
    #expect(accepted > commands / 3)
    return register
  }

  /// Totals equal the lists they open, counted row by row.
  private func checkFigures(of house: House, at: Instant) async throws {
    var standings: [String: Int] = [:]
    var lights: [String: Int] = [:]
    var awaiting: Set<MatterID> = []
    var led: [String: Int] = [:]
    var query = ListQuery(order: .number, limit: 37)
    repeat {
      let page = try await house.store.list(query, at: at)
      for (matter, turn) in zip(page.matters, page.lights) {
        let key = "\(matter.ledger) \(matter.leadUnit?.rawValue ?? 0)"
        standings["\(key) \(matter.standing)", default: 0] += 1
        if let turn { lights["\(key) \(turn.light)", default: 0] += 1 }
        if matter.awaitsAct { awaiting.insert(matter.id) }
        for unit in matter.units(.lead) { led["\(unit) \(matter.standing)", default: 0] += 1 }
        for unit in turn == nil ? [] : matter.units(.lead) {
          led["\(unit) \(turn?.light.rawValue ?? "")", default: 0] += 1
        }
      }
      query.after = page.next
    } while query.after != nil
    query.isAwaiting = true
    query.limit = 10_000
    #expect(Set(try await house.store.list(query, at: at).matters.map(\.id)) == awaiting)
    let counted = try await house.store.standings()
    #expect(
      Dictionary(uniqueKeysWithValues: counted.map { (key($0, $0.value), $0.count) }) == standings)
    let shining = try await house.store.lights(at: at)
    #expect(
      Dictionary(uniqueKeysWithValues: shining.map { (key($0, $0.value), $0.count) }) == lights,
      "at \(at)")
    // Each unit's own figures hold what it leads jointly; the totals above count it once.
    var own: [String: Int] = [:]
    for figure in try await house.store.standings(jointly: true) {
      if let unit = figure.unit { own["\(unit) \(figure.value)", default: 0] += figure.count }
    }
    for figure in try await house.store.lights(at: at, jointly: true) {
      if let unit = figure.unit {
        own["\(unit) \(figure.value.rawValue)", default: 0] += figure.count
      }
    }
    #expect(own.filter { $0.value != 0 } == led, "at \(at)")
  }

  /// Every word of the search index with its place.
  private func words(in session: any SQLSession) throws -> [SQLRow] {
    guard session.dialect.engine == .sqlite else {
      return try session.rows(
        """
        SELECT matter, number, word.lexeme, CAST(word.positions AS text)
        FROM search, unnest(tokens) AS word ORDER BY 1, 2, 3
        """)
    }
    try SearchBacklog.flush(in: session)
    try session.run(
      "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab ('main', 'search', 'instance')")
    return try session.rows("SELECT doc, term, \"offset\" FROM temp.word ORDER BY 1, 3")
  }

  private func key<Value>(_ figure: Figure<Value>, _ value: Value) -> String {
    "\(figure.ledger) \(figure.unit?.rawValue ?? 0) \(value)"
  }

  /// Thrown away and made anew from the journal, every row is the same to the byte.
  private func checkRebuilt(_ house: House, at: Instant) async throws {
    let query = """
      SELECT id, ledger, definition, version, number, title, unit, leader, standing, stage, year,
        due, is_open, opened_at, changed_at, body, head FROM matter ORDER BY id
      """
    let before = try await house.store.engine.write {
      (try $0.rows(query), try self.words(in: $0))
    }
    try await house.store.rebuild(at: at)
    let after = try await house.store.engine.write {
      (try $0.rows(query), try self.words(in: $0))
    }
    #expect(before.0 == after.0)
    #expect(before.1 == after.1 && before.1.count > 1_000)
    #expect(try await house.store.checkRebuild(at: at).isEqual)
    try await checkFigures(of: house, at: at.advanced(by: 86_400 * 20))
  }
}
