public import Duban
internal import Synchronization

/// Units, posts and people, the calendar and the ledgers: what seldom changes, as one transaction
/// sees it.
public struct Reference: Sendable {
  /// Counts up with each change of any of it.
  public var epoch: Int64
  public var directory: Directory
  public var people: [Person]
  /// Of people.
  public var names: [PersonID: String]
  public var calendar: WorkCalendar
  var ledgers: [LedgerVersion: Ledger]
  /// The newest version of each ledger, in the order of their ids.
  public var current: [Ledger]

  struct LedgerVersion: Hashable {
    var id: String
    var version: Int
  }

  /// - Parameter version: the newest when `nil`.
  /// - Throws: `unknownLedger` when it is not installed.
  public func ledger(_ id: String, version: Int? = nil) throws(CommandFailure) -> Ledger {
    let found =
      if let version {
        ledgers[LedgerVersion(id: id, version: version)]
      } else {
        current.first { $0.id == id }
      }
    guard let found else { throw .unknownLedger(id) }
    return found
  }
}

extension Store {
  /// Counts up whenever units, posts, people, ledgers or calendars change.
  static let epochQuery = "SELECT value FROM meta WHERE key = ?1"

  var epochKey: String { "epoch:\(division)" }

  func epochStatement() -> SQLStatement { SQLStatement(Self.epochQuery, [.text(epochKey)]) }

  func epoch(in rows: [SQLRow]) -> Int64 { rows.first.flatMap { Int64($0.text(0)) } ?? 0 }

  /// What is kept, when it is of this epoch; else read anew. `nil` before there is a calendar.
  private func known(_ session: any SQLSession, epoch: Int64) throws -> Reference? {
    let old = kept.withLock { $0.epoch == epoch ? $0 : nil }
    if let old { return old.reference }
    let fresh = Kept(epoch: epoch, reference: try readReference(session, epoch))
    kept.withLock { $0 = fresh }
    return fresh.reference
  }

  func known(_ session: any SQLSession) throws -> Reference? {
    let statement = epochStatement()
    return try known(session, epoch: epoch(in: session.rows(statement.sql, statement.arguments)))
  }

  func reference(_ session: any SQLSession, epoch: Int64) throws -> Reference {
    guard let known = try known(session, epoch: epoch) else { throw Self.noCalendar }
    return known
  }

  func reference(_ session: any SQLSession) throws -> Reference {
    guard let known = try known(session) else { throw Self.noCalendar }
    return known
  }

  private static let noCalendar = CommandFailure.notReady("没有工作日历，请先用 duban init 建库")

  private func readReference(_ session: any SQLSession, _ epoch: Int64) throws -> Reference? {
    guard let calendar = try readCalendar(session) else { return nil }
    let (ledgers, current) = try readLedgers(session)
    let people = try readPeople(session)
    return Reference(
      epoch: epoch, directory: try readDirectory(session), people: people,
      names: Dictionary(people.map { ($0.id, $0.name) }) { first, _ in first },
      calendar: calendar, ledgers: ledgers, current: current)
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
      """, [.text(epochKey), .text(String(now + 1))])
  }

  private func readLedgers(
    _ session: any SQLSession
  ) throws -> ([Reference.LedgerVersion: Ledger], [Ledger]) {
    var ledgers: [Reference.LedgerVersion: Ledger] = [:]
    var current: [String: Ledger] = [:]
    for row in try session.rows(
      "SELECT id, version, source_text FROM ledger WHERE division = ?1 ORDER BY id, version",
      [.text(division)])
    {
      let ledger = try LedgerFile.installed(row.text(2), id: row.text(0))
      ledgers[Reference.LedgerVersion(id: row.text(0), version: row.int(1))] = ledger
      current[row.text(0)] = ledger
    }
    return (ledgers, current.values.sorted { $0.id < $1.id })
  }
}
