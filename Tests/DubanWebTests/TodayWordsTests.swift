import Duban
import DubanStore
import Foundation
import Testing

@testable import DubanWeb

@Suite struct `Saying what day it is` {
  @Test(arguments: [
    // 2021: the days off of 清明 and 劳动节, and the Sundays and Saturdays worked for them.
    ("2021-04-26", "2021年4月26日 星期一 · 二季度第18个工作日，还剩44个"),
    ("2021-06-30", "2021年6月30日 星期三 · 二季度第62个工作日，还剩0个"),
    ("2021-01-01", "2021年1月1日 星期五 · 一季度第0个工作日，还剩60个"),
  ])
  func `by the quarter's working days`(day: String, said: String) throws {
    let calendar = try Self.calendar()
    let words = TodayWords(day: try #require(Day(day)), calendar: calendar)
    #expect(words.text == said)
  }

  @Test func `a limit into a year without a calendar is said to be provisional`() throws {
    let clock = { (day: Day) in
      Clock.starting(
        .completion, at: day.start, limit: TimeLimit(15, .working), calendar: try Self.calendar())
    }
    let next = try clock(try #require(Day("2026-12-15")))
    #expect(ClockView(next).until.hasSuffix("（暂定，放假安排未定）"))
    let now = try clock(try #require(Day("2026-11-02")))
    #expect(ClockView(now).until == "2026-11-23")
  }

  private static func calendar() throws -> WorkCalendar {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Calendars").standardized.path
    return WorkCalendar(version: 1, years: try CalendarFile.readFolder(path: folder))
  }
}
