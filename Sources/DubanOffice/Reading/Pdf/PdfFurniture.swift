/// What is printed on each page beside its text: running heads and page numbers.
enum PdfFurniture {
  static func removed(from pages: [PdfPage]) -> [PdfPage] {
    let numbered = pages.map(withoutNumbers)
    let heads = runningHeads(numbered)
    guard !heads.isEmpty else { return numbered }
    return numbered.map { page in
      let rows = page.rows.filter { !(isInMargin($0, page) && heads.contains(Head($0))) }
      return PdfPage(height: page.height, rows: rows)
    }
  }

  /// A row at a place of the page; figures in it may change from page to page.
  private struct Head: Hashable {
    var text: String
    var place: Int

    init(_ row: PdfRow) {
      text = String(row.text.map { $0.isNumber ? "0" : $0 })
      place = Int((row.middle / 6).rounded())
    }
  }

  private static func runningHeads(_ pages: [PdfPage]) -> Set<Head> {
    guard pages.count > 1 else { return [] }
    var counts: [Head: Int] = [:]
    for page in pages {
      let heads = Set(page.rows.filter { isInMargin($0, page) }.map(Head.init))
      for head in heads { counts[head, default: 0] += 1 }
    }
    let least = pages.count == 2 ? 2 : max(3, pages.count * 3 / 10)
    return Set(counts.filter { $0.value >= least }.keys)
  }

  private static func withoutNumbers(_ page: PdfPage) -> PdfPage {
    let rows = page.rows.filter { !(isInMargin($0, page) && isPageNumber($0.text)) }
    return PdfPage(height: page.height, rows: rows)
  }

  private static func isInMargin(_ row: PdfRow, _ page: PdfPage) -> Bool {
    row.bottom < page.height * 0.14 || row.top > page.height * 0.86
  }

  /// `3`, `— 3 —`, `- 3 -`, `第3页`, `第 3 页 共 20 页`, `3/20`, `Page 3`.
  static func isPageNumber(_ text: String) -> Bool {
    let ornaments = Set("—–-―－-─·•.~|/[]()（）第页共 \t\u{3000}，,")
    let bare = text.replacingPrefix("Page ", with: "").filter { !ornaments.contains($0) }
    return (1...8).contains(bare.count) && bare.allSatisfy(\.isNumber) && text.count < 20
  }
}

extension String {
  fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
  }
}
