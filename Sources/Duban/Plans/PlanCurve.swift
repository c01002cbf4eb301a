/// A plan as points to be joined: at 00:00 of a day so many basis points. Never falls.
struct PlanCurve {
  private struct Point {
    /// At 00:00 of this day, counted since 1970.
    var day: Int
    var value: Int
  }

  private var points: [Point]
  private let shape: Plan.Shape

  init(_ plan: Plan) {
    shape = plan.shape
    let start = Int(plan.from.number)
    let end = max(start, Int(plan.to.number) + 1)
    points = [Point(day: start, value: 0)]
    for milestone in plan.milestones.sorted(by: { $0.day < $1.day }) {
      let day = min(max(Int(milestone.day.number) + 1, start), end)
      add(Point(day: day, value: milestone.expected))
    }
    if points[points.count - 1].day < end || plan.milestones.isEmpty {
      add(Point(day: end, value: 10_000))
    }
  }

  /// Values are held within 0 to 10,000 and never below the one before.
  private mutating func add(_ point: Point) {
    let last = points[points.count - 1]
    let value = max(last.value, min(point.value, 10_000))
    if point.day == last.day, points.count > 1 { points.removeLast() }
    points.append(Point(day: point.day, value: value))
  }

  /// Basis points at 00:00 of a day, rounded as `Share` does: a milestone's value is not reached early.
  func expected(on day: Day) -> Int {
    let number = Int(day.number)
    guard let next = points.firstIndex(where: { $0.day > number }) else {
      return points[points.count - 1].value
    }
    guard next > 0 else { return 0 }
    let (low, high) = (points[next - 1], points[next])
    return low.value + rise(high.value - low.value, at: number - low.day, of: high.day - low.day)
  }

  /// The part of a rise that is due after some days of its length.
  private func rise(_ rise: Int, at days: Int, of length: Int) -> Int {
    switch shape {
    case .stepped: return 0
    case .straight: return Share(Int128(days), of: Int128(length)).points(of: rise)
    case .sCurve:
      let (x, n) = (Int128(days), Int128(length))
      return Share(x * x * (3 * n - 2 * x), of: n * n * n).points(of: rise)
    }
  }

  /// The first day at whose 00:00 at least so many basis points are expected; `nil` if never.
  func firstDay(reaching value: Int) -> Day? {
    let last = points[points.count - 1]
    guard value <= last.value else { return nil }
    var (low, high) = (points[0].day, last.day)
    while low < high {
      let middle = low + (high - low) / 2
      if expected(on: Day(number: Int32(middle))) >= value {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return Day(number: Int32(low))
  }
}
