public import Duban

extension Accounts {
  /// Removes a report of which nothing was opened, with what was corrected on it and who was told of its
  /// findings; the log keeps a line.
  /// Its file stays on the disk until orphans are swept. Where another file has the same text, that keeps
  /// both.
  ///
  /// - Returns: whether it was there, and still a draft.
  public func remove(
    _ report: KeptReport, by person: PersonID, from address: String, at instant: Instant
  ) async throws -> Bool {
    try await recording { session in
      // Corrections and adoptions are decided under this number too, one after another.
      _ = try self.store.take(1, of: "report-correction", session)
      let file = SQLValue.text(report.file.rawValue)
      let draft = try session.first(
        "SELECT 1 FROM report WHERE division = ?1 AND file = ?2 AND adopted_at IS NULL",
        [self.here, file])
      guard draft != nil else { return false }
      let heir = try session.first(
        """
        SELECT file FROM report WHERE division = ?1 AND text_hash = ?2 AND file <> ?3
        ORDER BY file LIMIT 1
        """, [self.here, .text(report.text), file])
      if let heir {
        try session.run(
          "UPDATE report_correction SET file = ?3 WHERE division = ?1 AND file = ?2",
          [self.here, file, .text(heir.text(0))])
      } else {
        try session.run(
          "DELETE FROM report_correction WHERE division = ?1 AND file = ?2", [self.here, file])
        try session.run(
          "DELETE FROM meta WHERE key = ?1", [.text(self.store.findingsKey(report.text))])
      }
      try session.run(
        "DELETE FROM report WHERE division = ?1 AND file = ?2", [self.here, file])
      try self.note(
        .reportRemoved, of: person, detail: "\(report.name) \(report.file.rawValue)",
        from: address, at: instant, session)
      return true
    }
  }
}
