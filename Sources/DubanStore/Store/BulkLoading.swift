public import Duban

/// A matter's life as it is loaded (批量导入): its opening, and what was done on it afterwards, in order.
public struct History: Sendable {
  public struct Step: Sendable {
    public var command: Command
    public var actor: Actor
    public var at: Instant

    public init(_ command: Command, by actor: Actor, at instant: Instant) {
      self.command = command
      self.actor = actor
      at = instant
    }
  }

  public var steps: [Step]

  public init(_ steps: [Step]) {
    self.steps = steps
  }
}

/// What a load came to.
public struct LoadReport: Hashable, Sendable {
  public var matters = 0
  public var entries = 0
  /// Histories left out because their first command had been carried out before.
  public var repeated = 0

  public init(matters: Int = 0, entries: Int = 0, repeated: Int = 0) {
    self.matters = matters
    self.entries = entries
    self.repeated = repeated
  }
}

extension Store {
  /// Opens many matters: what `perform` would do with each command in turn, many times faster.
  ///
  /// All of one call is one transaction: hand in some ten thousand at a time. A command that was
  /// carried out before is left out, so that a load that was broken off can be repeated.
  ///
  /// - Throws: `CommandFailure` for the first that is refused; then nothing is written.
  @discardableResult
  public func load(
    openings: [Command], by actor: Actor, at instant: Instant
  ) async throws -> LoadReport {
    try await load(openings.map { History([History.Step($0, by: actor, at: instant)]) })
  }

  /// Loads whole histories, as from another system. Each begins with an opening; later steps touch
  /// no other matter and need none.
  ///
  /// - Throws: `CommandFailure` for the first step that is refused; then nothing is written.
  @discardableResult
  public func load(_ histories: [History]) async throws -> LoadReport {
    try await engine.write { session in
      let reference = try self.reference(session)
      let (fresh, repeated) = try self.new(histories, session)
      let numbered = try self.numbered(fresh, reference, session)
      var report = LoadReport(repeated: repeated)
      var tallies = TallyNote(division: self.division)
      let work = LoadWork(store: self, reference: reference, histories: numbered)
      defer { work.end() }
      while let loaded = try work.next() {
        try loaded.write(in: session)
        report.matters += loaded.matters
        report.entries += loaded.entries
        tallies.add(loaded.tallies)
      }
      session.leave(tallies)
      return report
    }
  }

  /// Histories whose opening has not been carried out, and the number of the others.
  private func new(
    _ histories: [History], _ session: any SQLSession
  ) throws -> (fresh: [History], repeated: Int) {
    let openings = try histories.map { history in
      guard let first = history.steps.first, first.command.act == .open else {
        throw CommandFailure.refused(.unknownMatter)
      }
      return first
    }
    let known = try known(openings.map(\.command.id), session)
    var fresh: [History] = []
    var ids = known
    for (history, first) in zip(histories, openings) {
      if known.contains(first.command.id) {
        let statement = earlierStatement(first.command)
        guard let row = try session.first(statement.sql, statement.arguments) else { continue }
        _ = try answer(in: row, to: first.command, by: first.actor, session)
      } else if ids.insert(first.command.id).inserted {
        for step in history.steps { try checkEvidence(of: step.command, session) }
        fresh.append(history)
      }
    }
    return (fresh, histories.count - fresh.count)
  }

  /// Which of the commands were carried out before. They are asked for by the hundred, as nearly all of a
  /// load are new.
  private func known(_ ids: [String], _ session: any SQLSession) throws -> Set<String> {
    let size = 256
    let places = (2...size + 1).map { "?\($0)" }.joined(separator: ", ")
    let sql = "SELECT id FROM command WHERE division = ?1 AND id IN (\(places))"
    var known: Set<String> = []
    for start in stride(from: 0, to: ids.count, by: size) {
      let part = ids[start..<min(start + size, ids.count)]
      let filled = part + repeatElement(part[start], count: size - part.count)
      known.formUnion(
        try session.rows(sql, [.text(division)] + filled.map { .text($0) }).map { $0.text(0) })
    }
    return known
  }

  /// Numbers for all matters, taken at once; each series stays without gaps.
  private func numbered(
    _ histories: [History], _ reference: Reference, _ session: any SQLSession
  ) throws -> [NumberedHistory] {
    guard !histories.isEmpty else { return [] }
    let first = try take(histories.count, of: "matter", session)
    let series = histories.map { $0.series ?? "" }
    var next: [String: Int] = [:]
    for (name, members) in Dictionary(grouping: series, by: \.self).sorted(by: { $0.key < $1.key })
    where !name.isEmpty {
      next[name] = Int(try take(members.count, of: name, session))
    }
    return zip(histories, series).enumerated().map { index, pair in
      let serial = next[pair.1, default: 0]
      next[pair.1] = serial + 1
      return NumberedHistory(
        fresh: Surroundings.Fresh(id: MatterID(first + Int64(index)), serial: serial),
        steps: pair.0.steps)
    }
  }
}

extension History {
  /// The series that its matter's number is of; `nil` when it names no ledger.
  fileprivate var series: String? {
    guard let first = steps.first, let ledger = first.command.details.ledger else { return nil }
    return Store.series(of: ledger, first.command, at: first.at)
  }
}
