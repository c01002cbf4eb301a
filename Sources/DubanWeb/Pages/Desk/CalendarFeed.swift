internal import Duban
internal import DubanStore

extension Visit {
  /// The running clocks of what I carry, as iCalendar (RFC 5545).
  func calendarFeed() async throws -> Reply {
    var list = ListQuery(order: .due, limit: 200)
    list.isOpen = true
    try narrow(&list)
    let page = try await store.list(list, at: at)
    let telling = try telling()
    let events = page.matters.flatMap { matter in
      matter.clocks.filter { $0.endedAt == nil && $0.pausedAt == nil }
        .map { CalendarText.event(matter, telling.title(of: matter), $0, stamp: at) }
    }
    let text = CalendarText.calendar(events)
    return .file(Array(text.utf8), type: "text/calendar; charset=utf-8")
  }
}

enum CalendarText {
  static func calendar(_ events: [String]) -> String {
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//duban//ZH\r\nX-WR-CALNAME:督办时限\r\n"
      + "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" + events.joined()
      + "END:VCALENDAR\r\n"
  }

  static func event(
    _ matter: Matter, _ title: String, _ clock: Clock, stamp: Instant
  ) -> String {
    let last = clock.dueAt.advanced(by: -1).day
    let lines = [
      "BEGIN:VEVENT", "UID:\(matter.id)-\(clock.name.rawValue)@duban", "DTSTAMP:\(utc(stamp))",
      "DTSTART;VALUE=DATE:\(digits(last))",
      "SUMMARY:\(escaped("\(clock.name.word)：\(title)"))",
      "DESCRIPTION:\(escaped(matter.number))", "END:VEVENT",
    ]
    return lines.map(folded).joined()
  }

  private static func digits(_ day: Day) -> String { day.description.filter(\.isNumber) }

  private static func utc(_ instant: Instant) -> String {
    let here = instant.advanced(by: -8 * 3600)
    let clock = here.minuteWord.suffix(5).filter(\.isNumber)
    return "\(digits(here.day))T\(clock)00Z"
  }

  static func escaped(_ text: String) -> String {
    text.map { "\\;,".contains($0) ? "\\\($0)" : $0.isNewline ? "\\n" : String($0) }.joined()
  }

  /// Lines of at most 75 octets, cut between characters.
  static func folded(_ line: String) -> String {
    var text = ""
    var length = 0
    for character in line {
      let size = String(character).utf8.count
      if length + size > 74 {
        text += "\r\n "
        length = 1
      }
      text.append(character)
      length += size
    }
    return text + "\r\n"
  }
}
