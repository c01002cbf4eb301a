/// Why a light is what it is (评灯理由): a stable code with its values.
///
/// The values are those of the instant at which it was computed; a stored turn tells the instant it
/// turns.
public struct LightReason: Hashable, Sendable {
  public var code: Code
  /// Basis points of the plan and of progress.
  public var planned: Int?
  public var actual: Int?
  /// Which clock; `nil` for the matter's last day.
  public var clock: ClockName?
  /// The end that is near or past, the end of an override, or the day from which a matter is rated.
  public var at: Instant?
  /// Days, hours or float, in `kind`.
  public var amount: Int?
  public var kind: DayKind?
  /// The reason of an override, or the critical stages.
  public var words: String?
  /// Whose answer the matter waits for, beside the reason.
  public var waitsFor: String?

  public init(
    _ code: Code, planned: Int? = nil, actual: Int? = nil, clock: ClockName? = nil,
    at: Instant? = nil, amount: Int? = nil, kind: DayKind? = nil, words: String? = nil,
    waitsFor: String? = nil
  ) {
    self.code = code
    self.planned = planned
    self.actual = actual
    self.clock = clock
    self.at = at
    self.amount = amount
    self.kind = kind
    self.words = words
    self.waitsFor = waitsFor
  }

  /// Stable: they are stored and indexed.
  public enum Code: String, CaseIterable, Hashable, Sendable, Codable {
    case ahead
    case onTrack = "on-track"
    case behind
    case farBehind = "far-behind"
    /// No plan is rated and no clock is near its end.
    case inTime = "in-time"
    case clockNear = "clock-near"
    case overdue
    case floatShort = "float-short"
    case floatNegative = "float-negative"
    case stale
    case extensionPending = "extension-pending"
    case overridden
    case suspended
    case notYetRated = "not-yet-rated"
    case nothingToRate = "nothing-to-rate"
  }
}

extension LightReason: Codable {
  private enum CodingKeys: String, CodingKey {
    case code = "c"
    case planned = "p"
    case actual = "a"
    case clock = "n"
    case at = "t"
    case amount = "m"
    case kind = "k"
    case words = "w"
    case waitsFor = "f"
  }
}

/// A moment at which a light changes if nothing more is reported (转灯).
public struct LightTurn: Hashable, Sendable, Codable {
  public var at: Instant
  public var light: Light
  public var reason: LightReason

  public init(at: Instant, light: Light, reason: LightReason) {
    self.at = at
    self.light = light
    self.reason = reason
  }

  private enum CodingKeys: String, CodingKey {
    case at = "t"
    case light = "l"
    case reason = "r"
  }
}
