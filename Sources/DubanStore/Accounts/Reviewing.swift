public import Duban

/// The review of accounts each quarter (账号复核): which were not used, and closing them.
extension Accounts {
  /// Days without a sign-in after which an account stands on the list.
  public static let unusedDays: Int64 = 90

  /// Open accounts that nobody has signed in with for so long, the longest first.
  public func unused(at instant: Instant) async throws -> [Account] {
    let since = instant.advanced(by: -Self.unusedDays * 86_400)
    return try await all().filter { $0.closedAt == nil && ($0.usedAt ?? $0.changedAt) <= since }
      .sorted { ($0.usedAt ?? $0.changedAt) < ($1.usedAt ?? $1.changedAt) }
  }

  /// When all accounts were last gone through.
  public func lastReview() async throws -> AuditLine? {
    try await auditLog(event: .accountsReviewed, limit: 1).first
  }

  /// Nobody signs in with it any more, and its sessions end; what was done with it stays told.
  public func close(
    _ person: PersonID, by: PersonID, from address: String, at instant: Instant
  ) async throws {
    try await recording { session in
      let key: [SQLValue] = [self.here, .integer(person.rawValue)]
      try session.run(
        "UPDATE account SET closed_at = ?3 WHERE division = ?1 AND person = ?2",
        key + [.integer(instant.seconds)])
      try session.run("DELETE FROM session WHERE division = ?1 AND person = ?2", key)
      try self.note(
        .accountClosed, of: by, detail: "\(person)", from: address, at: instant, session)
    }
  }

  public func reopen(
    _ person: PersonID, by: PersonID, from address: String, at instant: Instant
  ) async throws {
    try await recording { session in
      try session.run(
        """
        UPDATE account SET closed_at = NULL, used_at = ?3 WHERE division = ?1 AND person = ?2
        """, [self.here, .integer(person.rawValue), .integer(instant.seconds)])
      try self.note(
        .accountReopened, of: by, detail: "\(person)", from: address, at: instant, session)
    }
  }

  /// A telephone was lost: the next sign-in asks for no code, and sets a new one.
  public func takeCodeAway(
    from person: PersonID, by: PersonID?, address: String, at instant: Instant
  ) async throws {
    try await recording { session in
      try session.run(
        "UPDATE account SET totp = NULL, totp_step = 0 WHERE division = ?1 AND person = ?2",
        [self.here, .integer(person.rawValue)])
      try self.note(
        .codeTakenAway, of: by, detail: "\(person)", from: address, at: instant, session)
      try self.tell(person, .codeTakenAway, from: address, at: instant, session)
    }
  }
}
