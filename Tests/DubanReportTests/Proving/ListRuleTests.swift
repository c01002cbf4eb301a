import Testing

@testable import DubanReport

@Suite struct `Proving counts of lists` {
  @Test(arguments: [
    Case(
      .contradiction,
      plan: "集中办好5件民生实事：①新建小学2所；②改造管网3公里；③建设公园1个；"
        + "④新增车位200个。"),
    Case(
      nil,
      plan: "集中办好4件民生实事：①新建小学2所；②改造管网3公里；③建设公园1个；"
        + "④新增车位200个。"),
    Case(
      .contradiction,
      plan: "今年重点抓好五个方面工作：一是抓项目。二是抓招商。三是抓民生。四是抓安全。"),
    Case(nil, plan: "今年重点抓好四个方面工作：一是抓项目。二是抓招商。三是抓民生。四是抓安全。"),
    Case(
      .contradiction,
      plan: "重点办好十件民生实事：1.新建小学2所；2.改造管网3公里；3.建设公园1个。"),
    Case(
      .contradiction,
      plan: "实施“六大工程”：一是产业工程；二是交通工程；三是城建工程；四是生态工程；"
        + "五是民生工程。"),
    Case(nil, plan: "突出三个重点，一是抓项目；二是抓招商；三是抓民生。"),
    Case(
      .contradiction,
      plan: "坚持五个聚焦：（1）聚焦项目；（2）聚焦招商；（3）聚焦民生；（4）聚焦安全。"),
    Case(
      .contradiction,
      plan: "年内完成4项民生实事：①新建小学2所；②改造管网3公里；③建设公园1个；"
        + "④新增车位200个；⑤改造厕所10座。"),
  ])
  func `an announced count is proved against the numbered list`(_ one: Case) {
    #expect(one.verdict(of: "list-count") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(
      .contradiction,
      plan: "集中办好5件民生实事：①新建小学2所；②改造管网3公里；④建设公园1个；"
        + "⑤新增车位200个。"),
    Case(.explain, plan: "着力抓好以下工作：①新建小学；②改造管网；④建设公园。"),
    Case(.contradiction, plan: "今年重点抓好四个方面工作：一是抓项目。二是抓招商。四是抓安全。"),
    Case(
      .contradiction,
      plan: "要做好五项工作：（1）抓项目；（2）抓招商；（4）抓民生；（5）抓安全。"),
  ])
  func `a gap in the numbers of a list is told`(_ one: Case) {
    #expect(one.verdict(of: "list-gap") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(
      .contradiction,
      plan: "实施12项民生工程，其中城建工程6项：①道路②公园③管网④车位⑤市场⑥路灯。"
        + "教育工程3项：①小学②中学③幼儿园。卫生工程1项：卫生院建设。"),
    Case(
      nil,
      plan: "实施10项民生工程，其中城建工程6项：①道路②公园③管网④车位⑤市场⑥路灯。"
        + "教育工程3项：①小学②中学③幼儿园。卫生工程1项：卫生院建设。"),
  ])
  func `classes are proved against their total`(_ one: Case) {
    #expect(one.verdict(of: "nested-count") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(.contradiction, term: "建成青石巷、白水街、望湖坊四个特色街区。"),
    Case(nil, term: "建成青石巷、白水街、望湖坊三个特色街区。"),
    Case(nil, term: "建成青石巷、白水街等四个特色街区。"),
    Case(.contradiction, term: "建成青石巷、白水街、望湖坊、长堤街、柳堤巷等四个特色街区。"),
    Case(.contradiction, plan: "抓好化工、建材、食品、纺织五大产业。"),
    Case(nil, plan: "抓好化工、建材、食品和纺织四大产业。"),
    Case(nil, plan: "抓好化工、建材、食品、纺织四大产业改造提升。"),
    Case(.contradiction, plan: "加快推进滨江路、湖东路、学府路、体育路、望湖路等4条道路建设。"),
    Case(nil, plan: "加快推进滨江路、湖东路、学府路等6条道路建设。"),
  ])
  func `a count is proved against the names before it`(_ one: Case) {
    #expect(one.verdict(of: "name-count") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(.contradiction, plan: "打好三大攻坚战（精准脱贫、污染防治、风险防范、乡村振兴）。"),
    Case(nil, plan: "打好三大攻坚战（精准脱贫、污染防治、风险防范）。"),
    Case(
      .contradiction,
      plan: "深化“放管服”改革，推进三项改革：国企改革、财税改革、医药改革、教育改革。"),
  ])
  func `a count is proved against the names after it`(_ one: Case) {
    #expect(one.verdict(of: "names-after") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(.contradiction, term: "落实看、听、问、查、记“六字诀”。"),
    Case(nil, term: "落实看、听、问、查、记“五字诀”。"),
  ])
  func `a motto has as many characters as it says`(_ one: Case) {
    #expect(one.verdict(of: "character-count") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(.explain, plan: "落实三项责任。落实安全责任。厂矿要常查。落实环保责任。河湖要常巡。"),
    Case(nil, plan: "落实两项责任。落实安全责任。厂矿要常查。落实环保责任。河湖要常巡。"),
  ])
  func `announced headings are counted`(_ one: Case) {
    #expect(one.verdict(of: "heading-count") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }
}
