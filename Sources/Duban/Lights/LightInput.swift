/// What the light of an open matter is computed from; comments, photos and urges are no part of it.
public struct LightInput: Hashable, Sendable {
  public var plan: Plan?
  /// Without any, nothing is done yet.
  public var progress: Progress?
  /// Running ones count; paused ones stand as they stopped, ended ones do not count.
  public var clocks: [Clock]
  /// The last day of the matter: overdue from its 24:00 on, whatever the rules use.
  public var due: Day?
  public var float: ScheduleFloat?
  public var override: LightOverride?
  /// A request for a later date that is not decided. A refused or granted one is not handed in.
  public var pendingExtension: PendingExtension?
  /// 中止: unrated.
  public var isSuspended: Bool
  /// The last report of progress; without any, `ratedFrom` counts for being stale.
  public var lastReportAt: Instant?
  /// Whose answer to what the matter waits for: `区住建局答复：土地未交付`. Its colour stays its own.
  public var waitsFor: String?
  /// Unrated before.
  public var ratedFrom: Instant?

  public init(
    plan: Plan? = nil, progress: Progress? = nil, clocks: [Clock] = [], due: Day? = nil,
    float: ScheduleFloat? = nil, override: LightOverride? = nil,
    pendingExtension: PendingExtension? = nil, isSuspended: Bool = false,
    lastReportAt: Instant? = nil, waitsFor: String? = nil, ratedFrom: Instant? = nil
  ) {
    self.plan = plan
    self.progress = progress
    self.clocks = clocks
    self.due = due
    self.float = float
    self.override = override
    self.pendingExtension = pendingExtension
    self.isSuspended = isSuspended
    self.lastReportAt = lastReportAt
    self.waitsFor = waitsFor
    self.ratedFrom = ratedFrom
  }
}

/// A light that a person set (人工调整), with a reason and an end.
public struct LightOverride: Hashable, Sendable, Codable {
  public var light: Light
  public var reason: String
  /// The name of the person who set it.
  public var by: String?
  /// From here on the computed light holds again.
  public var expires: Instant

  public init(light: Light, reason: String, by: String? = nil, expires: Instant) {
    self.light = light
    self.reason = reason
    self.by = by
    self.expires = expires
  }
}

/// A request for a later date that waits for its decision (延期待批).
public struct PendingExtension: Hashable, Sendable, Codable {
  public var filedAt: Instant
  /// The end that was to be kept when it was filed; a request filed at or after it holds nothing.
  public var dueWhenFiled: Instant?

  public init(filedAt: Instant, dueWhenFiled: Instant? = nil) {
    self.filedAt = filedAt
    self.dueWhenFiled = dueWhenFiled
  }

  /// Whether it came in time.
  public var isInTime: Bool { dueWhenFiled.map { filedAt < $0 } ?? true }
}
