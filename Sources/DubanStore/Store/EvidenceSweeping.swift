public import Duban

extension Store {
  /// Removes what nobody came to name: rows of the database, then the files that have no row left.
  ///
  /// An upload beside it is safe: a file that arrives is young, and so is its row, before an entry may
  /// name them. Divisions may share a folder, so rows of all of them count.
  ///
  /// - Parameters:
  ///   - now: by the clock that the files are dated by.
  ///   - grace: in seconds, at least an hour.
  ///   - isTrial: nothing is removed; the answer is what would be.
  /// - Throws: a `StoreFailure`; an `EvidenceProblem` when the disk refuses.
  public func sweep(
    _ evidence: EvidenceStore, at now: Instant, grace: Int64 = EvidenceSweep.grace,
    isTrial: Bool = false
  ) async throws -> EvidenceSweep {
    let cut = now.seconds - grace
    let unnamed = try await evidenceRows(Self.unnamed, [.integer(cut)])
      .filter { !evidence.isFresh($0.hash, since: cut) }
    if !isTrial { for row in unnamed { try await forget(row, storedBefore: cut) } }
    // Those still there were named, or came again, in the meantime.
    var rows = Set(try await evidenceRows("SELECT division, sha256 FROM evidence"))
    if isTrial { rows.subtract(unnamed) }
    let known = Set(rows.map(\.hash))
    return try evidence.sweepOrphans(
      at: now, grace: grace, isTrial: isTrial, isNamed: known.contains)
  }

  /// Files that some entry names, and reports, of every division; these are never swept.
  public func namedEvidence() async throws -> Set<EvidenceHash> {
    Set(
      try await evidenceRows(
        """
        SELECT division, sha256 FROM evidence_use UNION SELECT division, file FROM report
        """
      ).map(\.hash))
  }

  private struct EvidenceRow: Hashable, Sendable {
    var division: String
    var hash: EvidenceHash
  }

  private static let unnamed = """
    SELECT division, sha256 FROM evidence WHERE stored_at < ?1 AND \(isUnnamed)
    """

  private static let isUnnamed = """
    NOT EXISTS (
      SELECT 1 FROM evidence_use AS u
      WHERE u.division = evidence.division AND u.sha256 = evidence.sha256)
    AND NOT EXISTS (
      SELECT 1 FROM report AS r
      WHERE r.division = evidence.division AND r.file = evidence.sha256)
    """

  private func evidenceRows(
    _ statement: String, _ arguments: [SQLValue] = []
  ) async throws -> [EvidenceRow] {
    try await engine.read { session in
      try session.rows(statement, arguments).compactMap { row in
        EvidenceHash(rawValue: row.text(1)).map { EvidenceRow(division: row.text(0), hash: $0) }
      }
    }
  }

  /// Whether it is named, and how old it is, is asked again where it is written.
  private func forget(_ row: EvidenceRow, storedBefore cut: Int64) async throws {
    do {
      try await engine.writeQuietly { session in
        _ = try session.run(
          """
          DELETE FROM evidence
          WHERE division = ?1 AND sha256 = ?2 AND stored_at < ?3 AND \(Self.isUnnamed)
          """, [.text(row.division), .text(row.hash.rawValue), .integer(cut)])
      }
    } catch let failure as StoreFailure where failure.kind == .constraint {
      // An entry came to name it while this waited for it.
    }
  }
}
