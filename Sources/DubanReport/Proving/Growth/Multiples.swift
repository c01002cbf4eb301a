extension AuditRule {
  /// 由A增加到B,是…的N倍 or 增长N倍; 翻一番 is 2 times, 翻两番 4 times (`domain.md` §8.1).
  static let multiple = AuditRule(
    code: "multiple", title: "倍数与起止数", source: "§8.1",
    check: { desk in desk.changes().compactMap { desk.multiple($0) } })
}

extension Desk {
  fileprivate func multiple(_ pair: ChangeClaim) -> Finding? {
    let (change, stated) = (figures[pair.change], figures[pair.claim])
    guard stated.form == .multiple, let ends = ends(change), ends.start.low > 0,
      let (start, end) = shownEnds(change),
      stated.cues.isDisjoint(with: [.otherBase, .contribution])
    else { return nil }
    let ratio = ends.end / ends.start
    guard let said = multiple(stated) else { return nil }
    let times = ends.end.middle / ends.start.middle
    // 2万增加到4万,增长2倍: rounding could explain it, but it is said of twice.
    let isTwice = said.grows && abs(times - said.interval.middle + 1) < 1e-9
    guard !ratio.meets(said.interval) || isTwice else { return nil }
    let own = years.mentions(in: change.before).last?.year
    if let own, let base = quantity(stated).baseYear, own != base { return nil }
    let swapped = Interval(said.interval.low - 1, said.interval.high - 1)
    let isSwapped = said.grows && ratio.meets(swapped)
    let advice = isSwapped ? "“增长几倍”不含原来的一倍，请核是“增长”还是“是…的几倍”" : "请核起止数和倍数"
    return Finding(
      rule: AuditRule.multiple.code,
      verdict: ratio.meets(said.interval) ? .explain : .contradiction,
      quotes: [quote(change, stated)],
      arithmetic: "\(end)/\(start) = \(Wording.fixed(times))倍，报告写\(said.words)",
      message: "\(name(change))的起止数与所写倍数对不上，\(advice)。")
  }

  /// The ratio of end to start that a multiple states, and whether it was said as growth.
  func multiple(_ figure: Figure) -> (interval: Interval, words: String, grows: Bool)? {
    let quantity = quantity(figure)
    guard case .number(let printed) = quantity.value else { return nil }
    if let words = quantity.qualifier, words.contains("番") || words.contains("翻") {
      let times = printed.double
      let isNearly = figure.cues.contains(.nearly)
      // 翻番 is said of 1.95 and more; what is more than doubled has doubled too.
      return (Interval(times * (isNearly ? 0.85 : 0.975), times * 1.95), words, false)
    }
    var interval = Interval(printed)
    if isInexact(figure) || figure.cues.contains(.nearly) {
      interval = Interval(interval.low - 0.5, interval.high + 0.5)
    }
    let grows = figure.cues.contains(.rise) && !figure.cues.contains(.reaches)
    let words = "\(grows ? "增长" : "")\(Wording.printed(printed))倍"
    return (grows ? interval + 1 : interval, words, grows)
  }
}
