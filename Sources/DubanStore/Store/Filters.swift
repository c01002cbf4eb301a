public import Duban

/// A list that a person keeps under a name (保存的筛选).
public struct SavedFilter: Hashable, Sendable {
  public var name: String
  public var query: ListQuery

  public init(name: String, query: ListQuery) {
    self.name = name
    self.query = query
  }
}

extension Store {
  /// Keeps a filter; one of the same name is replaced.
  public func save(_ filter: SavedFilter, of person: PersonID) async throws {
    let here = division
    _ = try await engine.write { session in
      try session.run(
        """
        INSERT INTO filter (division, person, name, ledger, body) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (division, person, name)
        DO UPDATE SET ledger = excluded.ledger, body = excluded.body
        """,
        [
          .text(here), .integer(person.rawValue), .text(filter.name),
          .text(filter.query.ledger ?? ""), .blob(try Coding.bytes(filter.query)),
        ])
    }
  }

  public func filters(of person: PersonID) async throws -> [SavedFilter] {
    let here = division
    return try await engine.read { session in
      try session.rows(
        "SELECT name, body FROM filter WHERE division = ?1 AND person = ?2 ORDER BY name",
        [.text(here), .integer(person.rawValue)]
      ).map { SavedFilter(name: $0.text(0), query: try Coding.value(from: $0.blob(1))) }
    }
  }

  /// - Returns: whether there was one of this name.
  @discardableResult
  public func removeFilter(named name: String, of person: PersonID) async throws -> Bool {
    let here = division
    return try await engine.write { session in
      try session.run(
        "DELETE FROM filter WHERE division = ?1 AND person = ?2 AND name = ?3",
        [.text(here), .integer(person.rawValue), .text(name)]) > 0
    }
  }
}
