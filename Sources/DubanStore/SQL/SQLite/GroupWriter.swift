internal import Synchronization

/// A count that several threads know.
final class SharedCount: Sendable {
  let value = Atomic<Int64>(0)
}

/// A body that waits to be written, and the caller who waits for it.
struct GroupMember: Sendable {
  /// Tells the caller: with a failure, that; without one, what the body gave or threw.
  typealias Answer = (_ failure: (any Error)?) -> Void

  /// True when it wants a transaction of its own.
  var isAlone: Bool
  /// True when what it writes is shown nowhere.
  var isQuiet = false
  /// Runs the body, which may run again before anybody is told. Nobody is told before the answer is
  /// called.
  var run: @Sendable (SQLiteSession) -> Answer
}

/// Group commit (成组提交): what queued while the disk was busy shares the next commit.
struct GroupWriter {
  private let session: SQLiteSession
  private let limit: Int
  private let beforeCommit: BeforeCommit
  private let log: WriteAheadLog
  private let commits: SharedCount

  init(
    _ session: SQLiteSession, _ settings: SQLiteSettings, _ beforeCommit: @escaping BeforeCommit,
    log: WriteAheadLog, commits: SharedCount
  ) {
    self.session = session
    self.limit = settings.groupLimit
    self.beforeCommit = beforeCommit
    self.log = log
    self.commits = commits
  }

  /// Whether a body may share the transaction of a group.
  func joins(_ group: [GroupMember], _ next: GroupMember) -> Bool {
    group.count < limit && !next.isAlone && !group.contains(where: \.isAlone)
  }

  /// Runs a group in one transaction, commits it and only then answers.
  func commit(_ group: [GroupMember]) {
    let failure: (any Error)?
    var answers: [GroupMember.Answer] = []
    do {
      answers = try begun(group)
      try finish()
      failure = nil
      if group.contains(where: { !$0.isQuiet }) { commits.value.add(1, ordering: .releasing) }
    } catch {
      // Without a transaction the bodies do nothing; their callers are told why.
      session.rollBack()
      if answers.isEmpty { answers = group.map { $0.run(session) } }
      failure = error
    }
    session.dropNotes()
    for answer in answers { answer(failure) }
    session.trim()
    log.keepShort()
  }

  /// Runs a group in a transaction that is now open.
  ///
  /// A savepoint for each body would cost a copy, in memory, of every page it changes, and hardly any
  /// body fails after it has written. When one does, the group begins again, each body in its
  /// savepoint; a body by itself has failed, and nothing is left to be committed.
  private func begun(_ group: [GroupMember]) throws -> [GroupMember.Answer] {
    let answers = try begun(group, inSavepoints: false)
    guard session.isSpoilt else { return answers }
    session.rollBack()
    session.dropNotes()
    guard group.count > 1 else {
      try session.run("BEGIN IMMEDIATE")
      return answers
    }
    return try begun(group, inSavepoints: true)
  }

  private func begun(
    _ group: [GroupMember], inSavepoints: Bool
  ) throws -> [GroupMember.Answer] {
    try session.run("BEGIN IMMEDIATE")
    session.hasSavepoints = inSavepoints
    var answers: [GroupMember.Answer] = []
    for member in group where !session.isSpoilt { answers.append(member.run(session)) }
    return answers
  }

  private func finish() throws {
    if let lost = session.lost { throw lost }
    if !session.notes.isEmpty { try beforeCommit(session.notes, session) }
    try session.run("COMMIT")
  }
}

extension SQLiteSession {
  /// Runs a body in a snapshot of its own.
  func snapshot<Value>(_ body: (any SQLSession) throws -> Value) throws -> Value {
    try run("BEGIN")
    defer {
      rollBack()
      dropNotes()
    }
    return try body(self)
  }

  /// Runs a body so that its error undoes what it did and nothing else.
  func undoable<Value>(_ body: (any SQLSession) throws -> Value) throws -> Value {
    guard isInTransaction else { throw lost ?? StoreFailure(.other) }
    guard hasSavepoints else { return try withoutSavepoint(body) }
    let notesBefore = notes.count
    try run("SAVEPOINT body")
    do {
      let value = try body(self)
      try run("RELEASE body")
      return value
    } catch {
      dropNotes(after: notesBefore)
      try undo(after: error)
      throw error
    }
  }

  /// Runs a body that spoils the transaction when it fails after it has written.
  private func withoutSavepoint<Value>(_ body: (any SQLSession) throws -> Value) throws -> Value {
    let (notesBefore, changesBefore) = (notes.count, changes)
    do {
      return try body(self)
    } catch {
      dropNotes(after: notesBefore)
      if isInTransaction { isSpoilt = changes != changesBefore } else { lose(after: error) }
      throw error
    }
  }

  private func lose(after error: any Error) {
    lost = error as? StoreFailure ?? StoreFailure(.other, detail: "transaction ended by a body")
  }

  private func undo(after error: any Error) throws {
    guard isInTransaction else {
      lose(after: error)
      return
    }
    try run("ROLLBACK TO body")
    try run("RELEASE body")
  }

  /// Ends the transaction, if there is one, and forgets it.
  func rollBack() {
    lost = nil
    isSpoilt = false
    guard isInTransaction else { return }
    do {
      try run("ROLLBACK")
    } catch {
      // SQLite has then rolled back by itself; if it had not, the next BEGIN says so.
      assert(!isInTransaction, error.description)
    }
  }
}
