/// How a ledger's lights are computed and called (评灯规则).
public struct LightRules: Hashable, Sendable, Codable {
  /// Deviations from the plan in basis points: at least `ahead` is blue, at most `yellow` is yellow,
  /// below `red` is red.
  public var ahead = 500
  public var yellow = -1_000
  public var red = -3_000
  /// Which parts count.
  public var usesPlan = true
  public var usesClock = true
  public var usesFloat = true
  /// Hundredths of a limit after which its clock is yellow; handed to `Clock.starting`.
  public var clockWarnPercent = Clock.usualWarnPercent
  /// Float below so many hundredths of the remaining working days is yellow (`domain.md` §6.3).
  public var floatYellowPercent = 20
  /// After so many whole days without a report the light is at least yellow; `nil` for never.
  public var staleDays: Int?
  /// What the ledger calls its lights, where it differs from the usual words.
  public var labels: [LightLabel] = []

  public init(
    ahead: Int = 500, yellow: Int = -1_000, red: Int = -3_000, usesPlan: Bool = true,
    usesClock: Bool = true, usesFloat: Bool = true,
    clockWarnPercent: Int = Clock.usualWarnPercent, floatYellowPercent: Int = 20,
    staleDays: Int? = nil, labels: [LightLabel] = []
  ) {
    self.ahead = ahead
    self.yellow = yellow
    self.red = red
    self.usesPlan = usesPlan
    self.usesClock = usesClock
    self.usesFloat = usesFloat
    self.clockWarnPercent = clockWarnPercent
    self.floatYellowPercent = floatYellowPercent
    self.staleDays = staleDays
    self.labels = labels
  }

  /// What is wrong with the rules, for the person who wrote the ledger; `nil` when they are sound.
  public var fault: String? {
    guard -10_000 <= red, red <= yellow, yellow < ahead, ahead <= 10_000 else {
      return "评灯阈值应依次为严重滞后≤滞后<超进度，且在-100%到100%之间，请改正。"
    }
    guard 1...100 ~= clockWarnPercent, 0...100 ~= floatYellowPercent else {
      return "时限预警比例应为1到100，机动时间比例应为0到100，请改正。"
    }
    guard 1...3_660 ~= staleDays ?? 1 else { return "无新进展天数应为1到3660，请改正。" }
    return nil
  }

  public func word(for light: Light) -> String {
    labels.first { $0.light == light }?.word ?? light.word
  }

  public func colour(of light: Light) -> String {
    labels.first { $0.light == light }?.colour ?? light.colour
  }
}

/// What a ledger calls a light (灯的名称).
public struct LightLabel: Hashable, Sendable, Codable {
  public var light: Light
  public var word: String
  public var colour: String

  public init(light: Light, word: String, colour: String) {
    self.light = light
    self.word = word
    self.colour = colour
  }
}
