internal import CPQ

extension PostgresConnection {
  /// Sends statements together and gives the rows of each: one round trip for all.
  ///
  /// - Throws: the first failure; the statements after it have not run.
  func pipeline(_ statements: [SQLStatement]) throws(StoreFailure) -> [[SQLRow]] {
    guard !statements.isEmpty else { return [] }
    var prepared: [(name: String, arguments: PostgresArguments)] = []
    for statement in statements {
      prepared.append(
        (try self.prepared(statement.sql), try PostgresArguments(statement.arguments)))
    }
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
    return try results(statements.count)
  }

  /// Reads the results up to the mark of the pipeline's end.
  private func results(_ count: Int) throws(StoreFailure) -> [[SQLRow]] {
    var results: [[SQLRow]] = []
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
      if failure == nil { results.append(result.rows) }
    }
    if let failure { throw failure }
    precondition(results.count == count, "\(results.count) results for \(count) statements")
    return results
  }
}
