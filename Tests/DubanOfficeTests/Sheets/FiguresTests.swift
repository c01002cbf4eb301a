import DubanReport
import Testing

@testable import DubanOffice

@Suite struct `Listing figures to be signed` {
  private let book = FiguresWorkbook(
    Sample.report,
    findings: [
      Finding(
        rule: "annual-growth", verdict: .explain,
        quotes: [Sample.report.quote(Sample.report.sentences[1].quantities[0].span)],
        arithmetic: "", message: "请说明口径。")
    ], catalogue: Sample.catalogue)

  private var rows: [[String]] { book.sheet.rows.map { $0.cells.map(\.text) } }

  @Test func `every figure stands once, under the unit that must sign`() {
    let groups = book.sheet.rows.filter(\.spansAll).dropFirst().map { $0.cells[0].text }
    let headings = groups.filter { !$0.contains("签字") }
    #expect(headings.count == 4 && groups.count == 8)
    #expect(headings[0].contains("区统计局") && headings[1].contains("区住房和城乡建设局"))
    #expect(headings[2].contains("区人力资源和社会保障局") && headings[2].contains("2项"))
    #expect(rows.filter { Int($0[0]) != nil }.count == book.count)
    #expect(book.count == 5)
  }

  @Test func `a figure is printed as in the report, with its period, place and finding`() throws {
    let row = try #require(rows.first { $0.count > 1 && $0[1] == "地区生产总值" })
    #expect(Array(row[2...4]) == ["8.0", "%", "增长"])
    #expect(row[6] == "2021年")
    #expect(row[7] == "地区生产总值增长8.0%,一般公共预算收入增长5%以上。")
    #expect(row[9].hasPrefix("待说明") && row[9].hasSuffix("请说明口径。"))
  }

  @Test(arguments: [
    (Measure.number(Printed(digits: -107, decimals: 1)), Relation.growth, "下降", "10.7"),
    (.number(Printed(digits: 5, decimals: 2)), .equal, "等于", "0.05"),
    (.pair(Printed(digits: 528), Printed(digits: 735)), .fromTo, "由…到…", "528→735"),
    (.text("1:19:80"), .equal, "等于", "1:19:80"),
    (.number(Printed(digits: -3)), .equal, "等于", "-3"),
  ])
  func `values keep their digits`(
    value: Measure, relation: Relation, word: String, text: String
  ) {
    let quantity = Quantity(
      name: "", value: value, unit: "", amount: nil, baseUnit: "", relation: relation,
      span: Span(start: 0, length: 0))
    #expect(FigureWords(quantity).relation == word)
    #expect(FigureWords(quantity).value == text)
  }

  @Test func `a long sentence is cut at marks around the figure`() {
    var draft = ReportBuilder()
    let filler = String(repeating: "扎实推进各项工作,", count: 30)
    draft.add(
      filler + "完成投资65亿元," + filler,
      quantities: [
        ("65亿元", Sample.number("投资", 65, unit: "亿元"))
      ])
    let report = draft.build()
    let sentence = report.sentences[0]
    let excerpt = Excerpt(of: sentence.quantities[0].span, in: sentence.span, of: report)
    #expect(excerpt.mark == "65亿元" && excerpt.clause == "完成投资65亿元")
    #expect(excerpt.before.hasPrefix("…扎实") && excerpt.after.hasSuffix(",…"))
    #expect((excerpt.before + excerpt.after).count < 120)
  }
}
