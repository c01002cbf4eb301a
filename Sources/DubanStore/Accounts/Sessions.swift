public import Duban

/// Somebody signed in (会话).
public struct SignedIn: Hashable, Sendable {
  public var account: Account
  /// Which post they act in, when they hold several.
  public var post: PostID?
  /// Sent back with every form: a foreign page does not know it.
  public var csrf: String
  public var openedAt: Instant
  public var seenAt: Instant
  /// Messages not read yet.
  public var unread = 0

  /// Without a proof for forms: a program's, or nobody's at a browser.
  public init(
    account: Account, post: PostID?, csrf: String = "", openedAt: Instant, seenAt: Instant,
    unread: Int = 0
  ) {
    self.account = account
    self.post = post
    self.csrf = csrf
    self.openedAt = openedAt
    self.seenAt = seenAt
    self.unread = unread
  }
}

extension Accounts {
  /// Who a token belongs to; `nil` when its session was ended, has been idle too long or is too old.
  public func session(_ token: String, at instant: Instant) async throws -> SignedIn? {
    let hash = Self.hash(token)
    let found = try await store.engine.read { session in
      try session.first(
        """
        SELECT \(Self.columns(of: "a")), s.post, s.csrf, s.opened_at, s.seen_at,
          (SELECT COUNT(*) FROM message AS m
            WHERE m.division = s.division AND m.person = s.person AND m.is_read = 0)
        FROM session AS s
        JOIN account AS a ON a.division = s.division AND a.person = s.person
        WHERE s.division = ?1 AND s.token = ?2 AND a.closed_at IS NULL
        """, [self.here, .blob(hash)]
      ).map { row in
        let next = Self.columnCount
        return SignedIn(
          account: self.account(row), post: row.optionalInteger(next).map { PostID($0) },
          csrf: row.text(next + 1), openedAt: Instant(seconds: row.integer(next + 2)),
          seenAt: Instant(seconds: row.integer(next + 3)), unread: row.int(next + 4))
      }
    }
    guard let found, found.seenAt.seconds(to: instant) <= limits.idleSeconds,
      found.openedAt.seconds(to: instant) <= limits.sessionSeconds
    else { return nil }
    if found.seenAt.seconds(to: instant) >= 60 { try await see(hash, at: instant) }
    return limited(found, at: instant)
  }

  /// An administrator's password holds for so many days, then it must be changed first.
  private func limited(_ session: SignedIn, at instant: Instant) -> SignedIn {
    var session = session
    let days = session.account.changedAt.seconds(to: instant) / 86_400
    if session.account.duty != nil, days >= limits.passwords.days {
      session.account.mustChange = true
    }
    return session
  }

  /// Once a minute is enough for a limit of many.
  private func see(_ hash: [UInt8], at instant: Instant) async throws {
    try await store.engine.writeQuietly { session in
      try session.run(
        "UPDATE session SET seen_at = ?3 WHERE division = ?1 AND token = ?2",
        [self.here, .blob(hash), .integer(instant.seconds)])
    }
  }

  public func choose(_ post: PostID, in token: String) async throws {
    _ = try await store.engine.write { session in
      try session.run(
        "UPDATE session SET post = ?3 WHERE division = ?1 AND token = ?2",
        [self.here, .blob(Self.hash(token)), .integer(post.rawValue)])
    }
  }

  public func signOut(
    _ token: String, _ person: PersonID, from address: String, at instant: Instant
  ) async throws {
    try await recording { session in
      try session.run(
        "DELETE FROM session WHERE division = ?1 AND token = ?2",
        [self.here, .blob(Self.hash(token))])
      try self.note(.signedOut, of: person, detail: "", from: address, at: instant, session)
    }
  }

  /// Ends all sessions of a person and revokes their tokens, as when a password is given anew.
  public func endSessions(
    of person: PersonID, by: PersonID?, from address: String, at instant: Instant
  ) async throws {
    try await recording { session in
      try self.dropSessions(of: person, session)
      try self.note(
        .sessionsEnded, of: by ?? person, detail: "\(person)", from: address, at: instant, session)
    }
  }

  /// The person's tokens go with them.
  func dropSessions(of person: PersonID, _ session: any SQLSession) throws {
    let key: [SQLValue] = [here, .integer(person.rawValue)]
    try session.run("DELETE FROM session WHERE division = ?1 AND person = ?2", key)
    try session.run("DELETE FROM access_token WHERE division = ?1 AND person = ?2", key)
  }

  /// Ends one's own sessions elsewhere, and leaves the one of this token.
  public func endOthers(
    than token: String, of person: PersonID, from address: String, at instant: Instant
  ) async throws {
    try await recording { session in
      try session.run(
        "DELETE FROM session WHERE division = ?1 AND person = ?2 AND token <> ?3",
        [self.here, .integer(person.rawValue), .blob(Self.hash(token))])
      try self.note(
        .sessionsEnded, of: person, detail: "\(person)", from: address, at: instant, session)
    }
  }

  /// Sessions in use, the newest first (在线会话).
  public func sessions(at instant: Instant) async throws -> [(PersonID, Instant, Instant, String)] {
    try await store.engine.read { session in
      try session.rows(
        """
        SELECT person, opened_at, seen_at, address FROM session
        WHERE division = ?1 AND seen_at >= ?2 AND opened_at >= ?3 ORDER BY opened_at DESC LIMIT 200
        """,
        [
          self.here, .integer(instant.seconds - self.limits.idleSeconds),
          .integer(instant.seconds - self.limits.sessionSeconds),
        ]
      ).map { row in
        (
          PersonID(row.integer(0)), Instant(seconds: row.integer(1)),
          Instant(seconds: row.integer(2)), row.text(3)
        )
      }
    }
  }
}
