extension AuditRule {
  /// 三大基地(A、B、C) or 三大战役:A、B、C。 (`domain.md` §8.3 N07).
  static let namesAfter = AuditRule(
    code: "names-after", title: "数目词与后面所列名称", source: "N07",
    check: { desk in desk.namesAfter() })
}

extension Desk {
  fileprivate func namesAfter() -> [Finding] {
    var found: [Finding] = []
    for range in sentences {
      for index in text.signs.places([.bracket, .clauseEnd], in: range)
      where text[index] == "(" || text[index] == ":" {
        guard let end = listEnd(index, before: range.upperBound),
          let count = count(before: index, from: range.lowerBound),
          let finding = namesAfter(count, (index + 1)..<end)
        else { continue }
        found.append(finding)
      }
    }
    return found
  }

  /// Where a plain list of names ends that begins after a mark; `nil` where it is none.
  private func listEnd(_ start: Int, before limit: Int) -> Int? {
    let isBracket = text[start] == "("
    var index = start + 1
    while index < min(limit, start + Desk.clauseLength) {
      if isBracket ? text[index] == ")" : text[index].endsSentence || text[index] == ";" {
        return index
      }
      if text[index].endsClause || text[index] == "(" || text[index].isDigit || text[index] == "等" {
        return nil
      }
      index += 1
    }
    return nil
  }

  private func count(before end: Int, from floor: Int) -> CountWord? {
    var start = end - 1
    while start > max(floor, end - 14), text[start].isHan {
      if let found = countWord(at: start, before: end) { return found.isChinese ? found : nil }
      start -= 1
    }
    return nil
  }

  private func namesAfter(_ count: CountWord, _ range: Range<Int>) -> Finding? {
    var names = 1
    var joiners = 0
    for index in range {
      if text[index] == "、" { names += 1 }
      if text[index] == "和" || text[index] == "及" || text[index] == "与" { joiners += 1 }
    }
    let fits = names...(names + joiners)
    guard names >= 2, !fits.contains(count.value) else { return nil }
    return Finding(
      rule: AuditRule.namesAfter.code, verdict: names >= 3 ? .contradiction : .explain,
      quotes: [quote(clause(count.range).lowerBound..<range.upperBound)],
      arithmetic: "写\(text.string(count.range)) = \(count.value)，列出\(names)个名称",
      message: "所写数目与后面列出的名称个数不符，请核数目或补齐名称。")
  }
}
