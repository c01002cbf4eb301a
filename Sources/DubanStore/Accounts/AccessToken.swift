public import Duban

/// What a token may be used for (令牌用途). None gives what administrators do.
public enum TokenScope: String, Worded, Codable {
  case read, report, act, calendar

  public var word: String {
    switch self {
    case .read: "查阅"
    case .report: "填报"
    case .act: "办理"
    case .calendar: "订阅日历"
    }
  }
}

/// A person's key for a program (访问令牌): shown once, kept as a hash, and it ends by itself.
public struct AccessToken: Hashable, Sendable {
  public var id: Int64
  public var person: PersonID
  public var name: String
  public var scopes: Set<TokenScope>
  /// The post that is acted in; without it the token is worth nothing.
  public var post: PostID?
  public var madeAt: Instant
  public var expiresAt: Instant
  /// To the minute.
  public var usedAt: Instant?
}

/// A program that shows a token.
public struct Bearer: Hashable, Sendable {
  public var token: AccessToken
  public var account: Account
}

/// Why no token is made (不予生成).
public enum TokenRefusal: Error, Hashable, Sendable {
  case unnamed, noScope, mixed, tooLong, tooMany

  public var sentence: String {
    switch self {
    case .unnamed: "请给令牌起一个不超过 40 个字的名称，写明给哪个程序用。"
    case .noScope: "请至少选一种用途。"
    case .mixed: "订阅日历的令牌写在地址里，请单独生成，不和其他用途合用。"
    case .tooLong: "有效期请填 1 到 366 天。"
    case .tooMany: "令牌已有 \(Accounts.tokensMax) 个。请先撤销不用的，再生成新的。"
    }
  }
}

extension Accounts {
  static let tokensMax = 20
  private static let mark = "duban_"
  private static let tokenColumns =
    "t.id, t.person, t.name, t.scopes, t.post, t.made_at, t.expires_at, t.used_at"

  /// - Returns: the token's text, which nobody can be shown again.
  /// - Throws: a `TokenRefusal`.
  public func makeToken(
    named name: String, for scopes: Set<TokenScope>, in post: PostID?, days: Int,
    of person: PersonID, from address: String, at instant: Instant
  ) async throws -> String {
    guard !name.isEmpty, name.count <= 40 else { throw TokenRefusal.unnamed }
    guard !scopes.isEmpty else { throw TokenRefusal.noScope }
    guard scopes.count == 1 || !scopes.contains(.calendar) else { throw TokenRefusal.mixed }
    guard 1...366 ~= days else { throw TokenRefusal.tooLong }
    let text = Self.mark + Hex.text(RandomBytes.make(32))
    let words = scopes.map(\.rawValue).sorted().joined(separator: " ")
    try await recording { session in
      let owner: [SQLValue] = [self.here, .integer(person.rawValue)]
      let count = try session.first(
        "SELECT COUNT(*) FROM access_token WHERE division = ?1 AND person = ?2", owner)
      guard count?.int(0) ?? 0 < Self.tokensMax else { throw TokenRefusal.tooMany }
      let id = try self.store.take(1, of: "token", session)
      try session.run(
        """
        INSERT INTO access_token
          (division, id, person, hash, name, scopes, post, made_at, expires_at, used_at)
        VALUES (?1, ?3, ?2, ?4, ?5, ?6, ?7, ?8, ?9, NULL)
        """,
        owner + [
          .integer(id), .blob(Self.hash(text)), .text(name), .text(words),
          SQLValue(post?.rawValue), .integer(instant.seconds),
          .integer(instant.advanced(by: Int64(days) * 86_400).seconds),
        ])
      try self.note(
        .tokenMade, of: person, detail: "\(id) \(words)", from: address, at: instant, session)
    }
    return text
  }

  public func tokens(of person: PersonID) async throws -> [AccessToken] {
    try await store.engine.read { session in
      try session.rows(
        """
        SELECT \(Self.tokenColumns) FROM access_token AS t
        WHERE t.division = ?1 AND t.person = ?2 ORDER BY t.id
        """, [self.here, .integer(person.rawValue)]
      ).map(Self.token)
    }
  }

  /// - Returns: whether the person had such a token.
  @discardableResult
  public func revokeToken(
    _ id: Int64, of person: PersonID, from address: String, at instant: Instant
  ) async throws -> Bool {
    try await recording { session in
      let count = try session.run(
        "DELETE FROM access_token WHERE division = ?1 AND person = ?2 AND id = ?3",
        [self.here, .integer(person.rawValue), .integer(id)])
      if count > 0 {
        try self.note(
          .tokenRevoked, of: person, detail: "\(id)", from: address, at: instant, session)
      }
      return count > 0
    }
  }

  /// Who shows a token; `nil` when there is none of this text, it has ended, or its holder must
  /// first change the password.
  public func bearer(_ text: String, at instant: Instant) async throws -> Bearer? {
    guard text.utf8.count == Self.mark.utf8.count + 64, text.hasPrefix(Self.mark) else {
      return nil
    }
    let hash = Self.hash(text)
    let found = try await store.engine.read { session in
      try session.first(
        """
        SELECT \(Self.columns(of: "a")), \(Self.tokenColumns)
        FROM access_token AS t
        JOIN account AS a ON a.division = t.division AND a.person = t.person
        WHERE t.division = ?1 AND t.hash = ?2 AND a.closed_at IS NULL
        """, [self.here, .blob(hash)]
      ).map { row in
        Bearer(token: Self.token(row, from: Self.columnCount), account: self.account(row))
      }
    }
    guard let found, found.token.expiresAt > instant, !found.account.mustChange else { return nil }
    if found.token.usedAt.map({ $0.seconds(to: instant) >= 60 }) ?? true {
      try await use(found.token, at: instant)
    }
    return found
  }

  private func use(_ token: AccessToken, at instant: Instant) async throws {
    try await store.engine.writeQuietly { session in
      try session.run(
        "UPDATE access_token SET used_at = ?3 WHERE division = ?1 AND id = ?2",
        [self.here, .integer(token.id), .integer(instant.seconds)])
    }
  }

  private static func token(_ row: SQLRow) -> AccessToken { token(row, from: 0) }

  private static func token(_ row: SQLRow, from first: Int) -> AccessToken {
    AccessToken(
      id: row.integer(first), person: PersonID(row.integer(first + 1)), name: row.text(first + 2),
      scopes: Set(
        row.text(first + 3).split(separator: " ").compactMap { TokenScope(rawValue: String($0)) }),
      post: row.optionalInteger(first + 4).map { PostID($0) },
      madeAt: Instant(seconds: row.integer(first + 5)),
      expiresAt: Instant(seconds: row.integer(first + 6)),
      usedAt: row.optionalInteger(first + 7).map(Instant.init(seconds:)))
  }
}
