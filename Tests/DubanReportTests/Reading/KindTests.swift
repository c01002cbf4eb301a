import DubanReport
import Testing

@Suite struct `Telling what a sentence is` {
  @Test(arguments: [
    ("今年经济社会发展的主要预期目标是：地区生产总值增长6%，固定资产投资增长8%。", Kind.target),
    ("2030年粮食面积稳定在20万亩，蔬菜产量达到30万吨，生猪出栏12万头。", .target),
    ("新建社区养老服务站12个。", .task),
    ("完成青溪大道改造，启动北环路建设。", .task),
    ("全面完成机构改革任务。", .task),
    ("建立健全防止返贫监测机制，完善动态管理制度。", .mechanism),
    ("严格落实河湖长制，推行常态化巡查。", .mechanism),
    ("2026年是“十五五”开局之年。", .rhetoric),
    ("坚持把民生摆在首位。", .rhetoric),
    ("各位代表！", .rhetoric),
    ("市民群众期盼有更舒适的居住条件。", .rhetoric),
  ])
  func `sentences of the plan`(sentence: String, kind: Kind) {
    #expect(SmallReport.planned(sentence).first?.kind == kind)
  }

  @Test(arguments: [
    ("新建社区养老服务站12个。", Kind.achievement),
    ("我们克服困难，圆满完成了全年目标任务。", .achievement),
    ("实践证明，只有坚持实干，才能行稳致远。", .rhetoric),
    ("在此，我代表区政府向大家表示衷心的感谢！", .rhetoric),
    ("我们也清醒地看到，发展中还存在不少问题。", .problem),
  ])
  func `sentences of the review`(sentence: String, kind: Kind) {
    #expect(SmallReport.reviewed(sentence).first?.kind == kind)
  }

  @Test func `a theme that tasks follow is rhetoric, and the tasks stand under it`() {
    let report = SmallReport.read(
      plan: "突出项目建设，推动经济发展。新开工重点项目20个。\n加快园区提质。完成标准厂房8万平方米。")
    let plan = report.sentences.filter { $0.part == 1 }.dropFirst()
    #expect(plan.map(\.kind) == [.rhetoric, .task, .rhetoric, .task])
    #expect(report.themes.map(\.title) == ["突出项目建设,推动经济发展", "加快园区提质"])
    #expect(report.themes[1].parent == 0)
  }

  @Test func `problems last to the end of their paragraph`() {
    let read = SmallReport.reviewed("同时，成绩背后仍然存在短板。一是产业结构偏重。二是财源基础不牢。\n完成投资8亿元。")
    #expect(read.map(\.kind) == [.problem, .problem, .problem, .achievement])
  }
}

@Suite struct `Reading deadlines` {
  @Test(arguments: [
    ("3月份全面开工。", "3月份", "2026-03-31"),
    ("6月底前完成征收。", "6月底前", "2026-06-30"),
    ("年底前建成投用。", "年底前", "2026-12-31"),
    ("上半年完成规划编制。", "上半年", "2026-06-30"),
    ("新城小学争取今年秋季投入使用。", "今年秋季", "2026-08-31"),
    ("确保2028年建成通车。", "2028年", "2028-12-31"),
    ("到2027年底前实现全覆盖，新建站点20个。", "到2027年底前", "2027-12-31"),
    ("5月1日前完成整改。", "5月1日前", "2026-05-01"),
    ("三年内建成停车位2000个。", "三年内", "2028-12-31"),
    ("“十五五”期间新增就业5万人。", "“十五五”期间", "2030-12-31"),
    ("第三季度完成验收。", "第三季度", "2026-09-30"),
  ])
  func `by when, as written and as a day`(sentence: String, words: String, day: String) {
    let deadline = SmallReport.planned(sentence).first?.deadline
    #expect(deadline?.text == words)
    #expect(deadline?.date?.iso == day)
  }

  @Test(arguments: [
    "2026年是关键一年。", "制定《2026年实施方案》。", "比2025年增加站点5个。",
    "今年以来的成效要巩固。", "开展安全生产专项整治三年行动。",
  ])
  func `years that set no limit are no deadline`(sentence: String) {
    #expect(SmallReport.planned(sentence).first?.deadline == nil)
  }

  @Test func `what is done has no deadline`() {
    #expect(SmallReport.reviewed("全年新建站点20个。").first?.deadline == nil)
  }
}
