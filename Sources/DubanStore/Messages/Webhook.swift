public import Duban

/// An address outside that is told what happens (推送), set up by the system administrator alone.
public struct Webhook: Hashable, Sendable {
  /// In whose words it is told.
  public enum Format: String, Worded, Codable {
    case duban, wecom, dingtalk

    public var word: String {
      switch self {
      case .duban: "本系统 JSON"
      case .wecom: "企业微信机器人"
      case .dingtalk: "钉钉机器人"
      }
    }
  }

  /// What it is told.
  public enum Topic: String, Worded, Codable {
    case entries, messages

    public var word: String {
      switch self {
      case .entries: "办理记录"
      case .messages: "个人消息提醒"
      }
    }
  }

  public var id: Int64
  public var name: String
  public var address: String
  public var format: Format
  public var topics: Set<Topic>
  public var isOn: Bool
  public var delivered: Int
  public var lastAt: Instant?

  /// What nobody is told again: the key of signatures, and what stands in the address behind the path,
  /// where robots have their key.
  public struct Hidden: Hashable, Sendable, Codable {
    public var secret: String
    public var query: String

    public init(secret: String, query: String) {
      self.secret = secret
      self.query = query
    }
  }
}

extension Store {
  private static let webhookColumns =
    "id, name, address, format, topics, is_on, delivered, last_at"

  private func webhook(_ row: SQLRow) -> Webhook {
    Webhook(
      id: row.integer(0), name: row.text(1), address: row.text(2),
      format: Webhook.Format(rawValue: row.text(3)) ?? .duban,
      topics: Set(
        row.text(4).split(separator: " ").compactMap { Webhook.Topic(rawValue: String($0)) }),
      isOn: row.bool(5), delivered: row.int(6),
      lastAt: row.optionalInteger(7).map(Instant.init(seconds:)))
  }

  private func secretContext(_ id: Int64) -> [UInt8] {
    [UInt8]("\(division) webhook \(id)".utf8)
  }

  public func webhooks() async throws -> [Webhook] {
    let here = division
    return try await engine.read { session in
      try session.rows(
        "SELECT \(Self.webhookColumns) FROM webhook WHERE division = ?1 ORDER BY id",
        [.text(here)]
      ).map(self.webhook)
    }
  }

  /// - Parameters:
  ///   - address: without what is hidden.
  ///   - hidden: kept encrypted.
  /// - Returns: its number.
  public func addWebhook(
    _ name: String, to address: String, format: Webhook.Format, topics: Set<Webhook.Topic>,
    hidden: Webhook.Hidden
  ) async throws -> Int64 {
    try await engine.write { session in
      let id = try self.take(1, of: "webhook", session)
      let cipher = self.keys.personalCipher.encrypt(
        try Coding.bytes(hidden), context: self.secretContext(id))
      try session.run(
        """
        INSERT INTO webhook
          (division, id, name, address, format, topics, secret, is_on, delivered, last_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, 0, NULL)
        """,
        [
          .text(self.division), .integer(id), .text(name), .text(address),
          .text(format.rawValue),
          .text(topics.map(\.rawValue).sorted().joined(separator: " ")), .blob(cipher),
        ])
      return id
    }
  }

  public func hidden(ofWebhook id: Int64) async throws -> Webhook.Hidden? {
    let here = division
    return try await engine.read { session in
      try session.first(
        "SELECT secret FROM webhook WHERE division = ?1 AND id = ?2", [.text(here), .integer(id)]
      ).map { row in
        let plain = try self.keys.personalCipher.decrypt(
          row.blob(0), context: self.secretContext(id))
        return try Coding.value(from: plain)
      }
    }
  }

  public func turnWebhook(_ id: Int64, on isOn: Bool) async throws {
    try await engine.write { session in
      try session.run(
        "UPDATE webhook SET is_on = ?3 WHERE division = ?1 AND id = ?2",
        [.text(self.division), .integer(id), SQLValue(isOn)])
    }
  }

  /// With everything that is on its way to it.
  public func removeWebhook(_ id: Int64) async throws {
    try await engine.write { session in
      let key: [SQLValue] = [.text(self.division), .integer(id)]
      try session.run("DELETE FROM webhook WHERE division = ?1 AND id = ?2", key)
      try session.run(
        "DELETE FROM delivery WHERE division = ?1 AND receiver = ?2 AND way = 'webhook'", key)
    }
  }
}
