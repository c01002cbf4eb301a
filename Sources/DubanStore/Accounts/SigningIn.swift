public import Duban

extension Accounts {
  private struct Kept {
    var account: Account
    var password: Password?
    var failures: Int
    var secret: [UInt8]?
    var usedStep: Int64
  }

  /// Checks name, password and, where there is one, the one-time code, and opens a session.
  ///
  /// - Returns: the token for the cookie; only its hash is kept.
  /// - Throws: a `SignInRefusal`; both a wrong name and a wrong password take one hashing.
  public func signIn(
    _ login: String, password: String, code: String?, from address: String, at instant: Instant
  ) async throws -> String {
    let kept = try await kept(login)
    let stored = kept?.password ?? Self.nobody
    let isRight = try await desk.matches(stored, password)
    guard let kept, kept.account.closedAt == nil else {
      try await log(.signInFailed, of: nil, detail: "", from: address, at: instant)
      throw SignInRefusal.wrong
    }
    if let until = kept.account.lockedUntil, until > instant {
      throw SignInRefusal.locked(until: until)
    }
    guard isRight else {
      try await fail(kept.account, from: address, at: instant)
      throw SignInRefusal.wrong
    }
    try await demandFresh(kept.account, address, at: instant)
    let step = try await step(of: code, kept, address, at: instant)
    return try await openSession(kept.account, step: step, from: address, at: instant)
  }

  /// Checks the password of who is signed in already, under the same limits as at the sign-in (再次确认).
  ///
  /// - Throws: a `SignInRefusal` when it is wrong, or the account is locked.
  public func confirm(
    _ account: Account, password: String, from address: String, at instant: Instant
  ) async throws {
    guard let kept = try await kept(account.login), let stored = kept.password else {
      throw SignInRefusal.wrong
    }
    if let until = kept.account.lockedUntil, until > instant {
      throw SignInRefusal.locked(until: until)
    }
    guard try await desk.matches(stored, password) else {
      try await fail(account, detail: "再次确认", from: address, at: instant)
      throw SignInRefusal.wrong
    }
    guard kept.failures > 0 else { return }
    try await store.engine.writeQuietly { session in
      try session.run(
        "UPDATE account SET failures = 0 WHERE division = ?1 AND person = ?2",
        [self.here, .integer(account.person.rawValue)])
    }
  }

  /// Hashed against when there is no such name, so that the answer takes as long.
  private static let nobody = Password(hashing: "nobody")

  /// A first password that lay about unused is nobody's any more.
  private func demandFresh(
    _ account: Account, _ address: String, at instant: Instant
  ) async throws {
    let seconds = limits.firstPasswordDays * 86_400
    guard account.mustChange, account.changedAt.seconds(to: instant) >= seconds else { return }
    try await log(
      .signInFailed, of: account.person, detail: "初始口令已失效", from: address, at: instant)
    throw SignInRefusal.firstExpired(days: limits.firstPasswordDays, of: account.duty)
  }

  private func step(
    of code: String?, _ kept: Kept, _ address: String, at instant: Instant
  ) async throws -> Int64? {
    guard let secret = kept.secret else { return nil }
    guard let code, !code.isEmpty else { throw SignInRefusal.codeWanted }
    let step = OneTimeCode(secret: secret)
      .step(of: code, atSeconds: instant.seconds, after: kept.usedStep)
    if let step { return step }
    try await fail(kept.account, from: address, at: instant)
    throw SignInRefusal.codeWrong
  }

  private func kept(_ login: String) async throws -> Kept? {
    try await store.engine.read { session in
      let row = try session.first(
        """
        SELECT \(Self.columns), password, failures, totp_step FROM account
        WHERE division = ?1 AND login = ?2
        """, [self.here, .text(login)])
      return try row.map { row in
        let next = Self.columnCount
        return Kept(
          account: self.account(row), password: Password(kept: row.blob(next)),
          failures: row.int(next + 1),
          secret: try row.optionalBlob(5).map {
            try self.store.keys.personalCipher.decrypt(
              $0, context: self.codeContext(row.integer(0)))
          },
          usedStep: row.integer(next + 2))
      }
    }
  }

  func codeContext(_ person: Int64) -> [UInt8] {
    [UInt8]("\(store.division) totp \(person)".utf8)
  }

  /// Counts a wrong password, wherever it was asked for; too many lock the account.
  ///
  /// - Parameter detail: where, if not at the sign-in.
  func fail(
    _ account: Account, detail: String = "", from address: String, at instant: Instant
  ) async throws {
    let until = instant.advanced(by: limits.lockSeconds).seconds
    try await recording { session in
      let row = try session.first(
        """
        UPDATE account SET failures = failures + 1 WHERE division = ?1 AND person = ?2
        RETURNING failures
        """, [self.here, .integer(account.person.rawValue)])
      let isLocked = (row?.int(0) ?? 0) >= self.limits.failuresMax
      if isLocked {
        try session.run(
          """
          UPDATE account SET failures = 0, locked_until = ?3 WHERE division = ?1 AND person = ?2
          """, [self.here, .integer(account.person.rawValue), .integer(until)])
      }
      try self.note(
        isLocked ? .accountLocked : .signInFailed, of: account.person, detail: detail,
        from: address, at: instant, session)
    }
  }

  /// A fresh token on every sign-in: one that was fixed before is worth nothing.
  private func openSession(
    _ account: Account, step: Int64?, from address: String, at instant: Instant
  ) async throws -> String {
    let token = Hex.text(RandomBytes.make(32))
    let csrf = Hex.text(RandomBytes.make(16))
    try await recording { session in
      let person: SQLValue = .integer(account.person.rawValue)
      try session.run(
        """
        UPDATE account SET failures = 0, locked_until = NULL, totp_step = COALESCE(?3, totp_step),
          used_at = ?4
        WHERE division = ?1 AND person = ?2
        """, [self.here, person, SQLValue(step), .integer(instant.seconds)])
      try session.run(
        """
        INSERT INTO session (division, token, person, csrf, post, opened_at, seen_at, address)
        VALUES (?1, ?2, ?3, ?4, NULL, ?5, ?5, ?6)
        """,
        [
          self.here, .blob(Self.hash(token)), person, .text(csrf), .integer(instant.seconds),
          .text(address),
        ])
      try self.note(
        .signedIn, of: account.person, detail: "", from: address, at: instant, session)
    }
    return token
  }

  static func hash(_ token: String) -> [UInt8] {
    Digest.of([UInt8](token.utf8), by: .sha256).bytes
  }
}
