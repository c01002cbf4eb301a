import DubanReport
import Testing

@testable import DubanCommand

@Suite struct `Telling what was found` {
  @Test func `a line is counted from one, whatever ends it`() {
    let lines = LineIndex(SourceText("甲\r\n乙\n\n丙"))
    #expect([0, 1, 2, 3, 4, 5, 6].map { lines.line(of: $0) } == [1, 1, 1, 2, 2, 3, 4])
  }

  @Test func `a finding is told with verdict, arithmetic and each quote's line`() {
    let source = SourceText(SampleReport.text)
    let text = FindingText(columns: 60, lines: [LineIndex(source)])
    #expect(
      text.block(SampleReport.finding, number: 1) == """
        1. 前后不一致　两端相差201倍，请核对单位。
           算式　18500÷92=201.09
           第 4 行　“增加到1.85亿元”
        """)
  }

  @Test func `the strongest findings come first, equal ones in the order of the text`() {
    let verdicts: [Verdict] = [.note, .contradiction, .explain, .contradiction]
    let findings = verdicts.enumerated().map {
      Finding(rule: "r\($0.offset)", verdict: $0.element, quotes: [], arithmetic: "", message: "")
    }
    #expect(findings.strongestFirst.map(\.rule) == ["r1", "r3", "r2", "r0"])
    #expect(FindingText.tally(findings) == "前后不一致 2 处，待说明 1 处，提示 1 处")
  }

  @Test(arguments: [
    (0, 0, "增长8.10%以上"), (0, 1, "1:19:80"), (1, 0, "92万元→1.85亿元"), (1, 1, "3→5家"),
    (1, 2, "下降0.05%"), (2, 0, "12.5万公里"),
  ])
  func `a quantity is said in a few words`(_ sentence: Int, _ quantity: Int, _ phrase: String) {
    #expect(SampleReport.report.sentences[sentence].quantities[quantity].phrase == phrase)
  }

  @Test func `the summary fits on one screen and is aligned`() {
    let origin = ReportOrigin(
      name: "湖滨区-2026.txt", textSHA256: "", fileSHA256: "", encoding: "UTF-8")
    let reading = ReadFile(
      origin: origin, report: SampleReport.report, findings: [SampleReport.finding])
    let text = Summary(reading: reading, columns: 72, hasCatalogue: true).text
    #expect(text.split(separator: "\n").allSatisfy { $0.displayWidth <= 72 })
    #expect(text == SampleReport.summary)
  }
}
