extension AuditRule {
  /// A count against the numbered list that follows it (`domain.md` §8.3 N07).
  static let listCount = AuditRule(
    code: "list-count", title: "数目词与编号列项", source: "N07",
    check: { desk in
      // A list with a gap is the next rule's.
      desk.lists.filter(\.gaps.isEmpty).compactMap { desk.listCount($0) }
    })

  /// A numbered list that leaves a number out (`domain.md` §8.3 N07).
  static let listGap = AuditRule(
    code: "list-gap", title: "编号不连续", source: "N07",
    check: { desk in desk.lists.compactMap { desk.listGap($0) } })

  /// 18项…,其中A类10项:…B类3项:…: the classes make up the whole (`domain.md` §8.3 N07, N14).
  static let nestedCount = AuditRule(
    code: "nested-count", title: "分类数目与总数", source: "N07 N14",
    check: { desk in desk.nestedCounts() })
}

extension Desk {
  fileprivate func listGap(_ list: NumberedList) -> Finding? {
    guard let missing = list.gaps.first, list.markers.count >= 2 else { return nil }
    let announced = announcement(of: list)
    let numbers = list.markers.map { String($0.value) }.joined(separator: "、")
    let short = announced.map { $0.value > list.markers.count } ?? false
    let count = announced.map { "，前文写\($0.value)项，列出\(list.markers.count)项" } ?? ""
    return Finding(
      rule: AuditRule.listGap.code, verdict: short ? .contradiction : .explain,
      quotes: [quote(listRange(list, announced))],
      arithmetic: "编号为\(numbers)，缺\(missing)\(count)",
      message: "列项编号不连续，缺第\(missing)项，请核是漏写一项还是编号有误。")
  }

  fileprivate func listCount(_ list: NumberedList) -> Finding? {
    guard list.markers.count >= 2, let announced = announcement(of: list),
      announced.value != list.markers.count
    else { return nil }
    if announced.value > list.markers.count, isReprint(list) { return nil }
    return Finding(
      rule: AuditRule.listCount.code, verdict: .contradiction,
      quotes: [quote(listRange(list, announced))],
      arithmetic: "写\(text.string(announced.range)) = \(announced.value)，列出\(list.markers.count)项",
      message: "所写数目与后面编号列出的项数不符，请核数目或补齐列项。")
  }

  /// Reprints lose circled numbers above ⑩: they stand as question marks.
  private func isReprint(_ list: NumberedList) -> Bool {
    guard list.last.kind == .circled, list.last.value == 10 else { return false }
    var index = list.last.end
    while index < min(text.count, list.last.end + 2000), text[index] != .newline {
      if text[index] == "?" { return true }
      index += 1
    }
    return false
  }

  private func listRange(_ list: NumberedList, _ announced: CountWord?) -> Range<Int> {
    let first = announced?.range ?? list.markers[0].start..<list.markers[0].end
    let start = clause(first).lowerBound
    let end = clause(list.last.start..<list.last.end).upperBound
    return start..<min(end, start + 400)
  }

  /// The count right before the first marker: 办好10件民生实事:①, 做了五个方面工作。一是.
  private func announcement(of list: NumberedList) -> CountWord? {
    var end = list.markers[0].start
    var isClosed = false
    var isColon = false
    while end > 0, text[end - 1].endsClause {
      isColon = isColon || text[end - 1] == ":"
      isClosed = true
      end -= 1
    }
    guard isClosed else { return nil }
    var start = end - 1
    while start > max(0, end - 24), !text[start].endsClause {
      if let found = countWord(at: start, before: end) {
        return isColon || isAnnouncing(found.range.upperBound..<end) ? found : nil
      }
      start -= 1
    }
    return nil
  }

  private func isAnnouncing(_ range: Range<Int>) -> Bool {
    Self.announced.contains { text.find($0, in: range) != nil }
  }

  private static let announced = ["方面", "工作", "任务", "实事", "重点", "举措", "措施", "工程", "行动", "目标"]
    .map(\.codes)

  // MARK: Classes

  fileprivate func nestedCounts() -> [Finding] {
    var found: [Finding] = []
    var index = 0
    while index < figures.count {
      guard figures[index].cues.contains(.part), isClass(figures[index]), index > 0,
        figures[index - 1].sentence == figures[index].sentence,
        let finding = nestedCount(whole: figures[index - 1], from: index)
      else {
        index += 1
        continue
      }
      found.append(finding)
      index += 1
    }
    return found
  }

  /// 城建工程10项: — a count whose list follows.
  private func isClass(_ figure: Figure) -> Bool {
    figure.form == .level && text.at(figure.range.upperBound) == ":" && figure.factor == 1
  }

  private func nestedCount(whole: Figure, from index: Int) -> Finding? {
    let line = report.sentences[whole.sentence].line
    guard sameUnit(whole, figures[index]), let total = interval(whole)?.middle else { return nil }
    var classes: [Figure] = []
    for figure in figures[index..<min(figures.count, index + 200)] {
      guard report.sentences[figure.sentence].line == line else { break }
      if isClass(figure), sameUnit(figure, whole) { classes.append(figure) }
    }
    let sum = classes.reduce(0) { $0 + (interval($1)?.middle ?? 0) }
    guard classes.count >= 2, sum != total else { return nil }
    let terms = classes.map { shown($0) }.joined(separator: "+")
    return Finding(
      rule: AuditRule.nestedCount.code, verdict: .contradiction,
      quotes: [quote(whole, classes[0])] + classes.dropFirst().map { quote($0) },
      arithmetic: "\(terms) = \(Wording.plain(sum))，总数写\(shown(whole, unit: true))",
      message: "各类数目之和与总数不符，请核各类数目和总数。")
  }
}
