/// Something asked for, on its way through signatures (申请): a report, a plan, an extension, a
/// closing. Outside the unit each step has its own clock.
public struct Request: Hashable, Sendable, Codable {
  /// The number of the entry that filed it.
  public var number: Int
  public var kind: RequestKind
  public var filedBy: Actor
  public var filedAt: Instant
  /// When it left the unit (报送); `nil` while it is signed inside.
  public var submittedAt: Instant?
  public var content: RequestContent
  /// Steps still to be signed, the present one first.
  public var steps: [Who]
  /// How many of `steps` are inside the unit.
  public var stepsInside: Int
  public var signatures: [Signature]
  /// Of the present step, once it has left the unit.
  public var clock: Clock?
  /// How often it has climbed undecided.
  public var climbs: Int
  /// The due day when it was filed, from which a refusal counts.
  public var dueWhenFiled: Instant?

  public init(
    number: Int, kind: RequestKind, filedBy: Actor, filedAt: Instant, content: RequestContent,
    steps: [Who], stepsInside: Int
  ) {
    self.number = number
    self.kind = kind
    self.filedBy = filedBy
    self.filedAt = filedAt
    self.content = content
    self.steps = steps
    self.stepsInside = stepsInside
    signatures = []
    climbs = 0
  }

  private enum CodingKeys: String, CodingKey {
    case number = "n", kind = "k", filedBy = "b", filedAt = "t", submittedAt = "s"
    case content = "c", steps = "w", stepsInside = "i", signatures = "g", clock = "q"
    case climbs = "m", dueWhenFiled = "d"
  }
}

/// One signature under a request (签批).
public struct Signature: Hashable, Sendable, Codable {
  public var by: Actor
  public var at: Instant
  public var who: Who

  public init(by: Actor, at: Instant, who: Who) {
    self.by = by
    self.at = at
    self.who = who
  }

  private enum CodingKeys: String, CodingKey {
    case by = "b", at = "t", who = "w"
  }
}

/// What a request asks for (申请内容). Only what its kind uses is set.
public struct RequestContent: Hashable, Sendable, Codable {
  public var text: String?
  public var reason: String?
  public var evidence: [Evidence]?
  public var progress: Progress?
  public var plan: Plan?
  /// Extension: the new due day.
  public var due: Day?
  /// Adjustment: the fields as they shall be.
  public var fields: [String: FieldValue]?
  /// Change of unit, dispute (the unit proposed), coordination (the unit asked).
  public var unit: UnitID?
  /// Change of units: as they shall be.
  public var units: [UnitRole]?
  /// Report: the milestone reached.
  public var milestone: Int?
  /// Coordination: the level asked to settle it.
  public var level: Party?
  /// Coordination: by when an answer is wanted.
  public var wanted: Day?

  public init() {}

  private enum CodingKeys: String, CodingKey {
    case text = "x", reason = "r", evidence = "e", progress = "p", plan = "l", due = "d"
    case fields = "f", unit = "u", units = "us", milestone = "m", level = "v", wanted = "w"
  }
}
