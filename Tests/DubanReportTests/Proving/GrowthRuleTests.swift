import Testing

@testable import DubanReport

@Suite struct `Proving growth` {
  @Test(arguments: [
    Case(
      .contradiction,
      term: "地区生产总值由2015年的300亿元增加到2020年的450亿元，年均增长9.6%。"),
    Case(nil, term: "地区生产总值由2015年的300亿元增加到2020年的450亿元，年均增长8.4%。"),
    Case(nil, term: "地区生产总值由2015年的300亿元增加到2020年的450亿元，年均增长7.1%。"),
    Case(
      nil,
      term: "地区生产总值由2015年的300亿元增加到2020年的450亿元，按可比价计算年均增长6.1%。"),
    Case(
      .explain,
      term: "地区生产总值由2015年的300亿元增加到2020年的450亿元，按可比价格计算，"
        + "年均增长9.1%。"),
    Case(.contradiction, term: "社会消费品零售总额由100亿元增加到150亿元，年均增长9.5%。"),
    Case(nil, term: "社会消费品零售总额由100亿元增加到150亿元，年均增长8.4%。"),
    Case(nil, term: "财政总收入从12.1亿元增加到15.2亿元，年均递增4.7%。"),
    Case(
      .contradiction,
      term: "城镇、农村居民人均可支配收入分别从30000元、15000元增加到42000元、22000元，"
        + "年均分别增长7.0%、9.9%。"),
    Case(
      nil,
      term: "城镇、农村居民人均可支配收入分别从30000元、15000元增加到42000元、22000元，"
        + "年均分别增长7.0%、8.0%。"),
    Case(.explain, term: "一般公共预算收入由20亿元增加到30亿元，按可比口径年均增长10.5%。"),
    Case(
      .contradiction,
      term: "2020年与2016年相比，一般公共预算收入由20亿元增加到30亿元，年均增长12.5%。"),
    Case(nil, term: "2020年与2016年相比，一般公共预算收入由20亿元增加到30亿元，年均增长10.7%。"),
    Case(
      .contradiction,
      term: "五年来，全区地区生产总值由412.6亿元跃升至502.8亿元，年均增长6.9%。"),
    Case(
      .contradiction,
      term: "固定资产投资从2015年的121.5亿元增加到2020年的186.3亿元，年均增速达10.7%。"),
    Case(nil, term: "固定资产投资从2015年的121.5亿元增加到2020年的186.3亿元，年均增速达8.9%。"),
    Case(
      .contradiction,
      term: "2020年，社会消费品零售总额达到150.4亿元，比2015年的100.2亿元增加50.2亿元，"
        + "年均增长9.8%。"),
    Case(
      nil,
      term: "2020年，社会消费品零售总额达到150.4亿元，比2015年的100.2亿元增加50.2亿元，"
        + "年均增长8.5%。"),
    Case(
      .contradiction,
      term: "全口径财政收入由2015年的10.21亿元增至2020年的18.35亿元，年均增长15.2%；"
        + "地方财政收入由5.1亿元增至9.3亿元，年均增长12.8%。"),
    Case(
      .contradiction,
      term: "城镇居民人均可支配收入由21500元提高到32800元，年均增长9.8%，"
        + "农村居民人均可支配收入由10200元提高到16500元，年均增长10.1%。"),
    Case(
      .contradiction,
      term: "累计接待游客由2015年的210万人次增加到2020年的480万人次，年均增长21%。"),
    Case(
      .contradiction,
      term: "四年来，财政总收入由2016年的10.5亿元增长到2020年的16.8亿元，年均增长9.9%。"),
    Case(nil, term: "四年来，财政总收入由2016年的10.5亿元增长到2020年的16.8亿元，年均增长12.5%。"),
  ])
  func `an average rate is proved against its end points`(_ one: Case) {
    #expect(one.verdict(of: "annual-growth") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(.contradiction, term: "高新技术产业产值由80亿元增加到120亿元，增长40%。"),
    Case(nil, term: "高新技术产业产值由80亿元增加到120亿元，增长50%。"),
    Case(.contradiction, term: "规模以上工业企业由45家增加到60家，增长25%。"),
    Case(nil, term: "规模以上工业企业由45家增加到60家，增长33.3%。"),
    Case(.contradiction, term: "信访总量由1000件下降到700件，下降40%。"),
    Case(nil, term: "信访总量由1000件下降到700件，下降30%。"),
    Case(.contradiction, term: "全年接待游客从120万人次增长到180万人次，累计增长60%。"),
    Case(.contradiction, term: "财政总收入由10.5亿元增长到16.8亿元，五年增长50%。"),
    Case(nil, term: "财政总收入由10.5亿元增长到16.8亿元，增长60%，年均增长9.9%。"),
    Case(.contradiction, term: "财政总收入由10.5亿元增长到16.8亿元，增长50%，年均增长9.9%。"),
    Case(.contradiction, year: "实际利用外资由上年的2.5亿美元增加到3.2亿美元，同比增长35%。"),
    Case(nil, year: "实际利用外资由上年的2.5亿美元增加到3.2亿美元，同比增长28%。"),
    Case(.contradiction, term: "行政审批事项由420项减少到210项，精简60%。"),
    Case(nil, term: "行政审批事项由420项减少到210项，精简50%。"),
    Case(.contradiction, term: "企业开办时间由10个工作日压缩到4个工作日，压缩80%。"),
    Case(nil, term: "企业开办时间由10个工作日压缩到4个工作日，压缩60%。"),
    Case(.contradiction, year: "财政总收入完成33.6亿元，比上年的30.1亿元增长15%。"),
    Case(nil, year: "财政总收入完成33.6亿元，比上年的30.1亿元增长11.6%。"),
  ])
  func `a rate is proved against its end points`(_ one: Case) {
    #expect(one.verdict(of: "total-growth") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(.contradiction, term: "高新技术企业由32家增加到72家，年均增加10家。"),
    Case(nil, term: "高新技术企业由32家增加到72家，年均增加8家。"),
    Case(.contradiction, term: "固定资产投资由100亿元增加到160亿元，增加50亿元。"),
    Case(nil, term: "固定资产投资由100亿元增加到160亿元，增加60亿元。"),
    Case(.contradiction, term: "森林覆盖率由30.5%提高到36.2%，提高6.7个百分点。"),
    Case(nil, term: "森林覆盖率由30.5%提高到36.2%，提高5.7个百分点。"),
    Case(.contradiction, term: "财政总收入由10亿元增加到20亿元，年均增加3亿元。"),
    Case(.contradiction, term: "规上企业由45家增加到71家，净增30家。"),
    Case(nil, term: "规上企业由45家增加到71家，净增26家。"),
    Case(
      .contradiction,
      term: "常住人口城镇化率由2015年的51.2%提高到2020年的58.7%，年均提高2.5个百分点。"),
    Case(nil, term: "常住人口城镇化率由2015年的51.2%提高到2020年的58.7%，年均提高1.5个百分点。"),
    Case(.contradiction, term: "城镇登记失业率由4.2%下降到3.1%，下降2.1个百分点。"),
  ])
  func `a difference is proved against its end points`(_ one: Case) {
    #expect(one.verdict(of: "level-difference") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(.contradiction, term: "2020年财政总收入达到15亿元，比2015年增长50%，年均增长10%。"),
    Case(nil, term: "2020年财政总收入达到15亿元，比2015年增长50%，年均增长8.4%。"),
    Case(.contradiction, term: "财政总收入五年累计增长85%，年均增长11%。"),
    Case(nil, term: "财政总收入五年累计增长85%，年均增长13.1%。"),
  ])
  func `a rate over the term is proved against the rate a year`(_ one: Case) {
    #expect(one.verdict(of: "compound-growth") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }
}
