/// Days across a drawing. Days are numbers since 1970-01-01, places are tenths of a unit.
struct TimeAxis: Sendable {
  /// The first day, and the day after the last.
  var start: Int
  var end: Int
  var left: Int
  var width: Int

  struct Tick: Sendable, Equatable {
    var day: Int
    var word: String
  }

  func x(_ day: Int) -> Int {
    left + (min(max(day, start), end) - start) * width / max(end - start, 1)
  }

  func shows(_ day: Int) -> Bool { start <= day && day <= end }

  /// The first of each month; with the year where it begins one.
  var months: [Tick] {
    firsts(every: 1).map { day, date in
      Tick(day: day, word: date.month == 1 ? "\(date.year)年1月" : "\(date.month)月")
    }
  }

  /// For narrow drawings: the month's number alone.
  var shortMonths: [Tick] { firsts(every: 1).map { Tick(day: $0, word: "\($1.month)") } }

  var quarters: [Tick] {
    let words = ["一季度", "二季度", "三季度", "四季度"]
    return firsts(every: 3).map { Tick(day: $0, word: words[($1.month - 1) / 3]) }
  }

  /// The Mondays, as 4.27.
  var weeks: [Tick] {
    // 1970-01-05 was a Monday.
    let first = start + ((4 - start) % 7 + 7) % 7
    return stride(from: first, to: end, by: 7).map {
      let date = ChartDate(number: $0)
      return Tick(day: $0, word: "\(date.month).\(date.day)")
    }
  }

  private func firsts(every months: Int) -> [(Int, ChartDate)] {
    var ticks: [(Int, ChartDate)] = []
    var date = ChartDate(number: start)
    if date.day > 1 { date = date.firstOfNextMonth }
    while date.number < end {
      if (date.month - 1) % months == 0 { ticks.append((date.number, date)) }
      date = date.firstOfNextMonth
    }
    return ticks
  }
}

/// A civil date and its number of days since 1970-01-01, for ticks and labels.
struct ChartDate: Sendable, Equatable {
  var year: Int
  var month: Int
  var day: Int

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  init(number: Int) {
    // Years begin in March here, so that the leap day is the last of its year.
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  var number: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  var firstOfNextMonth: ChartDate {
    month == 12
      ? ChartDate(year: year + 1, month: 1, day: 1)
      : ChartDate(year: year, month: month + 1, day: 1)
  }

  /// 4月27日
  var said: String { "\(month)月\(day)日" }
}
