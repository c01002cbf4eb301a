public import Duban

/// A matter as it stood at an instant, with its light then.
public struct PastMatter: Sendable {
  public var matter: Matter
  public var light: LightTurn?
}

extension Store {
  /// Matters read at once.
  private static let chunk: Int64 = 500

  /// How every issued matter stands now, from its row.
  public func outcomes(at instant: Instant) async throws -> [Outcome] {
    try await engine.read { session in
      let reference = try self.reference(session)
      var found: [Outcome] = []
      var last: Int64 = 0
      while true {
        let rows = try self.page(after: last, session)
        guard let end = rows.last else { return found }
        for row in rows {
          let kept = try self.decoded(row)
          let light = kept.matter.standing.hasLight ? Turns.light(of: kept.turns, at: instant) : nil
          let outcome = Outcome(
            of: kept.matter, in: try reference.ledger(kept.matter.ledger), light: light,
            calendar: reference.calendar)
          if let outcome {
            found.append(outcome)
          }
        }
        last = end.integer(3)
      }
    }
  }

  /// How every matter that was issued by then stood at an instant of the past: the journal up to it,
  /// folded anew (截至).
  public func outcomes(asOf instant: Instant) async throws -> [Outcome] {
    try await engine.read { session in
      let reference = try self.reference(session)
      var found: [Outcome] = []
      for ids in try self.chunks(session) {
        found += try self.past(ids, asOf: instant, reference, session).compactMap {
          Outcome(
            of: $0.matter, in: try reference.ledger($0.matter.ledger), light: $0.light?.light,
            calendar: reference.calendar)
        }
      }
      return found
    }
  }

  /// What each matter adds to the figures of its ledger (计量) now, from the rows.
  public func measured() async throws -> [MeasuredMatter] {
    try await engine.read { session in
      let reference = try self.reference(session)
      var found: [MeasuredMatter] = []
      var last: Int64 = 0
      while case let rows = try self.page(after: last, session), let end = rows.last {
        found += try rows.compactMap { try reference.measured(try self.decoded($0).matter) }
        last = end.integer(3)
      }
      return found
    }
  }

  /// What each added at an instant of the past, from the journal alone (截至).
  public func measured(asOf instant: Instant) async throws -> [MeasuredMatter] {
    try await engine.read { session in
      let reference = try self.reference(session)
      var found: [MeasuredMatter] = []
      for ids in try self.chunks(session) {
        found += try self.past(ids, asOf: instant, reference, session)
          .compactMap { try reference.measured($0.matter) }
      }
      return found
    }
  }

  /// All matters there are, some at a time.
  private func chunks(_ session: any SQLSession) throws -> [ClosedRange<Int64>] {
    let last = try session.first(
      "SELECT MAX(id) FROM matter WHERE division = ?1", [.text(division)])
    let end = last?.optionalInteger(0) ?? 0
    return stride(from: Int64(1), through: end, by: Int(Self.chunk)).map {
      $0...($0 + Self.chunk - 1)
    }
  }

  /// Matters as they stood at an instant, in the order asked for; those that were not yet are left out.
  public func matters(_ ids: [MatterID], asOf instant: Instant) async throws -> [PastMatter] {
    try await engine.read { session in
      let reference = try self.reference(session)
      return try ids.flatMap { id in
        try self.past(id.rawValue...id.rawValue, asOf: instant, reference, session)
      }
    }
  }

  private func past(
    _ ids: ClosedRange<Int64>, asOf instant: Instant, _ reference: Reference,
    _ session: any SQLSession
  ) throws -> [PastMatter] {
    let rows = try session.rows(
      """
      SELECT matter, bytes FROM entry
      WHERE division = ?1 AND matter >= ?2 AND matter <= ?3 AND at <= ?4 ORDER BY matter, number
      """,
      [
        .text(division), .integer(ids.lowerBound), .integer(ids.upperBound),
        .integer(instant.seconds),
      ])
    var found: [PastMatter] = []
    var rest = rows[...]
    while let id = rest.first?.integer(0) {
      let own = rest.prefix { $0.integer(0) == id }
      rest = rest.dropFirst(own.count)
      let entries: [Entry] = try own.map { try Coding.value(from: $0.blob(1)) }
      guard let matter = Matter(id: MatterID(id), folding: entries) else { continue }
      found.append(try past(matter, at: instant, reference))
    }
    return found
  }

  private func past(
    _ matter: Matter, at instant: Instant, _ reference: Reference
  ) throws -> PastMatter {
    let rules = try reference.ledger(matter.ledger, version: matter.definition).light
    let live = matter.light(
      at: instant, rules: rules, calendar: reference.calendar, directory: reference.directory)
    return PastMatter(
      matter: matter,
      light: live.map { LightTurn(at: instant, light: $0.light, reason: $0.reason) })
  }
}

extension Reference {
  fileprivate func measured(_ matter: Matter) throws -> MeasuredMatter? {
    MeasuredMatter(matter, under: try ledger(matter.ledger, version: matter.definition))
  }
}
