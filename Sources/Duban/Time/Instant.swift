/// A moment (时刻), in whole seconds since 1970-01-01 00:00 UTC.
///
/// The kernel never asks for the time: every instant is handed in. Civil days are those of
/// Asia/Shanghai, which has kept UTC+8 without summer time since 1992.
public struct Instant: Hashable, Comparable, Sendable {
  public var seconds: Int64

  public init(seconds: Int64) {
    self.seconds = seconds
  }

  /// Seconds by which Asia/Shanghai is ahead of UTC.
  static let shanghaiOffset: Int64 = 8 * 3600

  public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

  public func advanced(by seconds: Int64) -> Instant { Instant(seconds: self.seconds + seconds) }

  /// Seconds from this instant to another; negative when the other is earlier.
  public func seconds(to other: Instant) -> Int64 { other.seconds - seconds }

  /// The civil day in Asia/Shanghai.
  public var day: Day {
    let local = seconds + Instant.shanghaiOffset
    return Day(number: Int32(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
  }

  /// Seconds since 00:00 of its civil day, 0 to 86,399.
  public var secondOfDay: Int { Int(day.start.seconds(to: self)) }
}

extension Instant: CustomStringConvertible {
  /// `2021-02-28T09:30:00+08:00`.
  public var description: String {
    let second = secondOfDay
    let clock = [second / 3600, second / 60 % 60, second % 60].map { padded($0, to: 2) }
    return "\(day)T\(clock.joined(separator: ":"))+08:00"
  }

  /// Reads what `description` prints, and `2021-02-28T09:30` and `2021-02-28` (its start).
  public init?(_ text: some StringProtocol) {
    let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let day = Day(halves[0]) else { return nil }
    guard halves.count == 2 else {
      self = day.start
      return
    }
    let clock = halves[1].hasSuffix("+08:00") ? halves[1].dropLast(6) : halves[1]
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.utf8.count == 2 ? Int($0) : nil }
    guard 2...3 ~= parts.count, numbers.count == parts.count, 0...23 ~= numbers[0],
      numbers.dropFirst().allSatisfy({ 0...59 ~= $0 })
    else { return nil }
    let seconds = zip(numbers, [3600, 60, 1]).map { $0 * $1 }.reduce(0, +)
    self = day.start.advanced(by: Int64(seconds))
  }
}

extension Instant: Codable {
  public init(from decoder: any Decoder) throws {
    seconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(seconds)
  }
}
