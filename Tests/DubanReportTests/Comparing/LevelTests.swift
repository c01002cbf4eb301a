import Testing

@testable import DubanReport

@Suite struct `Comparing levels and growth of two years` {
  @Test func `levels that do not give the growth said are a contradiction`() throws {
    let findings = Pairs.findings(
      last: "社会消费品零售总额完成200亿元，增长6%。",
      this: "社会消费品零售总额完成210.0亿元，同比增长8.5%。")
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.rule == "cross-year-growth")
    #expect(finding.verdict == .contradiction)
    #expect(finding.quotes.map(\.report) == [0, 1])
    #expect(finding.arithmetic.contains("200亿元") && finding.arithmetic.contains("5.00%"))
    #expect(finding.arithmetic.contains("8.5%"))
  }

  @Test(
    arguments: [
      // What rounding explains.
      ("一般公共预算收入完成21.2亿元。", "一般公共预算收入完成22.0亿元，增长3.6%。"),
      // Constant prices under current ones.
      ("地区生产总值完成300亿元。", "地区生产总值完成324亿元，增长6%。"),
      ("农村居民人均可支配收入达到20000元。", "农村居民人均可支配收入达到21800元，实际增长6.5%。"),
      // Growth over several years is no growth of one.
      ("地区生产总值完成300亿元。", "地区生产总值完成315亿元，比2016年增长41%。"),
      ("一般公共预算收入完成20亿元。", "一般公共预算收入完成21亿元，五年年均增长9%。"),
      // 1.2万亿元 is 12000亿元.
      ("进出口总额完成1.2万亿元。", "进出口总额完成13200亿元，增长10%。"),
      ("固定资产投资完成300亿元。", "社会消费品零售总额完成100亿元，增长9%。"),
    ])
  func `what has a usual explanation is silent`(last: String, this: String) {
    #expect(Pairs.findings(last: last, this: this).isEmpty)
  }

  @Test func `lists with 分别 are paired by their place`() throws {
    let findings = Pairs.findings(
      last: "城乡居民人均可支配收入预计分别达到40000元和20000元。",
      this: "城乡居民人均可支配收入分别达到41800元和22400元，同比增长9%和12%。")
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.message.contains("城镇居民"))
    #expect(finding.message.contains("预计"))
    #expect(finding.verdict == .contradiction)
  }

  @Test(
    arguments: [
      ("一般公共预算收入完成20.0亿元。", "一般公共预算收入完成21.0亿元，按可比口径增长9%。"),
      ("地区生产总值完成300亿元。", "地区生产总值完成309亿元，增长7%。"),
      ("固定资产投资完成100亿元。", "固定资产投资完成103亿元，增长9%。"),
    ])
  func `another basis or a revised base is a question`(last: String, this: String) {
    let findings = Pairs.findings(last: last, this: this)
    #expect(findings.map(\.verdict) == [.explain])
  }

  @Test func `a level that breaks off is shown with the reason stated`() throws {
    let finding = try #require(
      Pairs.findings(
        last: "一般公共预算收入完成17亿元，增长13%。",
        this: "一般公共预算收入剔除一次性因素后完成10.4亿元。"
      ).first)
    #expect(finding.rule == "cross-year-break")
    #expect(finding.verdict == .explain)
    #expect(finding.message.contains("剔除一次性因素后"))
    #expect(finding.message.contains("38.82%"))
  }

  @Test func `a break shows over a gap of years`() throws {
    let finding = try #require(
      Pairs.findings(
        last: "地区生产总值完成303.6亿元，增长7.2%。",
        this: "地区生产总值完成192.3亿元，增长6.0%。", gap: 2
      ).first)
    #expect(finding.rule == "cross-year-break")
    #expect(finding.message.contains("相隔2年"))
  }

  @Test func `a plan for a later year in a review is no level reached`() {
    let findings = Pairs.findings(
      last: "农林牧渔业总产值完成70亿元。",
      this: "农林牧渔业总产值稳步提高，到2030年达到150亿元。")
    #expect(findings.isEmpty)
  }
}

@Suite struct `Comparing differences with last year` {
  private func findings(_ last: String, _ this: String) -> [Finding] {
    Pairs.findings(last: last, this: this)
  }

  @Test func `a difference that the levels do not give is a contradiction`() throws {
    let finding = try #require(
      findings("城镇化率达到60.5%。", "城镇化率达到62.0%，比上年提高3.1个百分点。").first)
    #expect(finding.rule == "cross-year-difference")
    #expect(finding.verdict == .contradiction)
  }

  @Test(
    arguments: [
      ("城镇化率达到60.5%。", "城镇化率达到62.0%，比上年提高1.5个百分点。"),
      ("一般公共预算支出完成8000亿元。", "一般公共预算支出完成1.2万亿元，比上年增加4000亿元。"),
      ("城镇化率达到60.5%。", "城镇化率达到62.0%，比2016年提高7.5个百分点。"),
    ])
  func `a difference that agrees is silent`(last: String, this: String) {
    #expect(findings(last, this).isEmpty)
  }
}

@Suite struct `Comparing targets with what was reached` {
  private static let lead = "经济社会发展主要预期目标是："

  @Test(
    arguments: [
      ("地区生产总值增长20%，达到282亿元。", "地区生产总值完成253.7亿元，同比增长10.1%。"),
      ("城镇登记失业率控制在4%以内。", "城镇登记失业率为4.6%。"),
      ("一般公共预算收入增长6%左右。", "一般公共预算收入增长1.5%。"),
    ])
  func `an unmet target is told in neutral words`(target: String, actual: String) throws {
    let finding = try #require(Pairs.findings(plan: Self.lead + target, this: actual).first)
    #expect(finding.rule == "target-vs-actual")
    #expect(finding.verdict == .contradiction)
    #expect(finding.message.contains("未达到预期目标（未完成）"))
  }

  @Test(
    arguments: [
      ("地区生产总值增长8%左右。", "地区生产总值增长7.6%。"),
      ("地区生产总值增长8%。", "地区生产总值增长8.0%。"),
      ("城镇登记失业率控制在4%以内。", "城镇登记失业率为3.79%。"),
      ("单位地区生产总值能耗下降3%。", "单位地区生产总值能耗下降3.4%。"),
    ])
  func `a target that was reached is silent`(target: String, actual: String) {
    #expect(Pairs.findings(plan: Self.lead + target, this: actual).isEmpty)
  }

  @Test func `a level missed although the growth was reached is a question`() {
    let findings = Pairs.findings(
      plan: Self.lead + "固定资产投资增长20%，达到100亿元。", this: "固定资产投资完成90亿元，增长24%。")
    #expect(findings.map(\.verdict) == [.explain])
  }

  @Test func `a narrow miss is a question`() {
    let findings = Pairs.findings(
      plan: Self.lead + "固定资产投资增长7%。", this: "固定资产投资增长6.7%。")
    #expect(findings.map(\.verdict) == [.explain])
  }
}
