/// A ledger's workflow laid out whole (办理流程): who may do what where. It asks the rules that `decide`
/// asks, so that a page drawn from it can't say anything else.
public struct Workflow: Hashable, Sendable {
  public let ledger: String
  public let version: Int
  /// Everybody whom the rules tell apart. One without a function stands for the rest of its party.
  public let roles: [Who]
  /// 立项, before there is a matter.
  public let opening: WorkflowStep?
  /// Where a matter can stand, in the ledger's order.
  public let places: [WorkflowPlace]
  /// Who signs what is asked for; the chain of 销号 is that of its closing rule.
  public let requests: [RequestRule]

  public init(of ledger: Ledger) {
    let rules = Act.allCases.compactMap { ledger.rule(for: $0) }
    let roles = Self.roles(named: rules.flatMap(\.who))
    self.ledger = ledger.name
    version = ledger.version
    self.roles = roles
    opening = ledger.rule(for: .open).map { WorkflowStep($0, roles) }
    requests = RequestKind.allCases.compactMap { kind in
      guard var rule = ledger.requests[kind] else { return nil }
      if kind == .close { rule.chain = ledger.closing.chain }
      return rule
    }
    places = ledger.standings.map { standing in
      let here = rules.filter { $0.act != .open && $0.holds(in: standing.standing) }
      let acts = here.map(\.act)
      return WorkflowPlace(
        standing: standing, steps: here.map { WorkflowStep($0, roles) },
        elsewhere: rules.map(\.act).filter { $0 != .open && !acts.contains($0) })
    }
  }

  /// Parties by themselves and in each function that a rule names, in the order of the words.
  private static func roles(named who: [Who]) -> [Who] {
    let named = Set(who.map(\.party))
    let parties = Party.allCases.filter { party in
      ![.executing, .reporter].contains(party) && !party.standsFor.isDisjoint(with: named)
    }
    return parties.flatMap { party in
      let functions = who.filter { party.standsFor.contains($0.party) }.compactMap(\.function)
      return [Who(party)]
        + Function.allCases.filter(functions.contains).filter { party.has($0) }
        .map { Who(party, $0) }
    }
  }
}

/// What can be done where a matter stands.
public struct WorkflowPlace: Hashable, Sendable {
  public let standing: LedgerStanding
  public let steps: [WorkflowStep]
  /// Acts of the ledger that are not done from here.
  public let elsewhere: [Act]
}

/// One act with its rule, and how it answers each role, in the order of the roles.
public struct WorkflowStep: Hashable, Sendable {
  public let rule: ActRule
  public let answers: [WorkflowAnswer]

  init(_ rule: ActRule, _ roles: [Who]) {
    self.rule = rule
    answers = roles.map { rule.answer(to: $0) }
  }
}

/// How a rule answers somebody (能否办理).
public enum WorkflowAnswer: String, Worded {
  case allowed, byRequest, denied, refused

  public var word: String {
    switch self {
    case .allowed: "可以"
    case .byRequest: "轮到签批时"
    case .denied: "回避"
    case .refused: "不可以"
    }
  }

  /// In a table.
  public var sign: String {
    switch self {
    case .allowed: "●"
    case .byRequest: "○"
    case .denied: "避"
    case .refused: ""
    }
  }
}

extension ActRule {
  func answer(to role: Who) -> WorkflowAnswer {
    if who.isEmpty { return .byRequest }
    let isAllowed = who.contains { who in
      role.party.standsFor.contains(who.party)
        && (who.function == nil || who.function == role.function)
    }
    guard isAllowed else { return .refused }
    let isExecuting = role.party.standsFor.contains(.executing)
    return isExecuting && denies.contains(.executing) ? .denied : .allowed
  }
}

extension Party {
  /// What whoever is this party is as well: a lead unit carries out, an office does not.
  var standsFor: Set<Party> {
    switch self {
    case .lead, .support: [self, .executing]
    case .coordinator: [self, .office, .other]
    case .assess, .office, .leader, .head, .council, .higher, .other: [self, .other]
    case .executing, .asked, .reporter, .system: [self]
    }
  }

  /// Whether the party's people may have a function: the office's own are not those of a bureau.
  func has(_ function: Function) -> Bool {
    switch self {
    case .office: [.supervisor, .supervisionChief, .coordinator].contains(function)
    case .lead, .support, .executing, .assess, .asked:
      [.chief, .deputy, .liaison, .staff].contains(function)
    case .leader: function == .leader
    case .head: function == .head
    case .coordinator, .council, .reporter, .system: false
    case .other, .higher: true
    }
  }
}
