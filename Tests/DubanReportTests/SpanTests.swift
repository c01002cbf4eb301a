import DubanReport
import Testing

@Suite struct `Counting characters` {
  @Test func `a span counts scalars and cuts the exact substring`() {
    let source = SourceText("增长8%\r\n𠮷亿元")
    #expect(source.count == 9)
    #expect(source[Span(start: 6, length: 3)] == "𠮷亿元")
  }

  @Test func `a byte order mark is not part of the text`() {
    #expect(SourceText("\u{FEFF}甲").count == 1)
  }
}
