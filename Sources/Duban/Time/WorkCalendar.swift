/// Which days are working days (工作日历): Monday to Friday, but for the exceptions it is given.
///
/// A calendar is a value with a version. Entries carry the version that dated them, so a new calendar
/// never changes the past. Days of a year without data count as weekdays and are provisional (暂定).
public struct WorkCalendar: Sendable {
  public let version: Int
  public let officeHours: OfficeHours
  public let localDays: [LocalDay]
  /// By year.
  public let years: [Int: CalendarYear]

  /// Days that are not what their weekday says, in order.
  private let exceptions: [Day]
  /// By exception: how many working days it and those before it add (negative: take away).
  private let added: [Int]

  /// Local days win over the years, and of two entries for one day the later.
  public init(
    version: Int, years: [CalendarYear], localDays: [LocalDay] = [],
    officeHours: OfficeHours = .standard
  ) {
    self.version = version
    self.officeHours = officeHours
    self.localDays = localDays
    self.years = Dictionary(years.map { ($0.year, $0) }, uniquingKeysWith: { $1 })
    var named: [Day: Bool] = [:]
    for year in self.years.values {
      for range in year.off {
        for offset in 0...range.lowerBound.days(to: range.upperBound) {
          named[range.lowerBound.advanced(by: offset)] = false
        }
      }
      for day in year.work { named[day] = true }
    }
    for local in localDays { named[local.day] = local.isWorkday }
    let days = named.filter { ($0.key.weekday <= 5) != $0.value }.keys.sorted()
    exceptions = days
    var sum = 0
    added = days.map { day in
      sum += day.weekday <= 5 ? -1 : 1
      return sum
    }
  }

  public func isWorkday(_ day: Day) -> Bool {
    let index = exceptionsThrough(day)
    let isException = index > 0 && exceptions[index - 1] == day
    return (day.weekday <= 5) != isException
  }

  /// Whether the day's year has no data yet.
  public func isProvisional(_ day: Day) -> Bool { years[day.year] == nil }

  /// Whether any year from a day through another has no data yet.
  public func isProvisional(from first: Day, through last: Day) -> Bool {
    let (from, to) = (first.year, last.year)
    return from <= to && (from...to).contains { years[$0] == nil }
  }

  /// The `n`th working day after a day, or with a negative `n` before it; for 0 the day itself.
  public func workday(_ n: Int, after day: Day) -> Day {
    if n == 0 { return day }
    return n > 0
      ? self.day(holding: count(through: day) + n)
      : self.day(holding: count(through: day.advanced(by: -1)) + n + 1)
  }

  /// Working days after a day through another; 0 when the other is not later.
  public func workdays(after day: Day, through last: Day) -> Int {
    max(0, count(through: last) - count(through: day))
  }

  /// Working days of a whole year.
  public func workdays(in year: Int) -> Int {
    guard let last = Day(year: year - 1, month: 12, day: 31),
      let end = Day(year: year, month: 12, day: 31)
    else { return 0 }
    return workdays(after: last, through: end)
  }

  /// Working days from a fixed Monday through a day; a difference of two of them counts days.
  func count(through day: Day) -> Int {
    let sinceMonday = Int(day.number) + 4
    let weeks = sinceMonday.flooredQuotient(by: 7)
    let weekdays = weeks * 5 + min(sinceMonday - weeks * 7, 5)
    let index = exceptionsThrough(day)
    return weekdays + (index > 0 ? added[index - 1] : 0)
  }

  /// The day that brings `count(through:)` to a number.
  func day(holding number: Int) -> Day {
    let guess = Day(number: Int32(number.flooredQuotient(by: 5) * 7 - 4))
    let slack = exceptions.count * 2 + 14
    var low = guess.advanced(by: -slack)
    var high = guess.advanced(by: slack)
    while low < high {
      let middle = low.advanced(by: low.days(to: high) / 2)
      if count(through: middle) >= number {
        high = middle
      } else {
        low = middle.advanced(by: 1)
      }
    }
    return low
  }

  /// How many exceptions lie on or before a day.
  private func exceptionsThrough(_ day: Day) -> Int {
    var (low, high) = (0, exceptions.count)
    while low < high {
      let middle = (low + high) / 2
      if exceptions[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Int {
  /// The quotient rounded down, also below zero.
  func flooredQuotient(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
