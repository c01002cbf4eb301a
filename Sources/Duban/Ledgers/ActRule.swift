/// One row of a ledger's workflow: who may do an act, from where, and what it needs (办理规则).
public struct ActRule: Hashable, Sendable {
  public var act: Act
  /// Where a matter must stand; empty allows every standing in which it is open.
  public var from: [Standing]
  /// Any of these may do it.
  public var who: [Who]
  public var needs: [Need]
  /// Evaluated after `who`, and stronger.
  public var denies: [Denial]
  /// Until when after a day it may be done at all.
  public var within: Within?

  public init(
    act: Act, from: [Standing] = [], who: [Who], needs: [Need] = [], denies: [Denial] = []
  ) {
    self.act = act
    self.from = from
    self.who = who
    self.needs = needs
    self.denies = denies
  }

  /// Whether a matter that stands here may undergo it.
  public func holds(in standing: Standing) -> Bool {
    from.isEmpty ? standing.isOpen : from.contains(standing)
  }
}

/// How long after a day in a field an act may be done (期限): 复查 within 30 days of the opinion.
public struct Within: Hashable, Sendable {
  public var limit: TimeLimit
  /// The date field from which it counts.
  public var from: String
  /// The date field that must lie within; without one, the day of the act itself.
  public var to: String?

  public init(_ limit: TimeLimit, from: String, to: String? = nil) {
    self.limit = limit
    self.from = from
    self.to = to
  }
}

/// What an act must bring with it (须附).
public enum Need: String, Worded, Codable {
  case reason, evidence, documentNumber, text

  public var word: String {
    switch self {
    case .reason: "理由"
    case .evidence: "佐证"
    case .documentNumber: "文号"
    case .text: "情况"
    }
  }
}

/// How a kind of request is signed and how long that may take (申请规则).
public struct RequestRule: Hashable, Sendable {
  /// The choice field that marks a promised or voted figure (是 / 否).
  public static let headlineField = "voted"

  public var kind: RequestKind
  /// Signatures inside the unit, before it leaves it: 审签.
  public var unitChain: [Who]
  /// Signatures after it has left the unit; empty grants it on leaving.
  public var chain: [Who]
  /// Instead of the chain, by the value of a choice: who signs which colour of slip.
  public var byChoice: ChainChoice?
  /// For each step after it left the unit; undecided beyond it, it climbs (上提).
  public var limit: TimeLimit?
  /// Over a matter's life; `nil` without bound.
  public var timesMax: Int?
  /// Extensions only: all granted together, in natural or working days.
  public var lengthMax: TimeLimit?
  /// Extensions only: the clocks that move, the one it is measured by first; empty moves the usual
  /// ones, 办结时限 and 承诺时限.
  public var clocks: [ClockName]
  /// Refused once the matter is due (`domain.md` §1.7: no approval after red).
  public var onlyBeforeDue: Bool
  /// Extensions only: how long before the end it must be asked for (`domain.md` §7.4).
  public var leadTime: LeadTime?
  /// Extra last signatures where a voted or promised figure is concerned (区长, 常务会).
  public var headline: [Who]
  /// Questions between units only: whom they climb to unanswered, in this order (层级).
  public var levels: [Party] = []

  public init(
    kind: RequestKind, unitChain: [Who] = [], chain: [Who] = [], limit: TimeLimit? = nil,
    timesMax: Int? = nil, lengthMax: TimeLimit? = nil, clocks: [ClockName] = [],
    onlyBeforeDue: Bool = false, leadTime: LeadTime? = nil, headline: [Who] = []
  ) {
    self.kind = kind
    self.unitChain = unitChain
    self.chain = chain
    self.limit = limit
    self.timesMax = timesMax
    self.lengthMax = lengthMax
    self.clocks = clocks
    self.onlyBeforeDue = onlyBeforeDue
    self.leadTime = leadTime
    self.headline = headline
  }

  /// Who signs a matter's request after it has left the unit.
  public func chain(of matter: Matter) -> [Who] {
    guard let byChoice, case .text(let word)? = matter.fields[byChoice.field] else { return chain }
    return byChoice.chains[word] ?? chain
  }

  /// How long before the end a matter's extension must be asked for; `nil` asks nothing.
  public func leadTime(of matter: Matter) -> TimeLimit? {
    guard let leadTime else { return nil }
    guard let field = leadTime.field, case .text(let word)? = matter.fields[field] else {
      return leadTime.otherwise
    }
    return leadTime.lengths[word] ?? leadTime.otherwise
  }

  /// The clocks that an extension moves.
  public var movedClocks: [ClockName] { clocks.isEmpty ? [.completion, .promised] : clocks }
}

/// How long before the end something must be asked for (提前), perhaps by the value of a choice field, as
/// 重大隐患 20 working days.
public struct LeadTime: Hashable, Sendable {
  public var field: String?
  public var lengths: [String: TimeLimit]
  /// Of matters with another value; `nil` asks nothing of them.
  public var otherwise: TimeLimit?

  public init(
    field: String? = nil, lengths: [String: TimeLimit] = [:], otherwise: TimeLimit? = nil
  ) {
    self.field = field
    self.lengths = lengths
    self.otherwise = otherwise
  }
}

/// Signatures by the value of a choice field (按选项签批).
public struct ChainChoice: Hashable, Sendable {
  public var field: String
  public var chains: [String: [Who]]

  public init(field: String, chains: [String: [Who]]) {
    self.field = field
    self.chains = chains
  }
}
