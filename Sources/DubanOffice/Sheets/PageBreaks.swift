/// Where a new page must begin so that a line of signatures is not left alone on it.
extension Sheet {
  /// Breaks above the row before each of these rows where the page would end just between them.
  ///
  /// Excel knows no rows that keep together, so the pages are counted here as they will be printed:
  /// across, one page wide, with the repeated rows at the head of each.
  mutating func keepWithRowAbove(_ rows: Set<Int>) {
    let head = repeatedRows.map { $0.reduce(0) { $0 + height($1) } } ?? 0
    let room = pageHeight
    var used = 0.0
    for index in self.rows.indices {
      let own = height(index)
      let next = rows.contains(index + 1) ? height(index + 1) : 0
      if used > head, used + own + next > room {
        self.rows[index].breaksPage = true
        used = head
      }
      used += own
    }
  }

  private func height(_ index: Int) -> Double {
    rows[index].height ?? RowHeight.of(rows[index], in: columns)
  }

  /// The height of an A4 page on its side in points of the sheet, scaled to the page's width.
  private var pageHeight: Double {
    let width = columns.reduce(0) { $0 + ($1.isHidden ? 0 : ($1.width * 8 + 5) * 0.75) }
    // A little less than there is, as programs differ in how tall they set a line.
    return 0.97 * 493 * max(1, width / 757)
  }
}
