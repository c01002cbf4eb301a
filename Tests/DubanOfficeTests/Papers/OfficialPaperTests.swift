import Foundation
import Testing

@testable import DubanOffice

@Suite struct `Writing official papers` {
  private static let paper = OfficialPaper(
    mark: "湖滨区人民政府督查室", number: "湖督〔2026〕3号", title: "关于进展情况的通报",
    recipient: "各单位",
    paragraphs: [.heading("一、情况"), .text("甲 < 乙 & 丙。"), .table(["灯", "事项"], [["红", "改造"]])],
    office: "湖滨区人民政府督查室", date: "2026年11月28日")

  private func part(_ name: String, of papers: [OfficialPaper] = [paper]) throws -> String {
    let zip = try ZipReader(OfficialPaper.docx(of: papers))
    return String(decoding: try #require(try zip.bytes(of: name)), as: UTF8.self)
  }

  @Test func `the page is laid out as the standard has it`() throws {
    let text = try part("word/document.xml")
    for look in [
      "w:w=\"11906\" w:h=\"16838\"", "w:top=\"2098\"", "w:left=\"1587\"", "w:bottom=\"1984\"",
      "w:right=\"1474\"", "w:linePitch=\"579\"", "w:line=\"579\" w:lineRule=\"exact\"",
      "w:firstLineChars=\"200\"", "方正小标宋简体", "仿宋_GB2312", "w:color w:val=\"E60000\"",
    ] {
      #expect(text.contains(look), "\(look)")
    }
    #expect(try part("word/settings.xml").contains("evenAndOddHeaders"))
    #expect(try part("word/footer1.xml").contains(" PAGE "))
    #expect(text.contains("甲 &lt; 乙 &amp; 丙。") && text.contains("各单位："))
  }

  @Test func `what was written is read again as text`() throws {
    let bytes = OfficialPaper.docx(of: [Self.paper, Self.paper])
    let read = String(decoding: try WordText.read(bytes), as: UTF8.self)
    #expect(read.contains("关于进展情况的通报") && read.contains("湖督〔2026〕3号"))
    // The second begins a page of its own.
    let text = try part("word/document.xml", of: [Self.paper, Self.paper])
    #expect(text.components(separatedBy: "pageBreakBefore").count == 2)
  }

  @Test func `the unit's table comes back as it was filled in`() throws {
    let line = ReturnsWorkbook.Line(
      number: "重点〔2026〕001号", title: "改造", due: "2026-12-31", planned: "45%", last: "上期",
      counted: "3/14条", percent: "", text: "本期\n两行", isLocked: false, allowsPercent: false)
    let file = try ReturnsWorkbook(title: "填报表", lines: [line]).file()
    let rows = try ReturnsWorkbook.read(file, file: "a.xlsx")
    #expect(
      rows == [
        ReturnsWorkbook.Filled(
          row: 4, number: line.number, counted: line.counted, percent: "", text: line.text)
      ])
    #expect(throws: SheetError.self) {
      _ = try ReturnsWorkbook.read(
        try Workbook(sheets: [Sheet(name: "别的", columns: [])]).bytes(), file: "b")
    }
  }
}
