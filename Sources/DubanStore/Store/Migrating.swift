public import Duban

/// What moving a matter to its ledger's newest version would change, or why it cannot move (升级试算).
public struct MigrationStep: Sendable {
  public var matter: Matter
  /// What its entry would say; empty when it is refused.
  public var effects: [Effect]
  /// The light before and after, where there is one.
  public var lights: (before: Light?, after: Light?)
  public var refusal: Refusal?
}

extension Store {
  /// Open matters of a ledger that live under an older version than its newest, each with what an act of
  /// 升级定义 would come to. Nothing is written.
  public func migrations(
    of id: String, by actor: Actor, at instant: Instant
  ) async throws -> [MigrationStep] {
    let ledger = try await ledger(id)
    var query = ListQuery(order: .number, limit: 500)
    (query.ledger, query.isOpen) = (id, true)
    var steps: [MigrationStep] = []
    repeat {
      let page = try await list(query, at: instant)
      let older = page.matters.filter { $0.definition < ledger.version }
      steps += try await engine.read { session in
        let reference = try self.reference(session)
        return try older.map { try self.step($0, to: ledger, reference, by: actor, at: instant) }
      }
      query.after = page.next
    } while query.after != nil
    return steps
  }

  private func step(
    _ matter: Matter, to ledger: Ledger, _ reference: Reference, by actor: Actor,
    at instant: Instant
  ) throws -> MigrationStep {
    let present = try reference.ledger(matter.ledger, version: matter.definition)
    let light = { (matter: Matter, rules: LightRules) in
      matter.light(
        at: instant, rules: rules, calendar: reference.calendar, directory: reference.directory)?
        .light
    }
    let before = light(matter, present.light)
    do {
      let decided = try decide(
        migration(of: matter, to: ledger.version), on: matter,
        among: Surroundings(ledger: present, directory: reference.directory, migration: ledger),
        by: actor, at: instant, calendar: reference.calendar)
      let entries = decided[matter.id] ?? []
      let after = entries.reduce(matter) { $0.applying($1) }
      return MigrationStep(
        matter: matter, effects: entries.flatMap(\.effects),
        lights: (before, light(after, ledger.light)), refusal: nil)
    } catch {
      return MigrationStep(matter: matter, effects: [], lights: (before, before), refusal: error)
    }
  }

  /// Moves a matter to a version of its ledger (升级定义).
  public func migrate(
    _ matter: Matter, to version: Int, by actor: Actor, at instant: Instant
  ) async throws {
    _ = try await perform(migration(of: matter, to: version), by: actor, at: instant)
  }

  private func migration(of matter: Matter, to version: Int) -> Command {
    Command(
      id: "migrate:\(matter.id):\(matter.version):\(version)", act: .migrate, matter: matter.id,
      known: matter.version, details: Details { $0.definition = version })
  }
}

extension Store {
  /// By ledger, how many open matters live under an older version than its newest.
  public func openMattersUnderOlderVersions() async throws -> [String: Int] {
    try await engine.read { session in
      let newest = Dictionary(
        uniqueKeysWithValues: try self.reference(session).current.map { ($0.id, $0.version) })
      return try session.rows(
        """
        SELECT ledger, definition, COUNT(*) FROM matter
        WHERE division = ?1 AND is_open = 1 GROUP BY ledger, definition
        """, [.text(self.division)]
      ).reduce(into: [:]) { counts, row in
        guard row.int(1) < newest[row.text(0)] ?? 0 else { return }
        counts[row.text(0), default: 0] += row.int(2)
      }
    }
  }
}
