internal import CPQ

/// What came of one statement.
struct PostgresReply {
  var rows: [SQLRow]
  /// Rows inserted, changed or deleted.
  var changes: Int
}

extension PostgresConnection {
  /// Sends what waits and these statements together and gives the replies to these: one round trip
  /// for all.
  ///
  /// - Throws: the first failure; the statements after it have not run.
  func exchange(_ statements: [SQLStatement]) throws(StoreFailure) -> [PostgresReply] {
    let before = waiting
    let all = before + statements
    guard !all.isEmpty else { return [] }
    var prepared: [(name: String, arguments: PostgresArguments)] = []
    for statement in all {
      prepared.append(
        (try self.prepared(statement.sql), try PostgresArguments(statement.arguments)))
    }
    // Only now: what cannot be prepared leaves BEGIN waiting, for whoever goes on in spite of it.
    forgetWaiting()
    guard PQenterPipelineMode(raw) == 1 else { throw broken }
    // Fails only on a broken connection, which is replaced.
    defer { PQexitPipelineMode(raw) }
    for (name, arguments) in prepared {
      let isSent = arguments.withPointers { count, values, lengths, formats in
        PQsendQueryPrepared(raw, name, count, values, lengths, formats, 0)
      }
      guard isSent == 1 else { throw broken }
    }
    guard PQpipelineSync(raw) == 1 else { throw broken }
    return Array(try replies(all.count).dropFirst(before.count))
  }

  /// Reads the results up to the mark of the pipeline's end.
  private func replies(_ count: Int) throws(StoreFailure) -> [PostgresReply] {
    var replies: [PostgresReply] = []
    var failure: StoreFailure?
    while true {
      // A null stands between the results of two statements.
      guard let next = PQgetResult(raw) else {
        if isBroken { throw failure ?? broken }
        continue
      }
      let result = PostgresResult(next)
      if result.status == PGRES_PIPELINE_SYNC { break }
      failure = failure ?? result.failure
      if failure == nil {
        replies.append(PostgresReply(rows: result.rows, changes: result.changes))
      }
    }
    isAnswered = true
    if let failure { throw failure }
    precondition(replies.count == count, "\(replies.count) replies to \(count) statements")
    return replies
  }
}
