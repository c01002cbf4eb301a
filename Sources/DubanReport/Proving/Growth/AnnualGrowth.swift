extension AuditRule {
  /// 年均增长 against the two levels it joins: (end/start)^(1/n) − 1 over the box of both printing intervals
  /// (`domain.md` §8.1, §8.3 N01, N02).
  static let annualGrowth = AuditRule(
    code: "annual-growth", title: "年均增长与起止数", source: "N01 N02",
    check: { desk in
      desk.changes().compactMap { pair in
        let stated = desk.figures[pair.claim]
        guard stated.form == .growth, stated.isAnnual else { return nil }
        return desk.annualGrowth(change: pair.change, stated: stated)
      }
    })
}

/// A change and a later number of the same indicator that speaks of it.
struct ChangeClaim: Sendable {
  var change: Int
  var claim: Int
}

extension Desk {
  /// Every from-to with each rate, difference or multiple that the sentence goes on to give for it.
  func changes() -> [ChangeClaim] {
    var found: [ChangeClaim] = []
    for (index, figure) in figures.enumerated() where figure.form == .change {
      let last = min(figuresOf[figure.sentence].upperBound, index + Desk.reach)
      for next in (index + 1)..<max(index + 1, last) {
        let claim = figures[next]
        guard claim.group == figure.group || claim.group == figure.group + 1 else { break }
        if claim.form == .base { continue }
        guard claim.indicator == figure.indicator || claim.indicator.isEmpty else { continue }
        if claim.form == .change || claim.form == .level { break }
        found.append(ChangeClaim(change: index, claim: next))
      }
      if let before = claim(before: index) { found.append(before) }
    }
    return found
  }

  /// 年均增长8.1%,由528亿元增长到735亿元: the rate may stand before its change.
  private func claim(before index: Int) -> ChangeClaim? {
    let (change, first) = (figures[index], figuresOf[figures[index].sentence].lowerBound)
    guard index > first, figures[index - 1].form == .growth,
      figures[index - 1].group == change.group,
      figures[index - 1].indicator == change.indicator
    else { return nil }
    let isTaken = index - 2 >= first && figures[index - 2].indicator == change.indicator
    return isTaken ? nil : ChangeClaim(change: index, claim: index - 1)
  }

  fileprivate func annualGrowth(change index: Int, stated: Figure) -> Finding? {
    let change = figures[index]
    guard let ends = ends(change), ends.start.low > 0, ends.end.low > 0,
      let said = interval(stated), let period = period(of: index), period.years > 0
    else { return nil }
    let implied = Growth.rate(from: ends.start, to: ends.end, years: period.years)
    guard !implied.meets(said) else { return nil }
    guard let verdict = growthVerdict(change, stated, implied: implied, said: said, period) else {
      return nil
    }
    let spoken = GrowthWords(desk: self, change: change, stated: stated, period: period)
    return Finding(
      rule: AuditRule.annualGrowth.code, verdict: verdict,
      quotes: [quote(min: change, max: stated)],
      arithmetic: spoken.arithmetic(implied), message: spoken.message(implied, said, verdict))
  }

  /// How sure a disagreement of growth and levels is; `nil` where a convention explains it.
  func growthVerdict(
    _ change: Figure, _ stated: Figure, implied: Interval, said: Interval, _ period: Period?
  ) -> Verdict? {
    let isNominalBelow = implied.high < said.low
    if hasOtherBasis(stated) { return .explain }
    if hasConstantPrices(stated) { return isNominalBelow ? .explain : nil }
    if change.indicator.growsAtConstantPrices {
      guard isNominalBelow else { return nil }
      return implied.gap(to: said) > 1 ? .contradiction : .explain
    }
    if let period, !period.isNamed, let ends = ends(change), meetsOneYearLess(ends, said, period) {
      return .explain
    }
    return .contradiction
  }

  private func meetsOneYearLess(
    _ ends: (start: Interval, end: Interval), _ said: Interval, _ period: Period
  ) -> Bool {
    period.years > 2
      && Growth.rate(from: ends.start, to: ends.end, years: period.years - 1).meets(said)
  }

  /// 可比口径, 剔除…因素: figures before and after are not of one kind.
  func hasOtherBasis(_ figure: Figure) -> Bool {
    if figure.cues.contains(.comparable), !figure.cues.contains(.constantPrices) { return true }
    guard let basis = quantity(figure).basis else { return false }
    return basis.contains("口径") || basis.contains("剔除") || basis.contains("可比因素")
      || basis == "可比增长" || basis == "可比下降" || basis == "可比"
  }

  func hasConstantPrices(_ figure: Figure) -> Bool {
    if figure.cues.contains(.constantPrices) { return true }
    guard let basis = quantity(figure).basis else { return false }
    return basis.contains("价") || basis.contains("实际")
  }
}

/// The words of a finding about growth.
private struct GrowthWords {
  let desk: Desk
  let change: Figure
  let stated: Figure
  let period: Period

  func arithmetic(_ implied: Interval) -> String {
    guard let (start, end) = desk.shownEnds(change), let ends = desk.ends(change) else { return "" }
    let rate = Growth.rate(from: ends.start.middle, to: ends.end.middle, years: period.years)
    let said = desk.printedRate(stated)
    return "(\(end)/\(start))^(1/\(period.years))-1 = \(Wording.percent(rate, implied))，报告写\(said)"
  }

  func message(_ implied: Interval, _ said: Interval, _ verdict: Verdict) -> String {
    let name = desk.name(change)
    let span = "\(period.from)—\(period.to)年共\(period.years)年"
    let mark = desk.quantity(change).isEstimated ? "（含预计数）" : ""
    return "\(name)\(mark)按\(span)计算，起止数与年均增速对不上，\(advice(implied, said, verdict))。"
  }

  private func advice(_ implied: Interval, _ said: Interval, _ verdict: Verdict) -> String {
    if let ends = desk.ends(change), period.years > 1 {
      let total = Growth.rate(from: ends.start, to: ends.end)
      if (total * (1 / Double(period.years))).meets(said) { return "所写增速像是总增幅除以年数，请改按几何平均计算" }
      if total.meets(said) { return "所写增速像是总增幅，请核“年均”二字" }
    }
    if change.indicator.growsAtConstantPrices || desk.hasConstantPrices(stated) {
      return "现价增速低于可比价增速，请核基期数是否修订、增速是否按可比价"
    }
    return verdict == .contradiction ? "请核基期数、期末数和增速" : "请说明口径和年数"
  }
}
