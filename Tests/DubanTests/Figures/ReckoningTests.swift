import DubanTesting
import Testing

@testable import Duban

@Suite struct `Reckoning matters up` {
  private static let calendar = WorkCalendar(
    version: 1, years: [CalendarYear(year: 2021, off: [], work: [], statutory: [])])

  @Test(arguments: [
    ([Int](), Int?.none), ([4], 4), ([4, 9], 7), ([9, 1, 4], 4), ([1, 2, 4, 9], 3),
  ])
  func `the speed is the middle of the working days`(_ days: [Int], _ median: Int?) throws {
    let outcomes = try days.map { try Self.outcome(workdays: $0, [.closed]) }
    #expect(Reckoning(outcomes).medianWorkdays == median)
  }

  @Test(arguments: [
    (0, 0, Int?.none), (1, 0, 10_000), (0, 2, 0), (2, 1, 6_667), (1, 2, 3_333),
  ])
  func `the rate is of those that had a limit`(_ onTime: Int, _ late: Int, _ rate: Int?) throws {
    var outcomes = [try Self.outcome(workdays: 3, [.closed])]
    for _ in 0..<onTime { outcomes.append(try Self.outcome(workdays: 3, [.closed, .onTime])) }
    for _ in 0..<late { outcomes.append(try Self.outcome(workdays: 3, [.closed, .late])) }
    let reckoning = Reckoning(outcomes)
    #expect(reckoning.onTimeBasisPoints == rate)
    #expect(reckoning.counts[.closed] == onTime + late + 1)
  }

  private static func outcome(workdays: Int, _ kinds: Set<Outcome.Kind>) throws -> Outcome {
    let entry = Entry(
      number: 1, act: .open, by: Cast.inspector, at: Instant(seconds: 1_614_560_400), calendar: 1,
      effects: [
        .opening(
          Opening(ledger: "trial", definition: 1, number: "试1", title: "事", year: 2021)), .issued,
      ])
    let matter = try #require(Matter(id: MatterID(1), folding: [entry]))
    var outcome = try #require(
      Outcome(of: matter, in: TrialLedger.campaign, light: nil, calendar: calendar))
    (outcome.workdays, outcome.kinds) = (workdays, kinds)
    return outcome
  }
}
