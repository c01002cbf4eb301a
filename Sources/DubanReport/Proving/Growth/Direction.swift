extension AuditRule {
  /// 由1286件下降到1342件: the word says down, the figures go up (`domain.md` §8.3 N12).
  static let direction = AuditRule(
    code: "direction", title: "升降用词与起止数", source: "N12",
    check: { desk in
      desk.figures.compactMap { $0.form == .change ? desk.direction($0) : nil }
    })
}

extension Desk {
  fileprivate func direction(_ change: Figure) -> Finding? {
    guard let ends = ends(change), !ends.start.meets(ends.end), !isTime(change),
      let (start, end) = shownEnds(change)
    else { return nil }
    let words = Cues.lexicon.cues(in: text, change.range)
    let rises = ends.end.low > ends.start.high
    guard words.contains(.rise) != words.contains(.fall), words.contains(.rise) != rises else {
      return nil
    }
    return Finding(
      rule: AuditRule.direction.code, verdict: .contradiction, quotes: [quote(change)],
      arithmetic: rises ? "\(end) > \(start)" : "\(end) < \(start)",
      message: "\(name(change))的数字是\(rises ? "上升" : "下降")，"
        + "所用的词却是\(rises ? "下降" : "上升")，请核起止数或用词。")
  }

  /// Times and ranks get better as they fall: 提升到3天.
  private func isTime(_ figure: Figure) -> Bool {
    let unit = unit(figure)
    return unit.contains("日") || unit.contains("天") || unit.contains("时") || unit.contains("分钟")
      || unit.contains("秒") || unit.contains("位") || unit.contains("名")
  }
}
