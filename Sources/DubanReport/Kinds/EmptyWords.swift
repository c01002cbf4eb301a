/// Sentences that promise nothing: headings, set phrases, attitudes, statements of how things are.
extension KindReader {
  /// 总体要求是…, 指导思想是…: the lead-in decides, whatever follows.
  func isGuiding(_ signs: SentenceSigns) -> Bool {
    guard signs.has(.guide), !(signs.hasAmount && signs.has(.headline)) else { return false }
    let opening = signs.bare.lowerBound..<min(signs.bare.lowerBound + 45, signs.bare.upperBound)
    for mark in scan.marks.every(.guide, in: opening) {
      switch scan.text.at(mark.end) {
      case "是", "为", ":", ",": return true
      default: continue
      }
    }
    return false
  }

  /// …是…的关键时期, …是我们的责任, 中央明确提出…: says how things are, not what will be done.
  func isStatement(_ signs: SentenceSigns) -> Bool {
    if scan.contains(Self.fromAbove, in: signs.bare) { return true }
    guard let last = signs.clauses.last, scan.first(.cue, in: last, where: { $0 == "是" }) != nil
    else {
      return false
    }
    return Self.states.contains { scan.text.has($0, at: last.upperBound - $0.count) }
  }

  private static let fromAbove = "中央明确提出".codes
  private static let states = ["时期", "阶段", "责任", "之年", "所在", "关键", "一年"].map(\.codes)

  /// 做好今年工作,必须…: a set phrase opens the sentence.
  func opensTone(_ signs: SentenceSigns) -> Bool {
    guard !signs.hasAmount else { return false }
    return Self.tones.contains { scan.text.has($0, at: signs.bare.lowerBound) }
  }

  private static let tones = [
    "做好今年工作", "做好今年的工作", "做好今年政府工作", "做好各项工作", "总的来说", "总的看",
    "综合分析", "当今世界", "站在新",
  ].map(\.codes)

  func isHeading(_ signs: SentenceSigns, _ place: Place) -> Bool {
    guard !place.isLast, !isNamedWork(signs) else { return false }
    if isNumberedTheme(signs) { return true }
    if place.isFirst, signs.bare.count <= 26, !signs.hasDigit {
      return !(signs.has(.finish) && signs.bare.count > 16 && signs.has(.tangible))
    }
    let isShort = signs.isHeading(max: 12) && !signs.hasListMark
    return isShort && !scan.has(.finish, in: withoutNoun(signs.bare))
      && !scan.has(.mechanism, in: signs.bare)
  }

  /// （二）全力建设两大园区,…。 before the tasks under it.
  func isNumberedTheme(_ signs: SentenceSigns) -> Bool {
    let start = signs.range.lowerBound
    return scan.text.at(start) == "(" && Numerals.isNumeral(scan.text.at(start + 1))
      && signs.bare.count <= 40 && !signs.has(.deadline)
  }

  /// 谋划环湖公路大修工程: a short line that names the work is a task.
  func isNamedWork(_ signs: SentenceSigns) -> Bool {
    guard let opening = scan.marks.starting(at: signs.bare.lowerBound),
      !opening.roles.isDisjoint(with: [.start, .explore, .complete])
    else { return false }
    return scan.marks.ending(at: signs.bare.upperBound, as: .tangible) != nil
      && signs.bare.count > 6
  }

  /// 推进基础设施建设: the last word is a noun there and no act.
  private func withoutNoun(_ range: Range<Int>) -> Range<Int> {
    guard range.count > 4, let last = scan.marks.ending(at: range.upperBound, as: .build) else {
      return range
    }
    return range.lowerBound..<Int(last.start)
  }

  /// 坚持把…作为…, 把…摆在…位置, and whatever strikes an attitude without an act.
  func isAttitude(_ signs: SentenceSigns) -> Bool {
    if holds(signs), signs.clauses.count <= 2 { return true }
    guard !signs.has(.mechanism), !signs.has(.finish) else { return false }
    guard signs.has(.attitude) else { return false }
    let attitudes = scan.marks.every(.attitude, in: signs.range).count
    return attitudes >= 2 || attitudes == 1 && !signs.has(.build)
  }

  private func holds(_ signs: SentenceSigns) -> Bool {
    guard signs.has(.regard) else { return false }
    return scan.first(in: signs.bare) { $0 == "把" } != nil
      || scan.contains(Self.holdTo, in: signs.bare)
  }

  private static let holdTo = "坚持以".codes

  /// 2021年是…之年: what a year is promises nothing.
  func isYearIs(_ signs: SentenceSigns) -> Bool {
    guard !signs.hasAmount else { return false }
    let start = signs.bare.lowerBound
    var end = scan.year(at: start)?.range.upperBound ?? start
    if end == start, scan.text.has(Self.thisYear, at: start) { end = start + 2 }
    guard end > start else { return false }
    if scan.text.at(end) == "," { end += 1 }
    return scan.text.at(end) == "是"
  }

  private static let thisYear = "今年".codes
}
