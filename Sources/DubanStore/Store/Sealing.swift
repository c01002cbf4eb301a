public import Duban

extension Store {
  /// Seals all entries that no seal lists yet; `nil` when there is nothing new.
  ///
  /// A commit that comes late goes into the next seal: members are listed, not counted.
  @discardableResult
  public func seal(at instant: Instant) async throws -> Seal? {
    try await engine.write { session in
      let members = try self.unsealed(session)
      let hashes = try members.map { try self.digest($0.blob(2)) }
      guard let tree = MerkleTree(hashes, algorithm: Self.algorithm) else { return nil }
      let last = try self.lastSeal(session)
      let header = SealHeader(
        over: tree, division: self.division, after: last?.header, at: instant)
      let seal = Seal(signing: header, with: self.keys.signingKey)
      try self.insert(seal, members: members, session)
      return seal
    }
  }

  private func unsealed(_ session: any SQLSession) throws -> [SQLRow] {
    try session.rows(
      """
      SELECT e.matter, e.number, e.hash FROM unsealed AS u
      JOIN entry AS e ON e.division = u.division AND e.matter = u.matter AND e.number = u.number
      WHERE u.division = ?1 ORDER BY e.matter, e.number
      """, [.text(division)])
  }

  private func insert(_ seal: Seal, members: [SQLRow], _ session: any SQLSession) throws {
    let number: SQLValue = .integer(seal.header.number)
    try session.run(
      """
      INSERT INTO seal
        (division, number, at, algorithm, count, root, previous, hash, signature, signer)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
      """,
      [
        .text(division), number, .integer(seal.header.at.seconds),
        .text(seal.header.algorithm.rawValue), .integer(Int64(seal.header.count)),
        .blob(seal.header.root.bytes), .blob(seal.header.previous.bytes),
        .blob(seal.header.hash.bytes), .blob(seal.signature.bytes), .blob(seal.key.bytes),
      ])
    try session.bulk(
      table: "seal_member", columns: ["division", "seal", "position", "matter", "number"],
      rows: members.enumerated().map { position, row in
        [.text(division), number, .integer(Int64(position)), row[0], row[1]]
      })
    // Only what was listed: an entry committed since stays for the next seal. One look into the index for
    // each; as EXISTS, PostgreSQL would join the two tables, which it takes for small when they are new.
    try session.run(
      """
      DELETE FROM unsealed WHERE division = ?1 AND (SELECT m.seal FROM seal_member AS m
        WHERE m.division = ?1 AND m.matter = unsealed.matter AND m.number = unsealed.number) = ?2
      """, [.text(division), number])
  }

  func lastSeal(_ session: any SQLSession) throws -> Seal? {
    try session.first(
      "\(Self.sealQuery) WHERE division = ?1 ORDER BY number DESC LIMIT 1", [.text(division)]
    ).map(seal)
  }

  static let sealQuery = """
    SELECT number, at, algorithm, count, root, previous, signature, signer FROM seal
    """

  func seal(_ row: SQLRow) throws -> Seal {
    guard let algorithm = DigestAlgorithm(rawValue: row.text(2)),
      let signature = SealSignature(bytes: row.blob(6)), let key = PublicKey(bytes: row.blob(7))
    else { throw StoreFailure(.corrupt, detail: "seal \(row.integer(0))") }
    let header = SealHeader(
      division: division, number: row.integer(0), at: Instant(seconds: row.integer(1)),
      algorithm: algorithm, count: row.int(3), root: try digest(row.blob(4)),
      previous: try digest(row.blob(5)))
    return Seal(header: header, signature: signature, key: key)
  }
}
