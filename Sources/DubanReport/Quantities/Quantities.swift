extension QuantityReader {
  /// Makes the quantity of a token, with the token of its start value in a from-to.
  func quantity(_ token: NumberToken, from start: NumberToken?, name: String) -> Quantity {
    let told = sign(of: token)
    let sign: Int64 = isFall(token, told) && start == nil ? -1 : 1
    let whole = (start?.digits.lowerBound ?? token.digits.lowerBound)..<token.end
    let (value, unit, amount) = measure(token, from: start, sign: sign)
    return Quantity(
      name: name, value: value, unit: unit, amount: amount,
      baseUnit: start == nil || start?.unit == token.unit ? token.unit : "",
      relation: relation(token, from: start, told), span: scan.text.span(whole))
  }

  /// Adds what the clause of a token says of its quantity.
  func describe(_ quantity: inout Quantity, _ token: NumberToken, from start: NumberToken?) {
    let clause = clauseStart(before: token.lead.start)..<token.end
    let roles = scan.marks.roles(in: clause)
    quantity.qualifier = qualifier(token, clause, roles)
    quantity.basis = basis(token, clause, roles)
    quantity.baseYear = token.lead.baseYear ?? start?.lead.year
    quantity.year = token.lead.year ?? scan.years(in: clause).last.map(\.year)
    if quantity.year == quantity.baseYear { quantity.year = nil }
    quantity.isEstimated = token.isEstimated || roles.contains(.estimated)
    quantity.isAnnualAverage = token.lead.roles.contains(.annual) || roles.contains(.annual)
    quantity.isIncrement =
      start == nil && !token.isRate && (token.lead.grows || token.unit.hasByteSuffix("百分点"))
  }

  /// 高出全市3.1个百分点 is a difference, not a bound.
  private func isComparison(_ token: NumberToken) -> Bool {
    guard token.suffix.isEmpty, !token.hasMore else { return false }
    if token.lead.roles.contains(.compare) { return true }
    return token.lead.words.contains { word in
      let first = scan.text[word.lowerBound]
      return first == "高" || first == "快" || first == "低"
    }
  }

  /// 至少巡湖2次: the bound stands before the act.
  private func isAtLeast(_ token: NumberToken) -> Bool {
    scan.contains(Self.atLeast, in: clauseStart(before: token.lead.start)..<token.lead.start)
  }

  private static let atLeast = "至少".codes

  /// 压减会议文件10%: the word of change opens the clause, and what changes stands between.
  private func sign(of token: NumberToken) -> Int64? {
    guard token.isRate, token.lead.roles.isDisjoint(with: [.level, .changeTo, .from, .atMost])
    else {
      return nil
    }
    let clause = clauseStart(before: token.lead.start)..<token.lead.start
    guard clause.count > 3, !scan.hasDigit(in: clause),
      let mark = scan.marks.first(
        [.rise, .fall], in: clause.lowerBound..<min(clause.lowerBound + 6, clause.upperBound)),
      mark.length == 2, Self.changes.contains(scan.text.string(mark.range))
    else { return nil }
    return mark.roles.contains(.fall) ? -1 : 1
  }

  private static let changes: Set<String> = ["压减", "减少", "降低", "压缩", "缩减", "精简", "削减", "增加"]

  private func isFall(_ token: NumberToken, _ told: Int64?) -> Bool {
    if told == -1 { return true }
    return token.isRate && token.lead.grows && token.lead.falls
      && !token.lead.roles.contains(.atMost)
      && !token.suffix.contains(.atMostAfter)
  }

  private func measure(_ token: NumberToken, from start: NumberToken?, sign: Int64)
    -> (Measure, String, [Double]?)
  {
    let unit = printedUnit(token)
    let factor = factor(token.scale)
    switch (start?.form, token.form) {
    case (.number(let a)?, .number(let b)):
      guard let start, printedUnit(start) != unit else {
        return (.pair(a, b), unit, [a.times(factor), b.times(factor)])
      }
      return (
        .mixed(a, printedUnit(start), b, unit), "",
        [a.times(self.factor(start.scale)), b.times(factor)]
      )
    case (.ratio?, .ratio):
      let from = start.map { scan.text.string($0.digits) } ?? ""
      return (.text("\(from)→\(scan.text.string(token.digits))"), "", nil)
    case (_, .number(let a)):
      let signed = sign < 0 ? a.negated : a
      return (.number(signed), unit, [signed.times(factor)])
    case (_, .range(let a, let b)):
      let (low, high) = sign < 0 ? (a.negated, b.negated) : (a, b)
      return (.pair(low, high), unit, [low.times(factor), high.times(factor)])
    case (_, .ratio): return (.text(scan.text.string(token.digits)), "", nil)
    }
  }

  /// 万 and 亿 with the unit: 万人.
  private func printedUnit(_ token: NumberToken) -> String {
    token.scale.isEmpty ? token.unit : scan.text.string(token.scale) + token.unit
  }

  private func factor(_ scale: Range<Int>) -> Double {
    scale.reduce(1) { $0 * (scan.text[$1] == "亿" ? 1e8 : scan.text[$1] == "万" ? 1e4 : 1) }
  }

  private func relation(_ token: NumberToken, from start: NumberToken?, _ told: Int64?) -> Relation
  {
    if start != nil { return .fromTo }
    let lead = token.lead.roles
    // 控制在2%左右 is about 2%.
    let atMost =
      token.suffix.contains(.atMostAfter)
      || lead.contains(.atMost) && !token.suffix.contains(.aboutAfter)
    let atLeast =
      lead.contains(.atLeast) || token.suffix.contains(.atLeastAfter) || token.hasMore
      || isAtLeast(token)
    if token.isRate && token.lead.grows || told != nil {
      return atMost ? .atMost : atLeast ? .growthAtLeast : .growth
    }
    if case .range = token.form { return .approximate }
    if token.unit.hasByteSuffix("百分点"), isComparison(token) { return .equal }
    if atMost { return .atMost }
    if atLeast { return .atLeast }
    return lead.contains(.about) || token.suffix.contains(.aboutAfter) ? .approximate : .equal
  }

  private func qualifier(_ token: NumberToken, _ clause: Range<Int>, _ roles: Role) -> String? {
    var words: [String] = []
    if roles.contains(.strive), let strive = scan.marks.first(.strive, in: clause) {
      words.append(scan.text.string(strive.range))
    }
    let told: Role = [.about, .atLeast, .atMost]
    for word in token.lead.words.reversed() {
      guard let mark = scan.marks.starting(at: word.lowerBound), mark.range == word,
        !mark.roles.isDisjoint(with: told)
      else { continue }
      words.append(scan.text.string(word))
    }
    if let more = token.more { words.append(scan.text.string(more..<(more + 1))) }
    if !token.suffixRange.isEmpty { words.append(scan.text.string(token.suffixRange)) }
    if case .range = token.form { words.append("range") }
    return words.isEmpty ? nil : words.joined(separator: ";")
  }

  /// 可比价 in the clause, or standing alone in the clause before.
  private func basis(_ token: NumberToken, _ clause: Range<Int>, _ roles: Role) -> String? {
    if roles.contains(.basis), let mark = scan.marks.first(.basis, in: clause) {
      return scan.text.string(mark.range)
    }
    if clause.lowerBound - 1 > range.lowerBound,
      let mark = scan.marks.ending(at: clause.lowerBound - 1, as: .basis)
    {
      return scan.text.string(mark.range)
    }
    guard scan.text.at(token.end) == "(", let mark = scan.marks.starting(at: token.end + 1),
      mark.roles.contains(.basis)
    else { return nil }
    return scan.text.string(mark.range)
  }

  /// Where the clause around an index begins.
  func clauseStart(before index: Int) -> Int {
    // No clause is longer; without a floor a line of nothing but numbers costs its length for each.
    let floor = max(range.lowerBound, index - 240)
    guard index > floor else { return index }
    return scan.text.signs.last(.clauseEnd, in: floor..<index).map { $0 + 1 } ?? floor
  }
}

/// Words that are a quantity without a number: 翻一番, 只减不增, 正增长.
enum SpecialAmounts {
  static func read(_ mark: Mark, in reader: QuantityReader) -> [Quantity] {
    let word = reader.scan.text.string(mark.range)
    let (value, unit, relation) = meaning(word)
    let start = Int(mark.start)
    let lead = NumberScanner(reader.scan, reader.range).lead(before: start)
    let names = reader.sharedNames(reader.clauseStart(before: lead.start)..<lead.start)
    return names.map { name in
      var quantity = Quantity(
        name: name, value: .number(Printed(digits: value)), unit: unit, amount: [Double(value)],
        baseUnit: unit, relation: relation, span: reader.scan.text.span(mark.range))
      quantity.qualifier = word
      quantity.baseYear = lead.baseYear ?? lead.year
      return quantity
    }
  }

  private static func meaning(_ word: String) -> (Int64, String, Relation) {
    if word.contains("番") || word.contains("翻") {
      return (word.contains("三") ? 8 : word.contains("两") ? 4 : 2, "倍", .equal)
    }
    if word.contains("正增长") || word.hasPrefix("不低于") { return (0, "%", .growthAtLeast) }
    if word == "零增长" { return (0, "%", .growth) }
    return (0, "%", .atMost)
  }
}
