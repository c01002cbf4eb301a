extension AuditRule {
  /// A target below what was reached the year before (`domain.md` §8.2, vertical logic).
  static let targetBelowBase = AuditRule(
    code: "target-below-base", title: "目标低于上年数", source: "§8.2",
    check: { desk in desk.targets().compactMap { desk.target($0, isFar: false) } })

  /// A target at least twice what was reached the year before, or at most half (`domain.md` §8.3 N09).
  static let targetMagnitude = AuditRule(
    code: "target-magnitude", title: "目标与上年数相差悬殊", source: "N09",
    check: { desk in desk.targets().compactMap { desk.target($0, isFar: true) } })
}

/// A level promised for the plan year and the level of the year before.
struct TargetPair: Sendable {
  var target: Level
  var base: Level
}

extension Desk {
  /// Levels of official statistics promised for the year of the plan, with last year's.
  fileprivate func targets() -> [TargetPair] {
    guard let plan = report.year else { return [] }
    return levels.all.compactMap { level in
      let figure = figures[level.figure]
      guard level.isPlanned, level.year == plan, level.place != .start, isAim(figure) else {
        return nil
      }
      let base = levels.of(figure.indicator, in: plan - 1).last {
        !$0.isPlanned && sameUnit(figures[$0.figure], figure) && $0.interval.low > 0
      }
      return base.map { TargetPair(target: level, base: $0) }
    }
  }

  private func isAim(_ figure: Figure) -> Bool {
    guard let standard = figure.indicator.standard, standard != .urbanRate else { return false }
    return figure.cues.isDisjoint(with: [.part, .overall, .fresh])
      && quantity(figure).relation != .atMost
  }

  /// What is amiss with a target: far off the base, or else merely below it.
  fileprivate func target(_ pair: TargetPair, isFar: Bool) -> Finding? {
    let (aim, base) = (pair.target.interval, pair.base.interval)
    let ratio = aim.low / base.high
    let isSmall = aim.high < base.low
    guard isFar == (ratio >= 2 || isSmall && aim.high / base.low <= 0.5), isSmall || isFar,
      aim.low.isFinite
    else { return nil }
    let figure = figures[pair.target.figure]
    let goal = Wording.fixed((midpoint(aim) / base.middle - 1) * 100)
    let (a, b) = (shown(pair.target), shown(pair.base))
    let result =
      isSmall
      ? "\(a)/\(b)-1 = \(goal)%" : "\(a)/\(b) = \(Wording.fixed(midpoint(aim) / base.middle, 1))倍"
    let words = isSmall ? "低于上年数" : "是上年数的两倍以上"
    return Finding(
      rule: (isFar ? AuditRule.targetMagnitude : .targetBelowBase).code, verdict: .explain,
      quotes: [quote(figures[pair.base.figure]), quote(figure)], arithmetic: result,
      message: "\(name(figure))的今年目标\(words)，请说明口径是否变化，并核两个数。")
  }

  private func midpoint(_ interval: Interval) -> Double {
    interval.high.isFinite ? interval.middle : interval.low
  }
}
