public import Duban

extension Store {
  /// Makes a stored file known, so that entries may name it; the same file again only counts as new to
  /// the sweep.
  ///
  /// The file is on the disk before this is called, and named by an entry after it.
  public func register(_ evidence: StoredEvidence, at instant: Instant) async throws {
    let here = division
    _ = try await engine.perform { session in
      try session.run(
        """
        INSERT INTO evidence (division, sha256, size, type, stored_at) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (division, sha256) DO UPDATE SET stored_at = excluded.stored_at
          WHERE excluded.stored_at > evidence.stored_at
        """,
        [
          .text(here), .text(evidence.hash.rawValue), .integer(Int64(evidence.byteCount)),
          .text(evidence.type.rawValue), .integer(instant.seconds),
        ])
    }
  }

  /// Size and type of files, by their hashes.
  public func registered(_ hashes: [EvidenceHash]) async throws -> [EvidenceHash: StoredEvidence] {
    let here = division
    return try await engine.read { session in
      var found: [EvidenceHash: StoredEvidence] = [:]
      for hash in hashes {
        let row = try session.first(
          "SELECT size, type FROM evidence WHERE division = ?1 AND sha256 = ?2",
          [.text(here), .text(hash.rawValue)])
        guard let row, let type = EvidenceType(rawValue: row.text(1)) else { continue }
        found[hash] = StoredEvidence(
          hash: hash, type: type, byteCount: Int(row.integer(0)), isNew: false)
      }
      return found
    }
  }
}

extension Store {
  /// Refuses evidence whose file nobody has stored.
  func checkEvidence(of command: Command, _ session: any SQLSession) throws {
    for item in command.evidence {
      let row = try session.first(
        "SELECT 1 FROM evidence WHERE division = ?1 AND sha256 = ?2",
        [.text(division), .text(item.hash.rawValue)])
      if row == nil {
        throw CommandFailure.refused(.invalid("佐证", why: "“\(item.kind)”的文件还没有上传"))
      }
    }
  }
}
