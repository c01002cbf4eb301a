/// Puts what stands side by side on a page into one row: cells of a table, small raised marks.
enum PdfRows {
  static func merged(_ page: PdfPage, em: Double) -> PdfPage {
    let groups = groups(page.rows)
    // Two columns of running text are read one after the other, as pdftotext has them.
    let columns = groups.filter { $0.filter { $0.right - $0.left > 12 * em }.count > 1 }
    guard columns.count < 4 else { return page }
    return PdfPage(height: page.height, rows: groups.map { merge($0, em: em) })
  }

  private static func groups(_ rows: [PdfRow]) -> [[PdfRow]] {
    var groups: [[PdfRow]] = []
    for row in rows.sorted(by: { $0.middle < $1.middle }) {
      if let first = groups.last?.first, row.middle - first.middle < first.height * 0.4 {
        groups[groups.count - 1].append(row)
      } else {
        groups.append([row])
      }
    }
    return groups
  }

  private static func merge(_ group: [PdfRow], em: Double) -> PdfRow {
    let cells = group.sorted { $0.left < $1.left }
    var row = cells[0]
    for cell in cells.dropFirst() {
      let isCell = cell.left - row.right >= em
      if isCell {
        row.text += "\t" + cell.text
      } else {
        PdfSpacing.wrap(cell.text, onto: &row.text)
      }
      row.isTable = row.isTable || isCell
      row.right = max(row.right, cell.right)
    }
    return row
  }
}
