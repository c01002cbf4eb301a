public import Duban

/// An entry with its place in the journal (存证位置).
public struct JournalEntry: Sendable {
  public var entry: Entry
  public var hash: Digest
  /// The seal that lists it; `nil` while it waits for one.
  public var seal: Int64?
}

extension Store {
  /// The entries of a matter with their hashes and seals, in order.
  public func journal(of id: MatterID) async throws -> [JournalEntry] {
    let here = division
    return try await engine.read { session in
      try session.rows(
        """
        SELECT e.bytes, e.hash, m.seal FROM entry AS e
        LEFT JOIN seal_member AS m
          ON m.division = e.division AND m.matter = e.matter AND m.number = e.number
        WHERE e.division = ?1 AND e.matter = ?2 ORDER BY e.number
        """, [.text(here), .integer(id.rawValue)]
      ).map { row in
        JournalEntry(
          entry: try Coding.value(from: row.blob(0)), hash: try self.digest(row.blob(1)),
          seal: row.optionalInteger(2))
      }
    }
  }

  /// The last seals, newest first.
  public func seals(last count: Int) async throws -> [Seal] {
    try await engine.read { session in
      try session.rows(
        "\(Self.sealQuery) WHERE division = ?1 ORDER BY number DESC LIMIT \(max(0, count))",
        [.text(self.division)]
      ).map(self.seal)
    }
  }

  /// Everything that is needed to check one entry offline; `nil` when there is no such entry or no
  /// seal lists it yet.
  public func proof(of id: MatterID, entry number: Int) async throws -> JournalProof? {
    try await engine.read { session in
      let key: [SQLValue] = [
        .text(self.division), .integer(id.rawValue), .integer(Int64(number)),
      ]
      guard
        let place = try session.first(
          """
          SELECT seal, position FROM seal_member
          WHERE division = ?1 AND matter = ?2 AND number = ?3
          """, key),
        let row = try session.first(
          """
          SELECT bytes, previous, hash FROM entry
          WHERE division = ?1 AND matter = ?2 AND number = ?3
          """, key)
      else { return nil }
      let link = ChainLink(
        number: Int64(number), bytes: Coding.plain(row.blob(0)),
        previous: try self.digest(row.blob(1)),
        hash: try self.digest(row.blob(2)), algorithm: Self.algorithm)
      return try self.assembled(link, at: place.int(1), in: place.integer(0), session)
    }
  }

  private func assembled(
    _ link: ChainLink, at position: Int, in number: Int64, _ session: any SQLSession
  ) throws -> JournalProof? {
    let arguments: [SQLValue] = [.text(division), .integer(number)]
    let hashes = try session.rows(
      """
      SELECT e.hash FROM seal_member AS m JOIN entry AS e
        ON e.division = m.division AND e.matter = m.matter AND e.number = m.number
      WHERE m.division = ?1 AND m.seal = ?2 ORDER BY m.position
      """, arguments
    ).map { try digest($0.blob(0)) }
    guard let tree = MerkleTree(hashes, algorithm: Self.algorithm),
      let seal = try session.first(
        "\(Self.sealQuery) WHERE division = ?1 AND number = ?2", arguments
      ).map(seal), hashes.indices.contains(position)
    else { return nil }
    return JournalProof(entry: link, merkle: tree.proof(at: position), seal: seal)
  }
}
