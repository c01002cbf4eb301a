public import DubanStore
internal import Foundation

/// The engines on which every test of the store runs: `@Test(arguments: Engine.all)`.
public typealias Engine = Dialect.Engine

extension Dialect.Engine {
  public static let all = Dialect.Engine.allCases
}

/// Runs a test on an empty database of its own, which is gone afterwards.
///
/// - Parameters:
///   - isMigrated: whether the schema is laid already.
///   - beforeCommit: the engine's hook.
public func withStore<Value>(
  on engine: Engine, isMigrated: Bool = true,
  beforeCommit: @escaping BeforeCommit = { _, _ in },
  _ body: (any SQLEngine) async throws -> Value
) async throws -> Value {
  switch engine {
  case .sqlite:
    try await withTemporaryFolder { folder in
      let settings = SQLiteSettings(path: folder + "/duban.sqlite")
      return try await using(
        SQLiteEngine(settings, beforeCommit: beforeCommit), isMigrated: isMigrated, body)
    }
  case .postgres:
    try await PostgresCluster.withDatabase(isMigrated: isMigrated) { address in
      var settings = PostgresSettings(address: address)
      settings.connections = 4
      return try await using(
        PostgresEngine(settings, beforeCommit: beforeCommit), isMigrated: false, body)
    }
  }
}

/// Runs a test with a folder of its own, which is deleted afterwards.
public func withTemporaryFolder<Value>(
  _ body: (_ path: String) async throws -> Value
) async throws -> Value {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "duban-test-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder.path)
}

private func using<Value>(
  _ engine: any SQLEngine, isMigrated: Bool, _ body: (any SQLEngine) async throws -> Value
) async throws -> Value {
  let outcome: Result<Value, any Error>
  do {
    if isMigrated { try await Migrations.run(on: engine) }
    outcome = .success(try await body(engine))
  } catch {
    outcome = .failure(error)
  }
  await engine.close()
  return try outcome.get()
}
