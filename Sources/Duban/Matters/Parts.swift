/// A unit's part in a matter (单位角色).
public struct UnitRole: Hashable, Sendable, Codable {
  public enum Role: String, Worded, Codable {
    case lead, support, assess

    public var word: String {
      switch self {
      case .lead: "牵头"
      case .support: "配合"
      case .assess: "数据评估"
      }
    }
  }

  public var unit: UnitID
  public var role: Role

  public init(_ unit: UnitID, _ role: Role) {
    self.unit = unit
    self.role = role
  }

  private enum CodingKeys: String, CodingKey {
    case unit = "u", role = "r"
  }
}

/// Where a matter comes from (来源): a report's commitment, an instruction, a call. Several sources of
/// one matter are counted once.
public struct Source: Hashable, Sendable, Codable {
  /// 政府工作报告, 民生实事, 领导批示, 上级督办 …
  public var kind: String
  public var title: String
  /// The exact words, and where they stand in the source text (Unicode scalars).
  public var quote: String?
  public var start: Int?
  public var length: Int?
  /// SHA-256 of the source text.
  public var sourceHash: String?
  /// Id of the commitment in the report.
  public var commitment: String?
  /// The heading it stands under (主题).
  public var theme: String?

  public init(kind: String, title: String) {
    self.kind = kind
    self.title = title
  }

  private enum CodingKeys: String, CodingKey {
    case kind = "k", title = "t", quote = "q", start = "s", length = "l", sourceHash = "h"
    case commitment = "c", theme = "m"
  }
}

/// How two matters belong together (关联).
public struct Link: Hashable, Sendable, Codable {
  public enum Kind: String, Worded, Codable {
    case parent, child, duplicate, splitFrom, mergedInto, relapseOf, carriedFrom, related

    public var word: String {
      switch self {
      case .parent: "上级事项"
      case .child: "子事项"
      case .duplicate: "重复事项"
      case .splitFrom: "拆分自"
      case .mergedInto: "并入"
      case .relapseOf: "反弹自"
      case .carriedFrom: "结转自"
      case .related: "相关事项"
      }
    }

    /// The same link seen from the other side.
    public var inverse: Kind {
      switch self {
      case .parent: .child
      case .child: .parent
      default: .related
      }
    }
  }

  public var kind: Kind
  public var matter: MatterID

  public init(_ kind: Kind, _ matter: MatterID) {
    self.kind = kind
    self.matter = matter
  }

  private enum CodingKeys: String, CodingKey {
    case kind = "k", matter = "m"
  }
}

/// A batch of concluded matters from which some are drawn for a check (随机抽查).
public struct Batch: Hashable, Sendable, Codable {
  public var id: Int64
  /// Drawn: this one is really checked.
  public var isDrawn: Bool

  public init(id: Int64, isDrawn: Bool) {
    self.id = id
    self.isDrawn = isDrawn
  }

  private enum CodingKeys: String, CodingKey { case id = "i", isDrawn = "d" }
}

/// A matter that was checked and closed (销号). Closed is the presence of this, never a Boolean.
public struct Closing: Hashable, Sendable, Codable {
  public var at: Instant
  public var verifiedBy: Actor
  public var approvedBy: Actor?
  public var check: CheckKind
  /// The last day on which a relapse reopens it under its own number.
  public var watchedTo: Day?

  private enum CodingKeys: String, CodingKey {
    case at = "t", verifiedBy = "v", approvedBy = "a", check = "k", watchedTo = "w"
  }
}

/// What a verification found (核查).
public struct Verification: Hashable, Sendable, Codable {
  public var by: Actor
  public var at: Instant
  public var passed: Bool
  public var finding: String?

  private enum CodingKeys: String, CodingKey {
    case by = "b", at = "t", passed = "p", finding = "f"
  }
}

/// An entry made by the office for a unit that told it on paper or by telephone (代录).
public struct Recording: Hashable, Sendable, Codable {
  public var entry: Int
  public var channel: String
  /// Until then the unit may correct it.
  public var openTo: Instant
  /// From which its working days count; `nil` in what was recorded before it was kept.
  public var day: Day?

  /// Working days for which it stays open (`domain.md` §1.4).
  static let openFor = TimeLimit(2, .working)

  private enum CodingKeys: String, CodingKey {
    case entry = "e", channel = "c", openTo = "o", day = "d"
  }
}

extension Matter {
  /// What was typed in for the unit last and may still be corrected by it (`domain.md` §1.4: two working
  /// days).
  public func openRecording(at instant: Instant) -> Recording? {
    recordings.last { instant < $0.openTo }
  }
}

/// What a unit waits for from another (卡点).
public struct Waiting: Hashable, Sendable, Codable {
  public var request: Int
  public var unit: UnitID?
  public var text: String
  /// Of the unit that is asked; it runs on however far the question climbs.
  public var clock: Clock?
  /// Whose people see to an answer beside the unit (层级); `nil` while the units settle it between them.
  public var level: Party?
  /// Where it climbs unanswered, the next first; `nil` in an entry of before there were levels.
  public var levels: [Party]?
  /// Of the level, since it climbed there.
  public var levelClock: Clock?
  /// How often it has climbed; `nil` before the first time.
  public var climbs: Int?

  /// The clock after which it climbs to the next level; `nil` when it climbs no more.
  public var climbing: Clock? {
    guard let clock = levelClock ?? clock, clock.endedAt == nil, levels?.isEmpty == false else {
      return nil
    }
    return clock
  }

  /// What `levelClock` is called.
  public static let climbingWord = "上提时限"

  private enum CodingKeys: String, CodingKey {
    case request = "r", unit = "u", text = "t", clock = "c", level = "v", levels = "vs"
    case levelClock = "vc", climbs = "n"
  }
}

/// How a reporting period stands for a matter (报送期状态).
public struct PeriodState: Hashable, Sendable, Codable {
  public enum Step: String, Worded, Codable {
    case missing, reported, returned, settled, locked

    public var word: String {
      switch self {
      case .missing: "未报"
      case .reported: "已报"
      case .returned: "退回"
      case .settled: "审定"
      case .locked: "已锁定"
      }
    }
  }

  /// `2021-03`, `2021-Q1`, `2021-W07`.
  public var key: String
  public var step: Step
  /// The published light, once it is locked.
  public var light: Light?
  /// The unit's word on its light during the check.
  public var explanation: String?

  public init(key: String, step: Step, light: Light? = nil, explanation: String? = nil) {
    self.key = key
    self.step = step
    self.light = light
    self.explanation = explanation
  }

  private enum CodingKeys: String, CodingKey {
    case key = "k", step = "s", light = "l", explanation = "e"
  }
}

/// That a matter stands still for a while (中止).
public struct Suspension: Hashable, Sendable, Codable {
  /// Where it stood, and stands again when it is resumed.
  public var from: Standing
  /// From then on the days move its dates.
  public var since: Instant

  public init(from: Standing, since: Instant) {
    self.from = from
    self.since = since
  }

  private enum CodingKeys: String, CodingKey {
    case from = "f", since = "t"
  }
}

/// An original target or date, kept for ever when it is changed (原定).
public struct Original: Hashable, Sendable, Codable {
  public var due: Day?
  public var fields: [String: FieldValue]?
  public var lead: [UnitID]?
  /// The first end of each clock that was moved, by the raw value of its name.
  public var ends: [String: Instant]?

  private enum CodingKeys: String, CodingKey {
    case due = "d", fields = "f", lead = "l", ends = "e"
  }
}
