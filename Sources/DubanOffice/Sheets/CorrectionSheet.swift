public import DubanReport

/// What a person changed in a 工作版, read back from the workbook.
///
/// The differences are those against the values as read, which the workbook carries in a hidden
/// sheet; columns are found by their heads and rows by their ids, so that both may be moved.
public struct CorrectionSheet: Sendable {
  public var corrections: Corrections
  /// Those of them that were made in this workbook; the others were laid on the report before.
  public var changes: [Correction] = []
  /// What could not be understood, each with sheet, row and column; the rest is taken over.
  public var problems: [String] = []
  /// What was taken over but deserves a look.
  public var hints: [String] = []

  /// - Parameters:
  ///   - bytes: of an xlsx file saved by Excel, WPS or LibreOffice.
  ///   - file: its name, for messages.
  ///   - fresh: the breakdown it was made from, for workbooks that lost their hidden sheet.
  public static func read(_ bytes: [UInt8], file: String, fresh: BreakdownWorkbook? = nil)
    throws(SheetError) -> CorrectionSheet
  {
    let book = try ReadWorkbook(bytes, file: file)
    let working = try WorkingSheet(book, file: file)
    let baseline = try Baseline(book, file: file, fresh: fresh)
    try Provenance(working, baseline, fresh: fresh).check(file: file)
    let units = book.sheet(named: BreakdownWorkbook.unitsName)?.rows.compactMap { $0.cells[0] }
    var comparison = SheetComparison(working, baseline, units: Set(units ?? []))
    comparison.run()
    let earlier = EarlierCorrections.read(book) ?? fresh?.corrections ?? []
    let issued = IssuedComparison(book, working, baseline)
    return CorrectionSheet(
      corrections: Corrections(
        sourceSha256: baseline.sourceSHA256,
        corrections: earlier.followed(by: comparison.corrections)),
      changes: comparison.corrections,
      problems: comparison.problems + issued.problems, hints: comparison.hints)
  }
}

/// The corrected sheet with its columns found.
struct WorkingSheet: Sendable {
  struct Row: Sendable {
    var number: Int
    var values: [WorkingColumn: String]

    subscript(_ column: WorkingColumn) -> String { values[column] ?? "" }
  }

  var name: String
  var columns: Set<WorkingColumn>
  var rows: [Row]

  private static let headRowMax = 20

  init(_ book: ReadWorkbook, file: String) throws(SheetError) {
    let named = book.sheet(named: BreakdownWorkbook.workingName)
    let others = book.sheets.filter {
      $0.name != BreakdownWorkbook.baselineName && $0.name != BreakdownWorkbook.workingName
    }
    for sheet in [named].compactMap({ $0 }) + others {
      guard let (row, places) = Self.head(of: sheet) else { continue }
      self.init(sheet, head: row, places: places)
      guard columns.contains(.id) else {
        throw .lacks(
          file: file,
          what: "的“\(sheet.name)”工作表第\(sheet.rows[row].number)行表头没有“条目编号”列（该列默认隐藏）",
          remedy: "请取消隐藏核对，或从原表把“条目编号”列复制回来")
      }
      return
    }
    throw .lacks(
      file: file, what: "里没有找到“\(BreakdownWorkbook.workingName)”工作表或它的表头（目标任务、牵头单位……）",
      remedy: "请在本系统导出的任务分解表（Excel）上修改，并保留表头行")
  }

  private init(_ sheet: ReadWorkbook.Sheet, head: Int, places: [WorkingColumn: Int]) {
    name = sheet.name
    columns = Set(places.keys)
    rows = sheet.rows.dropFirst(head + 1).map { row in
      Row(
        number: row.number,
        values: places.compactMapValues { row.cells[$0].map(CellText.plain) })
    }
  }

  /// The row that names the task column and at least three more, with the place of each column.
  private static func head(of sheet: ReadWorkbook.Sheet) -> (Int, [WorkingColumn: Int])? {
    for (index, row) in sheet.rows.prefix(headRowMax).enumerated() {
      var places: [WorkingColumn: Int] = [:]
      for (place, text) in row.cells.sorted(by: { $0.key < $1.key }) {
        guard let column = WorkingColumn.byKey[WorkingColumn.key(text)] else { continue }
        if places[column] == nil { places[column] = place }
      }
      if places[.task] != nil, places.count > 3, places[.lead] != nil || places[.id] != nil {
        // The 印发版 has a task and a lead column as well, but no handling and no id.
        if places[.id] != nil || places[.handling] != nil { return (index, places) }
      }
    }
    return nil
  }
}

/// The values as they were read, before anybody corrected them.
struct Baseline: Sendable {
  struct Row: Sendable {
    var id: String
    var values: [WorkingColumn: String]
    /// The commitment's own words.
    var quote: String

    subscript(_ column: WorkingColumn) -> String { values[column] ?? "" }
  }

  var sourceSHA256: String
  var rows: [Row]
  var byID: [String: Row]

  init(_ book: ReadWorkbook, file: String, fresh: BreakdownWorkbook?) throws(SheetError) {
    if let sheet = book.sheet(named: BreakdownWorkbook.baselineName), sheet.rows.count >= 2,
      sheet.rows[0].cells[0] == BreakdownWorkbook.baselineSchema
    {
      self.init(sheet)
    } else if let fresh {
      self.init(fresh)
    } else {
      throw .lacks(
        file: file, what: "里没有隐藏的“\(BreakdownWorkbook.baselineName)”工作表，无法知道改动前的内容",
        remedy: "请使用原工作簿修改（不要把“工作版”复制到新工作簿），或同时给出报告文件")
    }
  }

  private init(_ sheet: ReadWorkbook.Sheet) {
    sourceSHA256 = sheet.rows[0].cells[1] ?? ""
    let width = WorkingColumn.allCases.count
    rows = sheet.rows.dropFirst(2).compactMap { row in
      var values: [WorkingColumn: String] = [:]
      for column in WorkingColumn.allCases {
        values[column] = row.cells[column.rawValue].map(CellText.plain)
      }
      // Word for word, so that the sentence is found again.
      values[.original] = row.cells[WorkingColumn.original.rawValue]
      guard let id = values[.id] else { return nil }
      return Row(id: id, values: values, quote: row.cells[width] ?? "")
    }
    byID = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private init(_ book: BreakdownWorkbook) {
    sourceSHA256 = book.sourceSHA256
    rows = book.report.commitments.enumerated().map { index, commitment in
      let row = WorkingRow(commitment, number: index + 1, of: book)
      var values: [WorkingColumn: String] = [:]
      for column in WorkingColumn.allCases { values[column] = CellText.plain(row.text(column)) }
      values[.original] = row.text(.original)
      return Row(
        id: commitment.id, values: values, quote: book.report.text(commitment.spanAsRead))
    }
    byID = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension CellText {
  /// Without the white space that programs and hands add: at the ends, and `\r`.
  static func plain(_ text: String) -> String {
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(trimmed)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
    let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? start
    return String(text[start..<end])
  }
}
