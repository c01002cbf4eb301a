public import Duban

extension Store {
  /// Throws away every row, tally and search token and makes them anew from the journal.
  ///
  /// - Returns: the number of matters.
  @discardableResult
  public func rebuild(at instant: Instant) async throws -> Int {
    try await engine.write { session in
      try self.deleteDerived(session)
      let reference = try self.reference(session)
      var count = 0
      var last: Int64 = 0
      while let next = try self.nextMatter(after: last, session) {
        var transaction = Transaction(
          store: self, session: session, command: Command(id: "rebuild", act: .recalculate),
          actor: .system, at: instant)
        try transaction.restore(MatterID(next), reference)
        last = next
        count += 1
      }
      try SearchIndex.rebuild(in: session)
      return count
    }
  }

  /// Children before parents: the keys refer to one another.
  private func deleteDerived(_ session: any SQLSession) throws {
    for table in [
      "turn", "due_act", "matter_unit", "matter_link", "tally", "tally_delta", "turning",
      "turning_delta",
    ] {
      try session.run("DELETE FROM \(table) WHERE division = ?1", [.text(division)])
    }
    try session.run("DELETE FROM matter WHERE division = ?1", [.text(division)])
  }

  private func nextMatter(after id: Int64, _ session: any SQLSession) throws -> Int64? {
    try session.first(
      "SELECT MIN(matter) FROM entry WHERE division = ?1 AND matter > ?2",
      [.text(division), .integer(id)])?.optionalInteger(0)
  }
}

extension Transaction {
  /// The row of a matter from its entries alone.
  fileprivate mutating func restore(_ id: MatterID, _ reference: Reference) throws {
    let entries = try store.entries(of: id, session)
    guard let matter = Matter(id: id, folding: entries),
      let head = try session.first(
        """
        SELECT hash FROM entry WHERE division = ?1 AND matter = ?2 ORDER BY number DESC LIMIT 1
        """, [here, .integer(id.rawValue)])
    else { throw StoreFailure(.corrupt, detail: "matter \(id) does not begin with an opening") }
    let ledger = try reference.ledger(matter.ledger, version: matter.definition)
    let row = MatterRow(
      matter: matter, head: try store.digest(head.blob(0)),
      turns: matter.lights(
        from: at, rules: ledger.light, calendar: reference.calendar,
        directory: reference.directory))
    try changes.write(row, replacing: nil)
    try session.batch(changes.list.map(\.statement))
    session.leave(changes.tallies)
  }
}
