/// The parts of a docx beside its text, and its runs of text.
enum PaperParts {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let space =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
  private static let office = "application/vnd.openxmlformats-officedocument.wordprocessingml."
  private static let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
  private static let packages = "http://schemas.openxmlformats.org/package/2006/"

  static func all(_ marking: String?) -> [(String, String)] {
    [
      ("[Content_Types].xml", types(marking != nil)), ("_rels/.rels", rootLinks),
      ("word/_rels/document.xml.rels", documentLinks(marking != nil)),
      ("word/styles.xml", styles),
      ("word/settings.xml", settings), ("word/footer1.xml", footer("right")),
      ("word/footer2.xml", footer("left")),
    ] + (marking.map { [("word/header1.xml", header($0))] } ?? [])
  }

  private static func types(_ isMarked: Bool) -> String {
    declaration + "<Types xmlns=\"\(packages)content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + [
        ("document", "document.main"), ("styles", "styles"), ("settings", "settings"),
        ("footer1", "footer"), ("footer2", "footer"),
      ].appending(("header1", "header"), if: isMarked).map { part, type in
        "<Override PartName=\"/word/\(part).xml\" ContentType=\"\(office)\(type)+xml\"/>"
      }.joined() + "</Types>"
  }

  private static let rootLinks =
    declaration + "<Relationships xmlns=\"\(packages)relationships\">"
    + "<Relationship Id=\"r1\" Type=\"\(links)officeDocument\" Target=\"word/document.xml\"/>"
    + "</Relationships>"

  private static func documentLinks(_ isMarked: Bool) -> String {
    declaration + "<Relationships xmlns=\"\(packages)relationships\">"
      + [
        ("r1", "styles", "styles"), ("r2", "settings", "settings"), ("r3", "footer", "footer1"),
        ("r4", "footer", "footer2"),
      ].appending(("r5", "header", "header1"), if: isMarked).map { id, type, target in
        "<Relationship Id=\"\(id)\" Type=\"\(links)\(type)\" Target=\"\(target).xml\"/>"
      }.joined() + "</Relationships>"
  }

  private static let styles =
    declaration + "<w:styles \(space)><w:docDefaults><w:rPrDefault><w:rPr>\(fonts(.fang))"
    + "<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>"
    + "</w:rPr></w:rPrDefault></w:docDefaults></w:styles>"

  /// Page numbers stand outside: right on odd pages, left on even ones.
  private static let settings =
    declaration + "<w:settings \(space)><w:evenAndOddHeaders/></w:settings>"

  /// 一字线 on both sides of the number, one character from the edge.
  private static func footer(_ side: String) -> String {
    let look = "<w:rPr>\(fonts(.song))<w:sz w:val=\"28\"/></w:rPr>"
    func text(_ text: String) -> String {
      "<w:r>\(look)<w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
    }
    return declaration
      + "<w:ftr \(space)><w:p><w:pPr><w:ind w:\(side)Chars=\"100\" w:\(side)=\"316\"/>"
      + "<w:jc w:val=\"\(side)\"/></w:pPr>" + text("— ")
      + "<w:fldSimple w:instr=\" PAGE \"><w:r>\(look)<w:t>1</w:t></w:r></w:fldSimple>"
      + text(" —") + "</w:p></w:ftr>"
  }

  /// At the upper left of every page, in 黑体 of size 3, where a paper says how secret it is.
  private static func header(_ marking: String) -> String {
    declaration + "<w:hdr \(space)><w:p>\(run(marking, .hei, 32))</w:p></w:hdr>"
  }

  /// The page's size, margins and, upright, its grid of 22 lines of 28 characters.
  static func section(_ sheet: OfficialPaper.Sheet, isMarked: Bool) -> String {
    typealias Layout = OfficialPaper.Layout
    let (width, height) = (Layout.width, Layout.height)
    let size =
      sheet == .wide
      ? "w:w=\"\(height)\" w:h=\"\(width)\" w:orient=\"landscape\""
      : "w:w=\"\(width)\" w:h=\"\(height)\""
    let (top, right, bottom, left) =
      sheet == .wide
      ? (Layout.right, Layout.wideSide, Layout.left, Layout.wideSide)
      : (Layout.top, Layout.right, Layout.bottom, Layout.left)
    let grid =
      "<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"\(Layout.line)\" "
      + "w:charSpace=\"\(Layout.characterSpace)\"/>"
    let heads =
      !isMarked
      ? ""
      : ["default", "even"].map {
        "<w:headerReference w:type=\"\($0)\" r:id=\"r5\"/>"
      }.joined()
    return "<w:sectPr>\(heads)<w:footerReference w:type=\"default\" r:id=\"r3\"/>"
      + "<w:footerReference w:type=\"even\" r:id=\"r4\"/><w:pgSz \(size)/>"
      + "<w:pgMar w:top=\"\(top)\" w:right=\"\(right)\" w:bottom=\"\(bottom)\" "
      + "w:left=\"\(left)\" w:header=\"851\" "
      + "w:footer=\"\(sheet == .wide ? 851 : 1400)\" w:gutter=\"0\"/>"
      + (sheet == .wide ? "" : grid) + "</w:sectPr>"
  }

  static func fonts(_ face: OfficialPaper.Face) -> String {
    "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\" "
      + "w:eastAsia=\"\(face.rawValue)\"/>"
  }

  static func run(
    _ text: String, _ face: OfficialPaper.Face, _ size: Int, _ color: String? = nil
  ) -> String {
    if text.isEmpty { return "" }
    return "<w:r><w:rPr>\(fonts(face))"
      + (color.map { "<w:color w:val=\"\($0)\"/>" } ?? "")
      + "<w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/></w:rPr>"
      + "<w:t xml:space=\"preserve\">\(escaped(text))</w:t></w:r>"
  }

  /// What XML may not hold is left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// A table over the whole type area, its head repeated on each page.
struct PaperTable {
  var head: [String]
  var rows: [[String]]
  /// In twips.
  var area = OfficialPaper.Layout.area

  var xml: String {
    let width = area
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"]
    let borders = sides.map { "<w:\($0) w:val=\"single\" w:sz=\"4\" w:color=\"000000\"/>" }
    let widths = self.widths
    return "<w:tbl><w:tblPr><w:tblW w:w=\"\(width)\" w:type=\"dxa\"/><w:tblBorders>"
      + borders.joined() + "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
      + widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>"
      + row(head, widths, isHead: true) + rows.map { row($0, widths, isHead: false) }.joined()
      + "</w:tbl>"
  }

  /// By the longest cell of each column, none under three characters or over twenty; beside long
  /// columns a short one holds its cells unbroken.
  private var widths: [Int] {
    let needs = head.indices.map { column in
      let whole = [head] + rows.filter { $0.count == head.count }
      let longest = whole.map { $0.indices.contains(column) ? $0[column].count : 0 }.max()
      return min(20, max(3, longest ?? 3))
    }
    let long = needs.filter { $0 > Self.shortMax }.reduce(0, +)
    let fixed = needs.filter { $0 <= Self.shortMax }.map(Self.width).reduce(0, +)
    guard long > 0, fixed < area / 2 else {
      return needs.map { area * $0 / max(1, needs.reduce(0, +)) }
    }
    return needs.map { $0 <= Self.shortMax ? Self.width($0) : (area - fixed) * $0 / long }
  }

  private static let shortMax = 4
  /// Of so many characters at twelve points, with the room at both sides.
  private static func width(_ characters: Int) -> Int { 240 * characters + 240 }

  private func row(_ cells: [String], _ widths: [Int], isHead: Bool) -> String {
    let look = "<w:trPr><w:cantSplit/>" + (isHead ? "<w:tblHeader/>" : "") + "</w:trPr>"
    let isWhole = cells.count == 1 && widths.count > 1
    let span = isWhole ? "<w:gridSpan w:val=\"\(widths.count)\"/>" : ""
    let texts = zip(cells, isWhole ? [area] : widths).map { text, width in
      "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(span)</w:tcPr><w:p><w:pPr>"
        + "<w:spacing w:line=\"380\" w:lineRule=\"exact\"/>"
        + (isHead ? "<w:jc w:val=\"center\"/>" : "") + "</w:pPr>"
        + PaperParts.run(text, isHead || isWhole ? .hei : .fang, 24) + "</w:p></w:tc>"
    }
    return "<w:tr>\(look)\(texts.joined())</w:tr>"
  }
}

extension Array {
  fileprivate func appending(_ element: Element, if isWanted: Bool) -> [Element] {
    isWanted ? self + [element] : self
  }
}
