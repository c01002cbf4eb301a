/// Finds out which period each part and paragraph of a report speaks of.
struct HorizonReader {
  let scan: Scan
  /// The plan year, once known.
  let year: Int?

  /// The horizon of a part from its heading, given that of the part before.
  func part(_ range: Range<Int>, after previous: Horizon?) -> Horizon {
    let direction = direction(range, after: previous)
    return horizon(direction, named: range)
  }

  /// 回顾 says it; else the years named, else the words, else the part before.
  private func direction(_ range: Range<Int>, after previous: Horizon?) -> Horizon.Direction {
    if scan.contains(Self.recall, in: range) { return .review }
    let named = scan.years(in: range).last?.year ?? scan.plan(in: range)?.upperBound
    if let year, let named { return named < year ? .review : .plan }
    let reviews = scan.has(.review, in: range)
    let plans = scan.has(.plan, in: range) || scan.contains(Self.thisYear, in: range)
    if plans { return .plan }
    return reviews ? .review : previous?.direction ?? .review
  }

  /// The years that a heading or the opening of a paragraph names.
  private func horizon(_ direction: Horizon.Direction, named range: Range<Int>) -> Horizon {
    var named = scan.years(in: range).map(\.year)
    // “十四五”及2025年: the whole of both.
    if let plan = scan.plan(in: range) { named += [plan.lowerBound, plan.upperBound] }
    if let first = named.min(), let last = named.max() {
      return Horizon(direction, from: first, to: last)
    }
    guard let year else { return Horizon(direction) }
    let isTerm = scan.contains(Self.fiveYears, in: range)
    switch direction {
    case .review: return Horizon(.review, from: isTerm ? year - 5 : year - 1, to: year - 1)
    case .plan: return Horizon(.plan, from: year, to: isTerm ? year + 4 : year)
    case .none: return .none
    }
  }

  /// The horizon of a paragraph: its opening words may turn from the term to the year and back.
  func paragraph(_ range: Range<Int>, part: Horizon, current: Horizon) -> Horizon {
    let opening = range.lowerBound..<min(range.lowerBound + 30, range.upperBound)
    switch part.direction {
    case .review: return reviewed(opening, current: current)
    case .plan: return planned(opening, part: part, current: current)
    case .none: return current
    }
  }

  private func reviewed(_ opening: Range<Int>, current: Horizon) -> Horizon {
    guard let year else { return current }
    if starts(opening, with: Self.termOpenings) || opensWithPlan(opening) {
      let plan = scan.plan(in: opening) ?? (year - 5)...(year - 1)
      return Horizon(.review, from: plan.lowerBound, to: plan.upperBound)
    }
    let named = scan.years(in: opening).first
    if starts(opening, with: Self.yearOpenings) || named?.year == year - 1 {
      return Horizon(.review, from: year - 1, to: year - 1)
    }
    return current
  }

  private func planned(_ opening: Range<Int>, part: Horizon, current: Horizon) -> Horizon {
    guard let year else { return current }
    if starts(opening, with: Self.planTermOpenings) || opensWithPlan(opening) {
      let plan = scan.plan(in: opening)
      let isAhead = (plan?.upperBound ?? year) >= year
      return isAhead
        ? Horizon(.plan, from: plan?.lowerBound ?? year, to: plan?.upperBound ?? year + 4) : current
    }
    if starts(opening, with: Self.thisYearOpenings) || opensWithYear(opening, year) {
      return Horizon(.plan, from: year, to: year)
    }
    return current
  }

  private func opensWithYear(_ opening: Range<Int>, _ year: Int) -> Bool {
    scan.year(at: opening.lowerBound)?.year == year
  }

  private func opensWithPlan(_ opening: Range<Int>) -> Bool {
    let start = opening.lowerBound..<min(opening.lowerBound + 6, opening.upperBound)
    return scan.text[start.lowerBound] == "“" && scan.plan(in: start) != nil
  }

  private func starts(_ opening: Range<Int>, with words: [[Code]]) -> Bool {
    let near = opening.lowerBound..<min(opening.lowerBound + 14, opening.upperBound)
    return words.contains { scan.contains($0, in: near) }
  }

  private static let recall = "回顾".codes
  private static let thisYear = "今年".codes
  private static let fiveYears = "五年".codes
  private static let termOpenings = ["五年来", "过去五年", "过去的五年", "这五年", "几年来", "本届政府", "过去5年"].map(
    \.codes)
  private static let yearOpenings = ["一年来", "这一年", "过去一年", "过去的一年", "去年"].map(\.codes)
  private static let planTermOpenings = ["今后五年", "未来五年", "今后5年", "新一届政府"].map(\.codes)
  private static let thisYearOpenings = ["今年", "新的一年"].map(\.codes)
}
