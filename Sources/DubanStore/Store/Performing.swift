public import Duban

extension Store {
  /// Carries out a command durably, or refuses it.
  ///
  /// - Returns: the same answer, and writes nothing, when a command with this id was carried out.
  /// - Throws: `CommandFailure` when it is refused, `StoreFailure` when the database can't.
  public func perform(
    _ command: Command, by actor: Actor, at instant: Instant
  ) async throws -> Answer {
    do {
      return try await carryOut(command, by: actor, at: instant)
    } catch let failure as StoreFailure where failure.kind == .constraint {
      // The same command came twice at once, and the other one was first.
      guard let answer = try await answer(to: command, by: actor) else { throw failure }
      return answer
    }
  }

  /// While the writer is busy with others, a command is decided beside it; its turn then costs the
  /// writing alone. What has changed by then is decided anew.
  private func carryOut(
    _ command: Command, by actor: Actor, at instant: Instant
  ) async throws -> Answer {
    let decided: @Sendable (any SQLSession) throws -> DecidedCommand = { session in
      var transaction = Transaction(
        store: self, session: session, command: command, actor: actor, at: instant)
      return try transaction.decided()
    }
    guard engine.isWriting, command.touchesOneMatter else {
      return try await engine.perform { try decided($0).write(in: $0) }
    }
    // What is refused is refused in its turn: the same command may stand before it in the queue.
    let early = try? await engine.read(decided)
    return try await engine.perform { session in
      if let early, try early.stillHolds(in: session, self) { return try early.write(in: session) }
      return try decided(session).write(in: session)
    }
  }

  /// What a command with this id came to, if one was carried out.
  private func answer(to command: Command, by actor: Actor) async throws -> Answer? {
    try await engine.read { session in
      let statement = self.earlierStatement(command)
      return try session.first(statement.sql, statement.arguments).map { row in
        try self.answer(in: row, to: command, by: actor, session)
      }
    }
  }

  func earlierStatement(_ command: Command) -> SQLStatement {
    SQLStatement(
      """
      SELECT c.person, c.answer, c.matter, m.number FROM command AS c
      JOIN matter AS m ON m.division = c.division AND m.id = c.matter
      WHERE c.division = ?1 AND c.id = ?2
      """, [.text(division), .text(command.id)])
  }

  /// - Throws: `idTaken` when the id was used by somebody else, for another matter, or for another
  ///   command.
  func answer(
    in row: SQLRow, to command: Command, by actor: Actor, _ session: any SQLSession
  ) throws -> Answer {
    let kept = try Answer.Kept(bytes: row.blob(1))
    let id = MatterID(row.integer(2))
    guard row.optionalInteger(0) == actor.person?.rawValue,
      command.matter == nil || command.matter == id,
      try kept.code == nil || kept.code == code(of: command)
    else { throw CommandFailure.idTaken }
    let entries = try entries(of: id, session).prefix(kept.version)
    guard let then = Matter(id: id, folding: entries) else {
      throw StoreFailure(.corrupt, detail: "matter \(id) does not begin with an opening")
    }
    return Answer(
      matter: id, number: row.text(3), version: kept.version, standing: then.standing,
      others: kept.others)
  }

  /// Tells a command from another under the same id: short, as one is kept for every act, and keyed,
  /// as a command may hold personal values. Which matter it is about is kept anyway; a form fetched anew
  /// knows of more than the first one did, and asks for the same.
  func code(of command: Command) throws -> [UInt8] {
    var command = command
    command.matter = nil
    command.known = nil
    let code = keys.personalCipher.code(of: try Coding.bytes(command))
    return Array(code.bytes.prefix(Answer.Kept.codeCount))
  }
}

/// One command inside its transaction.
struct Transaction {
  let store: Store
  let session: any SQLSession
  /// As it was sent; `command` holds no personal values.
  let sent: Command
  var command: Command
  let actor: Actor
  let at: Instant
  /// Written together at the end, in one round trip.
  var changes: Changes

  init(
    store: Store, session: any SQLSession, command: Command, actor: Actor, at: Instant
  ) {
    self.store = store
    self.session = session
    sent = command
    self.command = command
    self.actor = actor
    self.at = at
    changes = Changes(store: store, at: at)
  }

  var here: SQLValue { .text(store.division) }

  /// What it comes to. Of the database only numbers are taken, by what opens matters.
  mutating func decided() throws -> DecidedCommand {
    let read = try session.pipeline(firstReads())
    if let earlier = read[1].first {
      return .repeated(try store.answer(in: earlier, to: command, by: actor, session))
    }
    let epoch = store.epoch(in: read[0])
    let reference = try store.reference(session, epoch: epoch)
    let found = command.matter == nil ? nil : read.last?.first
    let row = try found.map(store.matterRow)
    if command.matter != nil, row == nil { throw CommandFailure.refused(.unknownMatter) }
    let ledger = try ledger(of: row?.matter, in: reference)
    try store.checkEvidence(of: command, session)
    command = try changes.protected(command, ledger)
    let surroundings = try surroundings(of: row?.matter, ledger, reference)
    let entries = try decided(row?.matter, surroundings, reference)
    var answer: Answer?
    for id in entries.keys.sorted() {
      let before = try id == row?.matter.id ? row : store.matterRow(id, session)
      try eraseSecrets(in: before?.matter, entries[id] ?? [])
      let after = try changes.append(entries[id] ?? [], to: before, id: id, reference)
      for entry in entries[id] ?? [] {
        changes.insert(
          .outbox,
          [
            here, .integer(entry.at.seconds), .integer(id.rawValue),
            .integer(Int64(entry.number)),
          ])
      }
      if id == command.matter ?? surroundings.fresh.first?.id { answer = Answer(after) }
    }
    guard var answer else { preconditionFailure("a decision touches its own matter") }
    answer.others = entries.keys.sorted().filter { $0 != answer.matter }
    changes.keepSecrets(of: answer.matter)
    try changes.remember(answer, to: sent, by: actor)
    return DecidedCommand(
      answer: answer,
      basis: DecidedCommand.Basis(epoch: epoch, head: found?.blob(1), lights: found?.blob(2)),
      statements: try changes.list.map(\.statement) + documentStatements(),
      tallies: changes.tallies)
  }

  private func firstReads() -> [SQLStatement] {
    var reads = [store.epochStatement(), store.earlierStatement(command)]
    if let id = command.matter {
      // In the order of their keys: two commands that link the same two matters never wait for
      // each other.
      if let other = command.details.other, other < id {
        reads.append(store.matterStatement(other, locking: session.dialect))
      }
      reads.append(store.matterStatement(id, locking: session.dialect))
    }
    return reads
  }

  private func ledger(of matter: Matter?, in reference: Reference) throws -> Ledger {
    if let matter { return try reference.ledger(matter.ledger, version: matter.definition) }
    guard let id = command.details.ledger else {
      throw CommandFailure.refused(.missing(.detail("台账")))
    }
    return try reference.ledger(id)
  }

  private func decided(
    _ matter: Matter?, _ surroundings: Surroundings, _ reference: Reference
  ) throws -> [MatterID: [Entry]] {
    do {
      return try decide(
        command, on: matter, among: surroundings, by: actor, at: at, calendar: reference.calendar)
    } catch {
      throw CommandFailure.refused(error)
    }
  }
}

extension Answer {
  init(_ row: MatterRow) {
    self.init(
      matter: row.matter.id, number: row.matter.number, version: row.matter.version,
      standing: row.matter.standing, others: [])
  }
}
