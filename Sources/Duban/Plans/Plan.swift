/// The expected progress of a matter by milestones (推进计划).
public struct Plan: Hashable, Sendable {
  /// The first and the last day of work.
  public var from: Day
  public var to: Day
  public var shape: Shape
  /// In the order of their days. What lies after the last one rises to 10,000 at the end of `to`.
  public var milestones: [Milestone]
  /// The days of the first plan's milestones and its end, kept when the plan is made anew.
  public var baseline: [Day]?

  public init(
    from: Day, to: Day, shape: Shape = .straight, milestones: [Milestone] = [],
    baseline: [Day]? = nil
  ) {
    self.from = from
    self.to = to
    self.shape = shape
    self.milestones = milestones
    self.baseline = baseline
  }

  /// How progress is expected to rise from one milestone to the next (推进曲线).
  public enum Shape: String, Worded, Codable {
    case straight, stepped, sCurve

    public var word: String {
      switch self {
      case .straight: "直线"
      case .stepped: "阶梯"
      case .sCurve: "S形"
      }
    }
  }

  /// Expected progress at 00:00 of a day (计划进度), in basis points.
  ///
  /// A milestone's value holds from the end of its day, so it is first returned for the day after. The
  /// value never falls, whatever the milestones say; `fault` tells what is wrong with them.
  public func expected(on day: Day) -> Int { PlanCurve(self).expected(on: day) }

  /// The days between which a line through the expected values is the plan itself, with other days on which
  /// it is to be told exactly; in order, from the first day to the one after the last.
  public func drawnDays(with others: [Day]) -> [Day] {
    let end = to.advanced(by: 1)
    var days: Set<Day> = [from, end]
    for milestone in milestones {
      days.insert(milestone.day.advanced(by: 1))
      // A step stands upright: from the value before to the next within its day.
      if shape == .stepped { days.insert(milestone.day) }
    }
    switch shape {
    case .straight: break
    case .stepped: days.insert(to)
    case .sCurve:
      days.formUnion(stride(from: from.number, to: end.number, by: 7).map { Day(number: $0) })
    }
    return days.union(others).filter { from <= $0 && $0 <= end }.sorted()
  }

  /// The elapsed share of the period at 00:00 of a day (序时进度), in basis points.
  public func evenPace(on day: Day) -> Int {
    let length = from.days(to: to) + 1
    guard length > 0 else { return day > to ? 10_000 : 0 }
    return Share(Int128(min(max(from.days(to: day), 0), length)), of: Int128(length)).points()
  }

  /// The plan made anew; the days of the first plan stay as its baseline.
  public func replanned(
    from: Day, to: Day, shape: Shape? = nil, milestones: [Milestone]
  ) -> Plan {
    Plan(
      from: from, to: to, shape: shape ?? self.shape, milestones: milestones,
      baseline: baseline ?? self.milestones.map(\.day) + [self.to])
  }
}

extension Plan: Codable {
  private enum CodingKeys: String, CodingKey {
    case from = "f"
    case to = "t"
    case shape = "s"
    case milestones = "m"
    case baseline = "b"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      from: values.decode(Day.self, forKey: .from),
      to: values.decode(Day.self, forKey: .to),
      shape: values.decode(.shape, or: .straight),
      milestones: values.decode(.milestones, or: []),
      baseline: values.decodeIfPresent([Day].self, forKey: .baseline))
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(from, forKey: .from)
    try values.encode(to, forKey: .to)
    try values.encode(shape, .shape, unless: .straight)
    try values.encode(milestones, .milestones, unless: [])
    try values.encodeIfPresent(baseline, forKey: .baseline)
  }
}
