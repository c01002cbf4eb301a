/// All values that a figure may stand for once printing is allowed for.
///
/// 8.1 is [8.05, 8.15]: half a unit in the last place on either side (`domain.md` §8.3). A finding is
/// raised only where two intervals cannot meet.
struct Interval: Hashable, Sendable {
  var low: Double
  var high: Double

  init(_ low: Double, _ high: Double) {
    self.low = min(low, high)
    self.high = max(low, high)
  }

  /// What a printed number may stand for, times the factor of its unit (万 is 10,000).
  init(_ printed: Printed, factor: Double = 1) {
    let half = printed.halfUnit * factor
    let value = printed.double * factor
    self.init(value - half, value + half)
  }

  static func exactly(_ value: Double) -> Interval { Interval(value, value) }
  static func atLeast(_ value: Double) -> Interval { Interval(value, .infinity) }
  static func atMost(_ value: Double) -> Interval { Interval(-.infinity, value) }

  var middle: Double { (low + high) / 2 }
  var width: Double { high - low }

  /// Whether some value lies in both; the tolerance is that of binary fractions, not of statistics.
  func meets(_ other: Interval) -> Bool {
    let size = max(magnitude, other.magnitude)
    let slack = (size.isFinite ? size : 1) * 1e-9
    return low <= other.high + slack && other.low <= high + slack
  }

  /// How far two intervals lie apart; 0 where they meet.
  func gap(to other: Interval) -> Double {
    meets(other) ? 0 : max(low - other.high, other.low - high)
  }

  /// The largest finite bound, by amount.
  private var magnitude: Double {
    let bounds = (low.isFinite ? abs(low) : 0, high.isFinite ? abs(high) : 0)
    return max(bounds.0, bounds.1)
  }

  func widened(by amount: Double) -> Interval { Interval(low - amount, high + amount) }

  static func + (a: Interval, b: Interval) -> Interval { Interval(a.low + b.low, a.high + b.high) }
  static func - (a: Interval, b: Interval) -> Interval { Interval(a.low - b.high, a.high - b.low) }
  static func + (a: Interval, b: Double) -> Interval { Interval(a.low + b, a.high + b) }
  static func - (a: Interval, b: Double) -> Interval { Interval(a.low - b, a.high - b) }
  static func * (a: Interval, b: Double) -> Interval { Interval(a.low * b, a.high * b) }

  /// The product of two intervals of amounts, which are never negative.
  static func * (a: Interval, b: Interval) -> Interval {
    let ends = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
    return Interval(ends.min() ?? 0, ends.max() ?? 0)
  }

  /// The quotient of two intervals; everything where the divisor may be zero.
  static func / (a: Interval, b: Interval) -> Interval {
    guard b.low > 0 || b.high < 0 else { return Interval(-.infinity, .infinity) }
    let ends = [a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high]
    return Interval(ends.min() ?? 0, ends.max() ?? 0)
  }
}

/// Growth by interval arithmetic.
enum Growth {
  /// Growth from one level to another in %, over so many years a year.
  static func rate(from start: Interval, to end: Interval, years: Int = 1) -> Interval {
    let ratio = end / start
    guard years > 1 else { return (ratio - 1) * 100 }
    return (Interval(root(ratio.low, years), root(ratio.high, years)) - 1) * 100
  }

  /// Growth in % of plain numbers.
  static func rate(from start: Double, to end: Double, years: Int = 1) -> Double {
    (root(end / start, years) - 1) * 100
  }

  /// What a level becomes after one year's growth in %.
  static func level(_ start: Interval, after rate: Interval) -> Interval {
    start * ((rate * 0.01) + 1)
  }

  /// The n-th root of a positive number, by Newton's method from above.
  static func root(_ value: Double, _ n: Int) -> Double {
    guard value > 0, value.isFinite, n > 1 else { return value }
    let count = Double(n)
    var guess = 1 + (value - 1) / count
    if guess <= 0 { guess = 1 }
    for _ in 0..<200 {
      let next = guess - (guess - value / power(guess, n - 1)) / count
      if abs(next - guess) <= guess * 1e-14 { return next }
      guess = next
    }
    return guess
  }

  static func power(_ base: Double, _ n: Int) -> Double {
    var result = 1.0
    for _ in 0..<max(0, n) { result *= base }
    return result
  }
}
