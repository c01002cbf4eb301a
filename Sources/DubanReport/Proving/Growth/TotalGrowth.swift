extension AuditRule {
  /// 由A增长到B,增长C%: end/start − 1 over the box of both printing intervals (`domain.md` §8.1).
  static let totalGrowth = AuditRule(
    code: "total-growth", title: "总增幅与起止数", source: "N01",
    check: { desk in desk.changes().compactMap { desk.totalGrowth($0) } })
}

extension Desk {
  fileprivate func totalGrowth(_ pair: ChangeClaim) -> Finding? {
    let (change, stated) = (figures[pair.change], figures[pair.claim])
    guard stated.form == .growth, !stated.isAnnual, !isRate(change), isOverChange(stated, change),
      let ends = ends(change), ends.start.low > 0, ends.end.low >= 0, let said = interval(stated)
    else { return nil }
    let implied = Growth.rate(from: ends.start, to: ends.end)
    guard !implied.meets(said),
      let verdict = growthVerdict(change, stated, implied: implied, said: said, nil),
      let (start, end) = shownEnds(change)
    else { return nil }
    let rate = Growth.rate(from: ends.start.middle, to: ends.end.middle)
    return Finding(
      rule: AuditRule.totalGrowth.code, verdict: verdict, quotes: [quote(change, stated)],
      arithmetic: "\(end)/\(start)-1 = \(Wording.percent(rate, implied))，报告写\(printedRate(stated))",
      message: "\(name(change))的起止数与增幅对不上，\(advice(pair, ends, said))。")
  }

  private func advice(
    _ pair: ChangeClaim, _ ends: (start: Interval, end: Interval), _ said: Interval
  ) -> String {
    if let period = period(of: pair.change), period.years > 1,
      Growth.rate(from: ends.start, to: ends.end, years: period.years).meets(said)
    {
      return "所写增幅像是年均增速，请核是否漏写“年均”"
    }
    return "请核基期数、期末数和增幅"
  }

  /// Whether a rate speaks of the whole change and not of its last year, a plan or a part.
  func isOverChange(_ stated: Figure, _ change: Figure) -> Bool {
    let others: Cues = [.otherBase, .contribution, .target, .twoYears]
    guard stated.cues.isDisjoint(with: others) else { return false }
    let (own, said) = (years.mentions(in: change.before).last?.year, quantity(stated).baseYear)
    if let own, let said, own != said { return false }
    // 2020年增长6%: that year's own rate.
    if said == nil, years.last(in: stated.before) != nil { return false }
    if stated.cues.contains(.overLastYear) { return !horizon(change).isTerm && own == nil }
    return true
  }

  /// Whether a figure is itself a rate or share.
  func isRate(_ figure: Figure) -> Bool {
    let unit = quantity(figure).unit
    return unit.hasBytes(of: "%") || unit.hasBytes(of: "‰")
  }
}
