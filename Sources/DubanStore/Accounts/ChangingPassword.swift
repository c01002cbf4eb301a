public import Duban

extension Accounts {
  /// Changes one's own password; every session of the person ends.
  ///
  /// - Throws: a `SignInRefusal` when the old one is wrong or the new one too weak.
  public func change(
    _ account: Account, from old: String, to new: String, address: String, at instant: Instant
  ) async throws {
    try check(new, of: account, old: old)
    let kept = try await store.engine.read { session in
      try session.first(
        "SELECT password FROM account WHERE division = ?1 AND person = ?2",
        [self.here, .integer(account.person.rawValue)]
      ).flatMap { Password(kept: $0.blob(0)) }
    }
    guard let kept, try await desk.matches(kept, old) else { throw SignInRefusal.wrong }
    let hash = try await desk.hash(new)
    _ = try await store.engine.write { session in
      let person: SQLValue = .integer(account.person.rawValue)
      try session.run(
        """
        UPDATE account SET password = ?3, must_change = 0, changed_at = ?4
        WHERE division = ?1 AND person = ?2
        """, [self.here, person, .blob(hash.bytes), .integer(instant.seconds)])
      try session.run(
        "DELETE FROM session WHERE division = ?1 AND person = ?2", [self.here, person])
      try self.note(
        .passwordChanged, of: account.person, detail: "", from: address, at: instant, session)
    }
  }

  private func check(_ new: String, of account: Account, old: String) throws(SignInRefusal) {
    guard new.count >= limits.lengthMin else { throw .tooShort(limits.lengthMin) }
    let hasBoth = new.contains(where: \.isNumber) && new.contains(where: \.isLetter)
    guard hasBoth, !new.lowercased().contains(account.login.lowercased()) else { throw .tooEasy }
    guard new != old else { throw .unchanged }
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
    _ = try await store.engine.write { session in
      try session.run(
        "UPDATE account SET totp = ?3, totp_step = ?4 WHERE division = ?1 AND person = ?2",
        [
          self.here, .integer(account.person.rawValue), .blob(cipher), .integer(step),
        ])
      try self.note(.codeSet, of: account.person, detail: "", from: address, at: instant, session)
    }
  }

  public func unlock(
    _ person: PersonID, by: PersonID, from address: String, at instant: Instant
  ) async throws {
    _ = try await store.engine.write { session in
      try session.run(
        """
        UPDATE account SET failures = 0, locked_until = NULL WHERE division = ?1 AND person = ?2
        """, [self.here, .integer(person.rawValue)])
      try self.note(
        .accountUnlocked, of: by, detail: "\(person)", from: address, at: instant, session)
    }
  }
}
