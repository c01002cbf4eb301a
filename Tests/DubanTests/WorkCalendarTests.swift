import Duban
import DubanTesting
import Testing

@Suite struct `Counting working days` {
  let calendar = TestCalendar.published

  /// `domain.md` §11.
  @Test(arguments: [
    ("2021-02-08", 5, "2021-02-20"), ("2021-09-17", 1, "2021-09-18"),
    ("2021-09-30", 5, "2021-10-13"), ("2021-04-30", 20, "2021-06-01"),
    ("2025-01-24", 5, "2025-02-07"), ("2026-02-13", 5, "2026-02-27"),
    ("2022-12-30", 1, "2023-01-03"), ("2020-01-23", 1, "2020-02-03"),
    ("2021-02-20", -5, "2021-02-08"), ("2021-02-20", -6, "2021-02-07"),
    ("2021-10-08", -1, "2021-09-30"),
    ("2021-10-02", 0, "2021-10-02"),
  ])
  func `days are counted from the day after`(from: String, days: Int, to: String) throws {
    #expect(calendar.workday(days, after: try day(from)) == (try day(to)))
  }

  @Test(arguments: [
    ("2021-02-20", true), ("2021-02-11", false), ("2022-12-31", false), ("2020-02-03", true),
    ("2026-02-14", true), ("2021-09-25", false), ("2025-10-08", false),
  ])
  func `a day is or is no working day`(text: String, isWorkday: Bool) throws {
    #expect(calendar.isWorkday(try day(text)) == isWorkday)
    #expect(!calendar.isProvisional(try day(text)))
  }

  @Test(arguments: [
    (2020, [59, 62, 67, 61]), (2021, [60, 62, 66, 62]), (2022, [60, 62, 65, 62]),
    (2023, [61, 62, 64, 62]), (2024, [61, 62, 66, 62]), (2025, [59, 61, 67, 61]),
    (2026, [59, 61, 66, 62]),
  ])
  func `the quarters of a year have their working days`(year: Int, quarters: [Int]) throws {
    let ends = try ["\(year - 1)-12-31", "\(year)-03-31", "\(year)-06-30", "\(year)-09-30"].map(day)
    let last = try day("\(year)-12-31")
    let counted = zip(ends, ends.dropFirst() + [last]).map(calendar.workdays(after:through:))
    #expect(counted == quarters)
    #expect(calendar.workdays(after: ends[0], through: last) == quarters.reduce(0, +))
  }

  @Test func `counting agrees with going from day to day`() throws {
    var random = Seeded(1)
    let first = try day("2019-11-01")
    for _ in 0..<3000 {
      let start = first.advanced(by: random.number(0...3000))
      let count = random.number(1...120)
      let step = random.once(in: 2) ? 1 : -1
      var (walked, left) = (start, count)
      while left > 0 {
        walked = walked.advanced(by: step)
        if calendar.isWorkday(walked) { left -= 1 }
      }
      #expect(calendar.workday(step * count, after: start) == walked)
      if step > 0 { #expect(calendar.workdays(after: start, through: walked) == count) }
    }
  }

  @Test func `a working day is a weekday, but for the exceptions`() throws {
    let first = try day("1999-12-20")
    for offset in 0..<12_000 {
      let day = first.advanced(by: offset)
      let year = calendar.years[day.year]
      let isOff = year?.off.contains { $0.contains(day) } ?? false
      let isExtra = year?.work.contains(day) ?? false
      #expect(calendar.isWorkday(day) == (isExtra || (day.weekday <= 5 && !isOff)))
      #expect(
        calendar.workdays(after: day.advanced(by: -1), through: day)
          == (calendar.isWorkday(day) ? 1 : 0))
    }
  }

  @Test func `a year without data counts weekdays and is provisional`() throws {
    #expect(calendar.isProvisional(try day("2027-01-04")))
    #expect(calendar.workday(5, after: try day("2027-10-01")) == (try day("2027-10-08")))
    let limit = TimeLimit(30, .working)
    #expect(calendar.deadline(from: try instant("2026-12-15"), limit: limit).isProvisional)
    #expect(!calendar.deadline(from: try instant("2026-10-15"), limit: limit).isProvisional)
  }

  @Test func `a district adds a day off and a working day`() throws {
    let local = try WorkCalendar(
      version: 2, years: TestCalendar.years(),
      localDays: [
        LocalDay(day: day("2021-06-01"), isWorkday: false),
        LocalDay(day: day("2021-06-05"), isWorkday: true),
        LocalDay(day: day("2021-06-13"), isWorkday: false),
      ])
    #expect(!local.isWorkday(try day("2021-06-01")))
    #expect(local.workday(20, after: try day("2021-04-30")) == (try day("2021-06-02")))
    #expect(local.workday(1, after: try day("2021-06-04")) == (try day("2021-06-05")))
    #expect(local.workday(1, after: try day("2021-06-11")) == (try day("2021-06-15")))
  }

  @Test func `the holidays proper lie on days off, eleven and from 2025 thirteen`() {
    // In 2020 the Mid-Autumn day and 1 October are one day.
    let counts = [2020: 10, 2021: 11, 2022: 11, 2023: 11, 2024: 11, 2025: 13, 2026: 13]
    for (number, year) in calendar.years {
      #expect(year.statutory.count == counts[number])
      #expect(year.statutory.allSatisfy { day in year.off.contains { $0.contains(day) } })
    }
    #expect(calendar.years.count == 7)
  }
}

@Suite struct `Ending time limits` {
  let calendar = TestCalendar.published

  @Test(arguments: [
    // Days end at 24:00 of the last one.
    ("2021-02-08T09:00", "5个工作日", "2021-02-21T00:00"),
    ("2021-02-08T23:59:59", "5个工作日", "2021-02-21T00:00"),
    ("2021-03-01T10:00", "15日", "2021-03-17T00:00"),
    ("2021-09-20T10:00", "15个自然日", "2021-10-06T00:00"),
    // Working hours: lunch, evening, weekend, holiday.
    ("2021-03-01T10:00", "4个工作时", "2021-03-01T16:00"),
    ("2021-03-01T11:00", "1个工作时", "2021-03-01T12:00"),
    ("2021-03-01T12:30", "1个工作时", "2021-03-01T15:00"),
    ("2021-03-05T17:00", "2个工作时", "2021-03-08T09:00"),
    ("2021-03-06T03:00", "8个工作时", "2021-03-08T18:00"),
    ("2021-02-10T16:30", "4个工作时", "2021-02-18T10:30"),
    ("2021-02-19T17:00", "9个工作时", "2021-02-20T18:00"),
    // Continuous hours never stop.
    ("2021-02-10T16:30", "24小时", "2021-02-11T16:30"),
    ("2021-03-05T17:00", "2个紧急工作时", "2021-03-05T19:00"),
  ])
  func `a limit ends when its kind says`(from: String, limit: String, end: String) throws {
    let limit = try #require(TimeLimit(word: limit))
    let found = calendar.deadline(from: try instant(from), limit: limit, movesToWorkday: false)
    #expect(found.at == (try instant(end)), "\(found.at)")
  }

  @Test(arguments: [("2021-09-20", "2021-10-09"), ("2021-03-01", "2021-03-17")])
  func `a natural day limit can move off a holiday`(from: String, end: String) throws {
    let limit = TimeLimit(15, .natural)
    let found = calendar.deadline(from: try instant(from), limit: limit, movesToWorkday: true)
    #expect(found.at == (try day(end)).start)
  }

  @Test func `working hours agree with going from second to second`() throws {
    var random = Seeded(2)
    let hours = try #require(OfficeHours(periods: [10..<15, 80_000..<80_007, 86_390..<86_400]))
    let calendar = WorkCalendar(version: 1, years: TestCalendar.years(), officeHours: hours)
    let start = try instant("2021-09-17")
    for _ in 0..<40 {
      let from = start.advanced(by: Int64(random.number(0...300_000)))
      let to = from.advanced(by: Int64(random.number(0...200_000)))
      let worked = (from.seconds..<to.seconds).count { second in
        let at = Instant(seconds: second)
        return calendar.isWorkday(at.day)
          && hours.periods.contains { $0.contains(at.secondOfDay) }
      }
      #expect(calendar.workSeconds(from: from, to: to) == worked)
      let reached = calendar.instant(after: from, workSeconds: worked)
      #expect(reached <= to)
      #expect(calendar.workSeconds(from: from, to: reached) == worked)
      if worked > 0 {
        let before = reached.advanced(by: -1)
        #expect(calendar.workSeconds(from: from, to: before) == worked - 1)
      }
    }
  }

  @Test func `office hours must be in order and inside the day`() throws {
    let bad: [[Range<Int>]] = [
      [], [5..<5], [0..<10, 5..<20], [20..<30, 0..<10], [-1..<5], [0..<86_401],
    ]
    for periods in bad { #expect(OfficeHours(periods: periods) == nil) }
    #expect(OfficeHours.standard.secondsPerDay == 8 * 3600)
    #expect(try OfficeHours(json: OfficeHours.standard.json()) == .standard)
    #expect(throws: DecodingError.self) { try OfficeHours(json: "[[5,5]]") }
  }
}

@Suite struct `Reading time limits` {
  @Test(arguments: [
    ("5个工作日", 5, DayKind.working), ("5工作日", 5, .working), ("15日", 15, .natural),
    ("15天", 15, .natural), ("15个自然日", 15, .natural), ("4个工作时", 4, .workingHour),
    ("4个工作小时", 4, .workingHour), ("24小时", 24, .continuous), ("2个小时", 2, .continuous),
    ("2个紧急工作时", 2, .continuous), ("1个紧急工作日", 24, .continuous),
  ])
  func `a limit is read from its words`(word: String, amount: Int, kind: DayKind) {
    #expect(TimeLimit(word: word) == TimeLimit(amount, kind))
  }

  @Test(arguments: [
    "", "工作日", "5", "5个", "5个月", "-5日", "0日", "五个工作日", "５日", "5 日", "100000日",
    "99999999999999999999日", "5个工作日内", "99999个紧急工作日",
  ])
  func `what is no limit is refused`(word: String) {
    #expect(TimeLimit(word: word) == nil)
    #expect(throws: DecodingError.self) { try TimeLimit(json: "\"\(word)\"") }
  }

  @Test func `every limit comes back from its word and from JSON`() throws {
    for kind in DayKind.allCases {
      for amount in [1, 5, 99_999] {
        let limit = TimeLimit(amount, kind)
        #expect(TimeLimit(word: limit.word) == limit)
      }
      for amount in [0, 1, 20] {
        let limit = TimeLimit(amount, kind)
        #expect(try TimeLimit(json: limit.json()) == limit)
      }
    }
    #expect(TimeLimit(24, .continuous).word == "24小时")
  }
}
