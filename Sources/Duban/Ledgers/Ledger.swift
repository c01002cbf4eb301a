/// A kind of matter (台账): everything that makes it other than the next kind, as data.
///
/// A matter lives on under the version it was opened with until `Act.migrate` moves it.
public struct Ledger: Sendable {
  public var id: String
  public var name: String
  public var version: Int
  /// Where the report speaks of it, in its own words.
  public var source: String
  public var regime: Regime
  public var fields: [FieldDefinition]
  public var numbering: Numbering
  /// The standings it uses with its own words for them, in order (派单 for 印发).
  public var standings: [LedgerStanding]
  public var stages: [StageDefinition]
  public var clocks: [ClockDefinition]
  public var acts: [Act: ActRule]
  public var requests: [RequestKind: RequestRule]
  public var light: LightRules
  public var progress: ProgressRule
  public var closing: ClosingRule
  public var reporting: ReportingRule?
  public var measures: [MeasureDefinition]
  /// Free text of its entries is personal and kept outside the journal.
  public var isPersonal: Bool
  /// The choice by which its matters are grouped (主题).
  public var theme: String?
  /// What a unit may do with the matters of units below it.
  public var reach = Reach.see

  public init(
    id: String, name: String, version: Int, source: String, regime: Regime,
    fields: [FieldDefinition] = [], numbering: Numbering, standings: [LedgerStanding],
    stages: [StageDefinition] = [], clocks: [ClockDefinition] = [], acts: [Act: ActRule],
    requests: [RequestKind: RequestRule] = [:], light: LightRules,
    progress: ProgressRule = ProgressRule(), closing: ClosingRule, reporting: ReportingRule? = nil,
    measures: [MeasureDefinition] = [], isPersonal: Bool = false
  ) {
    self.id = id
    self.name = name
    self.version = version
    self.source = source
    self.regime = regime
    self.fields = fields
    self.numbering = numbering
    self.standings = standings
    self.stages = stages
    self.clocks = clocks
    self.acts = acts
    self.requests = requests
    self.light = light
    self.progress = progress
    self.closing = closing
    self.reporting = reporting
    self.measures = measures
    self.isPersonal = isPersonal
  }

  public func uses(_ standing: Standing) -> Bool {
    standings.contains { $0.standing == standing }
  }

  /// The ledger's own word for a standing.
  public func word(for standing: Standing) -> String {
    standings.first { $0.standing == standing }?.word ?? standing.word
  }

  /// The ledger's own rule for an act, else the one that holds everywhere; `nil` where there is none.
  public func rule(for act: Act) -> ActRule? { acts[act] ?? ActRule.standard[act] }

  public func field(_ id: String) -> FieldDefinition? {
    fields.first { $0.id == id }
  }
}

public struct LedgerStanding: Hashable, Sendable {
  public var standing: Standing
  public var word: String

  public init(_ standing: Standing, word: String? = nil) {
    self.standing = standing
    self.word = word ?? standing.word
  }
}

/// How a register of the kind closes (办理机制), `systems.md`.
public enum Regime: String, Worded, Codable {
  case campaign, flow, standing, pipeline, reading, paper

  public var word: String {
    switch self {
    case .campaign: "挂账销号"
    case .flow: "限时办结"
    case .standing: "动态清零"
    case .pipeline: "全过程闭环"
    case .reading: "监测调度"
    case .paper: "拟稿签发"
    }
  }
}

/// What a unit may do with the matters of units below it (上级权限).
public enum Reach: String, Worded, Codable {
  case own, see, act

  public var word: String {
    switch self {
    case .own: "不看"
    case .see: "可看"
    case .act: "可看可办"
    }
  }
}

/// How matters are numbered (编号规则): `重点〔2021〕012号`.
public struct Numbering: Hashable, Sendable {
  public var prefix: String
  public var digits: Int

  public init(prefix: String, digits: Int = 3) {
    self.prefix = prefix
    self.digits = digits
  }

  public func number(_ serial: Int, year: Int) -> String {
    "\(prefix)〔\(year)〕\(padded(serial, to: digits))号"
  }
}

/// How progress may be told in a ledger (进度规则).
public struct ProgressRule: Hashable, Sendable {
  /// Typed percents are allowed, shown as 自报 and never ahead.
  public var allowsSelfReported: Bool
  /// Progress is the weight of the stages gone through.
  public var followsStages: Bool

  public init(allowsSelfReported: Bool = false, followsStages: Bool = false) {
    self.allowsSelfReported = allowsSelfReported
    self.followsStages = followsStages
  }
}
