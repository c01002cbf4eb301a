internal import Duban

extension MatterBuilder {
  /// Plan by its gates; progress as it was on each day that it was told.
  var curve: MatterPage.CurveLine? {
    guard let plan = matter.plan else { return nil }
    let gates = plan.milestones.map { gate in
      MatterPage.CurveLine.Gate(
        day: Int(gate.day.number), name: gate.name, share: gate.expected,
        isReached: gate.reachedOn != nil)
    }
    let actual = actual(from: plan.from)
    let days = plan.drawnDays(with: actual.map { Day(number: Int32($0[0])) })
    return .init(
      start: Int(plan.from.number), end: Int(plan.to.number) + 1,
      planned: days.map { [Int($0.number), plan.expected(on: $0)] },
      actual: actual, milestones: gates,
      evenPace: isFlow ? days.map { [Int($0.number), plan.evenPace(on: $0)] } : nil)
  }

  /// A total that comes in by and by, as revenue does, is looked at beside the days gone by
  /// (`domain.md` §8.1: 序时进度 for flow totals only).
  private var isFlow: Bool {
    if case .money = matter.progress?.measure { true } else { false }
  }

  private func actual(from first: Day) -> [[Int]] {
    var points = [[Int(first.number), 0]]
    for entry in entries {
      for case .progress(let progress) in entry.effects {
        points.append([Int(entry.at.day.number), progress.shownBasisPoints])
      }
    }
    let today = Int(telling.at.day.number)
    if let last = points.last, last[0] < today { points.append([today, last[1]]) }
    return points
  }
}
