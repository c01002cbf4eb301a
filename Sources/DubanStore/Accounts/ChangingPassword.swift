public import Duban

extension Accounts {
  /// Changes one's own password; every session of the person ends.
  ///
  /// - Throws: a `SignInRefusal` when the old one is wrong, which counts as at the sign-in, or the new
  ///   one too weak.
  public func change(
    _ account: Account, from old: String, to new: String, address: String, at instant: Instant
  ) async throws {
    try limits.passwords.check(
      new, login: account.login, names: try await names(of: account.person),
      words: [store.division], duty: account.duty)
    let kept = try await passwords(of: account.person)
    if let until = account.lockedUntil, until > instant {
      throw SignInRefusal.locked(until: until)
    }
    guard let present = kept.first, try await desk.matches(present, old) else {
      try await fail(account, detail: "修改口令", from: address, at: instant)
      throw SignInRefusal.wrong
    }
    for past in kept where try await desk.matches(past, new) {
      throw SignInRefusal.usedBefore(limits.passwords.history)
    }
    let hash = try await desk.hash(new)
    try await recording { session in
      let person: SQLValue = .integer(account.person.rawValue)
      try self.keepPast(present, of: person, session)
      try session.run(
        """
        UPDATE account SET password = ?3, must_change = 0, changed_at = ?4
        WHERE division = ?1 AND person = ?2
        """, [self.here, person, .blob(hash.bytes), .integer(instant.seconds)])
      try session.run(
        "DELETE FROM session WHERE division = ?1 AND person = ?2", [self.here, person])
      try self.note(
        .passwordChanged, of: account.person, detail: "", from: address, at: instant, session)
      try self.tell(account.person, .passwordChanged, from: address, at: instant, session)
    }
  }

  private func names(of person: PersonID) async throws -> [String] {
    try await store.engine.read { session in
      try session.rows(
        "SELECT name FROM person WHERE division = ?1 AND id = ?2",
        [self.here, .integer(person.rawValue)]
      ).map { $0.text(0) }
    }
  }

  /// The present one first, then those that may not come back.
  private func passwords(of person: PersonID) async throws -> [Password] {
    let past = max(0, limits.passwords.history - 1)
    return try await store.engine.read { session in
      let key: [SQLValue] = [self.here, .integer(person.rawValue)]
      let present = try session.rows(
        "SELECT password FROM account WHERE division = ?1 AND person = ?2", key)
      let before = try session.rows(
        """
        SELECT password FROM password_past WHERE division = ?1 AND person = ?2
        ORDER BY id DESC LIMIT \(past)
        """, key)
      return (present + before).compactMap { Password(kept: $0.blob(0)) }
    }
  }

  /// Only as many are kept as are asked for.
  private func keepPast(
    _ password: Password, of person: SQLValue, _ session: any SQLSession
  ) throws {
    let id = try store.take(1, of: "password", session)
    try session.run(
      "INSERT INTO password_past (division, person, id, password) VALUES (?1, ?2, ?3, ?4)",
      [here, person, .integer(id), .blob(password.bytes)])
    try session.run(
      """
      DELETE FROM password_past WHERE division = ?1 AND person = ?2 AND id NOT IN (
        SELECT p.id FROM password_past AS p WHERE p.division = ?1 AND p.person = ?2
        ORDER BY p.id DESC LIMIT \(max(0, limits.passwords.history - 1)))
      """, [here, person])
  }

  /// Gives an account a new password, which its holder must change first; its sessions end and its
  /// tokens are revoked.
  ///
  /// - Parameter by: `nil` for who sits at the server.
  /// - Returns: whether the account is open; one that was closed stays as it is.
  public func reset(
    _ person: PersonID, to password: String, mustChange: Bool = true, by: PersonID?,
    from address: String, at instant: Instant
  ) async throws -> Bool {
    let hash = try await desk.hash(password)
    let present = try await passwords(of: person).first
    return try await recording { session in
      let key: [SQLValue] = [self.here, .integer(person.rawValue)]
      let count = try session.run(
        """
        UPDATE account SET password = ?3, must_change = ?4, changed_at = ?5, failures = 0,
          locked_until = NULL
        WHERE division = ?1 AND person = ?2 AND closed_at IS NULL
        """, key + [.blob(hash.bytes), SQLValue(mustChange), .integer(instant.seconds)])
      guard count > 0 else { return false }
      if let present { try self.keepPast(present, of: key[1], session) }
      try self.dropSessions(of: person, session)
      try self.note(
        .passwordReset, of: by, detail: "\(person)", from: address, at: instant, session)
      try self.tell(person, .passwordReset, from: address, at: instant, session)
      return true
    }
  }

  /// Sets the secret of an account's one-time codes, once its holder has shown one of them.
  public func set(
    _ secret: OneTimeCode, shown code: String, for account: Account, from address: String,
    at instant: Instant
  ) async throws {
    guard let step = secret.step(of: code, atSeconds: instant.seconds, after: 0) else {
      throw SignInRefusal.codeWrong
    }
    let cipher = store.keys.personalCipher.encrypt(
      secret.secret, context: codeContext(account.person.rawValue))
    try await recording { session in
      try session.run(
        "UPDATE account SET totp = ?3, totp_step = ?4 WHERE division = ?1 AND person = ?2",
        [
          self.here, .integer(account.person.rawValue), .blob(cipher), .integer(step),
        ])
      try self.note(.codeSet, of: account.person, detail: "", from: address, at: instant, session)
      try self.tell(account.person, .codeSet, from: address, at: instant, session)
    }
  }
}
