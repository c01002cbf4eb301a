import DubanReport
import Testing

@Suite struct `Reading hard cases` {
  @Test(arguments: [
    ("完成率达到百分之三十五点六。", ["35.6 % ="]),
    ("完成投资2亿3000万元。", ["23000 万元 ="]),
    ("完成投资一百二十三亿元。", ["123 亿元 ="]),
    ("建设高标准农田三万亩。", ["3 万亩 ="]),
    ("建成口袋公园十处。", ["10 处 ="]),
    ("每月至少巡湖2次。", ["2 次 >="]),
    ("会议文件压减10%。", ["-10 % growth"]),
    ("居民消费价格涨幅控制在2%左右。", ["2 % growth"]),
    ("将11家国企整合为4家。", ["11 家 =", "4 家 ="]),
    ("国企由11家整合为4家。", ["[11, 4] 家 from-to"]),
  ])
  func `amounts that are easily lost`(sentence: String, expected: [String]) {
    #expect(SmallReport.amounts(sentence) == expected)
  }

  @Test func `more digits than a number can hold stop nothing`() {
    #expect(SmallReport.planned("完成投资9999999999999999千，增长5%。").count == 1)
  }

  @Test func `the class belongs to the name, the remainder word is kept`() throws {
    let read = SmallReport.planned("引进10亿元以上项目3个，培训1.2万余人。")[0].quantities
    #expect(read.map(\.name) == ["引进10亿元以上项目", "培训"])
    #expect(read[1].qualifier == "余")
  }

  @Test func `the base year of a from-to is its first year`() throws {
    let quantity = try #require(
      SmallReport.planned("覆盖率由2025年的60%提高到2026年的65%。").first?.quantities.first)
    #expect(quantity.baseYear == 2025)
    #expect(quantity.year == 2026)
  }

  @Test func `an act without an object says what it is done to`() {
    let report = SmallReport.read(plan: "改造老旧小区32个，3月份全面开工，10月底前竣工验收。")
    #expect(report.commitments.map(\.subject) == ["", "老旧小区32个", "老旧小区32个"])
    #expect(report.task(of: report.commitments[1]) == "老旧小区32个：3月份全面开工")
  }

  @Test func `named and counted roads are as many commitments; counted examples are one`() {
    #expect(SmallReport.read(plan: "完成望澜路、芦洲路、渔灯街三条道路改造。").commitments.count == 3)
    #expect(SmallReport.read(plan: "完成望澜路、芦洲路等12条道路改造。").commitments.count == 1)
  }

  @Test func `members of a list are printed with the noun they share`() {
    let report = SmallReport.read(plan: "完成望澜路、渔灯街等道路建设。\n完成望澜路、芦洲路、渔灯街三条道路改造。")
    let tasks = report.commitments.map { report.task(of: $0) }
    #expect(tasks[0] == "完成望澜路道路建设")
    #expect(tasks[4] == "完成渔灯街道路改造")
  }

  @Test func `numbered lines with an act are promises, not headings`() {
    let report = SmallReport.read(plan: "（一）办好民生实事\n1、完成农贸市场改造\n2、建成社区食堂5个")
    #expect(report.commitments.count == 2)
  }

  @Test func `a level is no act`() throws {
    let commitment = try #require(SmallReport.read(plan: "签约率保持在80%以上。").commitments.first)
    #expect(commitment.verb == "")
    #expect(commitment.object == "签约率保持在80%以上")
  }

  @Test func `an alias in brackets is the unit it stands for`() {
    let catalogue = DutyCatalogue(units: [.init(name: "区住房和城乡建设局", aliases: ["区住建局"])])
    let report = SmallReport.read(
      plan: "改造老旧小区20个（牵头单位：区住建局）。", catalogue: catalogue)
    #expect(report.commitments.first?.lead.map(\.unit) == ["区住房和城乡建设局"])
  }

  @Test func `numbered names without a note are listed once`() {
    let report = SmallReport.read(plan: "推行“1+4”模式，深化“三清一改”。\n再用“1+4”模式。")
    #expect(report.unexplained.map { report.text($0) } == ["1+4", "三清一改"])
  }

  @Test(arguments: ["翻番", "增长5%", "每月一次", "（", "1:2:3,", "①完成5个；", "5个、"])
  func `a line of one thing over and over is read in bounded time`(piece: String) {
    let line = String(repeating: piece, count: 3_000)
    let report = WorkReport.read(SourceText("二、2026年工作安排\n" + line))
    #expect(report.sentences.count > 1)
  }
}
