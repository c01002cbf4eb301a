/// The day that a deadline word means.
enum DeadlineWords {
  /// - Parameter isSchool: the sentence speaks of schools, whose autumn begins with the term.
  static func date(_ words: String, year: Int?, isSchool: Bool) -> CivilDate? {
    guard let year else { return nil }
    if words.hasPrefix("明年") || words == "今明两年" || words == "两年内" { return .end(ofYear: year + 1) }
    if words == "三年内" { return .end(ofYear: year + 2) }
    if words == "五年内" || words.contains("任期内") { return .end(ofYear: year + 4) }
    if let month = month(of: words, isSchool: isSchool) { return .end(ofMonth: month, year: year) }
    if words == "春节前" || words == "近期" || words.hasPrefix("本月") || words == "月底前" { return nil }
    if words == "今冬明春" { return .end(ofMonth: 4, year: year + 1) }
    return .end(ofYear: year)
  }

  /// The month of each word of the vocabulary, found once.
  private static let months = table(isSchool: false)
  private static let schoolMonths = table(isSchool: true)

  private static func table(isSchool: Bool) -> [String: Int] {
    var table: [String: Int] = [:]
    for (role, words) in Vocabulary.plans where role.contains(.deadline) {
      for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        table[String(word)] = named(String(word), isSchool: isSchool)
      }
    }
    return table
  }

  private static func month(of words: String, isSchool: Bool) -> Int? {
    isSchool ? schoolMonths[words] : months[words]
  }

  private static func named(_ words: String, isSchool: Bool) -> Int? {
    if words.contains("上半年") || words == "年中" || words == "七一前" { return 6 }
    if words.contains("一季度") { return 3 }
    if words.contains("二季度") || words.contains("雨季") { return 6 }
    if words.contains("三季度") || words.contains("国庆") { return 9 }
    if words.contains("秋季开学") || words.contains("秋季学期") || words == "开学前" || words.hasPrefix("暑") {
      return 8
    }
    if words.contains("春季开学") || words.contains("春季学期") { return 2 }
    if words.contains("秋") { return isSchool ? 8 : 11 }
    if words.contains("汛") || words.contains("春季") || words == "今春" { return 5 }
    if words == "今夏" { return 8 }
    if words.contains("旅游旺季") || words == "五一前" { return 4 }
    if words.contains("供暖") || words.contains("采暖") || words.contains("入冬") || words.contains("冬季")
      || words.contains("冻")
    {
      return 10
    }
    return nil
  }
}
