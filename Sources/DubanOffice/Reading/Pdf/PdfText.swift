/// A pdf's text: broken lines re-joined into paragraphs, one a line, without the pages' furniture.
package enum PdfText {
  /// - Parameter output: what `pdftotext -bbox-layout` printed.
  package static func text(ofBoxes output: [UInt8]) -> [UInt8] {
    let boxes = PdfBoxes(output)
    let pages = PdfFurniture.removed(from: boxes.pages).map { PdfRows.merged($0, em: boxes.em) }
    var paragraphs = PdfParagraphs(pages, em: boxes.em)
    return Array(paragraphs.joined().joined(separator: "\n").utf8)
  }
}

/// Joins rows that a paragraph was broken into, by where they begin and end.
struct PdfParagraphs {
  private let pages: [PdfPage]
  private let em: Double
  private var lines: [String] = []
  /// The left edge of most text, and the right edge seen from it.
  private var left = 0.0
  private var width = 0.0

  init(_ pages: [PdfPage], em: Double) {
    self.pages = pages.filter { !$0.rows.isEmpty }
    self.em = em
  }

  mutating func joined() -> [String] {
    measure()
    var previous: (row: PdfRow, frame: Frame)?
    for page in pages {
      let frame = frame(page)
      var below: Double?
      for row in page.rows {
        if let previous, continues(previous, row, frame, below: below) {
          PdfSpacing.wrap(row.text, onto: &lines[lines.count - 1])
        } else {
          lines.append(row.text)
        }
        below = row.bottom
        previous = (row, frame)
      }
    }
    return lines
  }

  /// The edges of a page's text.
  private struct Frame {
    var left: Double
    var right: Double
  }

  private mutating func measure() {
    let rows = pages.flatMap(\.rows)
    let lefts = rows.map(\.left).sorted()
    guard !lefts.isEmpty else { return }
    left = lefts[lefts.count / 50]
    let widths = pages.flatMap { page in
      let left = self.left(page)
      return page.rows.map { $0.right - left }
    }
    width = widths.sorted()[widths.count * 9 / 10]
  }

  /// A page of short paragraphs alone has no row at the edge; its neighbours tell where it is.
  private func left(_ page: PdfPage) -> Double {
    let own = page.rows.map(\.left).min() ?? left
    return abs(own - left) <= 4 * em && own > left ? left : own
  }

  private func frame(_ page: PdfPage) -> Frame {
    let left = left(page)
    let own = page.rows.map(\.right).max() ?? 0
    return Frame(
      left: left, right: own > left + width + 4 * em ? left + width : max(own, left + width))
  }

  private func continues(
    _ previous: (row: PdfRow, frame: Frame), _ row: PdfRow, _ frame: Frame, below: Double?
  ) -> Bool {
    guard !previous.row.isTable, !row.isTable else { return false }
    if let below, row.top - below > 1.2 * row.height { return false }
    guard row.height < previous.row.height * 1.25, previous.row.height < row.height * 1.25 else {
      return false
    }
    let short = previous.frame.right - previous.row.right
    let ends = Self.endsSentence(previous.row.text)
    guard short <= (ends ? 1.5 : 4) * em else { return false }
    if abs(row.left - frame.left) <= 0.8 * em { return true }
    // Two characters further in a paragraph begins; elsewhere an indented block may go on.
    let isFirstLine = abs(row.left - frame.left - 2 * em) <= 0.4 * em
    let isBelow = abs(row.left - previous.row.left) <= 0.3 * em
    return !ends && !isFirstLine && isBelow && short <= 1.5 * em
  }

  private static func endsSentence(_ text: String) -> Bool {
    text.last.map { "。！？；：.!?;:”）".contains($0) } ?? true
  }
}
