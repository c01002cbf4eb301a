import Testing

@testable import DubanStore
@testable import DubanTesting

enum PostgresHouse {
  /// Two programs, each with connections of its own, on one database.
  static func two(_ body: (House, House) async throws -> Void) async throws {
    try await PostgresCluster.withDatabase(isMigrated: true) { address in
      var settings = PostgresSettings(address: address)
      settings.connections = 3
      let engines = [
        try PostgresEngine(settings, beforeCommit: Store.beforeCommit),
        try PostgresEngine(settings, beforeCommit: Store.beforeCommit),
      ]
      let houses = try engines.map { try House(on: $0) }
      try await houses[0].furnish()
      let outcome: Result<Void, any Error>
      do {
        outcome = .success(try await body(houses[0], houses[1]))
      } catch {
        outcome = .failure(error)
      }
      for engine in engines { await engine.close() }
      try outcome.get()
    }
  }
}
