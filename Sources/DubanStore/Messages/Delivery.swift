public import Duban

/// Something on its way out of the house (投递): kept until it has arrived, or is given up.
public struct Delivery: Hashable, Sendable {
  public enum Way: Hashable, Sendable {
    case webhook(Int64)
    /// To the person, at the address chosen.
    case mail(PersonID)
  }

  /// The receiver knows by it what came twice.
  public var id: String
  public var way: Way
  public var body: [UInt8]
  public var madeAt: Instant
  public var tries = 0
  /// Why the last try failed.
  public var fault: String?

  public init(id: String, way: Way, body: [UInt8], at instant: Instant) {
    self.id = id
    self.way = way
    self.body = body
    madeAt = instant
  }

  /// Seconds from a failed try to the next; after the last it is given up (死信).
  public static let pauses: [Int64] = [60, 300, 900, 3_600, 10_800, 21_600, 43_200, 86_400]
}

/// An entry that has not been told outside yet, with its matter as it stood afterwards or later.
public struct Outgoing: Sendable {
  public var matter: Matter
  public var entry: Entry

  public init(matter: Matter, entry: Entry) {
    self.matter = matter
    self.entry = entry
  }
}

/// How much is still to be told outside.
public struct OutsideBacklog: Hashable, Sendable {
  /// Entries in the outbox.
  public var entries: Int
  /// Deliveries to be tried.
  public var waiting: Int
  /// Deliveries given up.
  public var dead: Int
}

extension Store {
  public func outsideBacklog() async throws -> OutsideBacklog {
    let here = division
    return try await engine.read { session in
      let row = try session.first(
        """
        SELECT (SELECT COUNT(*) FROM outbox WHERE division = ?1),
          (SELECT COUNT(*) FROM delivery WHERE division = ?1 AND is_dead = 0),
          (SELECT COUNT(*) FROM delivery WHERE division = ?1 AND is_dead = 1)
        """, [.text(here)])
      return OutsideBacklog(
        entries: row?.int(0) ?? 0, waiting: row?.int(1) ?? 0, dead: row?.int(2) ?? 0)
    }
  }

  /// Entries not yet told, the oldest first.
  public func outbox(limit: Int = 200) async throws -> [Outgoing] {
    let here = division
    return try await engine.read { session in
      try session.rows(
        """
        SELECT m.body, e.bytes FROM (
          SELECT division, at, matter, number FROM outbox WHERE division = ?1
          ORDER BY at, matter, number LIMIT \(limit)
        ) AS o
        JOIN matter AS m ON m.division = o.division AND m.id = o.matter
        JOIN entry AS e ON e.division = o.division AND e.matter = o.matter AND e.number = o.number
        ORDER BY o.at, o.matter, o.number
        """, [.text(here)]
      ).map { row in
        Outgoing(
          matter: try Coding.value(from: row.blob(0)), entry: try Coding.value(from: row.blob(1)))
      }
    }
  }

  /// Puts on their way what entries came to, and takes them out of the outbox, in one transaction.
  public func dispatch(
    _ told: [Outgoing], _ deliveries: [Delivery], _ messages: [Message],
    sending: @escaping @Sendable (Message) -> [Delivery]
  ) async throws {
    try await engine.write { session in
      for delivery in deliveries { try self.add(delivery, session) }
      _ = try self.lay(messages, sending, session)
      for one in told {
        try session.run(
          """
          DELETE FROM outbox WHERE division = ?1 AND at = ?2 AND matter = ?3 AND number = ?4
          """,
          [
            .text(self.division), .integer(one.entry.at.seconds),
            .integer(one.matter.id.rawValue), .integer(Int64(one.entry.number)),
          ])
      }
    }
  }

  public func add(_ delivery: Delivery) async throws {
    try await engine.write { try self.add(delivery, $0) }
  }

  func add(_ delivery: Delivery, _ session: any SQLSession) throws {
    let (kind, other): (String, Int64) =
      switch delivery.way {
      case .webhook(let id): ("webhook", id)
      case .mail(let person): ("mail", person.rawValue)
      }
    try session.run(
      """
      INSERT INTO delivery
        (division, id, way, receiver, body, made_at, due_at, tries, is_dead, fault)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, 0, 0, NULL) ON CONFLICT DO NOTHING
      """,
      [
        .text(division), .text(delivery.id), .text(kind), .integer(other), .blob(delivery.body),
        .integer(delivery.madeAt.seconds),
      ])
  }

  private static let deliveryColumns = "id, way, receiver, body, made_at, tries, fault"

  private func delivery(_ row: SQLRow) -> Delivery {
    let way: Delivery.Way =
      row.text(1) == "mail" ? .mail(PersonID(row.integer(2))) : .webhook(row.integer(2))
    var delivery = Delivery(
      id: row.text(0), way: way, body: row.blob(3), at: Instant(seconds: row.integer(4)))
    delivery.tries = row.int(5)
    delivery.fault = row.optionalText(6)
    return delivery
  }

  /// What is to be tried by now, the longest waiting first.
  public func deliveriesDue(at instant: Instant, limit: Int = 50) async throws -> [Delivery] {
    let here = division
    return try await engine.read { session in
      try session.rows(
        """
        SELECT \(Self.deliveryColumns) FROM delivery
        WHERE division = ?1 AND is_dead = 0 AND due_at <= ?2 ORDER BY due_at, id LIMIT \(limit)
        """, [.text(here), .integer(instant.seconds)]
      ).map(self.delivery)
    }
  }

  /// What was given up, the newest first.
  public func deadLetters(limit: Int = 100) async throws -> [Delivery] {
    let here = division
    return try await engine.read { session in
      try session.rows(
        """
        SELECT \(Self.deliveryColumns) FROM delivery
        WHERE division = ?1 AND is_dead = 1 ORDER BY made_at DESC, id LIMIT \(limit)
        """, [.text(here)]
      ).map(self.delivery)
    }
  }

  /// It has arrived.
  public func finish(_ delivery: Delivery, at instant: Instant) async throws {
    try await engine.write { session in
      try session.run(
        "DELETE FROM delivery WHERE division = ?1 AND id = ?2",
        [.text(self.division), .text(delivery.id)])
      if case .webhook(let id) = delivery.way {
        try session.run(
          "UPDATE webhook SET delivered = delivered + 1, last_at = ?3 WHERE division = ?1 AND id = ?2",
          [.text(self.division), .integer(id), .integer(instant.seconds)])
      }
    }
  }

  /// It has not: it is tried again after a pause that grows, and at last given up.
  public func postpone(
    _ delivery: Delivery, because fault: String, at instant: Instant
  ) async throws {
    let pauses = Delivery.pauses
    let isDead = delivery.tries >= pauses.count
    let next = instant.advanced(by: isDead ? 0 : pauses[delivery.tries])
    try await engine.write { session in
      try session.run(
        """
        UPDATE delivery SET tries = ?3, due_at = ?4, is_dead = ?5, fault = ?6
        WHERE division = ?1 AND id = ?2
        """,
        [
          .text(self.division), .text(delivery.id), .integer(Int64(delivery.tries + 1)),
          .integer(next.seconds), SQLValue(isDead), .text(fault),
        ])
    }
  }

  /// Tries everything given up of one webhook or, with `nil`, of the mail once more; or drops it.
  public func settleDead(
    webhook: Int64?, retrying: Bool, at instant: Instant
  ) async throws {
    let mark =
      "division = ?1 AND is_dead = 1 AND way = ?2 AND (receiver = ?3 OR ?2 = 'mail')"
    let arguments: [SQLValue] = [
      .text(division), .text(webhook == nil ? "mail" : "webhook"), .integer(webhook ?? 0),
    ]
    try await engine.write { session in
      if retrying {
        try session.run(
          "UPDATE delivery SET is_dead = 0, tries = 0, due_at = ?4 WHERE \(mark)",
          arguments + [.integer(instant.seconds)])
      } else {
        try session.run("DELETE FROM delivery WHERE \(mark)", arguments)
      }
    }
  }

  /// Whether this program is the one that delivers: of several on one database one holds the lease.
  public func holdsLease(
    _ owner: String, for seconds: Int64 = 120, at instant: Instant
  ) async throws -> Bool {
    let until = instant.advanced(by: seconds).seconds
    let key = "worker:\(division)"
    return try await engine.write { session in
      // Twelve digits: as texts they stand in the order of time.
      let row = try session.first(
        """
        INSERT INTO meta (key, value) VALUES (?1, ?2)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value
        WHERE meta.value < ?3 OR meta.value LIKE ?4
        RETURNING value
        """,
        [
          .text(key), .text(Self.padded(until) + " " + owner), .text(Self.padded(instant.seconds)),
          .text("% " + owner),
        ])
      return row != nil
    }
  }

  private static func padded(_ seconds: Int64) -> String {
    let digits = String(seconds)
    return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }
}
