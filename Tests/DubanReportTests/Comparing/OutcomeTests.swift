import Testing

@testable import DubanReport

@Suite struct `Matching commitments with what was done` {
  private func outcome(_ plan: String, _ review: String) throws -> CommitmentOutcome {
    try #require(Pairs.outcomes(plan: plan, review: Self.other + review).first)
  }

  /// A review always says much else.
  private static let other = """
    旅游接待人数达到120万人次。建成滨河绿道18公里。新增规模以上工业企业9家。完成棚户区改造1200户。
    城区集中供热面积达到300万平方米。举办第五届采摘节。为企业减税降费1.1亿元。

    """

  @Test(
    arguments: [
      ("改造老旧小区36个。", "改造老旧小区38个、惠及居民6000户。"),
      ("青石桥中学年内投入使用。", "青石桥中学建成投入使用。"),
      ("启动区中医院迁建工程。", "区中医院迁建工程开工建设。"),
      ("新增停车位1500个。", "新增停车位1560个。"),
    ])
  func `what was done is kept`(plan: String, review: String) throws {
    let outcome = try outcome(plan, review)
    #expect(outcome.status == .kept)
    #expect(outcome.promise.report == 0)
    #expect(outcome.claims.allSatisfy { $0.report == 1 })
    #expect(outcome.claims.contains { review.contains($0.text) })
  }

  @Test(
    arguments: [
      ("提质改造农贸市场5家。", "提质改造农贸市场3家。", "承诺5家"),
      ("关停自备井1066眼。", "关停自备井952眼。", "952眼"),
      ("青石桥中学年内投入使用。", "青石桥中学项目主体完工。", "推进"),
    ])
  func `less than was promised is partly kept`(plan: String, review: String, why: String) throws {
    let outcome = try outcome(plan, review)
    #expect(outcome.status == .partly)
    #expect(outcome.reason.contains(why))
  }

  @Test(
    arguments: [
      ("建成区档案馆新馆。", "区图书馆免费开放。"),
      // One unit, another indicator.
      ("城乡居民养老保险参保率达到95%。", "城乡居民医疗保险参保率达到97%。"),
      ("粮食播种面积稳定在18万亩以上。", "设施蔬菜种植面积达到2万亩。"),
      // Words that every second clause has.
      ("深入实施重点产业培育行动。", "深入实施创新驱动战略，全面完成各项任务。"),
      ("完成石门水库除险加固。", "二、2021年完成了各项工作。"),
    ])
  func `what the review does not speak of is not mentioned`(plan: String, review: String) throws {
    let outcome = try outcome(plan, review)
    #expect(outcome.status == .notMentioned)
    #expect(outcome.claims.isEmpty)
  }

  @Test func `the year goes before the totals of a term`() throws {
    let last = Pairs.report(2021, review: "工作有了新进展。", plan: "改造老旧小区36个。")
    let this = Pairs.report(
      2022,
      review: """
        五年来，累计改造老旧小区168个，城乡面貌明显改观。
        2021年，全区改造老旧小区30个，新建口袋公园12处。
        """)
    let outcome = try #require(Comparison.of(last: last, this: this).outcomes.first)
    #expect(outcome.status == .partly)
    #expect(outcome.reason.contains("30个"))
  }

  @Test func `quotes are the words of the reports`() {
    let last = Pairs.report(2021, review: "工作有了新进展。", plan: "改造老旧小区36个。")
    let this = Pairs.report(2022, review: "改造老旧小区38个。")
    for outcome in Comparison.of(last: last, this: this).outcomes {
      #expect(last.text(outcome.promise.span) == outcome.promise.text)
      for claim in outcome.claims { #expect(this.text(claim.span) == claim.text) }
    }
  }
}
