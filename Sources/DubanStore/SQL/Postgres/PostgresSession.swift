/// One transaction on a connection.
final class PostgresSession: SQLSession {
  let dialect = Dialect.postgres
  private let connection: PostgresConnection
  private(set) var notes: [any Sendable] = []

  init(_ connection: PostgresConnection) {
    self.connection = connection
  }

  func rows(_ sql: String, _ arguments: [SQLValue]) throws(StoreFailure) -> [SQLRow] {
    try connection.exchange([SQLStatement(sql, arguments)])[0].rows
  }

  func run(_ sql: String, _ arguments: [SQLValue]) throws(StoreFailure) -> Int {
    try connection.exchange([SQLStatement(sql, arguments)])[0].changes
  }

  func pipeline(_ statements: [SQLStatement]) throws(StoreFailure) -> [[SQLRow]] {
    try connection.exchange(statements).map(\.rows)
  }

  func batch(_ statements: [SQLStatement]) throws(StoreFailure) {
    try connection.sendLater(statements)
  }

  func bulk(
    table: String, columns: [String], rows: some Sequence<[SQLValue]>
  ) throws(StoreFailure) {
    try connection.copy(table: table, columns: columns, rows: rows)
  }

  func script(_ sql: String) throws(StoreFailure) { try connection.script(sql) }

  func leave(_ note: any Sendable) { notes.append(note) }
}
