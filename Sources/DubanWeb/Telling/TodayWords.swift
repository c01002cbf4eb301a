internal import Duban

/// The day as the office says it: 2021年4月26日 星期一 · 二季度第18个工作日，还剩44个.
struct TodayWords {
  let day: Day
  let calendar: WorkCalendar

  private static let weekdays = ["一", "二", "三", "四", "五", "六", "日"]
  private static let quarters = ["一", "二", "三", "四"]

  var text: String {
    let (year, month, number) = day.components
    let date = "\(year)年\(month)月\(number)日 星期\(Self.weekdays[day.weekday - 1])"
    let quarter = (month - 1) / 3
    let last = quarter * 3 + 3
    guard let first = Day(year: year, month: last - 2, day: 1),
      let end = Day(year: year, month: last, day: Day.length(ofMonth: last, year: year))
    else { return date }
    let gone = calendar.workdays(after: first.advanced(by: -1), through: day)
    let left = calendar.workdays(after: day, through: end)
    return "\(date) · \(Self.quarters[quarter])季度第\(gone)个工作日，还剩\(left)个"
  }
}
