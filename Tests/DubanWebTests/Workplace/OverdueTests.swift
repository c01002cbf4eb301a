import Duban
import DubanHTML
import DubanStore
import DubanTesting
import Testing

@testable import DubanWeb

@Suite struct `Telling by how much a clock is over` {
  /// Monday, 1 March 2021.
  private static let monday = Office.beginning.day
  private static func at(_ day: Int, _ hour: Int64, _ minute: Int64 = 0) -> Instant {
    monday.advanced(by: day).start.advanced(by: hour * 3_600 + minute * 60)
  }

  private static func line(
    _ limit: TimeLimit, from start: Instant, at: Instant
  ) -> MatterLine.ClockLine {
    let calendar = WorkCalendar(
      version: 1, years: [CalendarYear(year: 2021, off: [], work: [], statutory: [])])
    let telling = Telling(
      register: Register(directory: Cast.directory, people: [], today: at.day), ledgers: [:],
      calendar: calendar, at: at, viewer: nil)
    return telling.line(of: .starting(.acceptance, at: start, limit: limit, calendar: calendar))
  }

  @Test(arguments: [
    // Ends on Monday at 10:00.
    (TimeLimit(1, .continuous), (0, 10, 40), "已超 40 分钟", -1),
    (TimeLimit(1, .continuous), (0, 11, 30), "已超 1.5 小时", -1),
    (TimeLimit(1, .continuous), (1, 9, 59), "已超 23.9 小时", -1),
    (TimeLimit(1, .continuous), (1, 10, 0), "逾期 1 个工作日", -2),
    // The noon and the night are nobody's working hours.
    (TimeLimit(1, .workingHour), (0, 14, 30), "已超 2.5 个工作时", -1),
    (TimeLimit(1, .workingHour), (1, 9, 0), "已超 7 个工作时", -1),
    (TimeLimit(1, .workingHour), (1, 10, 0), "逾期 1 个工作日", -2),
    // Ends with Friday.
    (TimeLimit(4, .working), (4, 17, 0), "今天到期", 0),
    (TimeLimit(4, .working), (5, 1, 30), "已超 1.5 小时", -1),
    (TimeLimit(4, .working), (6, 12, 0), "逾期不足 1 个工作日", -1),
    (TimeLimit(4, .working), (7, 9, 0), "逾期 1 个工作日", -2),
    (TimeLimit(4, .working), (8, 9, 0), "逾期 2 个工作日", -4),
  ])
  func `in hours as long as it is less than a working day, and days come first in a list`(
    _ limit: TimeLimit, _ now: (Int, Int64, Int64), _ word: String, _ rank: Int
  ) throws {
    let line = Self.line(limit, from: Self.at(0, 9), at: Self.at(now.0, now.1, now.2))
    #expect(line.rank == rank)
    let text = String(decoding: DaysLeft(state: line.state).html.render(), as: UTF8.self)
    var isTag = false
    let plain = text.filter { letter in
      if letter == "<" { isTag = true }
      defer { if letter == ">" { isTag = false } }
      return !isTag && letter != " "
    }
    #expect(plain == word.filter { $0 != " " }, "\(text)")
  }
}
