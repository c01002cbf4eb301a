import Testing

@testable import DubanReport

@Suite struct `Reckoning with intervals` {
  @Test func `a printed number is half a unit wide on either side`() {
    let interval = Interval(Printed(digits: 81, decimals: 1))
    #expect(abs(interval.low - 8.05) < 1e-9)
    #expect(abs(interval.high - 8.15) < 1e-9)
  }

  @Test func `8.10 is narrower than 8.1`() {
    #expect(
      Interval(Printed(digits: 810, decimals: 2)).width
        < Interval(Printed(digits: 81, decimals: 1)).width)
  }

  @Test func `touching intervals meet and apart ones do not`() {
    #expect(Interval(1, 2).meets(Interval(2, 3)))
    #expect(!Interval(1, 2).meets(Interval(2.001, 3)))
    #expect(abs(Interval(1, 2).gap(to: Interval(2.5, 3)) - 0.5) < 1e-9)
  }

  @Test(arguments: [(32.0, 5), (2, 2), (0.5, 3), (1, 10), (1e6, 6)])
  func `a root raised again gives the number`(_ value: Double, _ n: Int) {
    #expect(abs(Growth.power(Growth.root(value, n), n) - value) < value * 1e-9)
  }

  @Test func `growth a year is geometric`() {
    #expect(abs(Growth.rate(from: 100, to: 161.051, years: 5) - 10) < 1e-6)
  }

  @Test func `a quotient by something that may be zero is anything`() {
    let all = Interval(1, 2) / Interval(-1, 1)
    #expect(all.low == -.infinity && all.high == .infinity)
  }

  @Test func `numbers stand in findings as they were printed`() {
    #expect(Wording.printed(Printed(digits: 2170, decimals: 2)) == "21.70")
    #expect(Wording.printed(Printed(digits: -5, decimals: 2)) == "-0.05")
    #expect(Wording.fixed(-3.04, 1) == "-3.0")
    #expect(Wording.plain(3300) == "3300")
    #expect(Wording.plain(240.50) == "240.5")
  }
}

@Suite struct `Knowing an indicator again` {
  @Test(arguments: [
    ("全区地区生产总值", "国内生产总值"), ("GDP", "生产总值"), ("完成一般公共预算收入", "公共财政预算收入"),
    ("城镇常住居民人均可支配收入", "城镇居民人均可支配收入"), ("全社会固定资产投资", "固定资产投资"),
  ])
  func `names that mean one thing are one indicator`(_ a: String, _ b: String) {
    #expect(IndicatorName(a) == IndicatorName(b))
  }

  @Test(arguments: [
    ("城镇居民人均可支配收入", "农村居民人均可支配收入"), ("财政总收入", "一般公共预算收入"),
    ("区本级固定资产投资", "全社会固定资产投资"), ("规模以上工业增加值", "第三产业增加值"),
    ("人均地区生产总值", "地区生产总值"), ("地方财政总收入", "财政总收入"),
  ])
  func `what narrows an indicator tells it apart`(_ a: String, _ b: String) {
    #expect(IndicatorName(a) != IndicatorName(b))
  }

  @Test func `two names of one indicator are still told apart by their wording`() {
    #expect(IndicatorName("一般公共预算收入").wording != IndicatorName("公共财政预算收入").wording)
  }
}
