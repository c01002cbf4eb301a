/// Last year's target against what this year's report says was reached.
///
/// An unmet target is no error of numbers; it is told so that the report can account for it.
struct TargetRule {
  static let code = "target-vs-actual"

  let pair: IndicatorPair
  /// The year of last year's report, for which it planned.
  let year: Int?
  /// The level breaks off from last year's, so that levels cannot be set against each other.
  let isBroken: Bool

  fileprivate struct Miss {
    var target: Statement
    var actual: Statement
    /// Far enough below for the words 未达到; a narrow miss is a question.
    var isPlain: Bool
  }

  func finding() -> Finding? {
    guard let year else { return nil }
    let misses = [Statement.Form.level, .growth].compactMap { miss(in: year, $0) }
    // Where the level was missed, its share says it all; the words name both.
    guard let first = misses.first else { return nil }
    // A level missed although the growth was reached is a matter of the base.
    let isOfBase = misses.count == 1 && isReached(.growth, year)
    let isPlain = !isOfBase && misses.contains(where: \.isPlain)
    var quotes: [Quote] = []
    for quote in misses.flatMap({ [$0.target.quote, $0.actual.quote] })
    where !quotes.contains(quote) {
      quotes.append(quote)
    }
    let ask =
      isPlain
      ? "请说明未完成的原因。"
      : isOfBase ? "增速已达到目标，请说明上年基数是否修订。" : "相差不大，请核对是否如实说明。"
    return Finding(
      rule: Self.code, verdict: isPlain ? .contradiction : .explain, quotes: quotes,
      arithmetic: first.arithmetic,
      message: "\(first.actual.displayName)：\(year)年目标为"
        + misses.map(\.target.quantity.phrase).joined(separator: "、") + "，今年报告为"
        + misses.map(\.actual.said).joined(separator: "、") + "，未达到预期目标（未完成）。\(ask)")
  }

  /// Whether there is a target of a form, and this year's figures reach it.
  private func isReached(_ form: Statement.Form, _ year: Int) -> Bool {
    let actuals = pair.this.filter { !$0.isPlanned && $0.form == form && $0.year == year }
    return targets(of: year, form).contains { target in
      actuals.contains { shortfall(target, $0) == 0 }
    }
  }

  /// The target of a form that none of this year's figures reaches.
  private func miss(in year: Int, _ form: Statement.Form) -> Miss? {
    let targets = targets(of: year, form)
    let actuals = pair.this.filter { !$0.isPlanned && $0.form == form && $0.year == year }
    for target in targets {
      let comparable = actuals.filter { $0.quantity.baseUnit == target.quantity.baseUnit }
      guard let actual = comparable.first,
        !comparable.contains(where: { shortfall(target, $0) == 0 })
      else { continue }
      return Miss(target: target, actual: actual, isPlain: isPlain(target, actual))
    }
    return nil
  }

  /// What the overall goals say, where they speak of the indicator; else what the tasks say.
  private func targets(of year: Int, _ form: Statement.Form) -> [Statement] {
    let planned = pair.last.filter {
      $0.isPlanned && $0.isTarget && $0.form == form && $0.year == year
    }
    let overall = planned.filter { $0.kind == .target }
    return overall.isEmpty ? planned : overall
  }

  /// By how much the figure falls short; 0 where it may have reached the target.
  private func shortfall(_ target: Statement, _ actual: Statement) -> Double {
    let rough = target.isRough ? roughness(target) : 0
    if target.quantity.relation == .atMost || target.aim < 0 {
      return max(0, actual.interval.lowest - target.aim - rough)
    }
    return max(0, target.aim - actual.interval.highest - rough)
  }

  /// 左右: half a point of a growth, three per cent of a level.
  private func roughness(_ target: Statement) -> Double {
    target.form == .growth ? 0.5 : target.aim.magnitude * 0.03
  }

  private func isPlain(_ target: Statement, _ actual: Statement) -> Bool {
    if isBroken || actual.isComparable || target.measured != actual.measured { return false }
    let short = shortfall(target, actual)
    return target.form == .growth ? short > 0.5 : short > target.aim.magnitude * 0.01
  }
}

extension TargetRule.Miss {
  fileprivate var arithmetic: String {
    if target.form == .growth { return "目标\(target.figure)，实际\(actual.figure)" }
    let share = actual.interval.finite / target.interval.finite * 100
    return "\(actual.figure)÷\(target.figure)＝\(Wording.fixed(share))%"
  }
}

extension Statement {
  /// A target is meant as it is printed, unlike a figure that was measured.
  fileprivate var aim: Double {
    guard let amount = quantity.amount else { return interval.finite }
    return quantity.relation == .fromTo ? amount.last ?? interval.finite : amount.min() ?? 0
  }

  /// Something to be reached: a headline indicator, or a bound or rate of change of any other.
  fileprivate var isTarget: Bool {
    if measured.isHeadline { return quantity.baseUnit != "" }
    switch quantity.relation {
    case .growth, .growthAtLeast, .atMost: return true
    case .equal, .atLeast, .approximate, .fromTo: return false
    }
  }
}

extension Interval {
  /// The lower bound, or the only one there is.
  fileprivate var lowest: Double { low.isFinite ? low : high }
  fileprivate var highest: Double { high.isFinite ? high : low }
}
