import DubanOffice
import DubanReport
import Foundation
import Testing

@Suite struct `Reading docx` {
  private func lines(_ body: String, _ parts: [(name: String, content: String)] = [])
    async throws -> [String]
  {
    let bytes = try DocxFile(body: body, parts: parts).bytes
    return try await text(bytes, name: "报告").components(separatedBy: "\n")
  }

  @Test func `a paragraph is a line, empty ones are none`() async throws {
    let paragraphs = ["  各位代表：", "", "　　现在，我代表区人民政府。 "]
    let bytes = try DocxFile(paragraphs: paragraphs).bytes
    let document = try await SourceDocument.read(bytes: bytes, name: "报告.txt")
    #expect(document.text.string == "各位代表：\n现在，我代表区人民政府。")
    #expect(document.format == .docx)
    #expect(document.encoding == "UTF-8")
  }

  static let inlines: [(xml: String, text: String)] = [
    ("<w:r><w:t>增长</w:t></w:r><w:r><w:t>8%</w:t></w:r>", "增长8%"),
    ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
    ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", "甲\n乙"),
    ("<w:r><w:t>甲&lt;乙&#x4E19;</w:t></w:r>", "甲<乙丙"),
    (
      "<w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>",
      "新"
    ),
    ("<w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom><w:r><w:t>文</w:t></w:r>", "文"),
    ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>显</w:t></w:r>", "显"),
    ("<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>显</w:t></w:r>", "显"),
    (
      "<w:ruby><w:rt><w:r><w:t>bái</w:t></w:r></w:rt>"
        + "<w:rubyBase><w:r><w:t>白</w:t></w:r></w:rubyBase></w:ruby>",
      "白"
    ),
    (
      "<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr>"
        + "<w:sdtContent><w:r><w:t>内</w:t></w:r></w:sdtContent></w:sdt>",
      "内"
    ),
    ("<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>", "链接"),
    ("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>无制表</w:t></w:r>", "无制表"),
    (field("PAGE", "3") + "<w:r><w:t>页</w:t></w:r>", "3页"),
    (field(" TOC \\o \"1-3\"", "一、回顾 1") + "<w:r><w:t>目录</w:t></w:r>", "目录"),
  ]

  static func field(_ code: String, _ result: String) -> String {
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>\(code)</w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>\(result)</w:t></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
  }

  @Test(arguments: inlines)
  func `what a person sees in a paragraph is its text`(_ form: (xml: String, text: String))
    async throws
  {
    #expect(try await lines("<w:p>\(form.xml)</w:p>").joined(separator: "\n") == form.text)
  }

  @Test func `a paragraph whose end mark was deleted goes on in the next`() async throws {
    let deleted = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半，</w:t></w:r></w:p>"
    #expect(try await lines(deleted + DocxFile.paragraph("后半。")) == ["前半，后半。"])
  }

  @Test func `a text box is read once`() async throws {
    func box(_ name: String) -> String {
      "<mc:\(name)><w:txbxContent>\(DocxFile.paragraph("框内"))</w:txbxContent></mc:\(name)>"
    }
    let xml =
      "<w:p><w:r><w:t>正文</w:t><mc:AlternateContent>\(box("Choice"))\(box("Fallback"))"
      + "</mc:AlternateContent></w:r></w:p>"
    #expect(try await lines(xml) == ["框内", "正文"])
  }

  @Test func `a row is a line with tabs, a layout row is paragraphs`() async throws {
    func cell(_ texts: String...) -> String {
      "<w:tc>\(texts.map(DocxFile.paragraph).joined())</w:tc>"
    }
    let table =
      "<w:tbl><w:tr>\(cell("序号"))\(cell("指标"))</w:tr>"
      + "<w:tr>\(cell("1"))\(cell("地区", "生产总值"))</w:tr><w:tr>\(cell(""))\(cell(""))</w:tr>"
      + "<w:tr><w:trPr><w:del/></w:trPr>\(cell("删"))\(cell("除"))</w:tr>"
      + "<w:tr>\(cell("甲", "乙"))</w:tr></w:tbl>"
    #expect(try await lines(table) == ["序号\t指标", "1\t地区 生产总值", "甲", "乙"])
  }

  @Test(arguments: [
    ("<w:tr><w:tc><w:tr>%</w:tr></w:tc></w:tr>", ["文"]),
    ("<w:tr><w:tc><w:tr/>%</w:tc></w:tr>", ["文"]),
    ("<w:tr><w:tc>%<w:tr><w:tc>%</w:tc></w:tr>%</w:tc></w:tr>", ["文", "文", "文"]),
  ])
  func `a row inside a cell without a table loses no text`(_ rows: String, _ expected: [String])
    async throws
  {
    let filled = rows.replacingOccurrences(of: "%", with: DocxFile.paragraph("文"))
    #expect(try await lines("<w:tbl>\(filled)</w:tbl>") == expected)
  }

  @Test func `notes stand at the end, tied by their marks`() async throws {
    func note(_ kind: String, _ id: Int, _ text: String, type: String = "") -> String {
      "<w:\(kind) w:id=\"\(id)\"\(type)>\(DocxFile.paragraph(text))</w:\(kind)>"
    }
    let body =
      "<w:p><w:r><w:t>放管服</w:t><w:endnoteReference w:id=\"1\"/></w:r>"
      + "<w:r><w:t>、两不愁</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
    let line = note("footnote", 0, "线", type: " w:type=\"separator\"")
    let foot = line + note("footnote", 2, "吃穿")
    let read = try await lines(
      body,
      [
        ("word/footnotes.xml", DocxFile.part("footnotes", foot)),
        ("word/endnotes.xml", DocxFile.part("endnotes", note("endnote", 1, "简政"))),
      ])
    #expect(read == ["放管服[1]、两不愁[2]", "[1] 简政", "[2] 吃穿"])
  }

  @Test func `automatic numbers are written out`() async throws {
    func level(_ index: Int, _ format: String, _ text: String, style: String = "") -> String {
      "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/>"
        + "\(style)<w:lvlText w:val=\"\(text)\"/></w:lvl>"
    }
    let numbering =
      "<w:abstractNum w:abstractNumId=\"5\">"
      + level(0, "chineseCounting", "%1、", style: "<w:pStyle w:val=\"H1\"/>")
      + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.") + level(3, "bullet", "•")
      + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num>"
    let styles =
      "<w:style w:styleId=\"H1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
      + "</w:style><w:style w:styleId=\"H2\"><w:basedOn w:val=\"H1\"/></w:style>"
    func paragraph(_ text: String, _ level: Int?, style: String = "") -> String {
      let number = level.map {
        "<w:numPr><w:ilvl w:val=\"\($0)\"/><w:numId w:val=\"1\"/></w:numPr>"
      }
      return "<w:p><w:pPr>\(style)\(number ?? "")</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
    }
    let body =
      paragraph("回顾", nil, style: "<w:pStyle w:val=\"H1\"/>") + paragraph("经济", 1)
      + paragraph("工业", 2) + paragraph("农业", 2) + paragraph("要点", 3) + paragraph("民生", 1)
      + paragraph("教育", 2) + paragraph("安排", nil, style: "<w:pStyle w:val=\"H2\"/>")
      + DocxFile.paragraph("结语")
    let read = try await lines(
      body,
      [
        ("word/numbering.xml", DocxFile.part("numbering", numbering)),
        ("word/styles.xml", DocxFile.part("styles", styles)),
      ])
    let expected = [
      "一、回顾", "（一）经济", "1. 工业", "2. 农业", "要点", "（二）民生", "1. 教育", "二、安排",
      "结语",
    ]
    #expect(read == expected)
  }

  @Test func `hostile nesting, fields and attributes end in good time`() async throws {
    let deep = String(repeating: "<w:tbl><w:tr><w:tc>", count: 100_000)
    #expect(await refusal(try DocxFile(body: deep).bytes) == .damagedDocx)
    let attributes = (0..<200_000).map { "a\($0)='1'" }.joined(separator: " ")
    #expect(await refusal(try DocxFile(body: "<w:p \(attributes)/>").bytes) == .damagedDocx)
    let field =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:fldChar w:fldCharType=\"separate\"/></w:r>"
    let fields = String(repeating: field + "<w:r><w:t>字</w:t></w:r>", count: 20_000)
    let read = try await lines("<w:p>\(fields)</w:p>")
    #expect(read.map(\.count) == [20_000])
  }
}
