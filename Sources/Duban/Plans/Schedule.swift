/// Stages laid back from a fixed end (倒排工期).
public struct Schedule: Hashable, Sendable, Codable {
  /// The day from which work that has not started can start: the later of issue and today.
  public var start: Day
  public var end: Day
  /// In the order in which they were given.
  public var stages: [ScheduledStage]
  /// The least float of the unfinished stages in working days, negative when the end cannot be kept;
  /// when all are finished, the working days by which they were early or late.
  public var totalFloat: Int
  /// Ids of the unfinished stages that decide the end (关键线路), first to last.
  public var criticalPath: [Int]
  /// The last day on which what has not started must start, and what runs must end.
  public var mustMoveBy: Day?
  /// Whether it touches a year without calendar data.
  public var isProvisional: Bool

  public init(
    start: Day, end: Day, stages: [ScheduledStage], totalFloat: Int, criticalPath: [Int],
    mustMoveBy: Day?, isProvisional: Bool
  ) {
    self.start = start
    self.end = end
    self.stages = stages
    self.totalFloat = totalFloat
    self.criticalPath = criticalPath
    self.mustMoveBy = mustMoveBy
    self.isProvisional = isProvisional
  }

  /// Names of the stages on the critical path, first to last.
  public var criticalNames: [String] {
    criticalPath.compactMap { id in stages.first { $0.id == id }?.name }
  }

  /// `差3个工作日，关键环节：勘察设计、施工招标`; `nil` when the end can be kept.
  public var shortfall: String? {
    guard totalFloat < 0 else { return nil }
    let names = criticalNames.joined(separator: "、")
    return "差\(-totalFloat)个工作日" + (names.isEmpty ? "" : "，关键环节：\(names)")
  }

  /// What the light needs of it; `nil` when every stage is finished.
  public var float: ScheduleFloat? {
    mustMoveBy.map {
      ScheduleFloat(total: totalFloat, mustMoveBy: $0, end: end, critical: criticalNames)
    }
  }
}

/// A stage with its days, the last of each pair included.
public struct ScheduledStage: Hashable, Sendable, Codable {
  public var id: Int
  public var name: String
  public var earliestStart: Day
  public var earliestEnd: Day
  public var latestStart: Day
  public var latestEnd: Day
  /// Working days by which it may slip (机动时间); `nil` when finished.
  public var float: Int?
  public var isCritical: Bool
  public var startedOn: Day?
  public var doneOn: Day?
  /// Its latest days in the first schedule.
  public var baseline: ClosedRange<Day>?

  public init(
    id: Int, name: String, earliestStart: Day, earliestEnd: Day, latestStart: Day, latestEnd: Day,
    float: Int?, isCritical: Bool = false, startedOn: Day? = nil, doneOn: Day? = nil,
    baseline: ClosedRange<Day>? = nil
  ) {
    self.id = id
    self.name = name
    self.earliestStart = earliestStart
    self.earliestEnd = earliestEnd
    self.latestStart = latestStart
    self.latestEnd = latestEnd
    self.float = float
    self.isCritical = isCritical
    self.startedOn = startedOn
    self.doneOn = doneOn
    self.baseline = baseline
  }
}

/// The float of a schedule as a light sees it on later days, when nothing more is reported.
public struct ScheduleFloat: Hashable, Sendable, Codable {
  /// Total float when the schedule was made, in working days.
  public var total: Int
  /// After this day the float is negative.
  public var mustMoveBy: Day
  public var end: Day
  /// Names of the critical stages.
  public var critical: [String]

  public init(total: Int, mustMoveBy: Day, end: Day, critical: [String] = []) {
    self.total = total
    self.mustMoveBy = mustMoveBy
    self.end = end
    self.critical = critical
  }

  /// Float at 00:00 of a day in working days: it shrinks by each working day that passes.
  public func days(on day: Day, calendar: WorkCalendar) -> Int {
    min(total, calendar.signedWorkdays(from: day, to: min(mustMoveBy, end)))
  }

  /// Working days after a day through the end, and one for the day itself; never below one.
  public func remaining(on day: Day, calendar: WorkCalendar) -> Int {
    calendar.workdays(after: day, through: end) + 1
  }
}

extension WorkCalendar {
  /// Working days from a day to another, negative when the other is earlier.
  func signedWorkdays(from first: Day, to last: Day) -> Int {
    count(through: last) - count(through: first)
  }
}
