import DubanOffice
import DubanReport
import Foundation
import Testing

private let paragraphs = [
  "湖滨区人民政府工作报告", "区长 李明", "各位代表：", "一、2020年工作回顾",
  "过去一年，面对复杂的外部环境，全区地区生产总值由350.2亿元增长到420.6亿元，增长8%左右；"
    + "新建、改造学校12所，其中小学7所、初中4所；完成老旧小区改造36个，惠及居民1.2万户。"
    + "在中央、省、市的坚强领导下，我们牢记嘱托、感恩奋进，坚定信心、攻坚克难，"
    + "高质量发展扎实推进，人民生活稳步改善。",
  "二、2021年工作安排", "确保6月底前完成3个老旧小区改造，力争规模以上工业增加值增长8%左右。",
]

@Suite(
  .serialized,
  .enabled(if: isInstalled("soffice") && isInstalled("pdftotext"), "needs LibreOffice and poppler"))
struct `Reading by way of other programs` {
  /// Twelve pages of indented paragraphs.
  private let report = Array(repeating: paragraphs, count: 24).flatMap { $0 }

  private func indented(_ texts: [String]) -> String {
    texts.map {
      "<w:p><w:pPr><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:jc w:val=\"both\"/>"
        + "</w:pPr><w:r><w:rPr><w:sz w:val=\"32\"/></w:rPr><w:t>\($0)</w:t></w:r></w:p>"
    }.joined()
  }

  @Test func `a pdf gives back the paragraphs of its docx`() async throws {
    let docx = try DocxFile(body: indented(report)).bytes
    let pdf = try await LibreOffice.convert(docx, suffix: "docx", to: "pdf")
    let document = try await SourceDocument.read(bytes: pdf, name: "报告")
    #expect(document.format == .pdf)
    #expect(document.text.string.components(separatedBy: "\n") == report)
  }

  @Test(arguments: ["报告.doc", "报告.wps"])
  func `an old Word file gives back its paragraphs`(_ name: String) async throws {
    let docx = try DocxFile(paragraphs: paragraphs).bytes
    let doc = try await LibreOffice.convert(docx, suffix: "docx", to: "doc")
    let document = try await SourceDocument.read(bytes: doc, name: name)
    #expect(document.format == (name.hasSuffix("wps") ? .wps : .doc))
    #expect(document.text.string.components(separatedBy: "\n") == paragraphs)
  }

  @Test func `a docx that LibreOffice wrote reads as the one it was given`() async throws {
    let docx = try DocxFile(paragraphs: paragraphs).bytes
    let again = try await LibreOffice.convert(docx, suffix: "docx", to: "docx")
    #expect(try await text(again).components(separatedBy: "\n") == paragraphs)
  }

  @Test func `a pdf with a password is refused`() async throws {
    let docx = try DocxFile(paragraphs: paragraphs).bytes
    let filter =
      "pdf:writer_pdf_Export:{\"EncryptFile\":{\"type\":\"boolean\",\"value\":\"true\"},"
      + "\"DocumentOpenPassword\":{\"type\":\"string\",\"value\":\"123\"}}"
    let pdf = try await LibreOffice.convert(docx, suffix: "docx", to: filter)
    #expect(await refusal(pdf) == .protectedPDF)
  }

  @Test func `what LibreOffice can't open is refused`() async {
    let doc = `Refusing files that are no report`.ole("WordDocument")
    #expect(await refusal(doc, name: "坏.doc") == .programFailed(.libreOffice))
  }

  @Test func `a program that takes too long is ended`() async throws {
    let docx = try DocxFile(paragraphs: paragraphs).bytes
    await #expect(throws: SourceProblem.Reason.programTooSlow(.libreOffice, seconds: 0)) {
      _ = try await LibreOffice.convert(docx, suffix: "docx", to: "pdf", seconds: 0)
    }
  }
}
