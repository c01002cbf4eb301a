/// Finds the words that say by when, and the day they mean.
struct DeadlineReader {
  let scan: Scan
  /// The plan year, from which 年内 and 6月底前 are dated.
  let year: Int?

  /// A deadline as written at one place.
  struct Found {
    var range: Range<Int>
    var date: CivilDate?
  }

  /// All deadlines in a range, in order.
  func deadlines(in range: Range<Int>) -> [Found] {
    var found: [Found] = []
    var index = range.lowerBound
    while let start = firstStart(in: index..<range.upperBound) {
      if let deadline = deadline(at: start), deadline.range.upperBound <= range.upperBound,
        !isInTitle(start, range)
      {
        found.append(dated(deadline, in: range))
        index = deadline.range.upperBound
      } else {
        index = start + 1
      }
    }
    return found
  }

  /// A digit, a numeral or a word of the lexicon: anything else begins no deadline.
  private func firstStart(in range: Range<Int>) -> Int? {
    let number = text.signs.first([.digit, .numeral], in: range)
    let words = range.lowerBound..<(number ?? range.upperBound)
    return scan.marks.start(of: .deadline, in: words) ?? number
  }

  private func deadline(at index: Int) -> Found? {
    if let found = namedYear(at: index) { return found }
    if let found = month(at: index, year: year) { return found }
    if let found = withinYears(at: index) { return found }
    if let found = planPeriod(at: index) { return found }
    return word(at: index)
  }

  private var text: NormalText { scan.text }

  /// Inside 《…》 years are part of a name.
  private func isInTitle(_ index: Int, _ range: Range<Int>) -> Bool {
    var back = index - 1
    while back >= range.lowerBound, index - back < 40 {
      if text[back] == "》" { return false }
      if text[back] == "《" { return true }
      back -= 1
    }
    return false
  }

  // MARK: Years and months

  /// 到2017年底前, 2021年(建成): a year of the plan, not one compared with or reviewed.
  private func namedYear(at index: Int) -> Found? {
    guard let mention = scan.year(at: index), mention.year >= (year ?? 0) else { return nil }
    let before = text.at(index - 1)
    if before == "从" || before == "由" || before == "比" || before == "较" || before == "-" {
      return nil
    }
    var end = mention.range.upperBound
    if Self.notDue.contains(where: { text.has($0, at: end) }) { return nil }
    if let month = month(at: end, year: mention.year) {
      return Found(range: index..<month.range.upperBound, date: month.date)
    }
    if let half = half(at: end) {
      return Found(range: index..<half.end, date: .end(ofMonth: half.month, year: mention.year))
    }
    end = afterEnd(end)
    let start = before == "到" ? index - 1 : index
    return Found(range: start..<end, date: .end(ofYear: mention.year))
  }

  private func half(at index: Int) -> (end: Int, month: Int)? {
    if text.has(Self.firstHalf, at: index) { return (index + 3, 6) }
    if text.has(Self.secondHalf, at: index) { return (index + 3, 12) }
    return nil
  }

  /// 底, 末, 年底, 底前 …
  private func afterEnd(_ index: Int) -> Int {
    var end = index
    if text.at(end) == "底" || text.at(end) == "末" { end += 1 }
    if text.at(end) == "前" { end += 1 }
    if text.at(end) == "之" && text.at(end + 1) == "前" { end += 2 }
    return end
  }

  /// 3月份, 6月底前, 5月1日前.
  private func month(at index: Int, year: Int?) -> Found? {
    guard text.at(index).isDigit, !text.at(index - 1).isDigit, text.at(index - 1) != "." else {
      return nil
    }
    var end = index
    var number = 0
    while text.at(end).isDigit, end - index < 3 {
      number = number * 10 + Int(text.at(end).digit)
      end += 1
    }
    guard text.at(end) == "月", (1...12).contains(number) else { return nil }
    end += 1
    if let day = day(at: end) { return dated(index, number, day, year) }
    if text.at(end) == "份" { end += 1 }
    let isEnd = text.at(end) == "底" || text.at(end) == "末"
    let isMiddle =
      text.at(end) == "中" && text.at(end + 1) == "旬"
      || text.at(end) == "上" && text.at(end + 1) == "旬"
    if isEnd {
      end += 1
    } else if isMiddle || text.at(end) == "下" && text.at(end + 1) == "旬" {
      end += 2
    }
    // 6月前 is over when June begins; 6月底前 when it ends.
    let isBefore = text.at(end) == "前" && !isEnd && !isMiddle
    if text.at(end) == "前" { end += 1 }
    return Found(
      range: index..<end, date: year.flatMap { endOf(isBefore ? number - 1 : number, $0) })
  }

  private func endOf(_ month: Int, _ year: Int) -> CivilDate? {
    month >= 1 ? .end(ofMonth: month, year: year) : .end(ofYear: year - 1)
  }

  private func day(at index: Int) -> (value: Int, end: Int)? {
    var end = index
    var number = 0
    while text.at(end).isDigit, end - index < 3 {
      number = number * 10 + Int(text.at(end).digit)
      end += 1
    }
    guard end > index, text.at(end) == "日" || text.at(end) == "号", (1...31).contains(number) else {
      return nil
    }
    return (number, end + 1)
  }

  private func dated(_ index: Int, _ month: Int, _ day: (value: Int, end: Int), _ year: Int?)
    -> Found
  {
    let end = text.at(day.end) == "前" ? day.end + 1 : day.end
    let date = year.map { year in
      CivilDate(
        year: year, month: month, day: min(day.value, CivilDate.days(in: month, year: year)))
    }
    return Found(range: index..<end, date: date)
  }

  /// 三年内, 用3年时间, 力争两年.
  private func withinYears(at index: Int) -> Found? {
    guard let year, !text.at(index - 1).isDigit else { return nil }
    let count: Int
    if text.at(index).isDigit {
      count = Int(text.at(index).digit)
    } else {
      guard let digit = Numerals.digit(text.at(index)), digit < 10, digit > 0 else { return nil }
      count = digit
    }
    guard text.at(index + 1) == "年" else { return nil }
    let isWithin =
      text.at(index + 2) == "内" || text.has(Self.time, at: index + 2)
      || text.has(Self.during, at: index + 2)
    guard isWithin, count > 0 else { return nil }
    let end = text.at(index + 2) == "内" ? index + 3 : index + 4
    return Found(range: index..<end, date: .end(ofYear: year + count - 1))
  }

  /// “十四五”期间, “十四五”末.
  private func planPeriod(at index: Int) -> Found? {
    guard text.at(index) == "十", let plan = scan.plan(in: index..<min(index + 3, text.count)),
      plan.upperBound >= (year ?? 0)
    else { return nil }
    let end = text.at(index + 3) == "”" ? index + 4 : index + 3
    for word in Self.periodEnds where text.has(word, at: end) {
      let start = text.at(index - 1) == "“" ? index - 1 : index
      return Found(range: start..<(end + word.count), date: .end(ofYear: plan.upperBound))
    }
    return nil
  }

  // MARK: Words

  private func word(at index: Int) -> Found? {
    guard let mark = scan.marks.starting(at: index), mark.roles.contains(.deadline),
      !Self.notDue.contains(where: { text.has($0, at: mark.end) })
    else { return nil }
    let words = text.string(mark.range)
    if text.at(mark.end) == "是", Self.periods.contains(words) { return nil }
    if words == "年初" || words == "近期" && year == nil { return nil }
    var end = mark.end
    if let half = half(at: end) {
      return Found(range: index..<half.end, date: year.map { .end(ofMonth: half.month, year: $0) })
    }
    if words == "今年", let month = month(at: end, year: year) {
      return Found(range: index..<month.range.upperBound, date: month.date)
    }
    if text.at(end) == "前" { end += 1 }
    return Found(range: index..<end, date: DeadlineWords.date(words, year: year, isSchool: false))
  }

  /// Autumn begins with the term where the sentence speaks of schools.
  private func dated(_ found: Found, in range: Range<Int>) -> Found {
    guard let mark = scan.marks.starting(at: found.range.lowerBound),
      mark.roles.contains(.deadline),
      scan.contains(Self.autumn, in: found.range), isSchool(range)
    else { return found }
    return Found(
      range: found.range,
      date: DeadlineWords.date(text.string(mark.range), year: year, isSchool: true))
  }

  private func isSchool(_ range: Range<Int>) -> Bool {
    Self.schools.contains { scan.contains($0, in: range) }
  }

  private static let autumn = "秋".codes
  private static let periods: Set<String> = ["今年", "全年", "明年"]
  private static let notDue = [
    "以来", "规划", "度计划", "的基础", "开局", "行动", "比上", "同期", "底以来", "相比", "版", "基础上",
  ].map(\.codes)
  private static let firstHalf = "上半年".codes
  private static let secondHalf = "下半年".codes
  private static let time = "时间".codes
  private static let during = "左右".codes
  private static let periodEnds = ["期间", "时期末", "末", "期末", "时期"].map(\.codes)
  private static let schools = ["学校", "小学", "中学", "幼儿园", "学位", "开学"].map(\.codes)
}

extension Reader {
  mutating func readDeadlines() {
    let reader = DeadlineReader(scan: scan, year: report.year)
    for index in ranges.indices where promises(index) {
      let found = reader.deadlines(in: ranges[index])
      guard let first = found.first else { continue }
      report.sentences[index].deadline = Deadline(
        text: found.map { scan.text.string($0.range) }.joined(separator: ";"),
        span: scan.text.span(first.range), date: first.date)
    }
  }

  /// Whether a sentence of the plan promises something.
  func promises(_ sentence: Int) -> Bool {
    guard report.sentences[sentence].horizon.direction == .plan else { return false }
    switch report.sentences[sentence].kind {
    case .task, .target, .mechanism: return true
    case .achievement, .problem, .rhetoric: return false
    }
  }
}
