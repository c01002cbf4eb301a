public import Duban

extension Store {
  /// What a ledger's year had come to by an instant, from the journal up to it alone: asked for the instant
  /// of its lock it says the same at any later time, as a locked year takes no act that changes it.
  ///
  /// Walks the journal of the ledger: for who asks for it, not for a page that is opened daily.
  public func figures(
    of year: Int, of ledger: String, asOf instant: Instant
  ) async throws -> YearFigures {
    try await engine.read { session in
      let reference = try self.reference(session)
      let present = try reference.ledger(ledger)
      var lines: [Int64: YearFigures.Line] = [:]
      var repeated = YearFigures.Line()
      try self.histories(of: ledger, until: instant, session) { id, entries in
        guard let stood = YearStand(of: entries, id: id, in: year) else { return }
        let leads = stood.matter.units(.lead)
        for unit in leads.isEmpty ? [nil] : leads.map(Optional.some) {
          lines[unit?.rawValue ?? 0, default: YearFigures.Line(unit: unit)]
            .add(stood, in: present, calendar: reference.calendar)
        }
        for _ in leads.dropFirst() {
          repeated.add(stood, in: present, calendar: reference.calendar)
        }
      }
      return YearFigures(
        lines: lines.sorted { $0.key < $1.key }.map(\.value),
        repeated: repeated.matters > 0 ? repeated : nil)
    }
  }

  private func histories(
    of ledger: String, until instant: Instant, _ session: any SQLSession,
    _ body: (MatterID, [Entry]) throws -> Void
  ) throws {
    let chunk = 500
    let last = try session.first(
      "SELECT MAX(id) FROM matter WHERE division = ?1", [.text(division)])
    for first in stride(from: Int64(1), through: last?.optionalInteger(0) ?? 0, by: chunk) {
      let rows = try session.rows(
        """
        SELECT e.matter, e.bytes FROM entry AS e
        JOIN matter AS m ON m.division = e.division AND m.id = e.matter
        WHERE e.division = ?1 AND e.matter >= ?2 AND e.matter < ?3 AND e.at <= ?4 AND m.ledger = ?5
        ORDER BY e.matter, e.number
        """,
        [
          .text(division), .integer(first), .integer(first + Int64(chunk)),
          .integer(instant.seconds), .text(ledger),
        ])
      var rest = rows[...]
      while let id = rest.first?.integer(0) {
        let own = rest.prefix { $0.integer(0) == id }
        rest = rest.dropFirst(own.count)
        try body(MatterID(id), try own.map { try Coding.value(from: $0.blob(1)) })
      }
    }
  }
}

/// How a matter stood in a year: at its end there, or as it left the year unfinished.
private struct YearStand {
  var matter: Matter
  var isCarried = false

  /// `nil` when it did not count in the year.
  init?(of entries: [Entry], id: MatterID, in year: Int) {
    guard let first = entries.first, var matter = Matter(id: id, folding: [first]) else {
      return nil
    }
    var left: Matter?
    for entry in entries.dropFirst() {
      let next = matter.applying(entry)
      if entry.act == .carryOver, matter.year == year, next.year > year { left = matter }
      matter = next
    }
    if matter.year == year {
      self.matter = matter
    } else if let left {
      (self.matter, isCarried) = (left, true)
    } else {
      return nil
    }
  }
}

extension YearFigures.Line {
  fileprivate mutating func add(
    _ stood: YearStand, in ledger: Ledger, calendar: WorkCalendar
  ) {
    matters += 1
    if stood.isCarried { carried += 1 }
    let outcome = Outcome(of: stood.matter, in: ledger, light: nil, calendar: calendar)
    for kind in outcome?.kinds ?? [] { counts[kind.rawValue, default: 0] += 1 }
  }
}
