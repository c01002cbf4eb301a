import ArgumentParser
import Duban

/// An instant as it is typed: `2026-03-01T09:00`, or a day for its beginning.
struct TimeArgument: ExpressibleByArgument {
  var instant: Instant

  init?(argument: String) {
    guard let instant = Instant(argument) else { return nil }
    self.instant = instant
  }
}

/// A day as it is typed: `2026-03-01`.
struct DayArgument: ExpressibleByArgument {
  var day: Day

  init?(argument: String) {
    guard let day = Day(argument) else { return nil }
    self.day = day
  }
}
