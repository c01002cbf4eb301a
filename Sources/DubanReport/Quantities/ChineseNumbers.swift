/// Numbers written in Chinese numerals; counted only where they plainly measure.
extension NumberScanner {
  func chinese(at start: Int) -> NumberToken? {
    if text.at(start) == "百", text.has(Self.percent, at: start) { return percent(start) }
    let before = text.at(start - 1)
    guard before != "第", before != "十", before != "“", before != "几", before != "数",
      !Numerals.isNumeral(before), !before.isDigit
    else { return nil }
    var end = start
    while Numerals.isNumeral(text.at(end)) { end += 1 }
    guard let value = Numerals.value(text.codes[start..<end]), value > 0 else { return nil }
    var raw = NumberToken(form: .number(Printed(digits: value)), digits: start..<end)
    if isScaleOnly(text.codes[start..<end]) { return roundSum(raw) }
    if isScale(text.at(end)) { return largeSum(raw) }
    raw.end = end
    guard let token = finish(raw), isMeasured(token, value: value) else { return nil }
    return token
  }

  private static let percent = "百分之".codes

  /// 百分之八 is 8 %.
  private func percent(_ start: Int) -> NumberToken? {
    var end = start + 3
    while Numerals.isNumeral(text.at(end)) { end += 1 }
    guard let whole = Numerals.value(text.codes[(start + 3)..<end]) else { return nil }
    var value = Printed(digits: whole)
    if text.at(end) == "点", let digit = Numerals.digit(text.at(end + 1)), digit < 10 {
      end += 1
      while let digit = Numerals.digit(text.at(end)), digit < 10, value.decimals < 6 {
        value = Printed(digits: value.digits * 10 + Int64(digit), decimals: value.decimals + 1)
        end += 1
      }
    }
    var token = NumberToken(form: .number(value), digits: start..<end)
    token.unit = "%"
    token.isRate = true
    token.unitRoles = .unit
    readSuffix(&token)
    token.lead = lead(before: start)
    return token
  }

  private func isScale(_ code: Code) -> Bool { code == "万" || code == "亿" }

  private func isScaleOnly(_ codes: ArraySlice<Code>) -> Bool {
    codes.allSatisfy { $0 == "百" || $0 == "千" }
  }

  /// 百亿元, 千亿元 as a level reached or to be reached; as a class of projects it is none.
  private func roundSum(_ raw: NumberToken) -> NumberToken? {
    var token = raw
    token.end = raw.digits.upperBound
    guard isScale(text.at(token.end)), let whole = finish(token) else { return nil }
    let reaches: Role = [.level, .atLeast, .changeTo, .about]
    guard !whole.lead.roles.isDisjoint(with: reaches), whole.unitRoles.contains(.money) else {
      return nil
    }
    return whole
  }

  /// 一百二十三亿元, 三万亩: a numeral with 万 or 亿 and a unit.
  private func largeSum(_ raw: NumberToken) -> NumberToken? {
    guard let whole = finish(raw), !whole.unit.isEmpty, !isInShortQuote(raw.digits) else {
      return nil
    }
    // 三亿五千万元 would be cut in two.
    return Numerals.isNumeral(text.at(whole.end)) ? nil : whole
  }

  /// 新建两所, 三个项目: a numeral with a measure word for something one can count on the spot.
  private func isMeasured(_ token: NumberToken, value: Int64) -> Bool {
    guard !token.unit.isEmpty, token.unitRoles.contains(.countUnit) || isSized(token) else {
      return false
    }
    guard !isInShortQuote(token.digits) else { return false }
    if value == 1 { return isOne(token) }
    if isSized(token) { return true }
    let isCountable = Self.countable.contains(token.unit) || ["个", "项", "名"].contains(token.unit)
    return isCountable && !isName(token) && isTangible(token)
  }

  private func isSized(_ token: NumberToken) -> Bool {
    !token.unitRoles.isDisjoint(with: [.size, .money]) && token.unit.scalarCount >= 2
      || token.unit.hasBytes(of: "个百分点") || token.unit.hasBytes(of: "亩") && !token.scale.isEmpty
  }

  /// The thing counted follows and can be touched: 两个城中村, 三个项目.
  private func isTangible(_ token: NumberToken) -> Bool {
    // 口袋公园十处: it may stand before as well.
    if scan.marks.ending(at: token.digits.lowerBound, as: .tangible) != nil { return true }
    let end = min(token.end + 16, range.upperBound)
    var index = token.end
    guard text.at(index) != "“" else { return false }
    while index < end, !text[index].endsClause, text[index] != "、" {
      if let mark = scan.marks.starting(at: index), mark.roles.contains(.tangible) { return true }
      index += 1
    }
    return false
  }

  /// 建成一所, 打造一个街区, 每月开展一次: one, and meant as a number.
  private func isOne(_ token: NumberToken) -> Bool {
    if Self.countable.contains(token.unit) { return isBuilt(token) }
    if token.unit == "个" { return isBuilt(token) && isTangible(token) }
    guard token.unit == "次" || token.unit == "场" else { return false }
    let near = max(range.lowerBound, token.digits.lowerBound - 9)..<token.digits.lowerBound
    return Self.periods.contains { scan.contains($0, in: near) }
  }

  private static let periods = ["每月", "每季度", "每年", "每半年", "每周"].map(\.codes)

  private func isBuilt(_ token: NumberToken) -> Bool {
    let near = max(range.lowerBound, token.digits.lowerBound - 6)..<token.digits.lowerBound
    return scan.has(.finish, in: near)
  }

  private func isName(_ token: NumberToken) -> Bool {
    text.at(token.end) == "”" || text.at(token.digits.lowerBound - 1) == "”"
  }

  private static let countable: Set<String> = [
    "所", "座", "条", "处", "家", "栋", "幢", "套", "辆", "名", "户",
  ]
}

extension SourceText {
  /// Whether the comma at a span is an ASCII one: `，` never stands between thousands.
  func isThousandsComma(_ span: Span) -> Bool { self[span] == "," }
}
