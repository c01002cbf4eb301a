internal import Foundation

/// A thread's own connection: opened when first needed, replaced when broken.
final class PostgresWorker {
  private let settings: PostgresSettings
  private let beforeCommit: BeforeCommit
  private var connection: PostgresConnection?
  /// Whether the connection broke before the server had answered anything of the last transaction.
  private var brokeUnanswered = false

  init(_ settings: PostgresSettings, beforeCommit: @escaping BeforeCommit) {
    self.settings = settings
    self.beforeCommit = beforeCommit
  }

  /// Runs a body in a transaction, again if it lost to another transaction.
  func transaction<Value>(
    _ begin: String, _ body: (any SQLSession) throws -> Value
  ) throws -> Value {
    var attempt = 1
    while true {
      do {
        return try tryTransaction(begin, body)
      } catch let failure as StoreFailure
        where failure.kind == .conflict && attempt < settings.attempts
      {
        // Two that met once should not meet again.
        Thread.sleep(forTimeInterval: Double.random(in: 0.5...1.5) * 0.002 * Double(1 << attempt))
        attempt += 1
      } catch is StoreFailure where brokeUnanswered && attempt < settings.attempts {
        // The connection broke while idle; the next one is new.
        attempt += 1
      }
    }
  }

  private func tryTransaction<Value>(
    _ begin: String, _ body: (any SQLSession) throws -> Value
  ) throws -> Value {
    brokeUnanswered = false
    let connection = try open()
    defer { settle(connection) }
    connection.begin(begin)
    let session = PostgresSession(connection)
    let value = try body(session)
    if !session.notes.isEmpty { try beforeCommit(session.notes, session) }
    // PostgreSQL answers the COMMIT of a failed transaction with a ROLLBACK and no error.
    guard !connection.hasFailed else {
      throw StoreFailure(sqlState: "25P02", detail: "the body went on after a failure")
    }
    try connection.commit()
    return value
  }

  private func open() throws(StoreFailure) -> PostgresConnection {
    if let connection { return connection }
    let fresh = try PostgresConnection(
      settings.address, statementsKept: settings.statementsKept)
    connection = fresh
    return fresh
  }

  /// Leaves the connection ready for the next transaction, or drops it.
  private func settle(_ connection: PostgresConnection) {
    connection.forgetWaiting()
    brokeUnanswered = connection.isBroken && !connection.isAnswered
    do {
      if !connection.isIdle { try connection.script("ROLLBACK") }
      try connection.trim()
    } catch {
      self.connection = nil
    }
    if connection.isBroken || !connection.isIdle { self.connection = nil }
  }
}
