internal import CPQ

/// A result of libpq, freed with its owner.
struct PostgresResult: ~Copyable {
  private let result: OpaquePointer

  init(_ result: OpaquePointer) {
    self.result = result
  }

  deinit { PQclear(result) }

  var status: ExecStatusType { PQresultStatus(result) }

  /// The server's refusal, if the result is one.
  var failure: StoreFailure? {
    switch status {
    case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE, PGRES_NONFATAL_ERROR, PGRES_PIPELINE_ABORTED:
      // Without a state it is libpq that speaks: the connection is gone.
      let state = PQresultErrorField(result, CInt(UInt8(ascii: "C")))
      return StoreFailure(
        sqlState: state.map { String(cString: $0) } ?? "08006",
        detail: String(cString: PQresultErrorMessage(result)))
    default: return nil
    }
  }

  /// Rows inserted, changed or deleted.
  var changes: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

  var rows: [SQLRow] {
    let columns = PQnfields(result)
    let types = (0..<columns).map { PQftype(result, $0) }
    var cells: [SQLValue] = []
    for row in 0..<PQntuples(result) {
      for column in 0..<columns {
        cells.append(cell(row, column, type: types[Int(column)]))
      }
    }
    return SQLRow.rows(of: cells, columns: Int(columns))
  }

  private func cell(_ row: CInt, _ column: CInt, type: Oid) -> SQLValue {
    guard PQgetisnull(result, row, column) == 0 else { return .null }
    let start = UnsafeRawPointer(PQgetvalue(result, row, column))
    let bytes = UnsafeRawBufferPointer(
      start: start, count: Int(PQgetlength(result, row, column)))
    switch type {
    case TypeOid.bool: return .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)
    case TypeOid.bytea: return .blob(Self.blob(hex: bytes))
    case TypeOid.int8, TypeOid.int4, TypeOid.int2, TypeOid.numeric:
      // The sum of whole numbers is a numeric; one with a fraction stays a text.
      let text = String(decoding: bytes, as: UTF8.self)
      return Int64(text).map(SQLValue.integer) ?? .text(text)
    default: return .text(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// The bytes written as `\x0a1b`.
  private static func blob(hex: UnsafeRawBufferPointer) -> [UInt8] {
    func nibble(_ digit: UInt8) -> UInt8 {
      digit < UInt8(ascii: "a") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
    }
    return [UInt8](unsafeUninitializedCapacity: hex.count / 2 - 1) { bytes, count in
      for index in bytes.indices {
        bytes[index] = nibble(hex[2 + index * 2]) << 4 | nibble(hex[3 + index * 2])
      }
      count = bytes.count
    }
  }

  /// Numbers of types in `pg_type`, which never change.
  private enum TypeOid {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let numeric: Oid = 1700
  }
}
