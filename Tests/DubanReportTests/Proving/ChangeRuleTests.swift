import Testing

@testable import DubanReport

@Suite struct `Proving changes` {
  @Test(arguments: [
    Case(.contradiction, term: "参保率由80%提高到85%，提高5%。"),
    Case(nil, term: "参保率由80%提高到85%，提高6.3%。"),
    Case(nil, term: "参保率由80%提高到85%，提高了5个百分点。"),
  ])
  func `a change of rates is told in percentage points`(_ one: Case) {
    #expect(one.verdict(of: "percent-points") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(.explain, term: "市场主体由2万户增加到4万户，增长2倍。"),
    Case(nil, term: "市场主体由2万户增加到6万户，增长2倍。"),
    Case(nil, term: "市场主体由2万户增加到4万户，是2015年的2倍。"),
    Case(.contradiction, term: "市场主体由2.0万户增加到5.0万户，是2015年的3.5倍。"),
    Case(.contradiction, term: "财政总收入由10亿元增加到16亿元，实现翻番。"),
    Case(nil, term: "财政总收入由10亿元增加到19.8亿元，翻了一番。"),
    Case(nil, term: "财政总收入由10亿元增加到21亿元，翻了一番多。"),
    Case(.contradiction, term: "财政总收入由10亿元增加到25亿元，翻了两番。"),
    Case(.contradiction, term: "工业总产值由2015年的80.5亿元增加到2020年的161.2亿元，增长2倍。"),
    Case(
      .contradiction,
      term: "工业总产值由2015年的80.5亿元增加到2020年的161.2亿元，是2015年的3倍。"),
    Case(nil, term: "工业总产值由2015年的80.5亿元增加到2020年的161.2亿元，增长1倍。"),
    Case(nil, term: "工业总产值由2015年的80.5亿元增加到2020年的181.2亿元，增长1.3倍。"),
    Case(.contradiction, term: "规上企业数由20家增加到50家，增长3倍。"),
    Case(.contradiction, term: "规上企业由20家发展到32家，翻了一番。"),
    Case(.contradiction, term: "规上企业由20家发展到52家，翻了两番。"),
    Case(nil, term: "规上企业由20家发展到82家，翻了两番。"),
  ])
  func `a multiple is proved against its end points`(_ one: Case) {
    #expect(one.verdict(of: "multiple") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(
      .contradiction,
      term: "财政总收入由2015年的12.0亿元增加到2018年的20亿元；"
        + "2020年财政总收入达到30.0亿元，是2015年的2.1倍。"),
    Case(
      nil,
      term: "财政总收入由2015年的12亿元增加到2018年的20亿元；2020年财政总收入达到30亿元，"
        + "是2015年的2.5倍。"),
    Case(
      .contradiction,
      term: "财政总收入由2015年的12亿元增加到2018年的20亿元；2020年财政总收入达到30亿元，"
        + "比2015年增长200%。"),
    Case(
      .contradiction,
      term: "固定资产投资由2015年的50.2亿元增加到2019年的70.5亿元。"
        + "2020年固定资产投资完成90.4亿元，比2015年增长60%。"),
    Case(
      nil,
      term: "固定资产投资由2015年的50.2亿元增加到2019年的70.5亿元。"
        + "2020年固定资产投资完成90.4亿元，比2015年增长80.1%。"),
  ])
  func `a comparison with a named year is proved against the level of that year`(_ one: Case) {
    #expect(one.verdict(of: "other-base") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(.contradiction, term: "登记信访量由800件下降到860件。"),
    Case(.contradiction, term: "高新技术企业由80家增加到76家。"),
    Case(nil, term: "审批时间由15个工作日提升至5个工作日。"),
    Case(nil, term: "贫困发生率由12.5%下降到0.4%。"),
    Case(.contradiction, year: "居民投诉量由上年的320件减少到350件。"),
    Case(.contradiction, term: "空气优良率由82.5%提高到80.1%。"),
  ])
  func `words of rise and fall are proved against the figures`(_ one: Case) {
    #expect(one.verdict(of: "direction") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(.contradiction, year: "一般公共预算收入达到22.0亿元，比上年增加2.0亿元，增长12%。"),
    Case(nil, year: "一般公共预算收入达到22亿元，比上年增加2亿元，增长10%。"),
    Case(.contradiction, year: "财政总收入完成50亿元，增长10%，增加8亿元。"),
    Case(nil, year: "地区生产总值达到220亿元，比上年增加20亿元，增长7.2%。"),
    Case(.contradiction, year: "全年财政总收入完成33.6亿元，同比增收3.2亿元，增长12.5%。"),
    Case(nil, year: "全年财政总收入完成33.6亿元，同比增收3.2亿元，增长10.5%。"),
    Case(.contradiction, year: "全年税收收入完成26.4亿元，增长15.3%，比上年净增2.4亿元。"),
    Case(.contradiction, year: "信访总量380件，比上年减少95件，下降25%。"),
    Case(nil, year: "信访总量380件，比上年减少95件，下降20%。"),
  ])
  func `three numbers of one change are proved against each other`(_ one: Case) {
    #expect(one.verdict(of: "three-numbers") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }
}
