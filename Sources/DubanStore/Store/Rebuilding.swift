public import Duban

/// What a rebuild found (重建核对): every row and tally computed anew from the journal and compared.
public struct RebuildReport: Hashable, Sendable {
  public var matters = 0
  public var entries = 0
  /// Matters whose row is not what their entries say, or whose stored light is not the light
  /// computed from scratch; the first hundred.
  public var different: [MatterID] = []
  /// Tallies that do not equal what the rows give.
  public var wrongTallies = 0

  public var isEqual: Bool { different.isEmpty && wrongTallies == 0 }
}

extension Store {
  /// Compares every row with the fold of its entries, byte for byte, and every tally with the rows.
  ///
  /// Reads one snapshot, matter by matter, so that memory does not grow with their number.
  public func checkRebuild(at instant: Instant) async throws -> RebuildReport {
    try await engine.read { session in
      let reference = try self.reference(session)
      var report = RebuildReport()
      var note = TallyNote(division: self.division)
      var last: Int64 = 0
      while true {
        let rows = try self.page(after: last, session)
        guard let end = rows.last else { break }
        for row in rows {
          let isEqual = try self.compare(row, session, into: &report, &note)
          let hasLight = try self.hasStoredLight(row, at: instant, reference)
          if !isEqual || !hasLight, report.different.count < 100 {
            report.different.append(MatterID(row.integer(3)))
          }
        }
        last = end.integer(3)
      }
      report.wrongTallies = try self.wrongTallies(note, session)
      return report
    }
  }

  func page(after id: Int64, _ session: any SQLSession) throws -> [SQLRow] {
    try session.rows(
      """
      SELECT body, head, lights, id, awaits FROM matter WHERE division = ?1 AND id > ?2
      ORDER BY id LIMIT 500
      """, [.text(division), .integer(id)])
  }

  private func compare(
    _ row: SQLRow, _ session: any SQLSession, into report: inout RebuildReport,
    _ note: inout TallyNote
  ) throws -> Bool {
    let id = MatterID(row.integer(3))
    let entries = try entries(of: id, session)
    report.matters += 1
    report.entries += entries.count
    let folded = Matter(id: id, folding: entries)
    note.move(nil, to: try decoded(row))
    guard let folded else { return false }
    // Of a closed one the column says nothing, and no query asks it.
    let isFound = !folded.standing.isOpen || folded.awaitsAct == row.bool(4)
    return try isFound && Coding.bytes(folded) == Coding.plain(row.blob(0))
  }

  private func hasStoredLight(
    _ row: SQLRow, at instant: Instant, _ reference: Reference
  ) throws -> Bool {
    let kept = try decoded(row)
    guard instant >= kept.matter.changedAt else { return true }
    let rules = try reference.ledger(kept.matter.ledger, version: kept.matter.definition).light
    let fresh = kept.matter.light(
      at: instant, rules: rules, calendar: reference.calendar, directory: reference.directory)
    return fresh?.light == Turns.light(of: kept.turns, at: instant)
  }

  private func wrongTallies(_ note: TallyNote, _ session: any SQLSession) throws -> Int {
    let standings = try session.rows(
      """
      SELECT ledger, unit, standing, CAST(SUM(count) AS bigint) FROM (
        SELECT ledger, unit, standing, count FROM tally WHERE division = ?1
        UNION ALL SELECT ledger, unit, standing, count FROM tally_delta WHERE division = ?1
      ) AS both_parts GROUP BY ledger, unit, standing HAVING SUM(count) <> 0
      """, [.text(division)])
    var kept: [TallyNote.StandingKey: Int] = [:]
    for row in standings {
      guard let standing = Standing(rawValue: row.text(2)) else { continue }
      let key = TallyNote.StandingKey(
        ledger: row.text(0), unit: row.integer(1), standing: standing)
      kept[key] = row.int(3)
    }
    let counted = note.standings.filter { $0.value != 0 }
    let wrong = Set(kept.keys).union(counted.keys).count { kept[$0] != counted[$0] }
    return try wrong + wrongTurnings(note, session)
  }

  /// Net sums by light: past days are one bucket, so single days need not be the same.
  private func wrongTurnings(_ note: TallyNote, _ session: any SQLSession) throws -> Int {
    var kept: [String: Int] = [:]
    for row in try session.rows(
      """
      SELECT ledger, unit, light, CAST(SUM(entering - leaving) AS bigint) FROM (
        SELECT ledger, unit, light, entering, leaving FROM turning WHERE division = ?1
        UNION ALL SELECT ledger, unit, light, entering, leaving FROM turning_delta
        WHERE division = ?1
      ) AS both_parts GROUP BY ledger, unit, light HAVING SUM(entering - leaving) <> 0
      """, [.text(division)])
    {
      kept["\(row.text(0)) \(row.integer(1)) \(row.text(2))"] = row.int(3)
    }
    var counted: [String: Int] = [:]
    for (key, turning) in note.turnings {
      counted["\(key.ledger) \(key.unit) \(key.light.rawValue)", default: 0] +=
        turning.entering - turning.leaving
    }
    counted = counted.filter { $0.value != 0 }
    return Set(kept.keys).union(counted.keys).count { kept[$0] != counted[$0] }
  }
}
