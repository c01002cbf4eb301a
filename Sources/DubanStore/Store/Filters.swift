public import Duban

/// A list that a person keeps under a name (保存的筛选).
public struct SavedFilter: Hashable, Sendable {
  public var name: String
  public var query: ListQuery
  /// What the list shows of each; `nil` for what the person shows of all.
  public var columns: [String]?

  public init(name: String, query: ListQuery, columns: [String]? = nil) {
    self.name = name
    self.query = query
    self.columns = columns
  }
}

extension Store {
  /// Keeps a filter; one of the same name is replaced.
  public func save(_ filter: SavedFilter, of person: PersonID) async throws {
    let here = division
    _ = try await engine.write { session in
      try session.run(
        """
        INSERT INTO filter (division, person, name, ledger, body, names)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (division, person, name)
        DO UPDATE SET ledger = excluded.ledger, body = excluded.body, names = excluded.names
        """,
        [
          .text(here), .integer(person.rawValue), .text(filter.name),
          .text(filter.query.ledger ?? ""), .blob(try Coding.bytes(filter.query)),
          SQLValue(filter.columns?.joined(separator: " ")),
        ])
    }
  }

  public func filters(of person: PersonID) async throws -> [SavedFilter] {
    let here = division
    return try await engine.read { session in
      try session.rows(
        "SELECT name, body, names FROM filter WHERE division = ?1 AND person = ?2 ORDER BY name",
        [.text(here), .integer(person.rawValue)]
      ).map { row in
        SavedFilter(
          name: row.text(0), query: try Coding.value(from: row.blob(1)),
          columns: row.optionalText(2)?.split(separator: " ").map(String.init))
      }
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
