/// A deadline as a person types it into a cell: 2021-06-30, 2021年6月底, 6月底前, 年底.
public enum TypedDeadline {
  /// 长期坚持 and its kin: never finished on a day.
  public static func isStanding(_ text: String) -> Bool {
    text.hasPrefix("长期") || text.hasPrefix("持续") || text.hasPrefix("常态")
  }

  /// What is kept of words as typed: the day where they name one with its year, else the words.
  ///
  /// - Returns: `nil` for a day that no plan can have.
  public static func kept(_ text: String) -> String? {
    guard let date = date(text, year: nil) else { return text }
    return date.year < 1990 ? nil : date.iso
  }

  /// Whether words name a day or say that it is never finished on one.
  public static func isUnderstood(_ text: String) -> Bool {
    isStanding(text) || date(text, year: 2000) != nil
  }

  /// The day that is meant; `nil` when the words name none.
  ///
  /// - Parameters:
  ///   - text: the words as typed.
  ///   - year: the plan year, for words without one.
  public static func date(_ text: String, year: Int?) -> CivilDate? {
    let words = Words(text)
    if words.hasLetters || words.has("明年") { return nil }
    let numbers = words.numbers
    if words.has("上半年") { return named(6, numbers, year) }
    if words.has("季度") { return quarter(words, numbers, year) }
    switch numbers.count {
    case 0: return words.has("年底") || words.has("年内") ? year.map { .end(ofYear: $0) } : nil
    case 1: return single(numbers[0], words, year)
    case 2 where numbers[0] > 31: return month(numbers[1], of: numbers[0])
    case 2: return year.flatMap { day(numbers[1], numbers[0], of: $0) }
    case 3 where numbers[0] > 31: return day(numbers[2], numbers[1], of: numbers[0])
    default: return nil
    }
  }

  private static func single(_ number: Int, _ words: Words, _ year: Int?) -> CivilDate? {
    if number > 1900, number < 2200 { return .end(ofYear: number) }
    return words.has("月") ? year.flatMap { month(number, of: $0) } : nil
  }

  private static func named(_ number: Int, _ numbers: [Int], _ year: Int?) -> CivilDate? {
    (numbers.first ?? year).flatMap { month(number, of: $0) }
  }

  private static func quarter(_ words: Words, _ numbers: [Int], _ year: Int?)
    -> CivilDate?
  {
    let named = ["一", "二", "三", "四"].firstIndex { words.has($0 + "季度") }.map { $0 + 1 }
    let said = numbers.first { $0 > 31 } ?? year
    guard let quarter = named ?? numbers.last(where: { (1...4).contains($0) }), let said else {
      return nil
    }
    return month(quarter * 3, of: said)
  }

  private static func month(_ month: Int, of year: Int) -> CivilDate? {
    (1...12).contains(month) ? .end(ofMonth: month, year: year) : nil
  }

  private static func day(_ day: Int, _ month: Int, of year: Int) -> CivilDate? {
    guard (1...12).contains(month), day >= 1 else { return nil }
    let last = CivilDate.end(ofMonth: month, year: year)
    return day <= last.day ? CivilDate(year: year, month: month, day: day) : nil
  }

  /// The numbers of a text, full-width digits as well, and its words.
  private struct Words {
    let text: String
    var numbers: [Int] = []
    var hasLetters = false

    init(_ text: String) {
      self.text = text
      var number: Int?
      for scalar in text.unicodeScalars {
        let value = scalar.value >= 0xFF10 ? scalar.value - 0xFEE0 : scalar.value
        if (48...57).contains(value) {
          number = min(1_000_000, (number ?? 0) * 10 + Int(value - 48))
        } else {
          if let number { numbers.append(number) }
          number = nil
          hasLetters = hasLetters || scalar.value < 0x80 && scalar.properties.isAlphabetic
        }
      }
      if let number { numbers.append(number) }
    }

    func has(_ word: String) -> Bool { text.contains(word) }
  }
}
