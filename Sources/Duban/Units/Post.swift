/// A post (岗位) in a unit. Responsibility belongs to posts; people hold them for a time, and a
/// successor takes over without anything being issued again (`domain.md` §1.3).
public struct Post: Hashable, Sendable, Codable {
  public var id: PostID
  public var unit: UnitID
  public var function: Function
  /// As printed: `副区长`, `综合科科长`.
  public var name: String
  /// Of the office; it stays when the post passes to somebody else.
  public var telephone: String?

  public init(
    id: PostID, unit: UnitID, function: Function, name: String, telephone: String? = nil
  ) {
    self.id = id
    self.unit = unit
    self.function = function
    self.name = name
    self.telephone = telephone
  }
}

/// What a post does on matters (岗位职能).
public enum Function: String, Worded, Codable {
  case liaison, staff, deputy, chief, supervisor, supervisionChief, coordinator, leader, head,
    administrator

  public var word: String {
    switch self {
    case .liaison: "联络员"
    case .staff: "经办人"
    case .deputy: "分管负责人"
    case .chief: "主要负责人"
    case .supervisor: "督查员"
    case .supervisionChief: "督查室主任"
    case .coordinator: "协管副主任"
    case .leader: "分管领导"
    case .head: "区长"
    case .administrator: "管理员"
    }
  }
}

/// A person (人员) who holds posts.
public struct Person: Hashable, Sendable, Codable {
  public var id: PersonID
  public var name: String

  public init(id: PersonID, name: String) {
    self.id = id
    self.name = name
  }
}

/// A person in a post from a day to a day (任职).
public struct Holding: Hashable, Sendable, Codable {
  public var post: PostID
  public var person: PersonID
  public var from: Day
  /// The last day in the post; `nil` while it goes on.
  public var to: Day?

  public init(post: PostID, person: PersonID, from: Day, to: Day? = nil) {
    self.post = post
    self.person = person
    self.from = from
    self.to = to
  }

  public func covers(_ day: Day) -> Bool {
    from <= day && to.map { day <= $0 } ?? true
  }
}

/// A leader's portfolio (领导分工): from a day on, this leader's post answers for this unit, with a
/// deputy office director at its side (协管责任人).
public struct Portfolio: Hashable, Sendable, Codable {
  public var leader: PostID
  public var coordinator: PostID?
  public var unit: UnitID
  public var from: Day
  public var to: Day?

  public init(
    leader: PostID, coordinator: PostID? = nil, unit: UnitID, from: Day, to: Day? = nil
  ) {
    self.leader = leader
    self.coordinator = coordinator
    self.unit = unit
    self.from = from
    self.to = to
  }

  public func covers(_ day: Day) -> Bool {
    from <= day && to.map { day <= $0 } ?? true
  }
}
