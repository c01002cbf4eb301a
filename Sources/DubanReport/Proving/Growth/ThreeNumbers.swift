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
      desk.figures.indices.compactMap { desk.isAverage($0) ? desk.compoundGrowth($0) : nil }
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
        "\(d)/(\(b)\(sign)\(d)) = \(Wording.percent(rate, implied))，报告写\(printedRate(stated))",
      message: "\(name(level))的总量、增减量与增幅对不上，请核三个数及其基数。")
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

  fileprivate func isAverage(_ index: Int) -> Bool {
    figures[index].form == .growth && !figures[index].cues.isDisjoint(with: [.annual, .twoYears])
  }

  fileprivate func compoundGrowth(_ index: Int) -> Finding? {
    let annual = figures[index]
    guard let total = totalBeside(index), let said = interval(annual), let whole = ratio(of: total),
      let years = years(of: total, annual), years > 1, whole.low > 0
    else { return nil }
    let implied = Growth.rate(from: .exactly(1), to: whole, years: years)
    guard !implied.meets(said),
      let verdict = growthVerdict(annual, annual, implied: implied, said: said, nil)
    else { return nil }
    let rate = Growth.rate(from: 1, to: whole.middle, years: years)
    let ends = [annual.range, total.range].sorted { $0.lowerBound < $1.lowerBound }
    let words = total.form == .growth ? "1+\(printedRate(total))" : multiple(total)?.words ?? ""
    return Finding(
      rule: AuditRule.compoundGrowth.code, verdict: verdict,
      quotes: [quote(clause(ends[0].lowerBound..<ends[1].upperBound))],
      arithmetic: "(\(words))^(1/\(years))-1 = \(Wording.percent(rate, implied))，"
        + "报告写年均\(printedRate(annual))",
      message: "\(name(annual))的累计增幅或倍数与年均增速对不上，请核年数和所写各数。")
  }

  /// End over start as a rate or multiple over the term states it.
  private func ratio(of total: Figure) -> Interval? {
    total.form == .growth ? interval(total).map { ($0 * 0.01) + 1 } : multiple(total)?.interval
  }

  /// A rate or multiple over the term that stands right before or after the rate a year.
  private func totalBeside(_ index: Int) -> Figure? {
    let others: Cues = [.otherBase, .contribution, .overLastYear, .annual, .twoYears]
    for form in [Figure.Form.growth, .multiple] {
      guard let other = beside(index, form: form), other.cues.isDisjoint(with: others) else {
        continue
      }
      if quantity(other).baseYear != nil || other.cues.contains(.overall) { return other }
    }
    return nil
  }

  /// The years of the total, where the yearly rate runs over the same ones.
  private func years(of total: Figure, _ annual: Figure) -> Int? {
    let horizon = horizon(total)
    guard horizon.direction == .review, let from = horizon.from, let to = horizon.to else {
      return nil
    }
    if let base = quantity(total).baseYear {
      if annual.cues.contains(.twoYears) { return base == to - 2 ? 2 : nil }
      return !horizon.isTerm || base == from - 1 ? to - base : nil
    }
    return horizon.isTerm && !annual.cues.contains(.twoYears) ? to - from + 1 : nil
  }
}
