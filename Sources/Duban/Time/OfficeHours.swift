/// The hours in which a division's offices work (办公时间), in seconds of the day.
public struct OfficeHours: Hashable, Sendable {
  /// In order, apart from each other, inside 0..<86,400; never empty.
  public let periods: [Range<Int>]
  /// Seconds of work in one working day.
  public let secondsPerDay: Int

  /// 08:00–12:00 and 14:00–18:00: eight working hours (`domain.md` §2.3).
  public static let standard = OfficeHours(checked: [28_800..<43_200, 50_400..<64_800])

  /// `nil` when periods are missing, empty, overlapping, out of order or outside the day.
  public init?(periods: [Range<Int>]) {
    let isInOrder = zip(periods, periods.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }
    guard let first = periods.first, let last = periods.last, isInOrder,
      first.lowerBound >= 0, last.upperBound <= 86_400, periods.allSatisfy({ !$0.isEmpty })
    else { return nil }
    self.init(checked: periods)
  }

  private init(checked periods: [Range<Int>]) {
    self.periods = periods
    secondsPerDay = periods.reduce(0) { $0 + $1.count }
  }

  /// Seconds of work from 00:00 to a second of the day.
  func worked(before second: Int) -> Int {
    periods.reduce(0) { $0 + max(0, min(second, $1.upperBound) - $1.lowerBound) }
  }

  /// The first second of the day by which so much has been worked, 1 to `secondsPerDay`.
  func second(afterWorking seconds: Int) -> Int {
    var left = seconds
    for period in periods {
      if left <= period.count { return period.lowerBound + left }
      left -= period.count
    }
    return periods[periods.count - 1].upperBound
  }
}

extension OfficeHours {
  /// Reads `08:00-12:00、14:00-18:00`; `nil` when it is no such list, or its periods overlap.
  public init?(_ text: String) {
    let parts = text.split { "、，,； ;".contains($0) }
    let periods = parts.compactMap(Self.period)
    guard periods.count == parts.count else { return nil }
    self.init(periods: periods)
  }

  /// `08:00-12:00、14:00-18:00`.
  public var words: String {
    periods.map { "\(Self.word($0.lowerBound))-\(Self.word($0.upperBound))" }
      .joined(separator: "、")
  }

  private static func period(_ text: Substring) -> Range<Int>? {
    let ends = text.split(omittingEmptySubsequences: false) { "-–—~～至".contains($0) }
      .map(second)
    guard ends.count == 2, let from = ends[0], let to = ends[1], from < to else { return nil }
    return from..<to
  }

  private static func second(_ text: Substring) -> Int? {
    let parts = text.split(omittingEmptySubsequences: false) { ":：".contains($0) }
    guard parts.count == 2, 1...2 ~= parts[0].count, parts[1].count == 2,
      let hour = Int(parts[0]), let minute = Int(parts[1]), 0...24 ~= hour, 0..<60 ~= minute
    else { return nil }
    return hour * 3_600 + minute * 60
  }

  private static func word(_ second: Int) -> String {
    "\(padded(second / 3_600, to: 2)):\(padded(second / 60 % 60, to: 2))"
  }
}

extension OfficeHours: Codable {
  /// Reads a list of `[from, to]` in seconds of the day.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let hours = OfficeHours(periods: try container.decode([Range<Int>].self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not office hours")
    }
    self = hours
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(periods)
  }
}
