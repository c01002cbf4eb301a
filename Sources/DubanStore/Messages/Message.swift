public import Duban

/// What a person is told (消息): one bundle a working day, and at once only what cannot wait.
public struct Message: Hashable, Sendable {
  public struct Line: Hashable, Sendable, Codable {
    public var text: String
    public var matter: MatterID?
    /// Its file.
    public var report: EvidenceHash?

    public init(_ text: String, matter: MatterID? = nil, report: EvidenceHash? = nil) {
      self.text = text
      self.matter = matter
      self.report = report
    }
  }

  public struct Part: Hashable, Sendable, Codable {
    public var heading: String
    public var lines: [Line]

    public init(_ heading: String, _ lines: [Line]) {
      self.heading = heading
      self.lines = lines
    }
  }

  /// Follows from what it tells, so that it is laid once however often it is made.
  public var id: String
  public var person: PersonID
  public var at: Instant
  public var title: String
  public var parts: [Part]
  public var isUrgent: Bool
  /// For the person alone: nobody counts who has read.
  public var isRead: Bool

  public init(
    id: String, person: PersonID, at: Instant, title: String, parts: [Part], isUrgent: Bool = false
  ) {
    self.id = id
    self.person = person
    self.at = at
    self.title = title
    self.parts = parts
    self.isUrgent = isUrgent
    isRead = false
  }
}

/// By which ways beside the workplace a person is told (消息渠道), as the person chose.
public struct MessageChoice: Hashable, Sendable {
  public var mail: String?
  /// The office's messenger robots name the person's bundle.
  public var isByRobot: Bool

  public init(mail: String? = nil, isByRobot: Bool = false) {
    self.mail = mail
    self.isByRobot = isByRobot
  }
}

extension Store {
  static let messageColumns = "person, id, at, title, body, is_urgent, is_read"

  /// Lays messages that are not there yet, each with what is sent of it, in one transaction.
  ///
  /// - Returns: how many were new.
  @discardableResult
  public func lay(
    _ messages: [Message], sending: @escaping @Sendable (Message) -> [Delivery] = { _ in [] }
  ) async throws -> Int {
    guard !messages.isEmpty else { return 0 }
    return try await engine.write { session in
      try self.lay(messages, sending, session)
    }
  }

  func lay(
    _ messages: [Message], _ sending: (Message) -> [Delivery], _ session: any SQLSession
  ) throws -> Int {
    var count = 0
    for message in messages {
      let isNew = try session.run(
        """
        INSERT INTO message (division, person, id, at, title, body, is_urgent, is_read)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0) ON CONFLICT DO NOTHING
        """,
        [
          .text(division), .integer(message.person.rawValue), .text(message.id),
          .integer(message.at.seconds), .text(message.title),
          .blob(try Coding.bytes(message.parts)), SQLValue(message.isUrgent),
        ])
      guard isNew > 0 else { continue }
      count += 1
      for delivery in sending(message) { try add(delivery, session) }
    }
    return count
  }

  /// The newest first.
  public func messages(of person: PersonID, limit: Int = 60) async throws -> [Message] {
    let here = division
    return try await engine.read { session in
      try session.rows(
        """
        SELECT \(Self.messageColumns) FROM message
        WHERE division = ?1 AND person = ?2 ORDER BY at DESC, id DESC LIMIT \(limit)
        """, [.text(here), .integer(person.rawValue)]
      ).map(self.message)
    }
  }

  public func message(_ id: String, of person: PersonID) async throws -> Message? {
    let here = division
    return try await engine.read { session in
      try session.first(
        """
        SELECT \(Self.messageColumns) FROM message
        WHERE division = ?1 AND person = ?2 AND id = ?3
        """, [.text(here), .integer(person.rawValue), .text(id)]
      ).map(self.message)
    }
  }

  private func message(_ row: SQLRow) throws -> Message {
    var message = Message(
      id: row.text(1), person: PersonID(row.integer(0)), at: Instant(seconds: row.integer(2)),
      title: row.text(3), parts: try Coding.value(from: row.blob(4)), isUrgent: row.bool(5))
    message.isRead = row.bool(6)
    return message
  }

  public func unreadMessages(of person: PersonID) async throws -> Int {
    let here = division
    return try await engine.read { session in
      try session.first(
        "SELECT COUNT(*) FROM message WHERE division = ?1 AND person = ?2 AND is_read = 0",
        [.text(here), .integer(person.rawValue)])?.int(0) ?? 0
    }
  }

  /// One, or all: neither when nor how often is kept.
  public func markRead(_ id: String? = nil, of person: PersonID) async throws {
    let here = division
    try await engine.write { session in
      try session.run(
        """
        UPDATE message SET is_read = 1
        WHERE division = ?1 AND person = ?2 AND is_read = 0 AND (id = ?3 OR ?4 = 1)
        """,
        [.text(here), .integer(person.rawValue), .text(id ?? ""), SQLValue(id == nil)])
    }
  }

  /// What is older than some days is dropped: the journal keeps what happened.
  public func dropMessages(before instant: Instant) async throws {
    let here = division
    try await engine.write { session in
      try session.run(
        "DELETE FROM message WHERE division = ?1 AND at < ?2",
        [.text(here), .integer(instant.seconds)])
    }
  }
}

extension Store {
  private func mailContext(_ person: Int64) -> [UInt8] {
    [UInt8]("\(division) mail \(person)".utf8)
  }

  /// By person; who chose nothing is told in the workplace alone.
  public func messageChoices() async throws -> [PersonID: MessageChoice] {
    let here = division
    return try await engine.read { session in
      let rows = try session.rows(
        "SELECT person, mail, by_robot FROM message_choice WHERE division = ?1", [.text(here)])
      return Dictionary(
        uniqueKeysWithValues: try rows.map { row in
          let mail = try row.optionalBlob(1).map { cipher in
            let plain = try self.keys.personalCipher.decrypt(
              cipher, context: self.mailContext(row.integer(0)))
            return String(decoding: plain, as: UTF8.self)
          }
          return (
            PersonID(row.integer(0)), MessageChoice(mail: mail, isByRobot: row.bool(2))
          )
        })
    }
  }

  /// The address is kept encrypted.
  public func choose(_ choice: MessageChoice, for person: PersonID) async throws {
    let cipher = choice.mail.map { mail in
      keys.personalCipher.encrypt([UInt8](mail.utf8), context: mailContext(person.rawValue))
    }
    let here = division
    try await engine.write { session in
      try session.run(
        """
        INSERT INTO message_choice (division, person, mail, by_robot) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (division, person)
        DO UPDATE SET mail = excluded.mail, by_robot = excluded.by_robot
        """,
        [
          .text(here), .integer(person.rawValue), SQLValue(cipher), SQLValue(choice.isByRobot),
        ])
    }
  }
}
