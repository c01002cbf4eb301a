/// Reads the statements of a report off its sentences, in the order of the text.
struct StatementReader {
  let page: ReportPage
  /// Which of the compared reports.
  let report: Int
  /// The year of the congress: what lies before it was reached, the rest is planned.
  let year: Int?

  init(page: ReportPage, report: Int, year: Int? = nil) {
    self.page = page
    self.report = report
    self.year = year ?? page.report.year
  }

  func statements() -> [Statement] {
    var found: [Statement] = []
    for (index, sentence) in page.report.sentences.enumerated()
    where sentence.horizon.direction != .none && sentence.kind != .problem {
      for quantity in sentence.quantities
      where !quantity.name.isEmpty && !isOverYears(quantity, sentence) {
        if let statement = statement(quantity, index, sentence) { found.append(statement) }
      }
    }
    return found
  }

  private func statement(_ quantity: Quantity, _ index: Int, _ sentence: Sentence) -> Statement? {
    guard let form = form(quantity), let interval = interval(quantity, form),
      let year = quantity.year ?? sentence.horizon.to
    else { return nil }
    let isSpread = sentence.horizon.isTerm && quantity.year == nil
    if isSpread, form != .level || isTotalOfTerm(quantity) { return nil }
    return Statement(
      report: report, sentence: index, kind: sentence.kind, quantity: quantity,
      measured: Measured(quantity.name),
      form: form, year: year, isPlanned: isPlanned(quantity, sentence.horizon), interval: interval,
      isOfTerm: isSpread, quote: quote(quantity.span, sentence),
      clauseBefore: wordsBefore(quantity.span, sentence))
  }

  /// 到2025年达1000亿元 is a plan even in a review, and 去年 stays past in a plan.
  private func isPlanned(_ quantity: Quantity, _ horizon: Horizon) -> Bool {
    guard let own = self.year else { return horizon.direction == .plan }
    if let year = quantity.year { return year >= own }
    return horizon.direction == .plan && (horizon.to ?? own) >= own
  }

  /// 比2005年增长73.8%, and the rates after it that are of the same base: not of one year.
  private func isOverYears(_ quantity: Quantity, _ sentence: Sentence) -> Bool {
    guard quantity.isRate, let own = year else { return false }
    if let base = quantity.baseYear { return base < own - 2 }
    let words = wordsBefore(quantity.span, sentence)
    if Self.yearly.contains(where: { words.contains($0) }) { return false }
    return sentence.quantities.contains { other in
      other.span.start < quantity.span.start && (other.baseYear ?? own) < own - 2
    }
  }

  private static let yearly = ["同比", "上年", "去年", "上一年"]

  private func form(_ quantity: Quantity) -> Statement.Form? {
    if quantity.isAnnualAverage || quantity.unit == "倍" { return nil }
    switch quantity.relation {
    case .growth, .growthAtLeast: return .growth
    case .fromTo: return .level
    case .equal, .atLeast, .atMost, .approximate:
      if quantity.unit.hasSuffix("百分点") { return .difference }
      return changeWord(before: quantity.span) == nil ? .level : .difference
    }
  }

  private func interval(_ quantity: Quantity, _ form: Statement.Form) -> Interval? {
    guard let amount = quantity.amount, let first = amount.first else { return nil }
    guard let printed = quantity.lastPrinted else {
      return Interval(amount.min() ?? first, amount.max() ?? first)
    }
    let worth = quantity.relation == .fromTo ? amount.last ?? first : first
    let interval = Interval(printed, factor: printed.digits == 0 ? 1 : worth / printed.double)
    if form == .difference, changeWord(before: quantity.span) == .fall {
      return Interval(-interval.high, -interval.low)
    }
    switch quantity.relation {
    case .atLeast, .growthAtLeast: return .atLeast(interval.low)
    case .atMost: return .atMost(interval.high)
    case .approximate: return interval.widened(by: worth.magnitude * 0.03)
    case .equal, .growth, .fromTo: return interval
    }
  }

  private enum Change { case rise, fall }

  /// 增加 or 减少 straight before the number: it is a difference and not a level.
  private func changeWord(before span: Span) -> Change? {
    let start = page.range(span).lowerBound
    for (word, change) in Self.changes where page.text.has(word, at: start - word.count) {
      return change
    }
    return nil
  }

  private static let changes: [([Code], Change)] = [
    ("增加".codes, .rise), ("增加了".codes, .rise), ("增长".codes, .rise), ("多增".codes, .rise),
    ("净增".codes, .rise), ("提高".codes, .rise), ("提高了".codes, .rise), ("上升".codes, .rise),
    ("减少".codes, .fall), ("减少了".codes, .fall), ("下降".codes, .fall), ("降低".codes, .fall),
  ]

  /// 累计 and counts of things done add up over a term; only a state is a level at its end.
  private func isTotalOfTerm(_ quantity: Quantity) -> Bool {
    if quantity.relation == .fromTo { return false }
    return !Measured(quantity.name).isHeadline
  }

  /// What stands between semicolons around a figure; between commas where that is very long.
  private func quote(_ span: Span, _ sentence: Sentence) -> Quote {
    let whole = page.range(sentence.span)
    let figure = page.range(span)
    var range = stretch(figure, within: whole) { $0 == ";" || $0.endsSentence }
    if range.count > 70 { range = stretch(figure, within: range) { $0.endsClause } }
    return page.report.quote(page.text.span(range), report: report)
  }

  /// From the clause's beginning to the figure.
  private func wordsBefore(_ span: Span, _ sentence: Sentence) -> String {
    let range = stretch(page.range(span), within: page.range(sentence.span)) { $0.endsClause }
    return page.text.string(range.lowerBound..<max(range.lowerBound, page.range(span).lowerBound))
  }

  private func stretch(_ figure: Range<Int>, within whole: Range<Int>, _ ends: (Code) -> Bool)
    -> Range<Int>
  {
    var start = min(figure.lowerBound, whole.upperBound)
    var end = min(max(figure.upperBound, start), whole.upperBound)
    while start > whole.lowerBound, !ends(page.text[start - 1]) { start -= 1 }
    while end < whole.upperBound, !ends(page.text[end]) { end += 1 }
    return start..<end
  }
}

extension Quantity {
  /// The number, or the end of a from-to; `nil` for a range or a ratio.
  var lastPrinted: Printed? {
    switch value {
    case .number(let number): number
    case .pair(_, let end) where relation == .fromTo: end
    case .mixed(_, _, let end, _): end
    case .pair, .text: nil
    }
  }
}
