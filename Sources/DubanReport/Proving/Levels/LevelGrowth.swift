extension AuditRule {
  /// A level with its growth against the level of the year before, where the same report prints it
  /// (`domain.md` §8.1; target or result).
  static let levelGrowth = AuditRule(
    code: "level-growth", title: "增速与上年数", source: "§8.1 N04",
    check: { desk in desk.grownLevels().compactMap { desk.levelGrowth($0) } })

  /// The levels agree only if differently named scopes are taken for one (`domain.md` §8.3 N05).
  static let labelChange = AuditRule(
    code: "label-change", title: "口径名称不同", source: "N05",
    check: { desk in desk.grownLevels().compactMap { desk.labelChange($0) } })

  /// 是2015年的1.2倍, 比2015年增长40% against the level of that year elsewhere in the report.
  static let otherBase = AuditRule(
    code: "other-base", title: "对比基期", source: "§8.1",
    check: { desk in desk.basedClaims().compactMap { desk.otherBase($0) } })
}

/// A level and the rate that is said to have led to it.
struct GrownLevel: Sendable {
  var level: Int
  var rate: Int
  var year: Int
}

extension Desk {
  /// Every level with a rate of the same indicator beside it that runs from the year before.
  func grownLevels() -> [GrownLevel] {
    figures.indices.compactMap { index in
      let rate = figures[index]
      guard rate.form == .growth, !rate.isAnnual, isYearly(rate) else { return nil }
      for next in [index - 1, index + 1] where figuresOf[rate.sentence].contains(next) {
        let level = figures[next]
        if level.form == .level, level.group == rate.group, level.indicator == rate.indicator,
          level.cues.isDisjoint(with: [.fresh, .overall, .nation, .province]),
          let year = year(of: level)
        {
          return GrownLevel(level: next, rate: index, year: year.year)
        }
      }
      return nil
    }
  }

  private func isYearly(_ rate: Figure) -> Bool {
    let others: Cues = [
      .otherBase, .contribution, .overall, .twoYears, .nation, .province, .partOfYear,
    ]
    return rate.cues.isDisjoint(with: others) && quantity(rate).baseYear == nil
  }

  fileprivate func levelGrowth(_ pair: GrownLevel) -> Finding? {
    let (figure, rate) = (figures[pair.level], figures[pair.rate])
    let bases = levels.of(figure.indicator, in: pair.year - 1).filter { isBase($0, for: pair) }
    guard let first = bases.first, let said = interval(rate), let reached = interval(figure) else {
      return nil
    }
    let expected = bases.map { Growth.level($0.interval, after: said) }
    guard !expected.contains(where: { $0.meets(reached) }) else { return nil }
    let implied = Growth.rate(from: first.interval, to: reached)
    guard let verdict = growthVerdict(figure, rate, implied: implied, said: said, nil) else {
      return nil
    }
    return Finding(
      rule: AuditRule.levelGrowth.code, verdict: softened(verdict, pair, first),
      quotes: [quote(figures[first.figure]), quote(min: figure, max: rate)],
      arithmetic: arithmetic(first, pair, expected[0]),
      message: "\(name(figure))按\(pair.year - 1)年数和所写增速推算，"
        + "与\(pair.year)年数对不上，请核上年数、增速和口径。")
  }

  /// A target or an estimate is disputed less firmly than two results, a rounding miss less than a gross one.
  private func softened(_ verdict: Verdict, _ pair: GrownLevel, _ base: Level) -> Verdict {
    guard verdict == .contradiction, let reached = interval(figures[pair.level]),
      let said = interval(figures[pair.rate])
    else { return verdict }
    let expected = Growth.level(base.interval, after: said)
    let isClose = expected.gap(to: reached) < abs(reached.middle) * 0.005
    let isOneName = figures[base.figure].indicator.wording == figures[pair.level].indicator.wording
    return isClose || !isOneName || !base.isSure ? .explain : verdict
  }

  private func isBase(_ base: Level, for pair: GrownLevel) -> Bool {
    base.figure != pair.level && sameUnit(figures[base.figure], figures[pair.level])
      && base.interval.low > 0 && !base.isPlanned && base.interval.high.isFinite
  }

  private func arithmetic(_ base: Level, _ pair: GrownLevel, _ expected: Interval) -> String {
    let (figure, rate) = (figures[pair.level], figures[pair.rate])
    let unit = figure.factor
    let middle: Double = {
      guard case .number(let printed) = quantity(rate).value else { return expected.middle / unit }
      return base.interval.middle * (1 + printed.double / 100) / unit
    }()
    let span = "\(Wording.fixed(expected.low / unit))–\(Wording.fixed(expected.high / unit))"
    return
      "\(shown(base, unit: true))×(1+\(printedRate(rate))) = \(Wording.fixed(middle))（区间\(span)），"
      + "报告写\(shown(figure, unit: true))"
  }

  fileprivate func labelChange(_ pair: GrownLevel) -> Finding? {
    let (figure, rate) = (figures[pair.level], figures[pair.rate])
    guard horizon(figure).direction == .plan, figure.indicator.standard != nil,
      levels.of(figure.indicator, in: pair.year - 1).isEmpty, let said = interval(rate),
      let reached = interval(figure), said.high.isFinite,
      let base = levels.ofCore(figure.indicator, in: pair.year - 1).first(where: {
        isBase($0, for: pair) && Growth.level($0.interval, after: said).meets(reached)
      })
    else { return nil }
    let names = "“\(name(figures[base.figure]))”与“\(name(figure))”"
    return Finding(
      rule: AuditRule.labelChange.code, verdict: .explain,
      quotes: [quote(figures[base.figure]), quote(min: figure, max: rate)],
      arithmetic: arithmetic(base, pair, Growth.level(base.interval, after: said)),
      message: "只有把\(names)当作同一口径，数字才对得上，请说明目标用的是哪个口径。")
  }

  /// From the clause of whichever stands first to that of the other.
  func quote(min a: Figure, max b: Figure) -> Quote {
    a.range.lowerBound <= b.range.lowerBound ? quote(a, b) : quote(b, a)
  }
}

/// A multiple or rate with a named year of comparison, and the level it belongs to.
struct BasedClaim: Sendable {
  var level: Int
  var claim: Int
  var base: Int
}

extension Desk {
  /// 2020年达到B,是2015年的1.19倍 or 比2015年增长40%.
  fileprivate func basedClaims() -> [BasedClaim] {
    figures.indices.compactMap { index in
      let claim = figures[index]
      guard claim.form == .multiple || claim.form == .growth, !claim.isAnnual,
        let base = quantity(claim).baseYear, index > figuresOf[claim.sentence].lowerBound
      else { return nil }
      let level = figures[index - 1]
      guard level.form == .level, level.indicator == claim.indicator, level.group == claim.group,
        claim.cues.isDisjoint(with: [.otherBase, .contribution]),
        level.cues.isDisjoint(with: [.fresh, .overall])
      else { return nil }
      return BasedClaim(level: index - 1, claim: index, base: base)
    }
  }

  fileprivate func otherBase(_ pair: BasedClaim) -> Finding? {
    let (figure, claim) = (figures[pair.level], figures[pair.claim])
    let bases = levels.of(figure.indicator, in: pair.base).filter {
      $0.figure != pair.level && sameUnit(figures[$0.figure], figure) && $0.interval.low > 0
        && !$0.isPlanned
    }
    guard let base = bases.first, let reached = interval(figure),
      let said = claim.form == .multiple ? multiple(claim)?.interval : interval(claim)
    else { return nil }
    let implied = bases.map { self.implied(claim, from: $0.interval, to: reached) }
    guard !implied.contains(where: { $0.meets(said) }) else { return nil }
    let verdict = growthVerdict(figure, claim, implied: implied[0], said: said, nil)
    guard let verdict else { return nil }
    let isRate = claim.form == .growth
    let ratio = reached.middle / base.interval.middle
    let result =
      isRate
      ? "-1 = \(Wording.percent((ratio - 1) * 100, implied[0]))" : " = \(Wording.fixed(ratio))倍"
    return Finding(
      rule: AuditRule.otherBase.code, verdict: base.isSure ? verdict : min(verdict, .explain),
      quotes: [quote(figures[base.figure]), quote(figure, claim)],
      arithmetic: "\(shown(figure))/\(shown(base))\(result)，报告写\(shown(claim, unit: true))",
      message: "\(name(figure))与所写\(pair.base)年数相比，倍数或增幅对不上，请核两年的数和口径。")
  }

  private func implied(_ claim: Figure, from start: Interval, to end: Interval) -> Interval {
    claim.form == .multiple ? end / start : Growth.rate(from: start, to: end)
  }
}
