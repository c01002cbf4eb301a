import DubanReport
import Testing

@Suite struct `Setting where a commitment begins and ends` {
  private let report = CorrectionsDraft(
    ("新建小学2所,改造小区32个,改造小区外墙。", ["新建小学2所", "改造小区32个,改造小区"])
  ).report

  private func commitment(_ id: String, _ report: WorkReport) throws -> Commitment {
    try #require(report.commitments.first { $0.id == id })
  }

  @Test func `a new cut brings its own words and is found again by the reader's`() throws {
    let cut = report.correction("c1-2", .cut, to: ["改造小区外墙"])
    let lead = report.correction("c1-2", .lead, to: ["区住建局"])
    let (result, outcomes) = report.applying([cut, lead])
    #expect(outcomes.map(\.status) == [.applied, .applied])
    let commitment = try commitment("c1-2", result)
    #expect(result.text(commitment.span) == "改造小区外墙")
    #expect(result.task(of: commitment) == "改造小区外墙")
    #expect(result.text(commitment.spanAsRead) == "改造小区32个,改造小区")
    // The cut taken back, what was corrected after it still finds its commitment.
    let (back, rest) = report.applying([lead])
    #expect(rest.map(\.status) == [.applied])
    #expect(back.text(try self.commitment("c1-2", back).span) == "改造小区32个,改造小区")
  }

  @Test func `words that are not of the sentence are refused and change nothing`() throws {
    let (result, outcomes) = report.applying([
      report.correction("c1-1", .cut, to: ["新建中学2所"])
    ])
    #expect(outcomes.map(\.status) == [.refused("“新建中学2所”不是原句中连续的一段")])
    #expect(result.commitments == report.commitments)
  }

  @Test func `of words that stand twice those nearest to the reader's are meant`() throws {
    let sentence = report.sentences[0].span
    #expect(report.span(of: "改造小区", in: sentence, near: 0)?.start == 7)
    #expect(report.span(of: "改造小区", in: sentence, near: 14)?.start == 15)
    #expect(report.span(of: "改造学校", in: sentence, near: 0) == nil)
  }

  @Test func `an added commitment has its own cut`() throws {
    func change(_ field: Correction.Field, _ to: [String]) -> Correction {
      Correction(
        commitment: "a1", sentence: report.text(report.sentences[0].span), quote: "外墙翻新",
        field: field, to: to)
    }
    let (result, outcomes) = report.applying([
      change(.added, ["外墙翻新"]), change(.cut, ["改造小区外墙"]),
    ])
    #expect(outcomes.map(\.status) == [.applied, .applied])
    let added = try commitment("a1", result)
    #expect(result.text(added.span) == "改造小区外墙" && result.task(of: added) == "外墙翻新")
  }
}

@Suite struct `Taking a measure apart` {
  @Test(arguments: [
    ("地区生产总值：增长不低于7.5%（可比价）", ["地区生产总值", "增长不低于", "7.5", "%", "可比价"]),
    ("城镇新增就业：不低于6000人", ["城镇新增就业", "不低于", "6000", "人", ""]),
    ("居民消费价格：2%左右", ["居民消费价格", "左右", "2", "%", ""]),
    ("32个", ["", "", "32", "个", ""]), ("价值：92万元→1.85亿元", ["价值", "", "92万元→1.85", "亿元", ""]),
    ("提质增效", ["提质增效", "", "", "", ""]),
  ])
  func `each line falls into five parts and is put together again`(
    line: String, parts: [String]
  ) {
    let words = MeasureWords(line)
    #expect([words.name, words.relation, words.value, words.unit, words.basis] == parts)
    #expect(words.line == line)
  }
}

@Suite struct `Proposing units from last year` {
  private let report = CorrectionsDraft(
    ("改造老旧小区32个。", ["改造老旧小区32个"]), ("建立联点帮扶机制。", ["建立联点帮扶机制"])
  ).report
  private let last = Precedent(
    title: "改造老旧小区28个", number: "重点〔2020〕007号", lead: ["区城建中心"],
    support: ["区财政局", "区城建中心"])

  @Test func `the same work goes to those who had it, whatever the figure`() {
    let proposed = report.proposingUnits(from: [last])
    let first = proposed.commitments[0]
    #expect(first.lead.map(\.unit) == ["区城建中心"])
    #expect(first.lead[0].reason == "上年“改造老旧小区28个”（重点〔2020〕007号）由其牵头")
    #expect(first.support.map(\.unit) == ["区财政局"])
    #expect(proposed.commitments[1] == report.commitments[1])
  }

  @Test func `what the report says of units stays`() {
    var named = report
    named.commitments[0].lead = [UnitSuggestion(unit: "区住建局", reason: "报告写明牵头单位")]
    #expect(named.proposingUnits(from: [last]).commitments == named.commitments)
  }
}
