internal import CPQ

/// One connection to the server. All its calls are made on the thread that opened it.
final class PostgresConnection {
  let raw: OpaquePointer
  private var statements: StatementCache<String>
  private var namesGiven = 0
  /// Statements that go out with the next ones, whose rows nobody reads.
  private(set) var waiting: [SQLStatement] = []
  /// Waiting statements at which they are sent for themselves.
  private static let waitingMax = 256
  /// False while the server may not have seen anything of the transaction yet, so that all of it can
  /// be repeated on another connection.
  var isAnswered = false

  /// - Parameter address: a connection string or address of libpq.
  init(_ address: String, statementsKept: Int) throws(StoreFailure) {
    let parameters: [(String, String)] = [
      ("fallback_application_name", "duban"), ("connect_timeout", "5"),
      ("keepalives_idle", "30"), ("tcp_user_timeout", "30000"), ("dbname", address),
      ("client_encoding", "UTF8"),  // after the address, so that it wins
    ]
    guard let raw = Self.connect(parameters) else {
      throw StoreFailure(sqlState: "08001", detail: "")
    }
    guard PQstatus(raw) == CONNECTION_OK else {
      let detail = String(cString: PQerrorMessage(raw))
      PQfinish(raw)
      throw StoreFailure(sqlState: "08001", detail: detail)
    }
    PQsetNoticeProcessor(raw, { _, _ in }, nil)
    self.raw = raw
    statements = StatementCache(capacity: statementsKept)
    // What our reading and writing of texts and blobs rests upon, whatever the server's default.
    try script("SET bytea_output = hex; SET standard_conforming_strings = on")
  }

  deinit { PQfinish(raw) }

  private static func connect(_ parameters: [(String, String)]) -> OpaquePointer? {
    // One text of all keys and values, each ended by a NUL; `starts` says where each begins.
    var text: [CChar] = []
    var starts: [Int] = []
    for part in parameters.map(\.0) + parameters.map(\.1) {
      starts.append(text.count)
      text.append(contentsOf: part.utf8CString)
    }
    return text.withUnsafeBufferPointer { text in
      let parts = starts.map { text.baseAddress?.advanced(by: $0) }
      return PQconnectdbParams(
        parts.prefix(parameters.count) + [nil], parts.suffix(parameters.count) + [nil], 1)
    }
  }

  var isBroken: Bool { PQstatus(raw) == CONNECTION_BAD }
  var isIdle: Bool { PQtransactionStatus(raw) == PQTRANS_IDLE }
  /// True once a statement of the open transaction has failed: it can only be rolled back.
  var hasFailed: Bool { PQtransactionStatus(raw) == PQTRANS_INERROR }

  /// Opens a transaction: in the same round trip as its first statement.
  func begin(_ sql: String) {
    isAnswered = false
    waiting = [SQLStatement(sql)]
  }

  /// Commits, in the same round trip as what still waits.
  func commit() throws(StoreFailure) {
    // Whether it was committed is not known once this is sent: it is not to be repeated.
    isAnswered = true
    _ = try exchange([SQLStatement("COMMIT")])
  }

  /// Statements to be sent with the next ones, in their order. What fails shows there.
  func sendLater(_ statements: [SQLStatement]) throws(StoreFailure) {
    waiting += statements
    if waiting.count > Self.waitingMax { _ = try exchange([]) }
  }

  /// Nothing waits any longer: it was sent, or will never be.
  func forgetWaiting() { waiting = [] }

  /// Runs a text of any number of statements, without arguments.
  func script(_ sql: String) throws(StoreFailure) {
    _ = try exchange([])
    _ = try checked(PQexec(raw, sql))
  }

  func checked(_ result: OpaquePointer?) throws(StoreFailure) -> PostgresResult {
    guard let result else { throw broken }
    let checked = PostgresResult(result)
    if let failure = checked.failure { throw failure }
    return checked
  }

  /// What libpq says of its last call.
  var broken: StoreFailure {
    StoreFailure(sqlState: "08006", detail: String(cString: PQerrorMessage(raw)))
  }

  /// The name under which a statement is prepared.
  func prepared(_ sql: String) throws(StoreFailure) -> String {
    if let name = statements.handle(for: sql) { return name }
    namesGiven += 1
    let name = "s\(namesGiven)"
    _ = try checked(PQprepare(raw, name, Self.numbered(sql), 0, nil))
    statements.keep(name, for: sql)
    return name
  }

  /// Frees statements that have not been used for long. Between transactions only.
  func trim() throws(StoreFailure) {
    for name in statements.trim() { try script("DEALLOCATE \(name)") }
  }

  /// `?1` outside quotes becomes `$1`.
  static func numbered(_ sql: String) -> String {
    var bytes = Array(sql.utf8)
    var quote: UInt8?
    for index in bytes.indices {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == UInt8(ascii: "?"), index + 1 < bytes.count,
        UInt8(ascii: "1")...UInt8(ascii: "9") ~= bytes[index + 1]
      {
        bytes[index] = UInt8(ascii: "$")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
