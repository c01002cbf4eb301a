/// Numbers that belong together: the members of a list, or the two ends of a from-to.
struct NumberRun: Sendable {
  /// Indices into the sentence's tokens, at least one.
  var members: Range<Int>
  /// For each member the index of the token that is its start value, in a from-to.
  var starts: Range<Int>?

  var count: Int { members.count }
}

extension NumberScanner {
  /// Groups tokens into lists joined by 、 和 及 与, lets members share their unit, and pairs from-to ends.
  func runs(_ tokens: inout [NumberToken]) -> [NumberRun] {
    var found: [NumberRun] = []
    var index = 0
    while index < tokens.count {
      var end = index + 1
      while end < tokens.count, continues(tokens[end - 1], tokens[end]) { end += 1 }
      share(&tokens, index..<end)
      found.append(NumberRun(members: index..<end))
      index = end
    }
    return pairEnds(found, &tokens)
  }

  /// Whether `next` is the next member of the list that `last` is in.
  private func continues(_ last: NumberToken, _ next: NumberToken) -> Bool {
    let gap = next.digits.lowerBound - last.end
    if last.isRatio || next.isRatio { return false }
    if gap == 1 { return scan.text[last.end].joinsList }
    return false
  }

  /// 45、38、35个工作日: the unit stands once, at the end. 6%、7%以上: so does the bound.
  private func share(_ tokens: inout [NumberToken], _ members: Range<Int>) {
    guard members.count > 1, let last = members.last else { return }
    for index in members.dropLast().reversed() where !tokens[index].hasUnit {
      tokens[index].unit = tokens[index + 1].unit
      tokens[index].isRate = tokens[index + 1].isRate
      tokens[index].scale = tokens[index + 1].scale
      tokens[index].unitRoles = tokens[index + 1].unitRoles
    }
    let first = members.lowerBound
    for index in members.dropFirst() {
      let isSame = tokens[index].unit == tokens[first].unit
      if tokens[index].lead.roles.isEmpty {
        let start = tokens[index].lead.start
        tokens[index].lead = tokens[first].lead
        if !isSame { tokens[index].lead.roles.subtract([.rise, .fall, .changeTo, .from]) }
        if start > tokens[first].end { tokens[index].lead.start = tokens[first].lead.start }
      }
      if isSame, tokens[last].unit == tokens[index].unit, tokens[first].suffix.isEmpty {
        tokens[first].suffix = tokens[last].suffix
      }
    }
    for index in members
    where tokens[index].suffix.isEmpty && tokens[index].unit == tokens[last].unit {
      tokens[index].suffix = tokens[last].suffix
    }
  }

  /// 从A增长到B; 由45、38、35个工作日压缩至39、33、31个工作日.
  private func pairEnds(_ runs: [NumberRun], _ tokens: inout [NumberToken]) -> [NumberRun] {
    var paired: [NumberRun] = []
    for run in runs {
      guard let before = paired.last, before.starts == nil, before.count == run.count,
        isEnd(
          tokens[run.members.lowerBound], of: tokens[before.members.lowerBound],
          after: tokens[before.members.upperBound - 1])
      else {
        paired.append(run)
        continue
      }
      for (start, end) in zip(before.members, run.members) where !tokens[start].hasUnit {
        tokens[start].unit = tokens[end].unit
        tokens[start].isRate = tokens[end].isRate
        tokens[start].scale = tokens[end].scale
        tokens[start].unitRoles = tokens[end].unitRoles
      }
      paired[paired.count - 1] = NumberRun(members: run.members, starts: before.members)
    }
    return paired
  }

  private func isEnd(_ end: NumberToken, of start: NumberToken, after last: NumberToken) -> Bool {
    guard end.isRatio == start.isRatio, end.digits.lowerBound > last.end else { return false }
    let gap = end.lead.start - last.end
    let isFrom = start.lead.roles.contains(.from)
    if gap <= 0 {
      let arrives: Role = [.changeTo, .level]
      guard !end.lead.roles.isDisjoint(with: arrives) else { return false }
      return isFrom || end.lead.roles.contains(.changeTo)
    }
    // 由11家整合为4家: any short verb before 为, 到 or 至.
    let verb = last.end..<end.lead.start
    return isFrom && gap <= 4 && !end.lead.roles.isDisjoint(with: [.level, .changeTo])
      && scan.first(in: verb) { !$0.isHan } == nil && end.unit == last.unit
  }
}
