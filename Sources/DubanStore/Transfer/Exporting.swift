internal import Foundation

/// Why an export cannot be read or written.
public struct TransferProblem: Error, Hashable, Sendable, CustomStringConvertible {
  public var path: String
  /// Counted from 1; `nil` when it is the file as a whole.
  public var line: Int?
  public var problem: String

  static let misfit = "与其他内容不符，文件被改动过或者不完整，请重新导出"

  public var description: String {
    line.map { "\(path) 第\($0)行：\(problem)" } ?? "\(path)：\(problem)"
  }
}

/// The first line of an export.
struct TransferHead: Codable {
  var format: String
  var version: Int
  var schema: Int
  var division: String

  static let format = "duban-export"
}

/// The line before the rows of a table.
struct TransferTableHead: Codable {
  var table: String
  var columns: [String]
}

/// The last line: without it the file was cut.
struct TransferEnd: Codable {
  var rows: Int
}

extension Store {
  /// Writes everything of the division as lines of JSON, from one snapshot: the way from one engine
  /// to the other. The file appears under its name only when it is whole.
  ///
  /// - Returns: the number of rows.
  @discardableResult
  public func export(to path: String) async throws -> Int {
    let temporary = path + ".part"
    let rows = try await engine.read { session in
      let file = try TransferFile(writing: temporary)
      try file.write(
        TransferHead(
          format: TransferHead.format, version: 1, schema: Migrations.version,
          division: self.division))
      var count = 0
      for table in TransferTable.all {
        try file.write(TransferTableHead(table: table.name, columns: table.columns))
        count += try self.export(table, session, to: file)
      }
      try file.write(TransferEnd(rows: count))
      try file.close()
      return count
    }
    guard rename(temporary, path) == 0 else {
      throw TransferProblem(path: path, problem: "不能写入，请检查文件夹是否存在、是否有权限")
    }
    return rows
  }

  /// Page by page along the key, so that memory does not grow with the table.
  private func export(
    _ table: TransferTable, _ session: any SQLSession, to file: TransferFile
  ) throws -> Int {
    let columns = table.columns.joined(separator: ", ")
    let order = table.key.dropFirst()
    let keys = order.joined(separator: ", ")
    var after: [SQLValue] = []
    var count = 0
    while true {
      let places = after.indices.map { "?\($0 + 2)" }.joined(separator: ", ")
      let rows = try session.rows(
        """
        SELECT \(columns) FROM \(table.name) WHERE division = ?1
        \(after.isEmpty ? "" : "AND (\(keys)) > (\(places))") ORDER BY \(keys) LIMIT 2000
        """, [.text(division)] + after)
      for row in rows {
        try file.write((0..<row.count).map { TransferValue(row[$0]) })
      }
      count += rows.count
      guard rows.count == 2000, let last = rows.last else { return count }
      after = order.indices.map { last[$0] }
    }
  }
}

/// An export being written, line by line.
final class TransferFile {
  private let path: String
  private let handle: FileHandle
  private let encoder = JSONEncoder()
  private var buffer: [UInt8] = []

  init(writing path: String) throws(TransferProblem) {
    self.path = path
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    guard let handle = FileHandle(forWritingAtPath: path) else {
      throw TransferProblem(path: path, problem: "不能写入，请检查文件夹是否存在、是否有权限")
    }
    self.handle = handle
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  func write(_ line: some Encodable) throws {
    buffer.append(contentsOf: try encoder.encode(line))
    buffer.append(10)
    if buffer.count > 1 << 20 { try flush() }
  }

  private func flush() throws {
    do {
      try handle.write(contentsOf: buffer)
    } catch {
      throw TransferProblem(path: path, problem: "写入中断，可能是磁盘已满")
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Returns when everything is on the disk.
  func close() throws {
    try flush()
    do {
      try handle.synchronize()
      try handle.close()
    } catch {
      throw TransferProblem(path: path, problem: "写入中断，可能是磁盘已满")
    }
  }
}
