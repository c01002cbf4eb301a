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
  /// An extra last signature where a voted or promised figure is changed (常务会).
  public var headline: Who?

  public init(
    kind: RequestKind, unitChain: [Who] = [], chain: [Who] = [], limit: TimeLimit? = nil,
    timesMax: Int? = nil, lengthMax: TimeLimit? = nil, clocks: [ClockName] = [],
    onlyBeforeDue: Bool = false, headline: Who? = nil
  ) {
    self.kind = kind
    self.unitChain = unitChain
    self.chain = chain
    self.limit = limit
    self.timesMax = timesMax
    self.lengthMax = lengthMax
    self.clocks = clocks
    self.onlyBeforeDue = onlyBeforeDue
    self.headline = headline
  }

  /// Who signs a matter's request after it has left the unit.
  public func chain(of matter: Matter) -> [Who] {
    guard let byChoice, case .text(let word)? = matter.fields[byChoice.field] else { return chain }
    return byChoice.chains[word] ?? chain
  }

  /// The clocks that an extension moves.
  public var movedClocks: [ClockName] { clocks.isEmpty ? [.completion, .promised] : clocks }
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
