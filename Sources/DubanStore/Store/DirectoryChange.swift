public import Duban

/// What an administrator changes in the directory (机构名册), by command and by page alike.
public enum DirectoryChange: Hashable, Sendable {
  case registerUnit(UnitFacts)
  case changeUnit(UnitID, UnitFacts)
  /// 撤销.
  case endUnit(UnitID, on: Day)
  case registerPost(PostFacts, in: UnitID)
  case changePost(PostID, PostFacts)
  case registerPerson(name: String)
  case renamePerson(PersonID, to: String)
  /// 任职. Whoever held the post before leaves it the day before, unless both hold it.
  case appoint(Appointee, to: PostID, from: Day, beside: Bool)
  /// 免职, with the last day in the post.
  case leave(PersonID, PostID, on: Day)

  /// What is said of a unit.
  public struct UnitFacts: Hashable, Sendable {
    public var name: String
    public var kind: UnitKind
    public var parent: UnitID?
    /// Of a collective name alone.
    public var members: [UnitID]

    public init(_ name: String, _ kind: UnitKind, in parent: UnitID?, members: [UnitID] = []) {
      self.name = name
      self.kind = kind
      self.parent = parent
      self.members = members
    }
  }

  /// What is said of a post.
  public struct PostFacts: Hashable, Sendable {
    public var function: Function
    public var name: String
    public var telephone: String?

    /// - Parameter name: empty when the post is called by its function.
    public init(_ function: Function, name: String = "", telephone: String? = nil) {
      self.function = function
      self.name = name.isEmpty ? function.word : name
      self.telephone = telephone
    }
  }

  public enum Appointee: Hashable, Sendable {
    case known(PersonID)
    /// Registered on the way.
    case new(String)
  }

  /// What came of it: of what was made or changed, and the line of the log.
  public struct Outcome: Hashable, Sendable {
    public var id: Int64
    var event: AuditEvent
    var detail: String
  }
}

/// Why the directory stays as it is (不予登记).
public enum DirectoryRefusal: Error, Hashable, Sendable {
  /// A name or number that is empty, too long or of several lines.
  case unfit(String, lengthMax: Int)
  case unitTaken(String, UnitID)
  case personTaken(String)
  case unknown(String)
  case ended(String)
  /// A unit would be above itself.
  case circle
  case membersWanted
  case membersOfGroups
  case kindStays
  case postsOfGroups
  case membersUnfit(String)
  /// What must be settled before a unit is ended.
  case needed(String, [String])
  case holdsAlready(String, Day)
  case takenLater(String, Day)
  case notInPost(String, Day, String)

  public var sentence: String {
    switch self {
    case .unfit(let what, let length): "\(what)不对：请写 1 到 \(length) 个字，不要换行。"
    case .unitTaken(let name, let id): "已有单位“\(name)”（\(id)），没有登记。"
    case .personTaken(let name):
      "名单里已有“\(name)”。是同一人的不必再登记；同名的请加以区分，如“\(name)（女）”。"
    case .unknown(let what): "机构名册里没有这个\(what)，请重新选择。"
    case .ended(let name): "“\(name)”已撤销，请选择现有的单位。"
    case .circle: "上级单位不能是本单位或它的下级，请重新选择。"
    case .membersWanted: "集体名称须有成员单位，请至少选择一个。"
    case .membersOfGroups: "只有集体名称有成员单位。请清除成员，或把类别改为集体名称。"
    case .kindStays: "集体名称和其他类别不能互改。请另外登记一个。"
    case .postsOfGroups: "集体名称没有岗位，请登记在成员单位下。"
    case .membersUnfit(let name): "“\(name)”不能作成员单位：成员须是现有的单位，不是集体名称。"
    case .needed(let name, let why): "“\(name)”还不能撤销：" + why.joined(separator: "；") + "。"
    case .holdsAlready(let name, let day): "\(name)在 \(day) 已经担任这个岗位。"
    case .takenLater(let name, let day):
      "\(name)自 \(day) 起任这个岗位，交接须在那以后；登记错的请先免职。"
    case .notInPost(let name, let day, let title): "\(name)在\(day)没有担任\(title)。"
    }
  }

  public var code: String {
    switch self {
    case .unitTaken, .personTaken, .holdsAlready: "exists"
    case .unknown: "unknown"
    case .notInPost: "not-in-post"
    case .needed: "needed"
    default: "directory"
    }
  }
}

extension Store {
  /// Makes a change, checked against what is there in the transaction that makes it.
  ///
  /// - Throws: a `DirectoryRefusal` when the directory stays as it is.
  @discardableResult
  public func make(_ change: DirectoryChange) async throws -> DirectoryChange.Outcome {
    try await engine.write { try self.make(change, $0) }
  }

  func make(
    _ change: DirectoryChange, _ session: any SQLSession
  ) throws -> DirectoryChange.Outcome {
    // The row of the epoch is held until the commit: two changes never take one number.
    try advanceEpoch(session)
    let desk = DirectoryDesk(
      store: self, session: session, directory: try readDirectory(session),
      people: try readPeople(session))
    return try desk.make(change)
  }
}

extension Accounts {
  /// Makes a change of the directory, and its line in the log with it.
  ///
  /// - Parameter by: `nil` for who sits at the server.
  @discardableResult
  public func make(
    _ change: DirectoryChange, by: PersonID?, from address: String, at instant: Instant
  ) async throws -> DirectoryChange.Outcome {
    try await recording { session in
      let outcome = try self.store.make(change, session)
      try self.note(
        outcome.event, of: by, detail: outcome.detail, from: address, at: instant, session)
      return outcome
    }
  }
}
