/// A dated value of a plan (节点): by the end of its day so much of the whole is to be done.
public struct Milestone: Hashable, Sendable {
  /// Unique within the plan; kept when the plan is made anew.
  public var id: Int
  public var name: String
  /// The last day on which it is reached in time, until 24:00.
  public var day: Day
  /// Expected progress of the whole at the end of the day, in basis points: 0 to 10,000.
  public var expected: Int
  /// A key node (关键节点), which the wall chart prints in red (`domain.md` §6.3).
  public var isGate: Bool
  /// Its share in progress by milestones, beside the other weights.
  public var weight: Int
  public var reachedOn: Day?
  /// The length of the step that leads to it, where one was given (工期).
  public var limit: TimeLimit?
  /// Ids of the milestones that must be reached before that step begins (前置节点).
  public var after: [Int]

  public init(
    id: Int, name: String, day: Day, expected: Int, isGate: Bool = false, weight: Int = 1,
    reachedOn: Day? = nil, limit: TimeLimit? = nil, after: [Int] = []
  ) {
    self.id = id
    self.name = name
    self.day = day
    self.expected = expected
    self.isGate = isGate
    self.weight = weight
    self.reachedOn = reachedOn
    self.limit = limit
    self.after = after
  }
}

extension Milestone: Codable {
  private enum CodingKeys: String, CodingKey {
    case id = "i"
    case name = "n"
    case day = "d"
    case expected = "e"
    case isGate = "g"
    case weight = "w"
    case reachedOn = "r"
    case limit = "l"
    case after = "a"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      id: values.decode(Int.self, forKey: .id),
      name: values.decode(String.self, forKey: .name),
      day: values.decode(Day.self, forKey: .day),
      expected: values.decode(Int.self, forKey: .expected),
      isGate: values.decode(.isGate, or: false),
      weight: values.decode(.weight, or: 1),
      reachedOn: values.decodeIfPresent(Day.self, forKey: .reachedOn),
      limit: values.decodeIfPresent(TimeLimit.self, forKey: .limit),
      after: values.decode(.after, or: []))
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(name, forKey: .name)
    try values.encode(day, forKey: .day)
    try values.encode(expected, forKey: .expected)
    try values.encode(isGate, .isGate, unless: false)
    try values.encode(weight, .weight, unless: 1)
    try values.encodeIfPresent(reachedOn, forKey: .reachedOn)
    try values.encodeIfPresent(limit, forKey: .limit)
    try values.encode(after, .after, unless: [])
  }
}
