import DubanOffice
import Testing

@Suite struct `Taking all text out of a file` {
  @Test func `headers, runs that were cut, and properties of a docx are in it`() async throws {
    let cut = "<w:p><w:r><w:t>机</w:t></w:r><w:r><w:t>密</w:t></w:r><w:r><w:t>★5年</w:t></w:r></w:p>"
    let header = DocxFile.part("hdr", DocxFile.paragraph("绝密★长期"))
    let docx = try DocxFile(body: cut, parts: [("word/header1.xml", header)]).bytes
    let text = await AnyText.of(docx, name: "a.docx")
    #expect(text.contains("机密★5年") && text.contains("绝密★长期"))
  }

  @Test func `the end of one paragraph and the beginning of the next make no word`() async throws {
    let docx = try DocxFile(paragraphs: ["严守机密", "★优秀单位"]).bytes
    #expect(await AnyText.of(docx, name: "a.docx").contains("机密★") == false)
  }

  @Test func `cells of an xlsx are in it, by reference or by number`() async throws {
    let strings = "<sst><si><t>秘密&#9733;1年</t></si><si><t>合计</t></si></sst>"
    let sheet = "<worksheet><c t=\"inlineStr\"><is><t>机密&#x2605;</t></is></c></worksheet>"
    let xlsx = try ZipFile(
      [
        ("xl/sharedStrings.xml", Array(strings.utf8)),
        ("xl/worksheets/sheet1.xml", Array(sheet.utf8)),
      ], password: nil
    ).bytes
    let text = await AnyText.of(xlsx, name: "a.xlsx")
    #expect(text.contains("秘密★1年") && text.contains("机密★"))
  }

  @Test func `pages, texts in GB18030, rich texts and old files are read`() async throws {
    let page = Array("<html><body><p>机密<b>★</b></p></body></html>".utf8)
    #expect(await AnyText.of(page, name: "a.html").contains("机密★"))
    // 机密★ in GB18030.
    let old: [UInt8] = [0xBB, 0xFA, 0xC3, 0xDC, 0xA1, 0xEF, 0x0A]
    #expect(await AnyText.of(old, name: "a.txt").contains("机密★"))
    let rich = Array("{\\rtf1\\ansi \\u26426?\\u23494?\\u9733?}".utf8)
    #expect(await AnyText.of(rich, name: "a.rtf").contains("机密★"))
    let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0x00]
    let word = Array("机密★".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(await AnyText.of(ole + word, name: "a.doc").contains("机密★"))
  }
}
