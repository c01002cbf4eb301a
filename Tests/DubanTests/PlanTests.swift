import Duban
import DubanTesting
import Testing

/// A year's plan by quarters: 20, 50, 80, 100%.
func yearPlan(_ shape: Plan.Shape) throws -> Plan {
  let nodes = [("03-31", 2000), ("06-30", 5000), ("09-30", 8000), ("12-31", 10_000)]
  let milestones = try nodes.enumerated().map { index, node in
    try Milestone(
      id: index + 1, name: "第\(index + 1)季度", day: day("2021-\(node.0)"), expected: node.1)
  }
  return try Plan(
    from: day("2021-01-01"), to: day("2021-12-31"), shape: shape, milestones: milestones)
}

@Suite struct `Expecting progress` {
  @Test(arguments: Plan.Shape.allCases)
  func `a milestone's value holds from the end of its day`(shape: Plan.Shape) throws {
    let plan = try yearPlan(shape)
    #expect(plan.fault == nil)
    #expect(plan.expected(on: try day("2020-06-01")) == 0)
    #expect(plan.expected(on: plan.from) == 0)
    for milestone in plan.milestones {
      #expect(plan.expected(on: milestone.day) < milestone.expected)
      #expect(plan.expected(on: milestone.day.advanced(by: 1)) == milestone.expected)
    }
    #expect(plan.expected(on: try day("2030-01-01")) == 10_000)
  }

  @Test func `a straight plan rises by equal parts`() throws {
    let plan = try yearPlan(.straight)
    // 45 of the 90 days of the first quarter; 46 of 91 of the second, 1516.5.
    #expect(plan.expected(on: try day("2021-02-15")) == 1000)
    #expect(plan.expected(on: try day("2021-05-17")) == 2000 + 1516)
  }

  @Test func `what is planned is rounded as what is done`() throws {
    let plan = try Plan(from: day("2021-01-01"), to: day("2021-12-31"))
    for days in 1..<365 {
      let today = plan.from.advanced(by: days)
      let done = try Progress.counted(done: Int64(days), total: 365, unit: "天", asOf: today)
      #expect(plan.expected(on: today) == done.basisPoints)
      #expect(plan.evenPace(on: today) == done.basisPoints)
    }
    // 19,999 days of 20,000 are 9,999.5.
    let long = Plan(from: plan.from, to: plan.from.advanced(by: 19_999))
    #expect(long.expected(on: long.to) == 9_999)
    #expect(long.evenPace(on: long.to) == 9_999)
  }

  @Test func `a stepped plan rises only at its milestones`() throws {
    let plan = try yearPlan(.stepped)
    #expect(plan.expected(on: try day("2021-03-31")) == 0)
    #expect(plan.expected(on: try day("2021-04-01")) == 2000)
    #expect(plan.expected(on: try day("2021-06-30")) == 2000)
  }

  @Test func `an S curve is slow, fast, slow`() throws {
    let plan = try Plan(from: day("2021-01-01"), to: day("2021-04-10"), shape: .sCurve)
    let values = try [0, 10, 50, 90, 100].map {
      plan.expected(on: try day("2021-01-01").advanced(by: $0))
    }
    // 3x² − 2x³ at 0, 0.1, 0.5, 0.9, 1.
    #expect(values == [0, 280, 5000, 9720, 10_000])
  }

  @Test func `no plan ever falls, however badly it was made`() throws {
    var random = Seeded(6)
    let start = try day("2021-01-01")
    for _ in 0..<300 {
      let milestones = (0..<random.number(0...6)).map { id in
        Milestone(
          id: id, name: "节点", day: start.advanced(by: random.number(-50...450)),
          expected: random.number(-2000...14_000))
      }
      let plan = Plan(
        from: start, to: start.advanced(by: random.number(-30...400)),
        shape: random.one(of: Plan.Shape.allCases), milestones: milestones)
      let values = (-60...470).map { plan.expected(on: start.advanced(by: $0)) }
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(values.allSatisfy { 0...10_000 ~= $0 })
    }
    let longest = try Plan(from: day("0001-01-01"), to: day("9999-12-31"), shape: .sCurve)
    #expect(4990...5010 ~= longest.expected(on: try day("5000-07-02")))
    #expect(longest.fault == .tooLong)
  }

  @Test func `the even pace is the elapsed share of the days`() throws {
    let plan = try yearPlan(.sCurve)
    #expect(plan.evenPace(on: plan.from) == 0)
    #expect(plan.evenPace(on: try day("2021-07-01")) == 4959)
    #expect(plan.evenPace(on: try day("2022-01-01")) == 10_000)
    #expect(plan.evenPace(on: try day("2019-01-01")) == 0)
    #expect(plan.evenPace(on: try day("2029-01-01")) == 10_000)
  }

  @Test func `a plan made anew keeps the days of the first`() throws {
    let first = try yearPlan(.straight)
    let days = first.milestones.map(\.day) + [first.to]
    let end = try day("2022-06-30")
    let second = first.replanned(from: first.from, to: end, milestones: [])
    #expect(second.baseline == days)
    #expect(second.replanned(from: first.from, to: end, milestones: []).baseline == days)
  }
}

@Suite struct `Checking plans` {
  func plan(_ nodes: [(String, Int)]) throws -> Plan {
    let milestones = try nodes.enumerated().map { index, node in
      try Milestone(id: index, name: "节点\(index)", day: day(node.0), expected: node.1)
    }
    return try Plan(from: day("2021-01-01"), to: day("2021-12-31"), milestones: milestones)
  }

  @Test func `each fault of a plan has its sentence`() throws {
    #expect(
      try plan([("2021-05-01", 5000), ("2021-04-01", 6000)]).fault == .outOfOrder(milestone: "节点1"))
    #expect(try plan([("2022-05-01", 5000)]).fault == .beyondEnds(milestone: "节点0"))
    #expect(try plan([("2020-12-31", 0)]).fault == .beyondEnds(milestone: "节点0"))
    #expect(try plan([("2021-05-01", 10_001)]).fault == .outOfRange(milestone: "节点0"))
    #expect(try plan([("2021-05-01", -1)]).fault == .outOfRange(milestone: "节点0"))
    #expect(
      try plan([("2021-05-01", 5000), ("2021-06-01", 4000)]).fault == .decreasing(milestone: "节点1"))
    var repeated = try plan([("2021-05-01", 5000), ("2021-06-01", 6000)])
    repeated.milestones[1].id = 0
    #expect(repeated.fault == .repeatedMilestone(id: 0))
    var weighted = try plan([("2021-05-01", 5000)])
    weighted.milestones[0].weight = -1
    #expect(weighted.fault == .badWeight(milestone: "节点0"))
    #expect(try Plan(from: day("2021-02-01"), to: day("2021-01-31")).fault == .endsBeforeStart)
    #expect(PlanFault.decreasing(milestone: "封顶").sentence == "节点“封顶”的计划进度低于前一个节点，请改正。")
  }

  @Test func `a plan comes back from short JSON`() throws {
    var plan = try yearPlan(.sCurve)
    plan.milestones[0].isGate = true
    plan.milestones[1].weight = 3
    plan.milestones[2].reachedOn = plan.to
    plan.milestones[3].limit = TimeLimit(30, .working)
    plan.baseline = [plan.to]
    #expect(try Plan(json: plan.json()) == plan)
    let plain = try Plan(
      from: day("2021-01-01"), to: day("2021-12-31"),
      milestones: [Milestone(id: 1, name: "开工", day: day("2021-03-31"), expected: 1000)])
    #expect(
      try plain.json()
        == #"{"f":"2021-01-01","m":[{"d":"2021-03-31","e":1000,"i":1,"n":"开工"}],"t":"2021-12-31"}"#)
  }
}

@Suite struct `Deriving progress` {
  @Test func `progress comes from what was counted`() throws {
    let on = try day("2021-05-31")
    #expect(try Progress.counted(done: 3, total: 14, unit: "条", asOf: on).basisPoints == 2143)
    #expect(try Progress.money(paid: 1_378_00, total: 2_756_00, asOf: on).basisPoints == 5000)
    #expect(try Progress.selfReported(4800, asOf: on).basisPoints == 4800)
    var plan = try yearPlan(.straight)
    plan.milestones[0].reachedOn = try day("2021-04-02")
    plan.milestones[0].weight = 5
    plan.milestones[1].reachedOn = try day("2021-06-01")
    #expect(try Progress.milestones(of: plan, asOf: on).basisPoints == 6250)
  }

  @Test(
    arguments: [
      (26, 95, 2_737), (2, 3, 6_667), (1, 3, 3_333), (25, 32, 7_813), (99_999, 100_000, 9_999),
      (100_000, 100_000, 10_000), (.max - 1, .max, 9_999),
    ] as [(Int64, Int64, Int)])
  func `progress is rounded, and what is all but done is not done`(
    _ done: Int64, _ total: Int64, _ points: Int
  ) throws {
    let progress = try Progress(
      .counted(done: done, total: total, unit: "条"), asOf: day("2021-05-31"))
    #expect(progress.basisPoints == points)
  }

  @Test func `more than the whole is kept, and shown as the whole`() throws {
    let over = try Progress.counted(done: 15, total: 12, unit: "个", asOf: day("2021-05-31"))
    #expect(over.basisPoints == 12_500)
    #expect(over.shownBasisPoints == 10_000)
    let huge = try Progress.money(paid: .max, total: 1, asOf: day("2021-05-31"))
    #expect(huge.basisPoints == .max)
  }

  @Test(arguments: [
    (Progress.Measure.counted(done: 1, total: 0, unit: ""), ProgressFault.noTotal),
    (.counted(done: -1, total: 5, unit: ""), .negative), (.money(paid: 1, total: -5), .noTotal),
    (.milestones(reached: 0, total: 0), .noMilestones),
    (.milestones(reached: 3, total: 2), .negative), (.selfReported(10_001), .percentOutOfRange),
    (.selfReported(-1), .percentOutOfRange),
  ])
  func `what is no progress is refused`(measure: Progress.Measure, fault: ProgressFault) throws {
    let on = try day("2021-05-31")
    #expect(throws: fault) { try Progress(measure, asOf: on) }
    #expect(fault.sentence.hasSuffix("。"))
  }

  @Test func `progress comes back from short JSON`() throws {
    let on = try day("2021-05-31")
    let all = try [
      Progress.counted(done: 3, total: 14, unit: "条", asOf: on),
      .counted(done: 3, total: 14, unit: "", asOf: on), .money(paid: 5, total: 7, asOf: on),
      Progress(.milestones(reached: 1, total: 3), asOf: on), .selfReported(100, asOf: on),
    ]
    for progress in all { #expect(try Progress(json: progress.json()) == progress) }
    #expect(try all[0].json() == #"{"c":[3,14],"d":"2021-05-31","u":"条"}"#)
    #expect(throws: DecodingError.self) { try Progress(json: #"{"c":[3,0],"d":"2021-05-31"}"#) }
    #expect(throws: DecodingError.self) { try Progress(json: #"{"c":[3],"d":"2021-05-31"}"#) }
  }
}
