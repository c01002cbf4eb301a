import Duban

/// How a task of the sample fares: chosen by its place alone, so that every sample is the same one.
struct SampleStory {
  let place: Int
  let due: Day

  /// Of the plan's pace, in hundredths: most keep it, some run ahead, some fall behind.
  var pace: Int {
    switch place % 16 {
    case 3, 11: 118
    case 5, 13: 84
    case 9: 58
    default: 101
    }
  }

  var acceptsOn: Day? {
    switch place % 41 {
    case 23: nil
    case 17: Day("2026-02-06")
    default: Day("2026-01-27")
    }
  }

  /// The plan is filed a week after.
  var planFrom: Day? { acceptsOn?.advanced(by: 6) }

  /// The days on which the unit reports, until it is done, to the end of the task and a month beyond where
  /// it is late.
  var reportDays: [Day] {
    (2...12).compactMap { month in Day(year: 2026, month: month, day: 22 + place % 4) }
      .filter { $0 < due || pace < 100 && $0 < due.advanced(by: 40) }
      .filter { day in doneOn.map { day < $0 } ?? true }
  }

  /// In the month that runs now not everybody has reported yet.
  func reports(on day: Day, asOf today: Day) -> Bool {
    day.components.month != today.components.month || day.year != today.year || place % 3 > 0
  }

  /// Done of the whole on a day, in basis points.
  func share(on day: Day) -> Int {
    guard let planFrom else { return 0 }
    let span = max(1, planFrom.days(to: due))
    return min(10_000, planFrom.days(to: day) * 10_000 / span * pace / 100)
  }

  /// When the unit says that it is done.
  var doneOn: Day? {
    guard pace > 80 else { return nil }
    return pace > 110
      ? due.advanced(by: -40) : pace > 100 ? due.advanced(by: -18) : due.advanced(by: 25)
  }

  /// The deputy's signature on the last report is still awaited.
  var leavesLastUnsigned: Bool { place % 7 == 2 }
  var extends: Bool { pace < 80 && place % 2 == 1 }
  var coordinates: Bool { place % 19 == 4 }
  var relapses: Bool { place % 4 == 3 }
}

/// What a task counts: `改造老旧小区32个` is 32 个.
struct SampleCount {
  var total: Int64
  var unit: String

  private static let units = [
    "万平方米", "平方米", "公里", "亿元", "人次", "个", "件", "家", "处", "户", "条", "座", "所", "亩", "台",
    "套", "辆", "项", "名", "场", "人",
  ]

  /// `nil` where no whole number above one stands before a unit of counting.
  init?(in text: String) {
    var rest = Substring(text)
    while let start = rest.firstIndex(where: \.isNumber) {
      rest = rest[start...]
      let digits = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(digits.count)
      if let number = Int64(digits), number > 1,
        let unit = Self.units.first(where: { rest.hasPrefix($0) })
      {
        (total, self.unit) = (number, unit)
        return
      }
    }
    return nil
  }
}
