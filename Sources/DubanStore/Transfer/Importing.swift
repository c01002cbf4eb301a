internal import Foundation
internal import Synchronization

extension Store {
  /// Loads an export into a database whose schema is laid and that holds nothing of the division;
  /// all of it in one transaction, or nothing.
  ///
  /// - Returns: the number of rows.
  @discardableResult
  public func load(export path: String) async throws -> Int {
    let count = try await whole(path) { session in
      if try session.first(
        "SELECT 1 FROM unit WHERE division = ?1", [.text(self.division)]) != nil
      {
        throw TransferProblem(path: path, problem: "数据库里已有本区划的数据，请导入到空库")
      }
      if let deferral = session.dialect.deferKeys { try session.run(deferral) }
      var reader = try TransferReader(path: path, division: self.division)
      let count = try reader.load(session)
      try SearchIndex.rebuild(in: session)
      try self.advanceEpoch(session)
      return count
    }
    kept.withLock { $0 = Kept() }
    return count
  }

  /// Rows that refer to what is not there are found at the end, at the latest.
  private func whole(
    _ path: String, _ body: @escaping @Sendable (any SQLSession) throws -> Int
  ) async throws -> Int {
    do {
      return try await engine.write(body)
    } catch let failure as StoreFailure where failure.kind == .constraint {
      throw TransferProblem(path: path, problem: TransferProblem.misfit)
    }
  }
}

/// An export being read, line by line.
private struct TransferReader {
  let path: String
  private var lines: LineReader
  private var number = 0
  private let decoder = JSONDecoder()

  init(path: String, division: String) throws {
    self.path = path
    lines = try LineReader(path: path)
    guard let line = try lines.next(),
      let head = try? decoder.decode(TransferHead.self, from: line),
      head.format == TransferHead.format
    else { throw TransferProblem(path: path, line: 1, problem: "不是导出文件") }
    number = 1
    guard head.version == 1, head.schema <= Migrations.version else {
      throw TransferProblem(path: path, line: 1, problem: "由更新版本的程序导出，请先升级本程序")
    }
    guard head.schema == Migrations.version else {
      throw TransferProblem(
        path: path, line: 1,
        problem: "由旧版本的程序导出（第 \(head.schema) 版），请先用旧版本导入，再用 duban upgrade 升级")
    }
    guard head.division == division else {
      throw TransferProblem(
        path: path, line: 1, problem: "是区划\(head.division)的数据，不是\(division)的")
    }
  }

  mutating func load(_ session: any SQLSession) throws -> Int {
    var table: TransferTableHead?
    var rows: [[SQLValue]] = []
    var count = 0
    while let line = try lines.next() {
      number += 1
      if line.first == UInt8(ascii: "[") {
        guard let table, let row = try? decoder.decode([TransferValue].self, from: line),
          row.count == table.columns.count
        else { throw problem("这一行的列数或者内容不对") }
        rows.append(row.map(\.value))
        count += 1
        if rows.count == 5000 { try flush(table, &rows, session) }
      } else if let next = try? decoder.decode(TransferTableHead.self, from: line) {
        if let table { try flush(table, &rows, session) }
        table = try known(next)
      } else if let end = try? decoder.decode(TransferEnd.self, from: line) {
        if let table { try flush(table, &rows, session) }
        guard end.rows == count else { throw problem("应有\(end.rows)行，实有\(count)行") }
        return count
      } else {
        throw problem("不是导出文件的内容")
      }
    }
    throw TransferProblem(path: path, problem: "文件不完整，缺结尾")
  }

  /// Names come from a file: only those that this program has are used.
  private func known(_ head: TransferTableHead) throws -> TransferTableHead {
    guard let table = TransferTable.all.first(where: { $0.name == head.table }),
      Set(table.columns) == Set(head.columns)
    else { throw problem("本程序没有表“\(head.table)”或者列不同") }
    return head
  }

  private func flush(
    _ table: TransferTableHead, _ rows: inout [[SQLValue]], _ session: any SQLSession
  ) throws {
    do {
      if !rows.isEmpty { try session.bulk(table: table.table, columns: table.columns, rows: rows) }
    } catch let failure {
      guard [.constraint, .other].contains(failure.kind) else { throw failure }
      throw problem("表“\(table.table)”到这一行为止的内容\(TransferProblem.misfit)")
    }
    rows.removeAll(keepingCapacity: true)
  }

  private func problem(_ text: String) -> TransferProblem {
    TransferProblem(path: path, line: number, problem: text)
  }
}

/// Lines of a file of any size.
private struct LineReader {
  private let handle: FileHandle
  private var buffer = Data()
  private var isAtEnd = false

  init(path: String) throws(TransferProblem) {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw TransferProblem(path: path, problem: "读不到这个文件，请检查路径是否正确、是否有权限打开")
    }
    self.handle = handle
  }

  mutating func next() throws -> Data? {
    while true {
      if let end = buffer.firstIndex(of: 10) {
        let line = Data(buffer[buffer.startIndex..<end])
        buffer = buffer[(end + 1)...]
        return line
      }
      guard !isAtEnd else { return nil }
      let more = try handle.read(upToCount: 1 << 20) ?? Data()
      isAtEnd = more.isEmpty
      buffer = Data(buffer) + more
    }
  }
}
