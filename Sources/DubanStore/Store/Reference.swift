internal import Duban
internal import Synchronization

/// Directory, calendar and ledgers as a transaction sees them.
struct Reference {
  var directory: Directory
  var calendar: WorkCalendar
  var ledgers: [Store.LedgerVersion: Ledger]
  var current: [String: Int]

  func ledger(_ id: String, version: Int? = nil) throws(CommandFailure) -> Ledger {
    guard let version = version ?? current[id],
      let ledger = ledgers[Store.LedgerVersion(id: id, version: version)]
    else { throw .unknownLedger(id) }
    return ledger
  }
}

extension Store {
  /// Counts up whenever units, posts, people, ledgers or calendars change.
  static let epochQuery = "SELECT value FROM meta WHERE key = ?1"

  func epochStatement() -> SQLStatement {
    SQLStatement(Self.epochQuery, [.text("epoch:\(division)")])
  }

  func epoch(in rows: [SQLRow]) -> Int64 { rows.first.flatMap { Int64($0.text(0)) } ?? 0 }

  /// What is kept, when it is of this epoch; else read anew.
  func reference(_ session: any SQLSession, epoch: Int64) throws -> Reference {
    let old = kept.withLock { $0.epoch == epoch ? reference(of: $0) : nil }
    if let old { return old }
    let directory = try readDirectory(session)
    let (ledgers, current) = try readLedgers(session)
    let fresh = Kept(
      epoch: epoch, directory: directory, calendar: try readCalendar(session), ledgers: ledgers,
      current: current)
    kept.withLock { $0 = fresh }
    guard let made = reference(of: fresh) else {
      throw CommandFailure.notReady("没有工作日历，请先用 duban init 建库")
    }
    return made
  }

  func reference(_ session: any SQLSession) throws -> Reference {
    let statement = epochStatement()
    return try reference(
      session, epoch: epoch(in: session.rows(statement.sql, statement.arguments)))
  }

  private func reference(of kept: Kept) -> Reference? {
    guard let directory = kept.directory, let calendar = kept.calendar else { return nil }
    return Reference(
      directory: directory, calendar: calendar, ledgers: kept.ledgers, current: kept.current)
  }

  /// Called by everything that changes reference data, in the same transaction.
  func advanceEpoch(_ session: any SQLSession) throws {
    let statement = epochStatement()
    let now = epoch(
      in: try session.rows(
        statement.sql + session.dialect.forUpdate,
        statement.arguments))
    try session.run(
      """
      INSERT INTO meta (key, value) VALUES (?1, ?2)
      ON CONFLICT (key) DO UPDATE SET value = excluded.value
      """, [.text("epoch:\(division)"), .text(String(now + 1))])
  }

  private func readLedgers(
    _ session: any SQLSession
  ) throws -> ([LedgerVersion: Ledger], [String: Int]) {
    var ledgers: [LedgerVersion: Ledger] = [:]
    var current: [String: Int] = [:]
    for row in try session.rows(
      "SELECT id, version, source_text FROM ledger WHERE division = ?1 ORDER BY id, version",
      [.text(division)])
    {
      let ledger = try LedgerFile.ledger(in: row.text(2), named: "\(row.text(0)).yaml")
      ledgers[LedgerVersion(id: row.text(0), version: row.int(1))] = ledger
      current[row.text(0)] = row.int(1)
    }
    return (ledgers, current)
  }
}
