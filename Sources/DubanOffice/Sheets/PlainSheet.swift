/// A table of texts as a workbook: heads in the first row, every cell a text, so that nothing in it is
/// ever computed. A marking stands in a row above them.
package enum PlainSheet {
  package static func workbook(
    named name: String, _ rows: [[String]], marking: String? = nil
  ) throws(SheetError) -> [UInt8] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.reduce(8) { max($0, column < $1.count ? $1[column].count * 2 + 2 : 0) }
    }
    var sheet = Sheet(
      name: name, columns: widths.map { Sheet.Column(width: Double(min($0, 48))) })
    sheet.rows = (marking.map { [Sheet.Row([Cell($0, .line)])] } ?? [])
    let head = sheet.rows.count
    sheet.rows += rows.enumerated().map { place, texts in
      Sheet.Row(
        texts.map { text in
          Cell(text, place == 0 ? .head : .body)
        })
    }
    sheet.frozenRows = head + 1
    sheet.repeatedRows = head...head
    return try Workbook(title: name, marking: marking, sheets: [sheet]).bytes()
  }
}
