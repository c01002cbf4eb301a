/// One step of the schema: a text for each engine, frozen once released.
struct Migration: Sendable {
  var number: Int
  var sqlite: String
  var postgres: String
  /// What the text leaves to the program, in the same transaction.
  var fill: (@Sendable (any SQLSession) throws -> Void)?

  func text(for engine: Dialect.Engine) -> String {
    switch engine {
    case .sqlite: sqlite
    case .postgres: postgres
    }
  }
}

/// The schema's history: numbered, forward only, one transaction each.
public enum Migrations {
  /// In the order of their numbers, from 1 and without a gap.
  static let all = [
    Migration(number: 1, sqlite: Migration.sqlite0001, postgres: Migration.postgres0001),
    Migration(number: 2, sqlite: Migration.sqlite0002, postgres: Migration.postgres0002),
    Migration(number: 3, sqlite: Migration.sqlite0003, postgres: Migration.postgres0003),
    Migration(number: 4, sqlite: Migration.sqlite0004, postgres: Migration.postgres0004),
    Migration(number: 5, sqlite: Migration.sqlite0005, postgres: Migration.postgres0005),
    Migration(number: 6, sqlite: Migration.sqlite0006, postgres: Migration.postgres0006),
    Migration(number: 7, sqlite: Migration.sqlite0007, postgres: Migration.postgres0007),
    Migration(number: 8, sqlite: Migration.sqlite0008, postgres: Migration.postgres0008),
    Migration(number: 9, sqlite: Migration.sqlite0009, postgres: Migration.postgres0009),
    Migration(number: 10, sqlite: Migration.sqlite0010, postgres: Migration.postgres0010),
    Migration(number: 11, sqlite: Migration.sqlite0011, postgres: Migration.postgres0011),
    Migration(
      number: 12, sqlite: Migration.sqlite0012, postgres: Migration.postgres0012,
      fill: Migration.noteAwaiting),
    Migration(number: 13, sqlite: Migration.sqlite0013, postgres: Migration.postgres0013),
    Migration(number: 14, sqlite: Migration.sqlite0014, postgres: Migration.postgres0014),
    Migration(
      number: 15, sqlite: Migration.sqlite0015, postgres: Migration.postgres0015,
      fill: Migration.noteOtherUnits),
  ]

  /// The version of the schema that this program knows.
  public static var version: Int { all.count }

  /// Brings a database up to this program's version.
  ///
  /// - Throws: `StoreFailure` of kind `.newerVersion` when the database is ahead of the program.
  public static func run(on engine: any SQLEngine) async throws {
    try await run(on: engine, upTo: version)
  }

  static func run(on engine: any SQLEngine, upTo limit: Int) async throws {
    while try await engine.write({ try runNext(in: $0, upTo: limit) }) {}
    try await SearchIndex.rebuildIfOutdated(on: engine)
  }

  /// Runs the migration that comes next, if there is one.
  private static func runNext(
    in session: any SQLSession, upTo limit: Int
  ) throws -> Bool {
    if let lock = session.dialect.migrationLock { _ = try session.rows(lock) }
    let found = try schemaVersion(in: session)
    guard found <= version else {
      throw StoreFailure(.newerVersion, detail: "schema \(found), program \(version)")
    }
    guard found < limit else { return false }
    try session.script(all[found].text(for: session.dialect.engine))
    try all[found].fill?(session)
    try session.run(
      """
      INSERT INTO meta (key, value) VALUES ('schema_version', ?1)
      ON CONFLICT (key) DO UPDATE SET value = excluded.value
      """, [.text(String(found + 1))])
    return true
  }

  /// The version of a database's schema; 0 when it has none.
  public static func version(of engine: any SQLEngine) async throws -> Int {
    try await engine.read { try schemaVersion(in: $0) }
  }

  static func schemaVersion(in session: any SQLSession) throws(StoreFailure) -> Int {
    guard try session.first(session.dialect.tableExists, ["meta"]) != nil else { return 0 }
    let row = try session.first("SELECT value FROM meta WHERE key = ?1", ["schema_version"])
    return row.flatMap { Int($0.text(0)) } ?? 0
  }
}
