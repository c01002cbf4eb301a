public import Duban

/// A matter as its row keeps it: the fold of its entries, the hash of the last of them, and the
/// turns of its light if nothing more is reported.
struct MatterRow: Hashable {
  var matter: Matter
  /// Hash of its last entry, which the next one carries.
  var head: Digest
  var turns: [LightTurn]
}

/// A row that was decoded or written lately. The hash of its last entry, under which it is kept, says
/// all that a matter is; its turns may be reckoned anew without one.
struct KeptRow {
  var row: MatterRow
  /// Its turns as they are stored.
  var lights: [UInt8]
}

/// A matter with its light turns, the present one first, and all its entries in order.
public struct MatterFile: Sendable {
  public var matter: Matter
  public var turns: [LightTurn]
  public var entries: [Entry]
}

extension Store {
  static let matterQuery = "SELECT body, head, lights FROM matter WHERE division = ?1 AND id = ?2"

  func matterStatement(_ id: MatterID, locking dialect: Dialect? = nil) -> SQLStatement {
    SQLStatement(
      Self.matterQuery + (dialect?.forUpdate ?? ""), [.text(division), .integer(id.rawValue)])
  }

  func matterRow(_ row: SQLRow) throws -> MatterRow {
    let (head, lights) = (try digest(row.blob(1)), row.blob(2))
    if let kept = rows.find(head), kept.lights == lights { return kept.row }
    let fresh = try decoded(row)
    rows.keep(KeptRow(row: fresh, lights: lights), for: head)
    return fresh
  }

  /// From the bytes of the row itself, whatever was read before.
  func decoded(_ row: SQLRow) throws -> MatterRow {
    MatterRow(
      matter: try Coding.value(from: row.blob(0)), head: try digest(row.blob(1)),
      turns: try Coding.value(from: row.blob(2)))
  }

  func digest(_ bytes: [UInt8]) throws(StoreFailure) -> Digest {
    guard let digest = Digest(bytes: bytes) else {
      throw StoreFailure(.corrupt, detail: "a hash of \(bytes.count) bytes")
    }
    return digest
  }

  /// The algorithm that new entries are hashed with.
  static let algorithm = DigestAlgorithm.sha256

  func matterRow(_ id: MatterID, _ session: any SQLSession) throws -> MatterRow? {
    let statement = matterStatement(id)
    return try session.first(statement.sql, statement.arguments).map(matterRow)
  }

  /// Entries of a matter in order, from one number on.
  func entries(
    of id: MatterID, from first: Int = 1, _ session: any SQLSession
  ) throws -> [Entry] {
    try session.rows(
      """
      SELECT bytes FROM entry WHERE division = ?1 AND matter = ?2 AND number >= ?3 ORDER BY number
      """, [.text(division), .integer(id.rawValue), .integer(Int64(first))]
    ).map { try Coding.value(from: $0.blob(0)) }
  }

  /// A matter as it stands; `nil` when there is none of this number.
  public func matter(_ id: MatterID) async throws -> Matter? {
    try await engine.read { try self.matterRow(id, $0)?.matter }
  }

  /// The light at an instant with its reason as of then, and the stored turns still to come.
  public func turns(of id: MatterID, at instant: Instant) async throws -> [LightTurn] {
    try await engine.read { session in
      try self.matterRow(id, session).map { try self.turns(of: $0, at: instant, session) } ?? []
    }
  }

  /// The turn in force at an instant, with its reason as of then; `nil` without a light.
  public func light(of id: MatterID, at instant: Instant) async throws -> LightTurn? {
    try await engine.read { session in
      try self.matterRow(id, session).flatMap {
        try self.present($0, at: instant, self.reference(session))
      }
    }
  }

  private func turns(
    of row: MatterRow, at instant: Instant, _ session: any SQLSession
  ) throws -> [LightTurn] {
    guard let present = try present(row, at: instant, reference(session)) else { return row.turns }
    return [present] + row.turns.drop { $0.at <= instant }
  }

  /// `light` of a row that is at hand: the stored turn tells the values of the moment it turned, which age.
  func present(
    _ row: MatterRow, at instant: Instant, _ reference: Reference
  ) throws -> LightTurn? {
    guard let stored = row.turns.last(where: { $0.at <= instant }) else { return nil }
    let rules = try reference.ledger(row.matter.ledger, version: row.matter.definition).light
    let live = row.matter.light(
      at: instant, rules: rules, calendar: reference.calendar, directory: reference.directory)
    return live.map { LightTurn(at: stored.at, light: $0.light, reason: $0.reason) } ?? stored
  }

  /// All that is known of a matter, from one snapshot (卷宗); `nil` when there is none of this number.
  public func file(of id: MatterID, at instant: Instant) async throws -> MatterFile? {
    try await engine.read { session in
      try self.matterRow(id, session).map { row in
        MatterFile(
          matter: row.matter, turns: try self.turns(of: row, at: instant, session),
          entries: try self.entries(of: id, session))
      }
    }
  }

  public func entries(of id: MatterID) async throws -> [Entry] {
    try await engine.read { try self.entries(of: id, $0) }
  }

  /// The matter of a ledger with this number, such as 重点〔2021〕012号.
  public func find(number: String) async throws -> MatterID? {
    let here = division
    return try await engine.read { session in
      try session.first(
        "SELECT id FROM matter WHERE division = ?1 AND number = ?2", [.text(here), .text(number)]
      ).map { MatterID($0.integer(0)) }
    }
  }
}
