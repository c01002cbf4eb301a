public import Duban

/// What a verification of the journal found (存证核验).
public struct JournalReport: Hashable, Sendable {
  public struct Fault: Hashable, Sendable {
    /// `nil` for a fault of the seals.
    public var matter: MatterID?
    public var sentence: String
  }

  public var entries = 0
  public var matters = 0
  public var seals = 0
  /// Entries that no seal lists yet: of these only what the rows say is known.
  public var unsealed = 0
  public var last: SealHeader?
  /// The first hundred.
  public var faults: [Fault] = []

  public var isWhole: Bool { faults.isEmpty }

  mutating func add(_ matter: MatterID?, _ sentence: String) {
    if faults.count < 100 { faults.append(Fault(matter: matter, sentence: sentence)) }
  }
}

extension Store {
  /// Walks every entry and every seal in one snapshot and finds what was changed, removed,
  /// reordered or cut. A cut after the last seal known from outside can't be seen.
  public func verifyJournal(outside: [OutsideSeal] = []) async throws -> JournalReport {
    try await engine.read { session in
      var report = JournalReport()
      try self.verifySeals(session, outside, into: &report)
      try self.verifyChains(session, into: &report)
      try self.verifyMissing(session, into: &report)
      report.unsealed =
        try session.first(
          "SELECT COUNT(*) FROM unsealed WHERE division = ?1", [.text(self.division)])?.int(0) ?? 0
      return report
    }
  }

  private func verifySeals(
    _ session: any SQLSession, _ outside: [OutsideSeal], into report: inout JournalReport
  ) throws {
    var chain = SealChain(
      division: division, trusted: [keys.signingKey.publicKey], outside: outside)
    for row in try session.rows(
      "\(Self.sealQuery) WHERE division = ?1 ORDER BY number", [.text(division)])
    {
      let seal = try seal(row)
      let members = try session.rows(
        """
        SELECT e.hash FROM seal_member AS m JOIN entry AS e
          ON e.division = m.division AND e.matter = m.matter AND e.number = m.number
        WHERE m.division = ?1 AND m.seal = ?2 ORDER BY m.position
        """, [.text(division), .integer(seal.header.number)])
      report.seals += 1
      let hashes = try members.map { try digest($0.blob(0)) }
      if let fault = chain.check(seal, members: hashes) { report.add(nil, fault.description) }
    }
    if let fault = chain.finish() { report.add(nil, fault.description) }
    report.last = chain.last
  }

  /// Page by page along the key of the entries, so that memory does not grow with their number.
  private func verifyChains(_ session: any SQLSession, into report: inout JournalReport) throws {
    var walk = ChainWalk(store: self)
    var at: (matter: Int64, number: Int64) = (0, 0)
    while true {
      let rows = try session.rows(
        """
        SELECT matter, number, bytes, previous, hash FROM entry
        WHERE division = ?1 AND (matter, number) > (?2, ?3) ORDER BY matter, number LIMIT 2000
        """, [.text(division), .integer(at.matter), .integer(at.number)])
      guard let last = rows.last else { break }
      for row in rows {
        try walk.take(row, session, into: &report)
      }
      at = (last.integer(0), last.integer(1))
    }
    walk.finish(into: &report)
  }

  /// Matters with a row but no entry at all, and sealed entries that are gone.
  private func verifyMissing(_ session: any SQLSession, into report: inout JournalReport) throws {
    for row in try session.rows(
      """
      SELECT m.id FROM matter AS m WHERE m.division = ?1 AND NOT EXISTS (
        SELECT 1 FROM entry AS e WHERE e.division = ?1 AND e.matter = m.id)
      ORDER BY m.id LIMIT 100
      """, [.text(division)])
    {
      report.add(MatterID(row.integer(0)), "全部办理记录已被删除。")
    }
  }
}

/// The chains of the matters one after the other.
private struct ChainWalk {
  let store: Store
  private var matter: MatterID?
  private var chain = EntryChain(origin: .zero)

  init(store: Store) {
    self.store = store
  }

  mutating func take(
    _ row: SQLRow, _ session: any SQLSession, into report: inout JournalReport
  ) throws {
    let id = MatterID(row.integer(0))
    if id != matter {
      finish(into: &report)
      try start(id, session, into: &report)
    }
    report.entries += 1
    chain.take(
      ChainLink(
        number: row.integer(1), bytes: Coding.plain(row.blob(2)),
        previous: try store.digest(row.blob(3)),
        hash: try store.digest(row.blob(4)), algorithm: Store.algorithm))
  }

  /// The matter's row knows how many entries there are and the hash of the last.
  private mutating func start(
    _ id: MatterID, _ session: any SQLSession, into report: inout JournalReport
  ) throws {
    matter = id
    report.matters += 1
    let row = try session.first(
      "SELECT version, head FROM matter WHERE division = ?1 AND id = ?2",
      [.text(store.division), .integer(id.rawValue)])
    if row == nil { report.add(id, "有办理记录，但没有事项。") }
    let head = try row.map {
      ChainHead(number: $0.integer(0), hash: try store.digest($0.blob(1)))
    }
    chain = EntryChain(
      origin: EntryChain.origin(
        division: store.division, matter: id.rawValue, algorithm: Store.algorithm),
      known: head.map { [$0] } ?? [])
  }

  mutating func finish(into report: inout JournalReport) {
    if let fault = chain.finish() { report.add(matter, fault.description) }
  }
}
