internal import CPQ

extension PostgresConnection {
  /// Loads rows by COPY.
  func copy(
    table: String, columns: [String], rows: some Sequence<[SQLValue]>
  ) throws(StoreFailure) {
    _ = try exchange([])
    let names = columns.joined(separator: ", ")
    let begun = try checked(PQexec(raw, "COPY \(table) (\(names)) FROM STDIN"))
    precondition(begun.status == PGRES_COPY_IN)
    do {
      var buffer = CopyBuffer()
      for row in rows {
        precondition(row.count == columns.count, "\(row.count) values for \(columns.count) columns")
        try buffer.append(row)
        if buffer.bytes.count > 1 << 16 { try send(&buffer) }
      }
      try send(&buffer)
    } catch {
      try endCopy("stopped: \(error.code)")
      throw error
    }
    try endCopy(nil)
  }

  private func send(_ buffer: inout CopyBuffer) throws(StoreFailure) {
    let isSent = buffer.bytes.withUnsafeBytes { bytes in
      let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress
      return bytes.isEmpty ? 1 : PQputCopyData(raw, start, CInt(bytes.count))
    }
    guard isSent == 1 else { throw broken }
    buffer.bytes.removeAll(keepingCapacity: true)
  }

  /// - Parameter reason: why the rows sent are to be dropped; `nil` keeps them.
  private func endCopy(_ reason: String?) throws(StoreFailure) {
    guard PQputCopyEnd(raw, reason) == 1 else { throw broken }
    var failure: StoreFailure?
    while let result = PQgetResult(raw) {
      failure = failure ?? PostgresResult(result).failure
    }
    // A copy that we stopped ourselves fails by our own reason.
    if let failure, reason == nil { throw failure }
  }
}

/// Rows in the text form of COPY (PostgreSQL 15, COPY, “Text Format”).
struct CopyBuffer {
  var bytes: [UInt8] = []

  mutating func append(_ row: [SQLValue]) throws(StoreFailure) {
    for (index, value) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: "\t")) }
      switch value {
      case .null: bytes.append(contentsOf: #"\N"#.utf8)
      case .integer(let value): bytes.append(contentsOf: String(value).utf8)
      case .text(let value): try append(value)
      case .blob(let value): append(value)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(_ text: String) throws(StoreFailure) {
    for byte in text.utf8 {
      switch byte {
      case 0: throw PostgresArguments.holdsNul
      case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
      case UInt8(ascii: "\t"): bytes.append(contentsOf: #"\t"#.utf8)
      case UInt8(ascii: "\n"): bytes.append(contentsOf: #"\n"#.utf8)
      case UInt8(ascii: "\r"): bytes.append(contentsOf: #"\r"#.utf8)
      default: bytes.append(byte)
      }
    }
  }

  private mutating func append(_ blob: [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: #"\\x"#.utf8)
    for byte in blob {
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }
}
