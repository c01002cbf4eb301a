/// The running of a time limit (时钟): start event, length, pauses, extensions, end.
///
/// Only the named events below move it: a comment, a photo or an urge cannot. Every instant in it was
/// computed when the event was decided, with the calendar of that day.
public struct Clock: Hashable, Sendable {
  public var name: ClockName
  public var startedAt: Instant
  /// `nil` for a clock that runs to a given date.
  public var limit: TimeLimit?
  /// Whether a natural-day limit that ends on a day off moves to the next working day.
  public var movesToWorkday: Bool
  /// The first instant at which the clock is exceeded.
  public var dueAt: Instant
  /// From here on the light is yellow: the last fifth of the limit, counted back from its end.
  public var warnAt: Instant?
  /// Hundredths of the limit that pass before the warning (`domain.md` §2.3).
  public var warnPercent: Int
  public var pausedAt: Instant?
  /// Pauses that are over.
  public var pauses: [Pause]
  public var extensions: [ClockExtension]
  public var endedAt: Instant?
  /// Whether `dueAt` rests on a year without calendar data.
  public var isProvisional: Bool

  public init(
    name: ClockName, startedAt: Instant, limit: TimeLimit? = nil, movesToWorkday: Bool = false,
    dueAt: Instant, warnAt: Instant? = nil, warnPercent: Int = Clock.usualWarnPercent,
    pausedAt: Instant? = nil, pauses: [Pause] = [], extensions: [ClockExtension] = [],
    endedAt: Instant? = nil, isProvisional: Bool = false
  ) {
    self.name = name
    self.startedAt = startedAt
    self.limit = limit
    self.movesToWorkday = movesToWorkday
    self.dueAt = dueAt
    self.warnAt = warnAt
    self.warnPercent = warnPercent
    self.pausedAt = pausedAt
    self.pauses = pauses
    self.extensions = extensions
    self.endedAt = endedAt
    self.isProvisional = isProvisional
  }

  public static let usualWarnPercent = 80

  /// A time in which a clock stood still (暂停), as for a hearing or missing papers.
  public struct Pause: Hashable, Sendable, Codable {
    public var from: Instant
    public var to: Instant

    public init(from: Instant, to: Instant) {
      self.from = from
      self.to = to
    }

    private enum CodingKeys: String, CodingKey {
      case from = "f"
      case to = "t"
    }
  }

  public var isRunning: Bool { pausedAt == nil && endedAt == nil }

  /// Whether the limit was exceeded at an instant; a paused or ended clock stands as it stopped.
  public func isExceeded(at instant: Instant) -> Bool { dueAt <= shown(at: instant) }

  /// Whether the warning stood at an instant, exceeded or not.
  public func isWarning(at instant: Instant) -> Bool {
    warnAt.map { $0 <= shown(at: instant) } ?? false
  }

  /// The instant the clock shows: it stands still from a pause or its end on.
  private func shown(at instant: Instant) -> Instant {
    min(instant, pausedAt ?? instant, endedAt ?? instant)
  }
}

/// A later end that was granted to a clock (延期).
public struct ClockExtension: Hashable, Sendable, Codable {
  /// When it was granted.
  public var at: Instant
  /// The end before, and the end it was moved to.
  public var from: Instant
  public var to: Instant
  /// The number of the request it answers.
  public var request: Int?

  public init(at: Instant, from: Instant, to: Instant, request: Int? = nil) {
    self.at = at
    self.from = from
    self.to = to
    self.request = request
  }

  private enum CodingKeys: String, CodingKey {
    case at = "a"
    case from = "f"
    case to = "t"
    case request = "r"
  }
}
