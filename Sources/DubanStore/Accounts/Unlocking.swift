public import Duban

/// What an administrator gives back to an account, and takes from it (解锁、调整权限).
extension Accounts {
  public func unlock(
    _ person: PersonID, by: PersonID, from address: String, at instant: Instant
  ) async throws {
    try await recording { session in
      try session.run(
        """
        UPDATE account SET failures = 0, locked_until = NULL WHERE division = ?1 AND person = ?2
        """, [self.here, .integer(person.rawValue)])
      try self.note(
        .accountUnlocked, of: by, detail: "\(person)", from: address, at: instant, session)
    }
  }

  /// Takes rights of its role from an account, and gives back all others. No account gets a right that
  /// its role has not.
  ///
  /// - Parameters:
  ///   - rights: by their names, all that are withheld from now on.
  ///   - detail: whose account and which rights, in the words of the log.
  public func withhold(
    _ rights: Set<String>, from person: PersonID, told detail: String, by: PersonID,
    address: String, at instant: Instant
  ) async throws {
    let words = rights.sorted().joined(separator: " ")
    try await recording { session in
      try session.run(
        "UPDATE account SET withheld = ?3 WHERE division = ?1 AND person = ?2",
        [self.here, .integer(person.rawValue), words.isEmpty ? .null : .text(words)])
      try self.note(.rightsSet, of: by, detail: detail, from: address, at: instant, session)
      try self.tell(person, .rightsSet, from: address, at: instant, session)
    }
  }
}
