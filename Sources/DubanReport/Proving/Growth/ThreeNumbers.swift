extension AuditRule {
  /// 达到B,增加D,增长C%: three numbers of one change, D/(B − D) = C (`domain.md` §8.1).
  static let threeNumbers = AuditRule(
    code: "three-numbers", title: "总量、增量与增幅", source: "§8.1",
    check: { desk in
      desk.figures.indices.compactMap {
        desk.figures[$0].form == .increment ? desk.threeNumbers($0) : nil
      }
    })

  /// 比2015年增长61%,年均增长10%: a rate over the term against the rate a year (`domain.md` §8.1).
  static let compoundGrowth = AuditRule(
    code: "compound-growth", title: "累计增幅与年均增速", source: "§8.1",
    check: { desk in
      desk.figures.indices.compactMap { desk.figures[$0].isAnnual ? desk.compoundGrowth($0) : nil }
    })
}

extension Desk {
  fileprivate func threeNumbers(_ index: Int) -> Finding? {
    let increment = figures[index]
    guard !increment.isAnnual, let level = beside(index, form: .level),
      let stated = beside(index, form: .growth), sameUnit(level, increment), !stated.isAnnual,
      isOneBase(increment, stated), !isInexact(level), !isInexact(increment),
      let whole = interval(level), let part = interval(increment), let said = interval(stated)
    else { return nil }
    let falls = increment.cues.contains(.fall)
    let base = falls ? whole + part : whole - part
    guard base.low > 0 else { return nil }
    let implied = (part / base) * (falls ? -100 : 100)
    guard !implied.meets(said),
      let verdict = growthVerdict(level, stated, implied: implied, said: said, nil)
    else { return nil }
    let rate = part.middle / base.middle * (falls ? -100 : 100)
    let sign = falls ? "+" : "-"
    let (b, d) = (shown(level, unit: true), shown(increment, unit: true))
    let ends = [level.range, increment.range, stated.range]
    let first = ends.map(\.lowerBound).min() ?? 0
    let last = ends.map(\.upperBound).max() ?? 0
    return Finding(
      rule: AuditRule.threeNumbers.code, verdict: verdict, quotes: [quote(clause(first..<last))],
      arithmetic:
        "\(d)/(\(b)\(sign)\(d)) = \(Wording.percent(rate, implied)),报告写\(printedRate(stated))",
      message: "\(name(level))的总量、增减量与增幅对不上,请核三个数及其基数。")
  }

  /// The nearest figure of a form that speaks of the same indicator in the same 分句.
  private func beside(_ index: Int, form: Figure.Form) -> Figure? {
    let own = figures[index]
    let sentence = figuresOf[own.sentence]
    for distance in 1...2 {
      for next in [index - distance, index + distance] where sentence.contains(next) {
        let other = figures[next]
        if other.form == form, other.group == own.group, other.indicator == own.indicator {
          return other
        }
      }
    }
    return nil
  }

  private func isOneBase(_ a: Figure, _ b: Figure) -> Bool {
    let others: Cues = [.otherBase, .contribution, .target, .overall, .twoYears]
    guard a.cues.isDisjoint(with: others), b.cues.isDisjoint(with: others) else { return false }
    return quantity(a).baseYear == quantity(b).baseYear
  }

  fileprivate func compoundGrowth(_ index: Int) -> Finding? {
    let annual = figures[index]
    guard annual.form == .growth, let total = totalBeside(index), let said = interval(annual),
      let whole = interval(total), let years = years(of: total), years > 1
    else { return nil }
    let start = Interval.exactly(1)
    let implied = Growth.rate(from: start, to: (whole * 0.01) + 1, years: years)
    guard !implied.meets(said), whole.low > -100 else { return nil }
    let rate = Growth.rate(from: 1, to: 1 + whole.middle / 100, years: years)
    let ends = [annual.range, total.range].sorted { $0.lowerBound < $1.lowerBound }
    return Finding(
      rule: AuditRule.compoundGrowth.code,
      verdict: hasOtherBasis(annual) ? .explain : .contradiction,
      quotes: [quote(clause(ends[0].lowerBound..<ends[1].upperBound))],
      arithmetic: "(1+\(printedRate(total)))^(1/\(years))-1 = \(Wording.percent(rate, implied)),"
        + "报告写年均\(printedRate(annual))",
      message: "\(name(annual))的累计增幅与年均增速对不上,请核年数和两个增幅。")
  }

  /// A rate over the term that stands right before or after the rate a year.
  private func totalBeside(_ index: Int) -> Figure? {
    guard let other = beside(index, form: .growth), !other.isAnnual,
      quantity(other).baseYear != nil || other.cues.contains(.overall)
    else { return nil }
    return other.cues.isDisjoint(with: [.otherBase, .contribution, .overLastYear]) ? other : nil
  }

  private func years(of total: Figure) -> Int? {
    let horizon = horizon(total)
    if let base = quantity(total).baseYear {
      let end = quantity(total).year ?? horizon.to
      return end.map { $0 - base }
    }
    guard horizon.isTerm, let from = horizon.from, let to = horizon.to else { return nil }
    return to - from + 1
  }
}
