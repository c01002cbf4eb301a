/// What closes a matter of a ledger (销号规则), `domain.md` §1.8.
public struct ClosingRule: Hashable, Sendable {
  public var check: CheckKind
  /// Kinds of evidence with how many of each.
  public var evidence: [EvidenceNeed]
  /// What 开始核查 must bring where it is a check of its own, as 区级初验 before 上级验收.
  public var preliminary: [EvidenceNeed]
  /// Who verifies; deny rules come on top.
  public var verifiers: [Who]
  /// Signatures after the verification; empty closes on it.
  public var chain: [Who]
  /// Of every hundred concluded matters, when the check is by draw.
  public var drawPercent: Int
  /// Natural days that a closed matter is watched for relapse (反弹).
  public var watchDays: Int
  /// The higher unit, by its name, whose people check when every other person is denied.
  public var higher: String?

  public init(
    check: CheckKind, evidence: [EvidenceNeed] = [], preliminary: [EvidenceNeed] = [],
    verifiers: [Who], chain: [Who] = [],
    drawPercent: Int = 0, watchDays: Int = 0, higher: String? = nil
  ) {
    self.check = check
    self.evidence = evidence
    self.preliminary = preliminary
    self.verifiers = verifiers
    self.chain = chain
    self.drawPercent = drawPercent
    self.watchDays = watchDays
    self.higher = higher
  }
}

public struct EvidenceNeed: Hashable, Sendable {
  /// The ledger's own word: 验收单, 改造前照片.
  public var kind: String
  public var count: Int

  public init(kind: String, count: Int = 1) {
    self.kind = kind
    self.count = count
  }
}

/// How a closing is checked (核查方式).
public enum CheckKind: String, Worded, Codable {
  case onSite, assessor, callBack, higher, draw

  public var word: String {
    switch self {
    case .onSite: "实地核查"
    case .assessor: "数据评估"
    case .callBack: "回访"
    case .higher: "上级验收"
    case .draw: "随机抽查"
    }
  }
}

/// When a ledger's units report (报送期规则): by day of the week, the half month, the month or the quarter.
public struct ReportingRule: Hashable, Sendable {
  public enum Rhythm: String, Worded, Codable {
    case weekly, fortnightly, monthly, quarterly

    public var word: String {
      switch self {
      case .weekly: "每周"
      case .fortnightly: "每半月"
      case .monthly: "每月"
      case .quarterly: "每季"
      }
    }
  }

  public var rhythm: Rhythm
  /// Day of the month (weekday 1–7 for weekly, counted from the 1st and the 16th for fortnightly) on which
  /// reporting opens and falls due.
  public var opens: Int
  public var due: Int
  /// Working days in which the unit sees its light and may correct or explain, before it locks.
  public var checkWorkdays: Int

  public init(rhythm: Rhythm, opens: Int, due: Int, checkWorkdays: Int) {
    self.rhythm = rhythm
    self.opens = opens
    self.due = due
    self.checkWorkdays = checkWorkdays
  }
}

/// A figure that a ledger yields (计量): how many, or how much of a field.
public struct MeasureDefinition: Hashable, Sendable {
  public var id: String
  public var name: String
  public var unit: String
  /// Summed over matters; `nil` counts them.
  public var field: String?
  /// Only issued matters that stand here are counted; empty counts all but those cancelled or ended.
  public var standings: [Standing]

  public init(
    id: String, name: String, unit: String, field: String? = nil, standings: [Standing] = []
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.field = field
    self.standings = standings
  }
}
