/// Digits that measure nothing: names, list numbers, ranks, roads, dates.
extension NumberScanner {
  /// Digits that are part of a name or a number of a list, not a measure.
  func isName(_ digits: Range<Int>) -> Bool {
    let before = text.at(digits.lowerBound - 1)
    let after = text.at(digits.upperBound)
    if before.isLatin || before == "." || before == "第" || before == "·" || after == "·" {
      return true
    }
    if before == "+" || after == "+" || after == "×" || before == "/" { return true }
    if after.isLatin && !isLatinUnit(digits.upperBound) { return true }
    if after == "号" || after == "届" || after == "岁" { return true }
    if before == "[" || before == "〔" || (before == "(" && after == ")") { return true }
    if isRankBefore(digits.lowerBound) || isListNumber(digits) || isRoad(after, digits) {
      return true
    }
    return isInShortQuote(digits)
  }

  private func isLatinUnit(_ index: Int) -> Bool {
    Lexicon.units.longest(in: text, at: index).length > 0
  }

  /// 前10名, 第3, 排名第5.
  private func isRankBefore(_ index: Int) -> Bool {
    scan.marks.ending(at: index, as: .rank) != nil
  }

  private func isListNumber(_ digits: Range<Int>) -> Bool {
    guard digits.lowerBound == range.lowerBound || text.at(digits.lowerBound - 1) == "(" else {
      return false
    }
    switch text.at(digits.upperBound) {
    case "、", ")": return true
    case ".": return !text.at(digits.upperBound + 1).isDigit
    default: return false
    }
  }

  /// 107国道, 334省道.
  private func isRoad(_ after: Code, _ digits: Range<Int>) -> Bool {
    let next = text.at(digits.upperBound + 1)
    return (after == "国" || after == "省" || after == "县" || after == "乡")
      && (next == "道" || next == "线")
  }

  /// “1+6”, “双30”: numerals inside a short name in quotation marks, or inside a title 《…》.
  func isInShortQuote(_ digits: Range<Int>) -> Bool {
    var start = digits.lowerBound - 1
    let floor = max(range.lowerBound, digits.lowerBound - 40)
    while start >= floor {
      if text[start] == "》" || text[start] == "”" { return false }
      if text[start] == "《" { return true }
      if text[start] == "“" { break }
      start -= 1
    }
    guard start >= floor, digits.lowerBound - start <= 14 else { return false }
    var end = digits.upperBound
    while end < range.upperBound, end - start <= 16, text[end] != "”" { end += 1 }
    return text.at(end) == "”"
  }

  /// Years, months, days, hours of the clock: what follows the digits is time.
  func isTime(_ end: Int) -> Bool {
    switch text.at(end) {
    case "年": !text.has(Self.onceIn, at: end)
    case "月", "日", "时", "点", "周": true
    case "个": text.at(end + 1) == "月" || text.at(end + 1) == "年"
    case "多", "余": text.at(end + 1) == "年" || text.at(end + 1) == "个" && text.at(end + 2) == "月"
    default: false
    }
  }

  private static let onceIn = "年一遇".codes
}
