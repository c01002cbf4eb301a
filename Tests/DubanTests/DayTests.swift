import Duban
import Testing

@Suite struct `Counting days` {
  @Test(arguments: [
    ("1970-01-01", 0, 4), ("1969-12-31", -1, 3), ("2000-02-29", 11_016, 2),
    ("2021-02-20", 18_678, 6), ("2026-11-24", 20_781, 2),
  ])
  func `a day has its number and weekday`(text: String, number: Int32, weekday: Int) throws {
    let day = try #require(Day(text))
    #expect(day.number == number)
    #expect(day.weekday == weekday)
    #expect(day.description == text)
  }

  @Test(arguments: ["2021-02-29", "2021-13-01", "2021-1-01", "2021-00-10", "+021-01-01", "", "今天"])
  func `what is no day is refused`(text: String) {
    #expect(Day(text) == nil)
  }

  @Test func `every day of four centuries comes back`() throws {
    let first = try #require(Day("1800-01-01"))
    var previous = first.advanced(by: -1).components
    for offset in 0..<146_097 {
      let day = first.advanced(by: offset)
      let (year, month, number) = day.components
      #expect(Day(year: year, month: month, day: number) == day)
      #expect((previous.year, previous.month, previous.day) < (year, month, number))
      previous = (year, month, number)
    }
  }
}

@Suite struct `Reading instants` {
  @Test(arguments: [
    ("2021-02-28T09:30:00+08:00", 1_614_475_800), ("2021-02-28T09:30", 1_614_475_800),
    ("2021-02-28", 1_614_441_600),
  ])
  func `an instant is told in the time of Shanghai`(text: String, seconds: Int64) throws {
    let instant = try #require(Instant(text))
    #expect(instant.seconds == seconds)
    #expect(Instant(instant.description) == instant)
  }

  @Test(arguments: ["2021-02-28T24:00", "2021-02-28T9:30", "2021-02-28T", "2021-02-28T09:30Z"])
  func `what is no instant is refused`(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test func `midnight in Shanghai begins the day`() throws {
    let midnight = try #require(Day("2021-03-01")).start
    #expect(midnight.day.description == "2021-03-01")
    #expect(midnight.advanced(by: -1).day.description == "2021-02-28")
  }
}
