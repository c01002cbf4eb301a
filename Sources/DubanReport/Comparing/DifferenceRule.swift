/// 比上年增加1500亿元 against the level that last year's report has.
struct DifferenceRule {
  static let code = "cross-year-difference"

  let pair: IndicatorPair

  func findings() -> [Finding] {
    pair.this.filter { $0.form == .difference && $0.speaksOfLastYear }.compactMap(finding)
  }

  private func finding(_ change: Statement) -> Finding? {
    let levels = pair.this.filter {
      $0.form == .level && $0.sentence == change.sentence && $0.isPlanned == change.isPlanned
        && $0.quantity.span.start < change.quantity.span.start && $0.fits(change)
    }
    guard let level = levels.last else { return nil }
    let before = pair.last.filter {
      $0.form == .level && $0.year == level.year - 1
        && $0.quantity.baseUnit == level.quantity.baseUnit
    }
    guard !before.isEmpty else { return nil }
    let implied = level.interval - change.interval
    if before.contains(where: { $0.interval.meets(implied) }) { return nil }
    guard let base = before.first(where: { $0.isPlanned == change.comparesWithPlan }) else {
      return nil
    }
    return finding(change, level, base, implied)
  }

  private func finding(
    _ change: Statement, _ level: Statement, _ base: Statement, _ implied: Interval
  ) -> Finding {
    let real = level.interval.finite - base.interval.finite
    let isFar = implied.gap(to: base.interval) > 0.25 * base.interval.finite.magnitude
    return Finding(
      rule: Self.code, verdict: verdict(change, level, isFar: isFar),
      quotes: [base.quote, level.quote],
      arithmetic: "\(level.figure)−\(base.figure)＝\(Wording.plain(level.scaled(real)))"
        + "\(level.quantity.unit)，文中变动\(change.figure)",
      message: "\(level.displayName)：上次报告\(base.year)年数为\(base.figure)，"
        + "与今年的\(level.figure)相差\(Wording.plain(level.scaled(real)))\(level.quantity.unit)，"
        + "文中写变动\(change.figure)，请核对上年基数。")
  }

  private func verdict(_ change: Statement, _ level: Statement, isFar: Bool) -> Verdict {
    // What is planned may be set against what was spent in the end, which no report has yet.
    if change.isPlanned && !change.clauseBefore.contains("预算") { return .note }
    return isFar || !level.measured.isHeadline || change.isComparable ? .explain : .contradiction
  }
}

extension Statement {
  /// 比上年, 较去年, 同比 stand in the words before the number.
  fileprivate var speaksOfLastYear: Bool {
    guard quantity.baseYear == nil || quantity.baseYear == year - 1 else { return false }
    let words = clauseBefore
    return ["上年", "去年", "同比"].contains { words.contains($0) }
  }

  /// 比去年预算, 比上年计划: against what was planned, not what was reached.
  fileprivate var comparesWithPlan: Bool {
    let words = clauseBefore
    return isPlanned || words.contains("预算") || words.contains("计划")
  }

  /// Whether a difference can be one of this level: 百分点 of a per cent, else one unit.
  fileprivate func fits(_ change: Statement) -> Bool {
    if change.quantity.unit.hasSuffix("百分点") { return quantity.baseUnit == "%" }
    return quantity.baseUnit == change.quantity.baseUnit
  }

  /// An amount in base units, in the unit that the figure is printed in.
  fileprivate func scaled(_ amount: Double) -> Double {
    guard let printed = quantity.lastPrinted, printed.digits != 0 else { return amount }
    return amount / (interval.finite / printed.double)
  }
}
