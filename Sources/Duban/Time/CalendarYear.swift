/// The working days of one year as the State Council's office arranges them (放假安排).
public struct CalendarYear: Hashable, Sendable, Codable {
  public var year: Int
  /// Days off, weekends inside a holiday included.
  public var off: [ClosedRange<Day>]
  /// Weekend days on which offices work (调休).
  public var work: [Day]
  /// The holidays proper (法定节假日), a part of the days off (`domain.md` §11).
  public var statutory: [Day]

  public init(year: Int, off: [ClosedRange<Day>], work: [Day], statutory: [Day]) {
    self.year = year
    self.off = off
    self.work = work
    self.statutory = statutory
  }
}

/// A day that a district adds to or takes from the working days (地方调整日).
public struct LocalDay: Hashable, Sendable, Codable {
  public var day: Day
  public var isWorkday: Bool

  public init(day: Day, isWorkday: Bool) {
    self.day = day
    self.isWorkday = isWorkday
  }
}
