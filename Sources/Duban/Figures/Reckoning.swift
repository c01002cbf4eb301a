/// Figures of many matters (汇总): counts, rates and speed, each made of the outcomes behind it.
public struct Reckoning: Hashable, Sendable {
  public private(set) var lights: [Light: Int] = [:]
  public private(set) var counts: [Outcome.Kind: Int] = [:]
  private var workdays: [Int] = []

  public init(_ outcomes: some Sequence<Outcome>) {
    for outcome in outcomes {
      if let light = outcome.light { lights[light, default: 0] += 1 }
      for kind in outcome.kinds { counts[kind, default: 0] += 1 }
      if let days = outcome.workdays { workdays.append(days) }
    }
    workdays.sort()
  }

  /// 按期办结率: of those closed that had a limit; `nil` when there are none.
  public var onTimeBasisPoints: Int? {
    let onTime = counts[.onTime] ?? 0
    let all = onTime + (counts[.late] ?? 0)
    return all == 0 ? nil : (onTime * 10_000 + all / 2) / all
  }

  /// The middle one of the working days from issue to closing (办结用时); half a day counts as one.
  public var medianWorkdays: Int? {
    guard !workdays.isEmpty else { return nil }
    let middle = workdays.count / 2
    return workdays.count.isMultiple(of: 2)
      ? (workdays[middle - 1] + workdays[middle] + 1) / 2 : workdays[middle]
  }
}
