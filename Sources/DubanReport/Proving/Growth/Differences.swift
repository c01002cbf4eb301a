extension AuditRule {
  /// 由A增加到B,增加D or 年均增加D: the difference of the two levels (`domain.md` §8.3 N01).
  static let difference = AuditRule(
    code: "level-difference", title: "增减量与起止数", source: "N01",
    check: { desk in desk.changes().compactMap { desk.difference($0) } })

  /// 由80%提高到85%,提高5%: a difference of rates is counted in percentage points (`domain.md` §8.1, 百分比/百分点).
  static let percentPoints = AuditRule(
    code: "percent-points", title: "百分比与百分点", source: "§8.1",
    check: { desk in desk.changes().compactMap { desk.percentPoints($0) } })
}

extension Desk {
  fileprivate func difference(_ pair: ChangeClaim) -> Finding? {
    let (change, stated) = (figures[pair.change], figures[pair.claim])
    let isPoints = stated.form == .points && isRate(change)
    let isAmount = stated.form == .increment && sameUnit(change, stated)
    guard isPoints || isAmount, isOverChange(stated, change), let ends = ends(change),
      let said = interval(stated), let shown = shownEnds(change)
    else { return nil }
    var implied = ends.end - ends.start
    if implied.high < 0 { implied = implied * -1 }
    var divided = ""
    if stated.isAnnual {
      guard let period = period(of: pair.change), period.years > 0 else { return nil }
      implied = implied * (1 / Double(period.years))
      divided = "/\(period.years)"
    }
    guard !implied.meets(said), !isInexact(stated) else { return nil }
    let factor = stated.form == .points ? 1 : stated.factor
    let middle = Wording.plain(implied.middle / factor)
    return Finding(
      rule: AuditRule.difference.code, verdict: hasOtherBasis(stated) ? .explain : .contradiction,
      quotes: [quote(change, stated)],
      arithmetic: "\(difference(shown, divided)) = \(middle)，报告写\(self.shown(stated, unit: true))",
      message: "\(name(change))的起止数相减与所写增减量对不上，请核三个数。")
  }

  private func difference(_ ends: (start: String, end: String), _ divided: String) -> String {
    divided.isEmpty ? "|\(ends.end)-\(ends.start)|" : "|\(ends.end)-\(ends.start)|\(divided)"
  }

  fileprivate func percentPoints(_ pair: ChangeClaim) -> Finding? {
    let (change, stated) = (figures[pair.change], figures[pair.claim])
    guard stated.form == .growth, isRate(change), !stated.isAnnual, isOverChange(stated, change),
      let ends = ends(change), let said = interval(stated), let (start, end) = shownEnds(change)
    else { return nil }
    let points = ends.end - ends.start
    let relative = Growth.rate(from: ends.start, to: ends.end)
    let isPoints = points.meets(said)
    let isExact =
      abs(points.middle - said.middle) < 1e-9 && said.gap(to: .exactly(relative.middle)) > 0
    guard !relative.meets(said) || isExact else { return nil }
    let (gap, rate) = (Wording.plain(points.middle), Wording.fixed(relative.middle))
    let advice = isPoints ? "所写像是相差的百分点，请将“%”改为“个百分点”" : "请核起止数和增幅"
    return Finding(
      rule: AuditRule.percentPoints.code, verdict: .contradiction, quotes: [quote(change, stated)],
      arithmetic:
        "\(end)-\(start) = \(gap)个百分点，\(end)/\(start)-1 = \(rate)%，报告写\(printedRate(stated))",
      message: "\(name(change))由\(start)%到\(end)%的变动与所写百分比对不上，\(advice)。")
  }

  /// Whether two figures are counted in one base unit.
  func sameUnit(_ a: Figure, _ b: Figure) -> Bool { unit(a) == unit(b) }

  /// The base unit; of a from-to with two units, that of its end.
  func unit(_ figure: Figure) -> String {
    let quantity = quantity(figure)
    guard case .mixed(_, _, _, let unit) = quantity.value else { return quantity.baseUnit }
    return String(unit.drop { $0 == "万" || $0 == "亿" })
  }

  /// 近, 约, 以上: not a figure that arithmetic can dispute closely.
  func isInexact(_ figure: Figure) -> Bool {
    let quantity = quantity(figure)
    return quantity.relation == .approximate || quantity.relation == .atLeast
      || quantity.relation == .atMost
  }
}
