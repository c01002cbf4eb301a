/// 填报表 as a workbook: one row for each matter of a unit, filled in by hand and read back.
package struct ReturnsWorkbook: Sendable {
  package struct Line: Hashable, Sendable {
    package var number: String
    package var title: String
    package var due: String
    package var planned: String
    /// What was reported last.
    package var last: String
    package var counted: String
    package var percent: String
    package var text: String
    /// Takes no report now: its cells are grey.
    package var isLocked: Bool
    package var allowsPercent: Bool

    package init(
      number: String, title: String, due: String, planned: String, last: String, counted: String,
      percent: String, text: String, isLocked: Bool, allowsPercent: Bool
    ) {
      self.number = number
      self.title = title
      self.due = due
      self.planned = planned
      self.last = last
      self.counted = counted
      self.percent = percent
      self.text = text
      self.isLocked = isLocked
      self.allowsPercent = allowsPercent
    }
  }

  /// A row as it was filled in.
  package struct Filled: Hashable, Sendable {
    /// As the program shows it, from 1.
    package var row: Int
    package var number: String
    package var counted: String
    package var percent: String
    package var text: String
  }

  private static let sheet = "填报表"
  package static let heads = ["编号", "事项", "完成时限", "计划进度", "上期情况", "实物量", "自报进度（%）", "本期情况"]

  package var title: String
  package var lines: [Line]

  package init(title: String, lines: [Line]) {
    self.title = title
    self.lines = lines
  }

  /// - Parameter marking: stands before the title and on every page that is printed.
  package func file(marking: String? = nil) throws(SheetError) -> [UInt8] {
    var sheet = Sheet(
      name: Self.sheet,
      columns: [16, 34, 12, 10, 34, 16, 13, 44].map { Sheet.Column(width: $0) })
    sheet.rows.append(
      Sheet.Row(
        [Cell((marking.map { $0 + "　" } ?? "") + title, .title)], height: 34, spansAll: true))
    sheet.rows.append(
      Sheet.Row(
        [Cell("只填白色格：实物量写成 3/14条、1200/5000万元；灰色格不能改。编号不要改动，按编号读回。", .line)],
        spansAll: true))
    sheet.rows.append(Sheet.Row(Self.heads.map { Cell($0, .deskHead) }))
    for line in lines { sheet.rows.append(Sheet.Row(cells(of: line))) }
    sheet.frozenRows = 3
    sheet.frozenColumns = 2
    sheet.repeatedRows = 2...2
    return try Workbook(title: title, marking: marking, sheets: [sheet]).bytes()
  }

  private func cells(of line: Line) -> [Cell] {
    let grey = CellStyle.desk.filled(0xE7E6E1)
    let open = line.isLocked ? grey : CellStyle.desk.numbered("@")
    return [line.number, line.title, line.due, line.planned, line.last].map { Cell($0, grey) } + [
      Cell(line.counted, open), Cell(line.percent, line.allowsPercent ? open : grey),
      Cell(line.text, open),
    ]
  }

  /// The rows with a number, in the order of the sheet; columns are found by their heads.
  package static func read(_ bytes: [UInt8], file: String) throws(SheetError) -> [Filled] {
    let book = try ReadWorkbook(bytes, file: file)
    let sheet = book.sheet(named: Self.sheet) ?? book.sheets.first
    guard let sheet, let head = sheet.rows.first(where: { $0.cells.values.contains("编号") }) else {
      throw .lacks(file: file, what: "没有“编号”这一列", remedy: "请用本页下载的填报表填写后再读入")
    }
    func column(_ name: String) -> Int? { head.cells.first { $0.value == name }?.key }
    guard let number = column("编号"), let text = column("本期情况") else {
      throw .lacks(file: file, what: "没有“本期情况”这一列", remedy: "请用本页下载的填报表填写后再读入")
    }
    let (counted, percent) = (column("实物量"), column("自报进度（%）"))
    return sheet.rows.filter { $0.number > head.number && $0.cells[number] != nil }.map { row in
      func cell(_ column: Int?) -> String { column.flatMap { row.cells[$0] } ?? "" }
      return Filled(
        row: row.number, number: cell(number), counted: cell(counted), percent: cell(percent),
        text: cell(text))
    }
  }
}
