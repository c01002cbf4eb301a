/// Last year's printed level against this year's level and growth (`domain.md` §8.3, N15).
///
/// Silent where printing can explain it, and where growth at constant prices meets levels at current
/// prices as it usually does.
struct LevelRule {
  static let growthCode = "cross-year-growth"
  static let breakCode = "cross-year-break"

  let pair: IndicatorPair

  /// The two levels, the growth said of the later one, and what the levels make of it.
  fileprivate struct Step {
    var base: Statement
    var level: Statement
    var growth: Statement?
    /// In % over all the years between.
    var computed: Interval
    var years: Int { level.year - base.year }

    var rate: Double {
      Growth.rate(from: base.interval.middle, to: level.interval.middle)
    }
    var distance: Double { growth.map { (rate - $0.interval.finite).magnitude } ?? .infinity }
    /// The later level over what it should be by the growth that was said.
    var ratio: Double {
      let yearly = growth.map { $0.interval.finite } ?? LevelRule.usualGrowth
      return (1 + rate / 100) / Growth.power(1 + yearly / 100, years)
    }
  }

  /// Where no growth is said, as much as any indicator may well grow in a year, in %.
  private static let usualGrowth = 6.0

  func finding() -> Finding? {
    let levels = pair.this.filter {
      $0.form == .level && !$0.isPlanned && $0.quantity.baseUnit != "%"
    }
    for year in Set(levels.map(\.year)).sorted(by: >) {
      let steps = steps(to: year, levels.filter { $0.year == year })
      if steps.isEmpty { continue }
      return steps.contains(where: isFine) ? nil : nearest(steps).flatMap(finding)
    }
    return nil
  }

  /// All ways to go from the latest level that last year's report has, the plainest first.
  private func steps(to year: Int, _ levels: [Statement]) -> [Step] {
    let earlier = pair.last.filter { $0.form == .level && !$0.isPlanned && $0.year < year }
    guard let base = earlier.map(\.year).max(), year - base <= 3 else { return [] }
    let growths = pair.growths(pair.this, of: year)
    var steps: [Step] = []
    for start in earlier where start.year == base {
      for level in levels where level.quantity.baseUnit == start.quantity.baseUnit {
        guard start.interval.isFinite, level.interval.isFinite else { continue }
        let computed = Growth.rate(from: start.interval, to: level.interval)
        let said = growths.isEmpty ? [nil] : growths.map(Optional.some)
        steps += said.map { Step(base: start, level: level, growth: $0, computed: computed) }
      }
    }
    return steps
  }

  /// Of several figures the ones that come nearest to each other: the rest may belong elsewhere.
  private func nearest(_ steps: [Step]) -> Step? {
    steps.min { a, b in a.distance < b.distance }
  }

  private func isFine(_ step: Step) -> Bool {
    if isBreak(step) { return false }
    guard step.years == 1, let growth = step.growth else { return true }
    if step.computed.meets(growth.interval) { return true }
    let excess = step.rate - growth.interval.middle
    // Prices rise: levels at current prices may grow faster than what is made at constant ones.
    if growth.isReal || pair.indicator.growsAtConstantPrices { return excess > -1.5 && excess < 10 }
    return (growth.isComparable || step.level.isComparable) && excess.magnitude <= 1
  }

  private func isBreak(_ step: Step) -> Bool {
    guard step.level.measured.isHeadline else { return false }
    switch (step.years, step.growth) {
    case (1, .some): return step.ratio < 0.75 || step.ratio > 1.33
    case (1, nil): return step.ratio < 0.75 || step.ratio > 1.5
    default: return step.ratio < 0.75 || step.ratio > 1.6
    }
  }

  private func finding(_ step: Step) -> Finding? {
    if isBreak(step) { return broken(step) }
    guard let growth = step.growth else { return nil }
    let (verdict, ask) = judge(step, growth)
    let name = step.level.displayName
    return Finding(
      rule: Self.growthCode, verdict: verdict, quotes: quotes(step),
      arithmetic: arithmetic(step),
      message: "\(name)：按\(step.base.origin)的\(step.base.figure)计算，\(step.level.year)年为"
        + "\(Wording.change(step.rate))，今年报告写\(growth.quantity.phrase)。\(ask)")
  }

  /// How sure it is, and what to do next.
  private func judge(_ step: Step, _ growth: Statement) -> (Verdict, String) {
    let implied = step.level.interval.finite / (1 + growth.interval.finite / 100)
    let drift = (step.base.interval.finite / implied - 1).magnitude
    let estimate = step.base.isEstimated ? "上年为预计数，" : ""
    if growth.isComparable || step.level.isComparable {
      return (.explain, "文中按可比口径，请注明上年可比基数。")
    }
    if pair.indicator.growsAtConstantPrices {
      return (.explain, "\(estimate)增速通常按可比价计算，请说明上年基数是否修订（如经济普查）。")
    }
    if pair.indicator.isOftenRevised || !step.level.measured.isHeadline {
      return (.explain, "\(estimate)请说明上年基数或统计口径是否调整。")
    }
    if drift < 0.005 { return (.note, "\(estimate)相差很小，请核对上年终数。") }
    return (.contradiction, "\(estimate)请核对两年数额和增速；如上年基数已修订，请写明修订后的数。")
  }

  private func broken(_ step: Step) -> Finding {
    let name = step.level.displayName
    let years = step.years == 1 ? "" : "（相隔\(step.years)年）"
    let said = step.growth.map { "，而今年报告写\($0.quantity.phrase)" } ?? ""
    let reason = step.statedReason
    let ask =
      reason.isEmpty
      ? "文中没有说明原因，请说明统计口径或基数是否调整。" : "文中写明“\(reason)”，请一并给出可比的上年数。"
    return Finding(
      rule: Self.breakCode, verdict: .explain, quotes: quotes(step), arithmetic: arithmetic(step),
      message: "\(name)：由\(step.base.origin)的\(step.base.figure)到\(step.level.figure)\(years)，"
        + "\(Wording.change(step.rate))\(said)，水平断档。\(ask)")
  }

  private func quotes(_ step: Step) -> [Quote] {
    var quotes = [step.base.quote, step.level.quote]
    if let growth = step.growth, growth.quote.span != step.level.quote.span {
      quotes.append(growth.quote)
    }
    return quotes
  }

  private func arithmetic(_ step: Step) -> String {
    let result = Wording.percent(step.rate, step.computed)
    let said = step.growth.map { "，文中\($0.figure)" } ?? ""
    return "\(step.level.figure)÷\(step.base.figure)−1＝\(result)\(said)"
  }
}

extension LevelRule.Step {
  /// 剔除虚增空转因素后, 按可比口径: the reason that the text itself gives, as printed.
  fileprivate var statedReason: String {
    if !level.measured.basis.isEmpty { return level.measured.basis }
    return level.quantity.basis ?? growth?.quantity.basis ?? ""
  }
}
