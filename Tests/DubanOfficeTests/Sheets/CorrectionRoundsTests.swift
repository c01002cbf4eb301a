import DubanReport
import Testing

@testable import DubanOffice

@Suite struct `Correcting in rounds` {
  @Test func `a workbook carries the corrections it was made with`() throws {
    var first = EditedWorkbook()
    first.type("区财政局", .lead, of: "c3-1")
    first.type("周某", .liaison, of: "c3-1")
    let earlier = try first.read().corrections.corrections
    let (report, _) = Sample.breakdown.report.applying(earlier)
    var second = EditedWorkbook(
      BreakdownWorkbook(
        report, catalogue: Sample.breakdown.catalogue, sourceSHA256: Sample.hash,
        corrections: earlier))
    second.type("区水利局", .lead, of: "c3-1")
    let sheet = try second.read()
    #expect(sheet.changes.map(\.to) == [["区水利局"]])
    #expect(sheet.corrections.corrections.map(\.field) == [.lead, .column("联络员")])
    #expect(sheet.corrections.corrections.map(\.to) == [["区水利局"], ["周某"]])
  }

  @Test func `another report's values are refused`() throws {
    let other = BreakdownWorkbook(
      Sample.breakdown.report, catalogue: Sample.breakdown.catalogue, sourceSHA256: "0123")
    let error = #expect(throws: SheetError.self) { try EditedWorkbook().read(fresh: other) }
    #expect(error?.message.contains("不是由这份报告做出的") == true)
    var book = EditedWorkbook()
    book.book.sheets.removeAll { $0.name == "读取原值" }
    let rows = #expect(throws: SheetError.self) { try book.read(fresh: other) }
    #expect(rows?.message.contains("与所依据的报告不符") == true)
  }

  @Test(arguments: [("牵头单位", 4), ("责任人", 5), ("相关单位", 6)])
  func `what was typed on the sheet to issue is pointed out`(name: String, at: Int) throws {
    var book = EditedWorkbook()
    let row = try #require(book.book.sheets[0].rows.lastIndex { $0.cells.count > at })
    book.book.sheets[0].rows[row].cells[at] = Cell("区水利局", .body)
    let sheet = try book.read()
    #expect(sheet.corrections.corrections == [])
    #expect(sheet.problems.count == 1)
    #expect(sheet.problems.first?.contains("“\(name)”列改成了“区水利局”") == true)
  }

  @Test(arguments: [("猴年马月", 1), ("6月底前", 0), ("长期坚持", 0), ("2021-09-30", 0)])
  func `deadline words that mean no day are taken with a hint`(text: String, hints: Int) throws {
    var book = EditedWorkbook()
    book.type(text, .deadline, of: "c3-1")
    let sheet = try book.read()
    #expect(sheet.corrections.corrections.map(\.to) == [[text]])
    #expect(sheet.hints.count == hints)
  }
}
