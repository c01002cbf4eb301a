/// A day of the calendar in Asia/Shanghai (日), without a clock.
///
/// Stored as the number of days since 1970-01-01, so that differences and order cost nothing.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  public var number: Int32

  public init(number: Int32) {
    self.number = number
  }

  /// `nil` when there is no such day, as 2021-02-29.
  public init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month, 1...Day.length(ofMonth: month, year: year) ~= day
    else {
      return nil
    }
    self.init(number: Day.number(year: year, month: month, day: day))
  }

  /// Reads `2021-02-28`; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    var numbers = (year: 0, month: 0, day: 0)
    var place = 0
    for byte in text.utf8 {
      let digit = Int(byte) - 48
      let isHyphen = place == 4 || place == 7
      guard isHyphen ? byte == 45 : 0...9 ~= digit else { return nil }
      switch place {
      case 0..<4: numbers.year = numbers.year * 10 + digit
      case 5, 6: numbers.month = numbers.month * 10 + digit
      case 8, 9: numbers.day = numbers.day * 10 + digit
      default: break
      }
      place += 1
    }
    guard place == 10 else { return nil }
    self.init(year: numbers.year, month: numbers.month, day: numbers.day)
  }

  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  public func advanced(by days: Int) -> Day { Day(number: number + Int32(days)) }

  /// Days from this day to another; negative when the other is earlier.
  public func days(to other: Day) -> Int { Int(other.number) - Int(number) }

  /// 1 for Monday to 7 for Sunday (ISO 8601).
  public var weekday: Int {
    let sinceThursday = Int(number) % 7
    return (sinceThursday + 10) % 7 + 1
  }

  public var year: Int { components.year }

  /// Year, month and day, counted from 1.
  public var components: (year: Int, month: Int, day: Int) {
    // Years begin in March here, so that the leap day is the last of its year.
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// 00:00 of this day in Asia/Shanghai.
  public var start: Instant {
    Instant(seconds: Int64(number) * 86_400 - Instant.shanghaiOffset)
  }

  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func number(year: Int, month: Int, day: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }
}

extension Day: CustomStringConvertible {
  /// `2021-02-28`.
  public var description: String {
    let (year, month, day) = components
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  /// `2月28日`, as papers print it.
  public var chinese: String { "\(components.month)月\(components.day)日" }
}

extension Day: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let day = Day(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day")
    }
    self = day
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// Decimal digits with leading zeros.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
