import DubanReport
import Testing

@Suite struct `Cutting commitments` {
  private func cut(_ plan: String, catalogue: DutyCatalogue = .empty) -> [Commitment] {
    SmallReport.read(plan: plan, catalogue: catalogue).commitments
  }

  @Test func `roads that can be finished one by one are as many commitments`() {
    let roads = cut("建成柳岸路、学府路、站前街、东湖大道、云溪路等道路。")
    #expect(roads.map(\.object) == ["柳岸路", "学府路", "站前街", "东湖大道", "云溪路"])
    #expect(roads.allSatisfy { $0.verb == "建成" })
    #expect(Set(roads.map(\.id)).count == 5)
  }

  @Test func `one work over several roads is one commitment`() {
    #expect(cut("整体实施柳岸路、学府路沿线形象更新。").count == 1)
  }

  @Test func `each numbered promise is one commitment with its measures`() {
    let promises = cut(
      "集中办好3件民生实事：①新增就业1万人，零就业家庭动态清零；②改造小区20个，惠及0.6万户；③新建公厕8座。")
    #expect(promises.count == 3)
    #expect(promises.map(\.quantities.count) == [1, 2, 1])
  }

  @Test func `each indicator of the targets is one commitment`() {
    let targets = cut("今年主要预期目标是：地区生产总值增长6%，达到320亿元；财政收入增长5%。")
    #expect(targets.count == 2)
    #expect(targets[0].quantities.count == 2)
  }

  @Test(arguments: [
    ("确保年内建成北环路。", Modality.ensure), ("力争引进龙头企业2家。", .strive), ("启动东湖大道改造。", .start),
    ("完成老城区管网改造。", .complete), ("配合推进城际铁路建设。", .assist), ("推进智慧园区建设。", .advance),
    ("建立联席会议制度。", .standing), ("争取专项资金3亿元。", .plain),
  ])
  func `how firmly it is promised`(sentence: String, modality: Modality) {
    #expect(cut(sentence).first?.modality == modality)
  }

  @Test func `a deadline holds for its own act; a year at the head for all that follows`() {
    let acts = cut("年内完成北环路建设，新建停车位300个。")
    #expect(acts.map { $0.deadline.text } == ["年内", "年内"])
    let months = cut("加快项目前期工作，3月份集中开工，10月份全部竣工。")
    #expect(months.map { $0.deadline.date?.iso } == ["2026-12-31", "2026-03-31", "2026-10-31"])
  }

  @Test func `a purpose belongs to the act before it`() {
    let acts = cut("新建消防站2座，提升应急救援能力。")
    #expect(acts.count == 1)
  }

  private let catalogue = DutyCatalogue(units: [
    .init(name: "区住建局", duties: ["老旧小区", "物业"], supports: ["征收"]),
    .init(name: "区民政局", duties: ["养老"], supports: ["老旧小区"]),
  ])

  @Test func `units are proposed from their duties with a reason`() throws {
    let act = try #require(cut("改造老旧小区20个。", catalogue: catalogue).first)
    #expect(act.lead == [UnitSuggestion(unit: "区住建局", reason: "职责：老旧小区")])
    #expect(act.support.map(\.unit) == ["区民政局"])
  }

  @Test func `a report that names its units is believed`() throws {
    let act = try #require(
      cut("改造老旧小区20个（牵头单位：区发改局；责任单位：区财政局、各街道）。", catalogue: catalogue).first)
    #expect(act.lead.map(\.unit) == ["区发改局"])
    #expect(act.lead.first?.reason == "报告写明牵头单位")
    #expect(act.support.map(\.unit) == ["区财政局", "各街道"])
  }

  @Test func `commitments that speak of one thing are linked`() {
    let report = SmallReport.read(plan: "改造老旧小区20个。\n加快北环路建设。\n建立老旧小区物业管理机制。")
    #expect(report.commitments[0].links == [report.commitments[2].id])
    #expect(report.commitments[1].links.isEmpty)
  }

  @Test func `what stays outside every commitment is listed with a reason`() {
    let report = SmallReport.read(plan: "集中办好2件民生实事：①新建公厕8座；②新增就业1万人。")
    #expect(report.coverage.quantities == 3)
    #expect(report.coverage.quantitiesCovered == 2)
    #expect(report.coverage.gaps.map { report.text($0.span) } == ["2件"])
  }
}
