/// A clause of a promising sentence and what it can stand for.
struct ActClause {
  var range: Range<Int>
  /// Where its act begins, after adverbs and words of time; `nil` where it has none.
  var verb: Mark?
  var hasAmount: Bool
  /// It only says on what ground, whereby or for what: it belongs to its neighbour.
  var isSetting = false
  var isPurpose = false
  /// Whether it stands behind a ; and so begins anew.
  var opensGroup = false
}

/// Cuts a promising sentence into the stretches of single acts.
struct ClauseCutter {
  let scan: Scan
  let range: Range<Int>
  /// Where the numbers of the sentence stand.
  let amounts: [Range<Int>]
  let isTarget: Bool

  private var text: NormalText { scan.text }

  private func hasAmount(in piece: Range<Int>) -> Bool { firstAmount(in: piece) != nil }

  /// The first number of a piece; numbers stand in the order of the text.
  private func firstAmount(in piece: Range<Int>) -> Range<Int>? {
    var low = 0
    var high = amounts.count
    while low < high {
      let middle = (low + high) / 2
      if amounts[middle].lowerBound < piece.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < amounts.count && amounts[low].lowerBound < piece.upperBound ? amounts[low] : nil
  }

  /// Stretches that each hold one act, in order, not overlapping.
  func stretches() -> [Range<Int>] {
    let items = numberedItems()
    if items.count > 1 { return items.flatMap { isTarget ? targets(in: $0) : [$0] } }
    let body = body()
    return isTarget ? targets(in: body) : acts(in: body)
  }

  /// Without a list number at the front and the full stop.
  private func body() -> Range<Int> {
    let bare = SentenceSigns.body(scan, range)
    return bare
      .lowerBound..<(text.at(bare.upperBound) == "”" ? bare.upperBound + 1 : bare.upperBound)
  }

  /// ①…;②…: one stretch for each item of a list.
  private func numberedItems() -> [Range<Int>] {
    var starts: [Int] = []
    for index in text.signs.places([.circled, .bracket], in: range)
    where text[index].isCircled || isBracketNumber(index) {
      starts.append(index)
    }
    guard starts.count > 1 else { return [] }
    let ends = starts.dropFirst() + [range.upperBound]
    return zip(starts, ends).compactMap { start, end in
      let from = text[start].isCircled ? start + 1 : afterBracket(start)
      return trimmed(from..<end)
    }
  }

  private func isBracketNumber(_ index: Int) -> Bool {
    guard text[index] == "(" else { return false }
    return afterBracket(index) > index + 1
  }

  /// Behind (3), or the index after the bracket where there is no number.
  private func afterBracket(_ index: Int) -> Int {
    var end = index + 1
    while text.at(end).isDigit { end += 1 }
    return end > index + 1 && text.at(end) == ")" ? end + 1 : index + 1
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, text[start].endsClause { start += 1 }
    while end > start, text[end - 1].endsClause { end -= 1 }
    return start < end ? start..<end : nil
  }

  // MARK: Targets

  /// Each indicator of a list of targets: a piece without a name of its own goes with the piece before.
  private func targets(in body: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for piece in scan.split(body, where: { $0 == "," || $0 == ";" || $0 == ":" }) {
      let own = hasAmount(in: piece)
      if own, !isNameless(piece) || found.isEmpty {
        found.append(piece)
      } else if found.isEmpty {
        continue
      } else if let last = found.last, own || !isLeadIn(piece, body) {
        found[found.count - 1] = last.lowerBound..<piece.upperBound
      } else if !isLeadIn(piece, body) {
        found.append(piece)
      }
    }
    return found.isEmpty ? [body] : found
  }

  /// 达到282亿元 after 地区生产总值增长20%.
  private func isNameless(_ piece: Range<Int>) -> Bool {
    guard let amount = firstAmount(in: piece) else { return false }
    return NumberScanner(scan, piece).lead(before: amount.lowerBound).start <= piece.lowerBound
  }

  /// 主要预期目标是, 到2025年: what stands before the list.
  private func isLeadIn(_ piece: Range<Int>, _ body: Range<Int>) -> Bool {
    piece.lowerBound == body.lowerBound || scan.has(.goal, in: piece)
  }

  // MARK: Acts

  private func acts(in body: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var pending: Int?
    let pieces = scan.split(body) { $0 == "," || $0 == ";" || $0 == ":" }
    for (index, piece) in pieces.enumerated() {
      let clause = clause(piece, isFirst: index == 0)
      let start = pending ?? clause.range.lowerBound
      let saysNothing = clause.verb == nil && found.isEmpty
      if clause.isSetting || saysNothing, !clause.hasAmount {
        pending = start
      } else if let last = found.last, pending == nil, joins(clause) {
        found[found.count - 1] = last.lowerBound..<clause.range.upperBound
      } else {
        found.append(start..<clause.range.upperBound)
        pending = nil
      }
    }
    guard let pending else { return found }
    // A setting that nothing follows goes with the act before it, or holds the act itself.
    if let last = found.popLast() {
      found.append(last.lowerBound..<body.upperBound)
    } else if ActReader(scan: scan).act(in: pending..<body.upperBound) != nil {
      found.append(pending..<body.upperBound)
    }
    return found
  }

  /// Whether a clause goes on with the act of the clause before.
  private func joins(_ clause: ActClause) -> Bool {
    if clause.opensGroup { return false }
    if text.has(Self.ofWhich, at: clause.range.lowerBound) { return true }
    if clause.verb == nil { return !clause.hasAmount || clause.range.count < 10 }
    return clause.isPurpose
  }

  private static let ofWhich = "其中".codes

  private func clause(_ piece: Range<Int>, isFirst: Bool) -> ActClause {
    let act = ActReader(scan: scan).act(in: piece)
    var clause = ActClause(
      range: piece, verb: act, hasAmount: hasAmount(in: piece))
    clause.opensGroup = text.at(piece.lowerBound - 1) == ";"
    let isDue = scan.has(.deadline, in: piece)
    clause.isSetting = isSetting(piece) && !isDue
    let isFinished = scan.has(.finish, in: piece) && scan.has(.tangible, in: piece)
    let opensPurpose = opens(piece, .result)
    clause.isPurpose =
      !isFirst && opensPurpose && !clause.hasAmount && !(isDue && isFinished) && !isFinished
      || !isFirst && opens(piece, [.ensure, .hope]) && isBareAct(piece, act)
    return clause
  }

  /// 确保2021年建成通车: an act without an object of its own.
  private func isBareAct(_ piece: Range<Int>, _ act: Mark?) -> Bool {
    piece.count <= 14 && !hasAmount(in: piece)
  }

  /// 按照…, 以…为契机, 同时: what only sets the stage for the act that follows.
  func isSetting(_ piece: Range<Int>) -> Bool {
    if opens(piece, .setting) { return true }
    return scan.marks.starting(at: piece.lowerBound).map {
      $0.roles.contains(.lead) && $0.end >= piece.upperBound
    } ?? false
  }

  private func opens(_ piece: Range<Int>, _ roles: Role) -> Bool {
    guard let mark = scan.marks.starting(at: piece.lowerBound), mark.end < piece.upperBound else {
      return false
    }
    return !mark.roles.isDisjoint(with: roles)
  }
}
