/// A year written in a text: where, and which.
struct YearMention: Sendable {
  var range: Range<Int>
  var year: Int
}

/// Plans and terms by name.
enum Plans {
  /// 十四五 → 2021…2025, by the number of the plan (三五 began in 1966).
  static func years(ofPlan number: Int) -> ClosedRange<Int>? {
    guard number >= 3, number <= 30 else { return nil }
    let first = 1966 + 5 * (number - 3)
    return first...(first + 4)
  }
}

extension Scan {
  /// The year whose number starts at an index: `2021年`, or 二〇二一年.
  func year(at index: Int) -> YearMention? {
    if let year = arabicYear(at: index) { return year }
    return chineseYear(at: index)
  }

  private func arabicYear(at index: Int) -> YearMention? {
    guard text.at(index).isDigit, !text.at(index - 1).isDigit, text.at(index - 1) != "." else {
      return nil
    }
    var value: Int64 = 0
    for offset in 0..<4 {
      guard text.at(index + offset).isDigit else { return nil }
      value = value * 10 + text.at(index + offset).digit
    }
    guard value >= 1949, value <= 2100, text.at(index + 4) == "年" else { return nil }
    return YearMention(range: index..<(index + 5), year: Int(value))
  }

  private func chineseYear(at index: Int) -> YearMention? {
    guard text.at(index) == "二" || text.at(index) == "一" else { return nil }
    var value = 0
    for offset in 0..<4 {
      guard let digit = Numerals.digit(text.at(index + offset)), digit < 10 else { return nil }
      value = value * 10 + digit
    }
    guard value >= 1949, value <= 2100, text.at(index + 4) == "年" else { return nil }
    return YearMention(range: index..<(index + 5), year: value)
  }

  func years(in range: Range<Int>) -> [YearMention] {
    var found: [YearMention] = []
    for index in text.signs.places(.cue, in: range) where text[index] == "年" {
      // Four digits stand before 年, so no two mentions overlap.
      if index - 4 >= range.lowerBound, let mention = year(at: index - 4) { found.append(mention) }
    }
    return found
  }

  /// The five-year plan named in a range: 十三五, “十四五”.
  func plan(in range: Range<Int>) -> ClosedRange<Int>? {
    for index in text.signs.places(.numeral, in: range)
    where text[index] == "五" && text.at(index - 2) == "十" {
      guard let ones = Numerals.digit(text.at(index - 1)), ones < 10 else { continue }
      let closes = text.at(index + 1) == "”" || !text.at(index + 1).isHan
      let names =
        closes || text.has(Self.planWord, at: index + 1) || text.has(Self.periodWord, at: index + 1)
      if names { return Plans.years(ofPlan: 10 + ones) }
    }
    return nil
  }

  private static let planWord = "规划".codes
  private static let periodWord = "时期".codes
}
