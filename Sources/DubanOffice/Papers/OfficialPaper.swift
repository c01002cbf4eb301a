/// A paper of an office (公文) as GB/T 9704-2012 lays it out; `docx(of:)` makes the file of one or
/// several.
package struct OfficialPaper: Sendable {
  package enum Paragraph: Hashable, Sendable {
    /// 一、in 黑体.
    case heading(String)
    /// 仿宋, two characters in.
    case text(String)
    /// Head and rows, over the whole type area; a row of one cell spans all columns.
    case table([String], [[String]])
  }

  /// 发文机关标志, above the red line; without one the title stands at the top.
  package var mark: String?
  /// 发文字号.
  package var number: String?
  package var title: String
  /// 主送机关, without its colon.
  package var recipient: String?
  package var paragraphs: [Paragraph]
  /// 发文机关署名 and 成文日期.
  package var office: String?
  package var date: String?

  package init(
    mark: String? = nil, number: String? = nil, title: String, recipient: String? = nil,
    paragraphs: [Paragraph], office: String? = nil, date: String? = nil
  ) {
    self.mark = mark
    self.number = number
    self.title = title
    self.recipient = recipient
    self.paragraphs = paragraphs
    self.office = office
    self.date = date
  }
}

extension OfficialPaper {
  /// Lengths in twips, twentieths of a point (`domain.md` §9).
  enum Layout {
    static let width = 11_906
    static let height = 16_838
    static let top = 2_098
    static let bottom = 1_984
    static let left = 1_587
    static let right = 1_474
    /// 22 lines on a page.
    static let line = 579
    /// Less than a character's own width, so that 28 stand on a line.
    static let characterSpace = -848
    /// The type area, 156 mm.
    static let area = width - left - right
    /// Of a page on its side, which is for tables: 20 mm at both ends of its lines.
    static let wideSide = 1_134
    static let wideArea = height - 2 * wideSide
  }

  package enum Sheet: Sendable {
    case upright, wide

    var area: Int { self == .wide ? Layout.wideArea : Layout.area }
  }

  enum Face: String {
    case title = "方正小标宋简体"
    case hei = "黑体"
    case fang = "仿宋_GB2312"
    case song = "宋体"
  }

  /// Each paper begins on a page of its own.
  ///
  /// - Parameter marking: stands at the head of every page, above the type area.
  package static func docx(
    of papers: [OfficialPaper], on sheet: Sheet = .upright, marking: String? = nil
  ) -> [UInt8] {
    var zip = ZipWriter()
    for (name, text) in PaperParts.all(marking) { zip.add(name, Array(text.utf8)) }
    let document = document(of: papers, on: sheet, isMarked: marking != nil)
    zip.add("word/document.xml", Array(document.utf8))
    return zip.bytes
  }

  static func document(
    of papers: [OfficialPaper], on sheet: Sheet = .upright, isMarked: Bool = false
  ) -> String {
    let body = papers.enumerated().map { $1.body(breaksPage: $0 > 0, sheet) }.joined()
    return PaperParts.declaration + "<w:document \(PaperParts.space)><w:body>\(body)"
      + PaperParts.section(sheet, isMarked: isMarked) + "</w:body></w:document>"
  }

  private func body(breaksPage: Bool, _ sheet: Sheet) -> String {
    var text = ""
    if let mark {
      text += paragraph(
        mark, .title, size: Self.markSize(mark), color: "E60000", centred: true,
        breaksPage: breaksPage, line: nil)
      text += paragraph("", .fang) + paragraph(number ?? "", .fang, centred: true, redLine: true)
      text += paragraph("", .fang)
    }
    text += paragraph(
      title, .title, size: 44, centred: true, breaksPage: breaksPage && mark == nil)
    text += paragraph("", .fang)
    if let recipient { text += paragraph(recipient + "：", .fang) }
    for part in paragraphs { text += xml(of: part, sheet) }
    if office != nil || date != nil { text += paragraph("", .fang) }
    if let office { text += paragraph(office, .fang, right: 2) }
    if let date { text += paragraph(date, .fang, right: 4) }
    return text
  }

  /// As large as the line holds, at most 26 mm as the standard has it for short names: 36 points.
  private static func markSize(_ mark: String) -> Int {
    min(72, Layout.area / 10 / max(1, mark.count))
  }

  private func xml(of part: Paragraph, _ sheet: Sheet) -> String {
    switch part {
    case .heading(let text): paragraph(text, .hei, indents: true)
    case .text(let text): paragraph(text, .fang, indents: true)
    case .table(let head, let rows): PaperTable(head: head, rows: rows, area: sheet.area).xml
    }
  }

  /// - Parameters:
  ///   - size: in half points.
  ///   - right: characters between the end of the line and the type area.
  private func paragraph(
    _ text: String, _ face: Face, size: Int = 32, color: String? = nil, centred: Bool = false,
    indents: Bool = false, right: Int? = nil, breaksPage: Bool = false, redLine: Bool = false,
    line: Int? = Layout.line
  ) -> String {
    var look = breaksPage ? "<w:pageBreakBefore/>" : ""
    if redLine {
      look +=
        "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"18\" w:space=\"10\" w:color=\"E60000\"/></w:pBdr>"
    }
    if let line { look += "<w:spacing w:line=\"\(line)\" w:lineRule=\"exact\"/>" }
    if indents { look += "<w:ind w:firstLineChars=\"200\" w:firstLine=\"632\"/>" }
    if let right { look += "<w:ind w:rightChars=\"\(right * 100)\" w:right=\"\(right * 316)\"/>" }
    if centred { look += "<w:jc w:val=\"center\"/>" }
    if right != nil { look += "<w:jc w:val=\"right\"/>" }
    return "<w:p><w:pPr>\(look)</w:pPr>" + PaperParts.run(text, face, size, color) + "</w:p>"
  }
}
