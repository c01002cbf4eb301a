/// A named time limit of a ledger: what starts it, ends it, holds it (时限定义).
public struct ClockDefinition: Hashable, Sendable {
  public var name: ClockName
  public var length: ClockLength
  public var starts: [Event]
  /// The date field from whose day it counts when it starts later (自); without one, from its start.
  public var since: String?
  public var ends: [Event]
  public var pauses: [Event]
  public var resumes: [Event]
  /// Natural-day limits that end on a day off move to the next working day.
  public var movesToWorkday: Bool

  public init(
    name: ClockName, length: ClockLength, starts: [Event], ends: [Event], pauses: [Event] = [],
    resumes: [Event] = [], movesToWorkday: Bool = false
  ) {
    self.name = name
    self.length = length
    self.starts = starts
    self.ends = ends
    self.pauses = pauses
    self.resumes = resumes
    self.movesToWorkday = movesToWorkday
  }
}

/// How long a clock runs.
public enum ClockLength: Hashable, Sendable {
  case limit(TimeLimit)
  /// By the value of a choice field, as 急件 1 to 5 days, 一般 15; the last is used for others.
  case byChoice(field: String, [String: TimeLimit], otherwise: TimeLimit)
  /// Until the end of the matter's own due day.
  case untilDue
  /// Until the end of a day given in a field.
  case untilDay(field: String)
}

/// A step inside 推进中 with its own name, limit and evidence (环节).
public struct StageDefinition: Hashable, Sendable {
  public var id: String
  public var name: String
  public var limit: TimeLimit?
  /// Kinds of evidence asked for before the next stage may begin.
  public var evidence: [String]
  /// Share of the whole in basis points, for ledgers whose progress is their stages.
  public var weight: Int

  public init(
    id: String, name: String, limit: TimeLimit? = nil, evidence: [String] = [], weight: Int = 0
  ) {
    self.id = id
    self.name = name
    self.limit = limit
    self.evidence = evidence
    self.weight = weight
  }
}
