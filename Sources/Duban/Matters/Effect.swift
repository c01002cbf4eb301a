/// What an entry changes on its matter (变更). An entry is a list of these, and `Matter.applying(_:)`
/// does nothing but carry them out: every date in them was computed when the act was decided.
public enum Effect: Hashable, Sendable {
  case opening(Opening)
  case title(String)
  case field(String, FieldValue?)
  case source(Source)
  case units([UnitRole])
  case answerable(leader: PostID?, coordinator: PostID?)
  case linked(Link)
  case unlinked(Link)
  case documentNumber(String)
  case standing(Standing)
  /// Where it stood when it was suspended, and since when; nothing once it is resumed.
  case suspension(Suspension?)
  case stage(String)
  case due(Day?)
  case original(Original)
  /// Sets the clock of this name, running or ended.
  case clock(Clock)
  case plan(Plan)
  case progress(Progress)
  case float(ScheduleFloat?)
  case reported
  case filed(Request)
  case signed(SignedStep)
  /// A request left: granted, or not.
  case settled(request: Int, granted: Bool)
  /// What was granted of this kind holds no more.
  case lapsed(RequestKind)
  case evidence(Evidence)
  case recording(Recording)
  case corrected(entry: Int)
  case waiting(Waiting)
  case answered(request: Int)
  case override(LightOverride?)
  case period(PeriodState)
  /// A period was locked: how it stood, with its light.
  case published(PeriodState)
  case verification(Verification)
  case closing(Closing)
  case reopened
  case reporter(PersonID)
  case batch(Batch)
  case counted(Counter)
  case year(Int)
  case locked(year: Int)
  case definition(Int)
  case issued
  /// The state before an act that was withdrawn.
  indirect case restored(Matter)
  /// A personal value that was erased on a legal ground.
  case erased(String)
  /// Nothing once it is lifted.
  case circle(Circle?)
}

/// What a matter counts of its own history.
public enum Counter: String, Worded, Codable {
  case returns, relapses, urges, climbs

  public var word: String {
    switch self {
    case .returns: "退回补办"
    case .relapses: "反弹"
    case .urges: "催办"
    case .climbs: "上提"
    }
  }
}

/// A signature under a request, and how the request stands after it.
public struct SignedStep: Hashable, Sendable, Codable {
  public var request: Int
  /// `nil` when it left the unit, or climbed undecided.
  public var signature: Signature?
  public var steps: [Who]
  public var stepsInside: Int
  public var submittedAt: Instant?
  public var clock: Clock?
  public var climbs = 0

  private enum CodingKeys: String, CodingKey {
    case request = "r", signature = "g", steps = "s", stepsInside = "i", submittedAt = "t"
    case clock = "c", climbs = "n"
  }
}
