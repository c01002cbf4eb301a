import DubanWeb
import Testing

@testable import DubanCommand

@Suite struct `Reading typed values` {
  @Test(
    arguments: [
      ("12.5", 3, 12_500), ("0", 3, 0), ("-3", 2, -300), ("1.2345", 3, nil), ("", 3, nil),
      (".5", 3, nil), ("5.", 3, nil), ("1e3", 3, nil), ("１２", 3, nil),
      ("9223372036854775807", 1, nil),
    ] as [(String, Int, Int64?)])
  func `a decimal becomes a whole number without floats`(
    _ text: String, _ decimals: Int, _ value: Int64?
  ) {
    #expect(Decimals.scaled(text, by: decimals) == value)
    if let value { #expect(Decimals.text(value, decimals: decimals) == text) }
  }

  @Test(
    arguments: [
      ("1850万元", 1_850_000_000), ("1.85亿元", 18_500_000_000), ("300.5元", 30_050),
      ("300", 30_000), ("0.005元", nil), ("许多", nil),
    ] as [(String, Int64?)])
  func `a sum of money becomes fen`(_ text: String, _ fen: Int64?) {
    #expect(Money.fen(text) == fen)
  }

  @Test(
    arguments: [
      (30_050, "300.5元"), (1_850_000_000, "1850万元"), (18_500_000_000, "1.85亿元"), (0, "0元"),
    ] as [(Int64, String)])
  func `fen are told in the unit that people use`(_ fen: Int64, _ text: String) {
    #expect(Money.text(fen) == text)
    #expect(Money.fen(text) == fen)
  }

  @Test(arguments: [
    ("45", 4500, "45%"), ("45.5%", 4550, "45.5%"), ("33.33%", 3333, "33.33%"), ("0.05", 5, "0.05%"),
  ])
  func `a percent becomes basis points`(_ text: String, _ points: Int, _ told: String) {
    #expect(Percent.points(text) == points)
    #expect(Percent.text(points) == told)
  }

  @Test func `a percent finer than a basis point is not read`() {
    #expect(Percent.points("1.005%") == nil)
    #expect(Percent.points("一半") == nil)
  }

  @Test func `the widest column of a table gives way first`() {
    var table = TextTable(columns: [
      .init("编号"), .init("事项", shrinks: true), .init("单位", shrinks: true),
      .init("件", isNumber: true),
    ])
    table.rows = [["1", "改造老旧小区六十五个并加装电梯", "区住房和城乡建设局", "3"]]
    let text = table.text(columns: 40)
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.displayWidth <= 40 })
    #expect(lines[1].contains("改造老旧小区…   区住房和城乡…"))
    #expect(lines[1].hasSuffix("   3"))
    #expect(table.text(columns: 200).contains("改造老旧小区六十五个并加装电梯  区住房和城乡建设局"))
  }
}
