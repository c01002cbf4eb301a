import DubanReport
import Testing

@testable import DubanWeb

@Suite struct `Saying values` {
  @Test(arguments: [
    (Printed(digits: 810, decimals: 2), "8.10"),
    (Printed(digits: 5, decimals: 2), "0.05"),
    (Printed(digits: -36, decimals: 1), "−3.6"),
    (Printed(digits: 735), "735"),
  ])
  func `a number is said as it was printed`(_ printed: Printed, _ text: String) {
    #expect(printed.asPrinted == text)
  }

  @Test(arguments: [
    (46_000.0, "46,000"), (0.125, "0.125"), (-3.5, "−3.5"), (1_234_567.05, "1,234,567.05"),
    (0, "0"), (73_500_000_000, "73,500,000,000"),
  ])
  func `an amount is grouped`(_ amount: Double, _ text: String) {
    #expect(grouped(amount) == text)
  }

  @Test(arguments: [
    (CivilDate(year: 2021, month: 12, day: 31), "年底"),
    (CivilDate(year: 2025, month: 12, day: 31), "2025年底"),
    (CivilDate(year: 2021, month: 6, day: 30), "6月底"),
    (CivilDate(year: 2022, month: 6, day: 15), "2022年6月15日"),
  ])
  func `a day is said as the office says it`(_ date: CivilDate, _ text: String) {
    #expect(date.said(thisYear: 2021) == text)
  }

  @Test(arguments: [(199, 200, "99%"), (200, 200, "100%"), (0, 0, "—"), (0, 3, "0%")])
  func `a share is never rounded up to all`(_ part: Int, _ whole: Int, _ text: String) {
    #expect(percent(part, of: whole) == text)
  }

  @Test func `a quantity's tooltip names, relates and converts`() {
    var quantity = Quantity(
      name: "地区生产总值", value: .number(Printed(digits: 735)), unit: "亿元",
      amount: [73_500_000_000], baseUnit: "元", relation: .atLeast, span: Span(start: 0, length: 4))
    quantity.isEstimated = true
    #expect(quantity.explanation == "地区生产总值：不低于 735亿元 · 合 73,500,000,000 元 · 预计")
  }

  @Test func `a fall is said as a fall`() {
    let quantity = Quantity(
      name: "单位能耗", value: .number(Printed(digits: -36, decimals: 1)), unit: "%",
      amount: [-3.6], baseUnit: "%", relation: .growth, span: Span(start: 0, length: 4))
    #expect(quantity.explanation == "单位能耗：下降 3.6%")
  }
}
