public import Duban

/// How the columns of a table from outside are read (列的对照): kept, so that a table of the same heads is
/// mapped once.
public struct TableMapping: Hashable, Sendable, Codable {
  /// By head: what the column is; empty for one that is not taken.
  public var parts: [String: String]
  /// By the name as the table writes it, what unit of the directory is meant.
  public var units: [String: UnitID]

  public init(parts: [String: String], units: [String: UnitID] = [:]) {
    self.parts = parts
    self.units = units
  }
}

/// A mapping as it was kept last: by whom and when.
public struct KeptMapping: Hashable, Sendable {
  public var mapping: TableMapping
  public var person: PersonID
  public var at: Instant
}

extension Store {
  /// - Parameter signature: of the heads.
  public func mapping(_ signature: String, in ledger: String) async throws -> KeptMapping? {
    let here = division
    return try await engine.read { session in
      try session.first(
        """
        SELECT body, person, at FROM table_mapping
        WHERE division = ?1 AND ledger = ?2 AND signature = ?3
        """, [.text(here), .text(ledger), .text(signature)]
      ).map { row in
        KeptMapping(
          mapping: try Coding.value(from: row.blob(0)), person: PersonID(row.integer(1)),
          at: Instant(seconds: row.integer(2)))
      }
    }
  }

  public func keep(
    _ mapping: TableMapping, for signature: String, in ledger: String, by person: PersonID,
    at instant: Instant
  ) async throws {
    let here = division
    _ = try await engine.write { session in
      try session.run(
        """
        INSERT INTO table_mapping (division, ledger, signature, person, at, body)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (division, ledger, signature)
        DO UPDATE SET person = excluded.person, at = excluded.at, body = excluded.body
        """,
        [
          .text(here), .text(ledger), .text(signature), .integer(person.rawValue),
          .integer(instant.seconds), .blob(try Coding.bytes(mapping)),
        ])
    }
  }

  private func draftContext(_ person: PersonID, _ ledger: String) -> [UInt8] {
    [UInt8]("\(division) table \(person) \(ledger)".utf8)
  }

  /// The table that a person is about to import into a ledger.
  public func draft(of person: PersonID, in ledger: String) async throws -> [UInt8]? {
    let here = division
    let context = draftContext(person, ledger)
    return try await engine.read { session in
      try session.first(
        "SELECT body FROM table_draft WHERE division = ?1 AND person = ?2 AND ledger = ?3",
        [.text(here), .integer(person.rawValue), .text(ledger)]
      ).map { try self.keys.personalCipher.decrypt($0.blob(0), context: context) }
    }
  }

  /// Keeps it encrypted, as it may hold personal values, in place of the one before; `nil` drops it. What
  /// anybody left lying for thirty days goes with it.
  public func keep(
    draft: [UInt8]?, of person: PersonID, in ledger: String, at instant: Instant
  ) async throws {
    let here = division
    let cipher = draft.map {
      keys.personalCipher.encrypt($0, context: draftContext(person, ledger))
    }
    _ = try await engine.write { session in
      try session.run(
        """
        DELETE FROM table_draft
        WHERE division = ?1 AND (at < ?4 OR person = ?2 AND ledger = ?3)
        """,
        [
          .text(here), .integer(person.rawValue), .text(ledger),
          .integer(instant.seconds - 30 * 86_400),
        ])
      guard let cipher else { return }
      try session.run(
        "INSERT INTO table_draft (division, person, ledger, at, body) VALUES (?1, ?2, ?3, ?4, ?5)",
        [
          .text(here), .integer(person.rawValue), .text(ledger), .integer(instant.seconds),
          .blob(cipher),
        ])
    }
  }

  /// The columns that a person chose for a ledger's list; `nil` before any choice.
  public func columns(of person: PersonID, in ledger: String) async throws -> [String]? {
    let here = division
    return try await engine.read { session in
      try session.first(
        "SELECT names FROM list_columns WHERE division = ?1 AND person = ?2 AND ledger = ?3",
        [.text(here), .integer(person.rawValue), .text(ledger)]
      ).map { $0.text(0).split(separator: " ").map(String.init) }
    }
  }

  /// - Parameter names: without blanks; `nil` takes the choice back.
  public func choose(
    columns names: [String]?, of person: PersonID, in ledger: String
  ) async throws {
    let here: [SQLValue] = [.text(division), .integer(person.rawValue), .text(ledger)]
    _ = try await engine.write { session in
      try session.run(
        "DELETE FROM list_columns WHERE division = ?1 AND person = ?2 AND ledger = ?3", here)
      guard let names else { return }
      try session.run(
        "INSERT INTO list_columns (division, person, ledger, names) VALUES (?1, ?2, ?3, ?4)",
        here + [.text(names.joined(separator: " "))])
    }
  }
}
