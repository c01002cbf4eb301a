/// One row of a result. Columns are read by their index, counted from 0.
///
/// All rows of a result share one buffer. Asking a column for a type that it has not is a bug and
/// stops the program: the schema is strict on both engines.
public struct SQLRow: Hashable, Sendable {
  private let values: ArraySlice<SQLValue>

  init(_ values: ArraySlice<SQLValue>) {
    self.values = values
  }

  /// How many columns it has.
  public var count: Int { values.count }

  public subscript(_ column: Int) -> SQLValue { values[values.startIndex + column] }

  public func isNull(_ column: Int) -> Bool { self[column] == .null }

  public func optionalInteger(_ column: Int) -> Int64? {
    switch self[column] {
    case .integer(let value): value
    case .null: nil
    default: preconditionFailure("column \(column) is no integer: \(self[column])")
    }
  }

  public func optionalText(_ column: Int) -> String? {
    switch self[column] {
    case .text(let value): value
    case .null: nil
    default: preconditionFailure("column \(column) is no text: \(self[column])")
    }
  }

  public func optionalBlob(_ column: Int) -> [UInt8]? {
    switch self[column] {
    case .blob(let value): value
    case .null: nil
    default: preconditionFailure("column \(column) is no blob: \(self[column])")
    }
  }

  public func integer(_ column: Int) -> Int64 { present(optionalInteger(column), column) }
  public func int(_ column: Int) -> Int { Int(integer(column)) }
  public func text(_ column: Int) -> String { present(optionalText(column), column) }
  public func blob(_ column: Int) -> [UInt8] { present(optionalBlob(column), column) }

  /// Whether an integer column is not 0.
  public func bool(_ column: Int) -> Bool { integer(column) != 0 }

  private func present<Value>(_ value: Value?, _ column: Int) -> Value {
    guard let value else { preconditionFailure("column \(column) is null") }
    return value
  }

  /// Cuts the cells of a result, row after row, into rows of so many columns.
  static func rows(of cells: [SQLValue], columns: Int) -> [SQLRow] {
    guard columns > 0 else { return [] }
    return stride(from: 0, to: cells.count, by: columns).map { start in
      SQLRow(cells[start..<(start + columns)])
    }
  }
}
