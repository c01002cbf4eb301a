import Testing

@testable import DubanReport

@Suite struct `Proving levels and targets` {
  @Test(arguments: [
    Case(
      .contradiction,
      year: "固定资产投资完成150亿元，增长8%。",
      plan: "固定资产投资增长10%，达到170亿元。"),
    Case(
      nil,
      year: "固定资产投资完成150亿元，增长8%。",
      plan: "固定资产投资增长10%，达到165亿元。"),
    Case(nil, year: "地区生产总值完成300亿元。", plan: "地区生产总值增长6%，达到325亿元。"),
    Case(
      .contradiction,
      year: "社会消费品零售总额完成120.5亿元，增长9%。",
      plan: "社会消费品零售总额达到140亿元，增长10%。"),
    Case(
      nil,
      year: "社会消费品零售总额完成120.5亿元，增长9%。",
      plan: "社会消费品零售总额达到132.5亿元以上，增长10%左右。"),
    Case(
      .contradiction,
      term: "2019年固定资产投资完成150.2亿元。",
      year: "固定资产投资完成180.6亿元，增长8%。"),
    Case(
      nil,
      term: "2019年固定资产投资完成150.2亿元。",
      year: "固定资产投资完成180.6亿元，增长20.2%。"),
    Case(
      nil,
      year: "财政总收入完成20.5亿元，下降3.2%；税收收入完成15.2亿元，增长5%。",
      plan: "财政总收入增长5%以上，税收收入增长6%左右。"),
    Case(
      nil,
      term: "财政总收入由2015年的12.5亿元增加到2020年的18.6亿元，年均增长8.3%。",
      year: "财政总收入完成18.6亿元，增长7.1%。"),
  ])
  func `a level is proved against the one of the year before`(_ one: Case) {
    #expect(one.verdict(of: "level-growth") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(
      .explain,
      year: "区属固定资产投资完成150亿元。",
      plan: "全社会固定资产投资增长10%，达到165亿元。")
  ])
  func `scopes that must be equated for the figures to agree are asked about`(_ one: Case) {
    #expect(one.verdict(of: "label-change") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(.explain, year: "固定资产投资完成150亿元。", plan: "固定资产投资完成120亿元。"),
    Case(nil, year: "单位能耗0.52吨标准煤。", plan: "单位能耗0.50吨标准煤。"),
  ])
  func `a target below the last result is asked about`(_ one: Case) {
    #expect(one.verdict(of: "target-below-base") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(.explain, year: "固定资产投资完成150亿元。", plan: "固定资产投资完成360亿元。"),
    Case(nil, year: "固定资产投资完成150亿元。", plan: "固定资产投资完成165亿元。"),
  ])
  func `a target far from the last result is asked about`(_ one: Case) {
    #expect(one.verdict(of: "target-magnitude") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(
      .contradiction,
      year: "一般公共预算收入完成25.1亿元，增长5%。各项事业全面进步。"
        + "全区一般公共预算收入达到26.3亿元。"),
    Case(
      nil,
      year: "一般公共预算收入完成25.1亿元，增长5%。各项事业全面进步。"
        + "全区一般公共预算收入达到25亿元。"),
    Case(
      .contradiction,
      term: "固定资产投资由2015年的50.2亿元增加到2020年的90.4亿元。",
      year: "固定资产投资完成95.6亿元，增长8%。"),
    Case(
      nil,
      term: "固定资产投资由2015年的50.2亿元增加到2020年的90.4亿元。",
      year: "固定资产投资完成90.4亿元，增长8%。"),
    Case(nil, term: "全市地区生产总值达到3500亿元。", year: "地区生产总值完成320亿元，增长6%。"),
    Case(nil, year: "地区生产总值完成320亿元，增长6%。高新区地区生产总值完成120亿元，增长9%。"),
    Case(nil, year: "一季度固定资产投资完成32亿元。全年固定资产投资完成180亿元。"),
  ])
  func `one indicator of one year has one value`(_ one: Case) {
    #expect(one.verdict(of: "two-values") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(
      .explain,
      year: "一般公共预算收入完成25亿元。",
      goals: "到2025年，一般公共预算收入达到40亿元。",
      plan: "一般公共预算收入增长5%。"),
    Case(
      nil,
      year: "一般公共预算收入完成25亿元。",
      goals: "到2025年，一般公共预算收入达到32亿元。",
      plan: "一般公共预算收入增长5%。"),
    Case(
      nil,
      year: "一般公共预算收入完成25亿元。",
      goals: "到2025年，一般公共预算收入达到40亿元。",
      plan: "一般公共预算收入增长11%。"),
    Case(
      nil,
      year: "地区生产总值完成320亿元。",
      goals: "到2025年，地区生产总值达到450亿元。",
      plan: "地区生产总值增长7%。"),
    Case(
      .explain,
      year: "一般公共预算收入完成25亿元。",
      plan: "一般公共预算收入增长5%。到2025年，全区经济再上台阶，一般公共预算收入达到40亿元。"),
  ])
  func `a target is held against the path to the goal`(_ one: Case) {
    #expect(one.verdict(of: "path-to-goal") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(.explain, year: "改造老旧小区30个。绿化不断推进。全年完成老旧小区改造35个。"),
    Case(nil, year: "改造老旧小区30个。绿化不断推进。全年完成老旧小区改造30个。"),
    Case(nil, year: "新增城镇就业5200人。", plan: "新增城镇就业5500人。"),
  ])
  func `one matter with two numbers is asked about`(_ one: Case) {
    #expect(one.verdict(of: "same-object") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }
}
