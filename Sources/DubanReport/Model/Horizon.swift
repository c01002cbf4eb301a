/// The period a part or sentence of a report speaks of (回顾五年, 回顾一年, 今后五年, 今年).
public struct Horizon: Hashable, Sendable {
  public enum Direction: String, Sendable {
    /// The period reviewed (回顾).
    case review
    /// The period planned (目标任务).
    case plan
    /// Salutations, notes and whatever speaks of no period.
    case none
  }

  public var direction: Direction
  /// First and last year of the period, where the text lets them be known.
  public var from: Int?
  public var to: Int?

  public init(_ direction: Direction, from: Int? = nil, to: Int? = nil) {
    self.direction = direction
    self.from = from
    self.to = to
  }

  public static let none = Horizon(.none)

  /// Whether the period is longer than one year (五年, 十四五).
  public var isTerm: Bool {
    guard let from, let to else { return false }
    return to > from
  }
}

/// A civil date without a clock; the reading never needs more.
public struct CivilDate: Hashable, Sendable, Comparable {
  public var year: Int
  public var month: Int
  public var day: Int

  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The last day of a month.
  public static func end(ofMonth month: Int, year: Int) -> CivilDate {
    CivilDate(year: year, month: month, day: days(in: month, year: year))
  }

  public static func end(ofYear year: Int) -> CivilDate {
    CivilDate(year: year, month: 12, day: 31)
  }

  static func days(in month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public static func < (a: CivilDate, b: CivilDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  /// ISO 8601, `2021-03-31`.
  public var iso: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}

/// By when something is promised: the words of the text and the day they mean (时限).
public struct Deadline: Hashable, Sendable {
  /// The words as written, several joined by `;`; empty when the date comes from the horizon alone.
  public var text: String
  /// Where the first of the words stands; `nil` when the date comes from the horizon alone.
  public var span: Span?
  public var date: CivilDate?

  public init(text: String, span: Span?, date: CivilDate?) {
    self.text = text
    self.span = span
    self.date = date
  }
}
