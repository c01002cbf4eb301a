/// A table that somebody else drew, as its sheet says it: one head for each column, one text for each
/// cell, whatever was merged. Formulas are read as the values that were saved with them.
package struct ReadTable: Hashable, Sendable, Codable {
  package struct Row: Hashable, Sendable, Codable {
    /// As the program shows it, from 1.
    package var number: Int
    /// As many as there are heads.
    package var cells: [String]

    package init(number: Int, cells: [String]) {
      self.number = number
      self.cells = cells
    }
  }

  package static let rowsMax = 2_000
  package static let columnsMax = 60

  package var sheet: String
  /// Two rows of heads are joined: 目标/年度.
  package var heads: [String]
  package var rows: [Row]

  package init(sheet: String, heads: [String], rows: [Row]) {
    self.sheet = sheet
    self.heads = heads
    self.rows = rows
  }

  /// The tables of a workbook, one of each sheet that has one.
  ///
  /// - Parameter isHead: whether a text is known as a head; decides where a table begins.
  /// - Throws: when there is no table at all, or one has more than `rowsMax` rows or `columnsMax` columns.
  package static func tables(
    of bytes: [UInt8], file: String, isHead: (String) -> Bool
  ) throws(SheetError) -> [ReadTable] {
    var tables: [ReadTable] = []
    for sheet in try ReadWorkbook(bytes, file: file).sheets {
      guard let table = TableFinder(sheet, isHead: isHead)?.table, !table.rows.isEmpty else {
        continue
      }
      guard table.rows.count <= rowsMax, table.heads.count <= columnsMax else {
        throw .lacks(
          file: file, what: "的“\(sheet.name)”超过 \(rowsMax) 行或 \(columnsMax) 列",
          remedy: "请拆成几个文件分别导入")
      }
      tables.append(table)
    }
    guard !tables.isEmpty else {
      throw .lacks(
        file: file, what: "里没有找到表头和内容", remedy: "请确认表里有一行写着“事项”“牵头单位”这样的列名")
    }
    return tables
  }
}

/// Finds where the table of a sheet begins, and reads it.
private struct TableFinder {
  private let sheet: ReadWorkbook.Sheet
  private let cells: [Int: [Int: String]]
  private let first: Int
  private let last: Int
  private let columns: [Int]

  init?(_ sheet: ReadWorkbook.Sheet, isHead: (String) -> Bool) {
    self.sheet = sheet
    let cells = Self.filled(sheet)
    self.cells = cells
    guard let first = Self.firstHead(of: sheet, cells, isHead) else { return nil }
    self.first = first
    // A head over several columns has its own heads below it.
    let merged = sheet.merges.filter { $0.rows.lowerBound == first && $0.columns.count > 1 }
    let tall = sheet.merges.filter { $0.rows.lowerBound == first }.map(\.rows.upperBound).max()
    last = min(max(tall ?? first, merged.isEmpty ? first : first + 1), first + 2)
    let used = Set((first...last).flatMap { Array((cells[$0] ?? [:]).keys) })
    columns = used.sorted()
  }

  /// The row with most known heads; where none is known, the one with most different texts. A head that
  /// reaches down into it begins above.
  private static func firstHead(
    of sheet: ReadWorkbook.Sheet, _ cells: [Int: [Int: String]], _ isHead: (String) -> Bool
  ) -> Int? {
    func worth(_ row: Int) -> (known: Int, texts: Int, place: Int) {
      let texts = Set((cells[row] ?? [:]).values.map(TableText.line).filter { !$0.isEmpty })
      let known = texts.count(where: isHead)
      return (known, known > 0 ? 0 : texts.count, -row)
    }
    let rows = cells.keys.sorted().prefix(20)
    guard let best = rows.max(by: { worth($0) < worth($1) }),
      worth(best).known > 0 || worth(best).texts > 1
    else { return nil }
    return sheet.merges.filter { $0.rows.contains(best) && $0.rows.count <= 3 }
      .map(\.rows.lowerBound).min() ?? best
  }

  /// Every cell of a merge says what the merge says.
  private static func filled(_ sheet: ReadWorkbook.Sheet) -> [Int: [Int: String]] {
    var cells = Dictionary(sheet.rows.map { ($0.number, $0.cells) }) { one, _ in one }
    // Merges over whole sheets are of damaged files.
    for merge in sheet.merges where merge.rows.count <= ReadTable.rowsMax {
      guard let text = cells[merge.rows.lowerBound]?[merge.columns.lowerBound],
        merge.columns.count <= 500
      else { continue }
      for row in merge.rows {
        for column in merge.columns { cells[row, default: [:]][column] = text }
      }
    }
    return cells
  }

  var table: ReadTable {
    var seen: [String: Int] = [:]
    let heads = columns.map { column in
      let head = head(of: column)
      seen[head, default: 0] += 1
      return seen[head] == 1 ? head : "\(head)（\(seen[head] ?? 0)）"
    }
    let rows = cells.keys.filter { $0 > last }.sorted().compactMap(row)
    return ReadTable(sheet: sheet.name, heads: heads, rows: rows)
  }

  private func head(of column: Int) -> String {
    var parts: [String] = []
    for row in first...last {
      let text = TableText.line(cells[row]?[column] ?? "")
      if !text.isEmpty, parts.last != text { parts.append(text) }
    }
    return parts.joined(separator: "/")
  }

  /// `nil` for what is no row of the table: nothing in it, a heading over all columns, heads again.
  private func row(_ number: Int) -> ReadTable.Row? {
    let texts = columns.map { TableText.cell(cells[number]?[$0] ?? "") }
    guard texts.contains(where: { !$0.isEmpty }) else { return nil }
    let isHeading = sheet.merges.contains { merge in
      merge.rows.contains(number) && merge.columns.count * 2 > columns.count
    }
    let repeated = columns.count { column in
      let text = TableText.line(cells[number]?[column] ?? "")
      return !text.isEmpty && text == TableText.line(cells[first]?[column] ?? "")
    }
    return isHeading || repeated * 2 > columns.count
      ? nil : ReadTable.Row(number: number, cells: texts)
  }
}

/// Texts of cells as they are compared and kept.
package enum TableText {
  /// On one line, without any blank: 责任 领导 is 责任领导.
  package static func line(_ text: String) -> String {
    text.filter { !$0.isWhitespace }
  }

  /// Without blanks at either end.
  static func cell(_ text: String) -> String {
    let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
    let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? start
    return String(text[start..<end])
  }
}
