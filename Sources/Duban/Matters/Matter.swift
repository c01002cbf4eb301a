/// One line of a ledger (事项): the fold of its entries, and nothing else.
///
/// A matter is never changed but by `applying(_:)`, so its row can be rebuilt to the byte.
public struct Matter: Hashable, Sendable {
  public let id: MatterID
  public let ledger: String
  /// The definition's version it lives under.
  public internal(set) var definition: Int
  /// The number of its entries; a command that knows an older one is stale.
  public internal(set) var version = 0
  public let openedAt: Instant
  public internal(set) var changedAt: Instant

  /// 编号, given on opening; 文号, given on issue.
  public let number: String
  public internal(set) var documentNumber: String?
  public internal(set) var title: String
  public internal(set) var fields: [String: FieldValue] = [:]
  public internal(set) var sources: [Source] = []
  public internal(set) var units: [UnitRole] = []
  public internal(set) var leader: PostID?
  public internal(set) var coordinator: PostID?
  public internal(set) var links: [Link] = []

  public internal(set) var standing: Standing = .drafted
  public internal(set) var suspension: Suspension?
  /// Silence counts from here on, not through a pause.
  public internal(set) var resumedAt: Instant?
  public internal(set) var stage: String?
  public internal(set) var due: Day?
  public internal(set) var original: Original?
  public internal(set) var clocks: [Clock] = []
  public internal(set) var plan: Plan?
  public internal(set) var progress: Progress?
  /// Float of the stages laid back from the due day (机动时间).
  public internal(set) var float: ScheduleFloat?
  public internal(set) var reportedAt: Instant?
  public internal(set) var requests: [Request] = []
  public internal(set) var granted: [RequestKind: Int] = [:]
  public internal(set) var daysExtended = 0
  public internal(set) var evidence: [Evidence] = []
  public internal(set) var recordings: [Recording] = []
  public internal(set) var waiting: [Waiting] = []
  public internal(set) var override: LightOverride?
  /// The present reporting period, or the last that was answered.
  public internal(set) var period: PeriodState?
  /// The period locked last: how it stood then, and the light that was published.
  public internal(set) var published: PeriodState?

  /// Who reported or asked to close: never may verify.
  public internal(set) var reporters: [PersonID] = []
  public internal(set) var verification: Verification?
  public internal(set) var closing: Closing?
  public internal(set) var batch: Batch?
  public internal(set) var returns = 0
  public internal(set) var relapses = 0
  public internal(set) var urges = 0
  public internal(set) var climbs = 0
  /// The year in which it counts; a locked year takes no more acts.
  public internal(set) var year: Int
  public internal(set) var lockedYears: [Int] = []
  /// Since when the units answer for it.
  public internal(set) var issuedAt: Instant?
  /// Who may know what it says; `nil` for all who may see it.
  public internal(set) var circle: Circle?
  public internal(set) var lastActor: Actor
  public internal(set) var lastAct: Act = .open

  /// What a first entry makes of nothing.
  init(id: MatterID, opening: Opening, openedAt: Instant, by actor: Actor) {
    self.id = id
    ledger = opening.ledger
    definition = opening.definition
    self.openedAt = openedAt
    changedAt = openedAt
    number = opening.number
    title = opening.title
    year = opening.year
    lastActor = actor
  }

  public func units(_ role: UnitRole.Role) -> [UnitID] {
    units.filter { $0.role == role }.map(\.unit)
  }

  /// Lead, joint lead and support: the units that carry the matter out (承办单位).
  public var executingUnits: [UnitID] {
    units.filter { $0.role != .assess }.map(\.unit)
  }

  /// The first lead: the unit it is listed and counted under.
  public var leadUnit: UnitID? { units(.lead).first }

  /// The units that owe an answer (被提请单位), each once.
  public var askedUnits: Set<UnitID> { Set(waiting.compactMap(\.unit)) }

  public func clock(_ name: ClockName) -> Clock? {
    clocks.first { $0.name == name }
  }

  public func request(_ number: Int) -> Request? {
    requests.first { $0.number == number }
  }

  /// A filed extension, or another request that would end or change what is due, holds the red light
  /// until it is decided.
  public var pendingExtension: Request? {
    requests.first { $0.kind.holdsRed && $0.submittedAt != nil }
  }

  /// The period locked last; in a row of before it was kept, only while nothing new was reported.
  public var lastLocked: PeriodState? {
    published ?? period.flatMap { $0.step == .locked ? $0 : nil }
  }
}

public typealias MatterID = ID<Matter>

/// What the first entry of a matter says (立项).
public struct Opening: Hashable, Sendable, Codable {
  public var ledger: String
  public var definition: Int
  public var number: String
  public var title: String
  public var year: Int

  private enum CodingKeys: String, CodingKey {
    case ledger = "l", definition = "d", number = "n", title = "t", year = "y"
  }
}
