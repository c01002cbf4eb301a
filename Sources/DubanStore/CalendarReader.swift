internal import Duban
internal import Foundation

/// Reads one calendar file key by key, so that an error can name the key.
struct CalendarReader {
  private static let keys: Set = ["year", "source", "off", "work", "statutory", "workdays", "q"]

  private let file: String
  private let values: [String: Any]

  init(_ text: String, file: String) throws(BadCalendar) {
    self.file = file
    guard let json = try? JSONSerialization.jsonObject(with: Data(text.utf8)),
      let values = json as? [String: Any]
    else { throw BadCalendar(file: file, problem: "不是JSON对象，请对照其他年份的文件改正。") }
    self.values = values
    if let unknown = values.keys.sorted().first(where: { !Self.keys.contains($0) }) {
      throw BadCalendar(
        file: file, key: unknown,
        problem: "不认识的键，应为\(Self.keys.sorted().joined(separator: "、"))之一。")
    }
  }

  func year() throws(BadCalendar) -> CalendarYear {
    let number: Int = try value("year", "年份，如2026")
    guard 1949...2999 ~= number else { throw bad("year", "应为年份，如2026；现为\(number)。") }
    let source: String = try value("source", "文字，写明放假通知")
    guard !source.isEmpty else { throw bad("source", "不能空白，请写明放假通知。") }
    let year = CalendarYear(
      year: number, off: try ranges("off", year: number), work: try days("work", year: number),
      statutory: try days("statutory", year: number))
    try checkDays(of: year)
    try checkSums(of: year)
    return year
  }

  private func ranges(_ key: String, year: Int) throws(BadCalendar) -> [ClosedRange<Day>] {
    let pairs: [[String]] = try value(key, "起止日期的列表，如[[\"10-01\", \"10-07\"]]")
    var ranges: [ClosedRange<Day>] = []
    for pair in pairs {
      guard pair.count == 2 else { throw bad(key, "每项应为起、止两个日期；现有\(pair.count)个。") }
      let (first, last) = (try day(pair[0], key, year), try day(pair[1], key, year))
      guard first <= last else { throw bad(key, "\(pair[0])至\(pair[1])的起日晚于止日，请改正。") }
      if let before = ranges.last, first <= before.upperBound {
        throw bad(key, "\(pair[0])至\(pair[1])与前一项重叠或未按先后排列，请改正。")
      }
      ranges.append(first...last)
    }
    return ranges
  }

  private func days(_ key: String, year: Int) throws(BadCalendar) -> [Day] {
    let texts: [String] = try value(key, "日期的列表，如[\"02-07\"]")
    var days: [Day] = []
    for text in texts {
      let day = try day(text, key, year)
      if let before = days.last, day <= before {
        throw bad(key, "\(text)重复或未按先后排列，请改正。")
      }
      days.append(day)
    }
    return days
  }

  private func day(_ text: String, _ key: String, _ year: Int) throws(BadCalendar) -> Day {
    guard let day = Day("\(year)-\(text)") else {
      throw bad(key, "“\(text)”不是\(year)年的日期，应写成月-日，如05-01。")
    }
    return day
  }

  /// A working day lies on a weekend that is not off; a holiday proper lies on a day off.
  private func checkDays(of year: CalendarYear) throws(BadCalendar) {
    for day in year.work {
      guard day.weekday > 5 else { throw bad("work", "\(day)不是周六、周日，不必列为调休上班日。") }
      guard !year.off.contains(where: { $0.contains(day) }) else {
        throw bad("work", "\(day)同时列为放假日，请删去一处。")
      }
    }
    for day in year.statutory where !year.off.contains(where: { $0.contains(day) }) {
      throw bad("statutory", "\(day)不在放假日之内，请改正。")
    }
  }

  private func checkSums(of year: CalendarYear) throws(BadCalendar) {
    let quarters: [Int] = try value("q", "四个季度的工作日数")
    guard quarters.count == 4 else { throw bad("q", "应有四个季度的工作日数；现有\(quarters.count)个。") }
    let total: Int = try value("workdays", "全年工作日数")
    let counted = CalendarReader.quarters(of: year)
    for (index, pair) in zip(quarters, counted).enumerated() where pair.0 != pair.1 {
      throw bad("q", "第\(index + 1)季度写为\(pair.0)个工作日，按放假安排为\(pair.1)个，请核对日期。")
    }
    let sum = counted.reduce(0, +)
    guard total == sum else {
      throw bad("workdays", "全年写为\(total)个工作日，按放假安排为\(sum)个，请核对日期。")
    }
  }

  /// Working days of the four quarters.
  private static func quarters(of year: CalendarYear) -> [Int] {
    let calendar = WorkCalendar(version: 0, years: [year])
    let ends = [(3, 31), (6, 30), (9, 30), (12, 31)].compactMap {
      Day(year: year.year, month: $0.0, day: $0.1)
    }
    let starts = [Day(year: year.year - 1, month: 12, day: 31)].compactMap(\.self) + ends
    return zip(starts, ends).map { calendar.workdays(after: $0, through: $1) }
  }

  private func value<Value>(_ key: String, _ meaning: String) throws(BadCalendar) -> Value {
    guard let value = values[key] else { throw bad(key, "缺少这个键，应为\(meaning)。") }
    guard let value = value as? Value else { throw bad(key, "应为\(meaning)。") }
    return value
  }

  private func bad(_ key: String, _ problem: String) -> BadCalendar {
    BadCalendar(file: file, key: key, problem: problem)
  }
}
