/// Finds the numbers of a sentence that measure something.
///
/// Years, dates, durations, ordinals, list numbers, footnote marks, grades and numerals inside names are
/// not quantities (`gold/README.md`, "Not counted").
struct NumberScanner {
  let scan: Scan
  let range: Range<Int>
  var text: NormalText { scan.text }

  init(_ scan: Scan, _ range: Range<Int>) {
    self.scan = scan
    self.range = range
  }

  func tokens() -> [NumberToken] {
    var found: [NumberToken] = []
    // Where the last number ended.
    var end = range.lowerBound
    for index in text.signs.places([.digit, .numeral], in: range) where index >= end {
      if text[index].isDigit {
        end = endOfDigits(index)
        guard let token = arabic(index..<end), token.end <= range.upperBound else { continue }
        found.append(token)
        end = token.end
      } else if let token = chinese(at: index), token.end <= range.upperBound {
        found.append(token)
        end = token.end
      }
    }
    return found
  }

  // MARK: Arabic digits

  private func endOfDigits(_ start: Int) -> Int {
    var end = start
    while text.at(end).isDigit || isInside(end) { end += 1 }
    return end
  }

  /// A decimal point, or a comma between thousands.
  private func isInside(_ index: Int) -> Bool {
    guard text.at(index + 1).isDigit, text.at(index - 1).isDigit else { return false }
    if text.at(index) == "." { return true }
    guard text.at(index) == ",", text.at(index + 2).isDigit, text.at(index + 3).isDigit else {
      return false
    }
    return !text.at(index + 4).isDigit
      && scan.source.isThousandsComma(text.span(index..<(index + 1)))
  }

  private func arabic(_ digits: Range<Int>) -> NumberToken? {
    guard !isName(digits), let value = printed(digits) else { return nil }
    if let ratio = ratio(from: digits) { return ratio }
    var token = NumberToken(form: .number(value), digits: digits)
    if let upper = rangeEnd(after: digits.upperBound), let high = printed(upper) {
      token.form = .range(value, high)
      token.digits = digits.lowerBound..<upper.upperBound
      token.end = upper.upperBound
    }
    guard !isTime(token.end) else { return nil }
    return finish(joined(token) ?? token)
  }

  /// 2亿3000万元 is one number of 万元: 23000.
  private func joined(_ token: NumberToken) -> NumberToken? {
    guard text.at(token.end) == "亿", case .number(let high) = token.form, high.decimals == 0,
      high.digits < 1_000_000_000, text.at(token.end + 1).isDigit
    else { return nil }
    let low = (token.end + 1)..<endOfDigits(token.end + 1)
    guard text.at(low.upperBound) == "万", low.count <= 4, let rest = printed(low),
      rest.decimals == 0
    else { return nil }
    let sum = Printed(digits: high.digits * 10_000 + rest.digits)
    return NumberToken(form: .number(sum), digits: token.digits.lowerBound..<low.upperBound)
  }

  /// `-2` of `1-2个`, where the first number has no unit of its own.
  private func rangeEnd(after end: Int) -> Range<Int>? {
    var start = end
    switch text.at(end) {
    case "-", "~", "～", "至", "到": start += text.at(end + 1) == "-" ? 2 : 1
    default: return nil
    }
    guard text.at(start).isDigit else { return nil }
    let upper = start..<endOfDigits(start)
    return text.at(upper.upperBound) == "-" ? nil : upper
  }

  private func printed(_ digits: Range<Int>) -> Printed? {
    var value: Int64 = 0
    var decimals = 0
    var afterPoint = false
    guard digits.count <= 17 else { return nil }
    for index in digits {
      if text[index] == "." {
        guard !afterPoint else { return nil }
        afterPoint = true
      } else if text[index].isDigit {
        value = value * 10 + text[index].digit
        if afterPoint { decimals += 1 }
      }
    }
    return Printed(digits: value, decimals: decimals)
  }

  private func ratio(from first: Range<Int>) -> NumberToken? {
    var members = 1
    var end = first.upperBound
    while text.at(end) == ":", text.at(end + 1).isDigit {
      end = endOfDigits(end + 1)
      members += 1
    }
    guard members > 2 || members == 2 && isAfterRatioWord(first.lowerBound) else { return nil }
    var token = NumberToken(form: .ratio, digits: first.lowerBound..<end)
    token.lead = lead(before: token.digits.lowerBound)
    return token
  }

  private func isAfterRatioWord(_ index: Int) -> Bool {
    let near = max(range.lowerBound, index - 8)..<index
    return scan.first(in: near) { $0 == "比" } != nil
  }

  // MARK: Units

  /// Adds scale, unit, suffix and lead; `nil` where the number measures nothing.
  func finish(_ raw: NumberToken) -> NumberToken? {
    var token = raw
    token.end = readScale(&token)
    readUnit(&token)
    readSuffix(&token)
    token.lead = lead(before: token.digits.lowerBound)
    return token
  }

  /// 50多万: 多 may stand before the scale.
  private func readScale(_ token: inout NumberToken) -> Int {
    var index = token.end
    if isMore(index), isScale(text.at(index + 1)) || text.at(index + 1) == "千" {
      token.more = index
      index += 1
    }
    if text.at(index) == "千" || text.at(index) == "百",
      Lexicon.units.longest(in: text, at: index).length == 0, case .number(let value) = token.form,
      value.decimals == 0, !text.at(index + 1).isHan || isScale(text.at(index + 1))
    {
      let factor: Int64 = text.at(index) == "千" ? 1000 : 100
      let (product, overflows) = value.digits.multipliedReportingOverflow(by: factor)
      if !overflows {
        token.form = .number(Printed(digits: product))
        index += 1
      }
    }
    let start = index
    while isScale(text.at(index)), index - start < 2 { index += 1 }
    token.scale = start..<index
    return index
  }

  private func isScale(_ code: Code) -> Bool { code == "万" || code == "亿" }
  private func isMore(_ index: Int) -> Bool {
    text.at(index) == "多" || text.at(index) == "余"
  }

  private func readUnit(_ token: inout NumberToken) {
    if isMore(token.end) {
      token.more = token.end
      token.end += 1
    }
    let (length, roles) = Lexicon.units.longest(in: text, at: token.end)
    if roles.contains(.unit) {
      let end = perUnit(after: token.end + length)
      token.isRate = text[token.end] == "%" || text[token.end] == "‰"
      token.unit = text.string(token.end..<end)
      token.unitRoles = roles
      token.end = end
    } else if token.hasMore || !token.scale.isEmpty, isPerson(token.end) {
      // 3400多贫困户: households are counted as such.
      let noun = scan.marks.starting(at: token.end)
      token.unit = noun.map { text.at($0.end - 1) } == "户" ? "户" : "人"
      token.unitRoles = [.unit, .countUnit]
    }
  }

  /// 元/月, 微克/立方米.
  private func perUnit(after end: Int) -> Int {
    guard text.at(end) == "/" else { return end }
    let (length, _) = Lexicon.units.longest(in: text, at: end + 1)
    if length > 0 { return end + 1 + length }
    switch text.at(end + 1) {
    case "月", "年", "日", "天": return end + 2
    default: return end
    }
  }

  private func isPerson(_ index: Int) -> Bool {
    scan.marks.starting(at: index)?.roles.contains(.person) ?? false
  }

  func readSuffix(_ token: inout NumberToken) {
    let after: Role = [.atLeastAfter, .atMostAfter, .aboutAfter]
    if isMore(token.end), !token.unit.isEmpty, !text.at(token.end + 1).isHan {
      token.more = token.end
      token.end += 1
    }
    if let mark = scan.marks.starting(at: token.end), !mark.roles.isDisjoint(with: after) {
      token.suffix = mark.roles.intersection(after)
      token.suffixRange = mark.range
      token.end = mark.end
    }
    if text.at(token.end) == "(", let mark = scan.marks.starting(at: token.end + 1),
      mark.roles.contains(.estimated), text.at(mark.end) == ")"
    {
      token.isEstimated = true
      token.end = mark.end + 1
    }
  }

  // MARK: Lead

  /// Walks back over the words between what is measured and its number.
  func lead(before start: Int) -> Lead {
    var lead = Lead()
    var index = start
    var sawSign = false
    while index > range.lowerBound {
      if text[index - 1] == "年", let mention = scan.year(at: index - 5) {
        let before = text.at(index - 6)
        if before == "比" || before == "较" || before == "是" || before == "为" {
          lead.baseYear = mention.year
        } else {
          lead.year = lead.year ?? mention.year
        }
        index -= 5
      } else if let mark = wordBefore(index) {
        if !sawSign, !mark.roles.isDisjoint(with: [.rise, .fall]) {
          lead.falls = mark.roles.contains(.fall)
          sawSign = true
        }
        lead.roles.formUnion(mark.roles.intersection(Role.beforeNumber))
        lead.words.append(mark.range)
        index = Int(mark.start)
      } else {
        break
      }
    }
    lead.start = index
    return lead
  }

  private func wordBefore(_ index: Int) -> Mark? {
    guard let mark = scan.marks.ending(at: index, as: Role.beforeNumber),
      Int(mark.start) >= range.lowerBound, mark.roles.isDisjoint(with: .indicator)
    else { return nil }
    return mark
  }
}
