internal import CPQ

/// Arguments in the form libpq takes: whole numbers and texts as text, blobs as bytes.
struct PostgresArguments {
  private var bytes: [UInt8] = []
  /// Where each begins in `bytes`; `nil` is null.
  private var starts: [Int?] = []
  private var lengths: [CInt] = []
  private var formats: [CInt] = []

  /// - Throws: a failure if a text holds a NUL, which PostgreSQL cannot store.
  init(_ arguments: [SQLValue]) throws(StoreFailure) {
    for argument in arguments {
      switch argument {
      case .null: append(nil, format: 0)
      case .integer(let value): append(String(value).utf8, format: 0)
      case .blob(let value): append(value, format: 1)
      case .text(let value):
        guard !value.utf8.contains(0) else { throw Self.holdsNul }
        append(value.utf8, format: 0)
      }
    }
  }

  static let holdsNul = StoreFailure(
    sqlState: "22021", detail: "a text argument holds the character NUL")

  private mutating func append(_ value: (some Collection<UInt8>)?, format: CInt) {
    starts.append(value == nil ? nil : bytes.count)
    lengths.append(CInt(value?.count ?? 0))
    formats.append(format)
    guard let value else { return }
    bytes.append(contentsOf: value)
    bytes.append(0)
  }

  private mutating func append(_ none: Never?, format: CInt) {
    append([UInt8]?.none, format: format)
  }

  /// Calls libpq with number, values, lengths and formats.
  func withPointers<Value>(
    _ call: (
      CInt, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<CInt>?, UnsafePointer<CInt>?
    ) -> Value
  ) -> Value {
    bytes.withUnsafeBytes { buffer in
      let base = buffer.assumingMemoryBound(to: CChar.self).baseAddress
      let values = starts.map { start in start.flatMap { base?.advanced(by: $0) } }
      return call(CInt(starts.count), values, lengths, formats)
    }
  }
}
