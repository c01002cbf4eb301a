import Duban
import DubanTesting
import Testing

@Suite struct `Laying a plan back` {
  private func plan(_ limits: [(limit: String?, after: [Int])]) throws -> Plan {
    let end = try day("2021-12-31")
    let milestones = limits.enumerated().map { index, step in
      Milestone(
        id: index + 1, name: "第\(index + 1)步", day: end, expected: 0,
        limit: step.limit.flatMap { TimeLimit(word: $0) }, after: step.after)
    }
    return Plan(from: try day("2021-03-01"), to: end, milestones: milestones)
  }

  private let calendar = WorkCalendar(version: 1, years: [])

  @Test func `each step ends when the next must begin, and the last on the last day`() throws {
    let plan = try plan([("10个工作日", []), ("30日", [1]), (nil, []), ("5个工作日", [2])])
    let schedule = try #require(
      try plan.schedule(on: day("2021-02-01"), calendar: calendar))
    // 27–31 December; the thirty days before; ten working days before 27 November.
    #expect(
      try schedule.stages.map(\.latestEnd)
        == [day("2021-11-26"), day("2021-12-26"), day("2021-12-31")])
    #expect(schedule.stages.map(\.id) == [1, 2, 4] && schedule.start == plan.from)
    #expect(schedule.totalFloat > 0 && schedule.criticalPath == [1, 2, 4])
  }

  @Test func `what is not begun begins today at the earliest, and what is reached stays`() throws {
    var plan = try plan([("10个工作日", []), ("200日", [1])])
    let late = try #require(try plan.schedule(on: day("2021-09-01"), calendar: calendar))
    #expect(late.totalFloat < 0 && late.shortfall != nil)
    plan.milestones[0].reachedOn = try day("2021-03-10")
    let begun = try #require(try plan.schedule(on: day("2021-04-01"), calendar: calendar))
    #expect(begun.totalFloat > 0 && begun.criticalPath == [2])
  }

  @Test func `a plan without lengths has nothing to lay back, and a circle is told`() throws {
    let today = try day("2021-03-01")
    #expect(try plan([(nil, []), (nil, [])]).schedule(on: today, calendar: calendar) == nil)
    #expect(throws: ScheduleFault.self) {
      try plan([("5日", [2]), ("5日", [1])]).schedule(on: today, calendar: calendar)
    }
  }

  @Test(arguments: Plan.Shape.allCases)
  func `a line through the drawn days tells the plan on each day that was asked for`(
    shape: Plan.Shape
  ) throws {
    let plan = try yearPlan(shape)
    let asked = try [day("2021-02-03"), day("2021-07-19"), day("2020-01-01")]
    let days = plan.drawnDays(with: asked)
    #expect(days.first == plan.from && days.last == plan.to.advanced(by: 1))
    #expect(days == days.sorted() && Set(days).count == days.count)
    #expect(days.contains(asked[0]) && days.contains(asked[1]) && !days.contains(asked[2]))
    for (low, high) in zip(days, days.dropFirst()) where shape == .straight {
      let length = low.days(to: high)
      let rise = plan.expected(on: high) - plan.expected(on: low)
      let straight = plan.expected(on: low) + rise * (length / 2) / length
      #expect(abs(plan.expected(on: low.advanced(by: length / 2)) - straight) <= 1)
    }
  }
}
