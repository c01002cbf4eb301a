/// A unit (单位): a department, street, community, company or body of the district.
public struct Unit: Hashable, Sendable, Codable {
  public var id: UnitID
  public var name: String
  public var kind: UnitKind
  /// The unit it belongs to, as a community belongs to a street.
  public var parent: UnitID?
  /// The members of a collective name (各街道办事处); empty for all others.
  public var members: [UnitID]
  /// Since when it is no more (撤销): what it did stays told, and nothing new is given to it.
  public var endedOn: Day?

  public init(
    id: UnitID, name: String, kind: UnitKind, parent: UnitID? = nil, members: [UnitID] = [],
    endedOn: Day? = nil
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.parent = parent
    self.members = members
    self.endedOn = endedOn
  }
}

/// What sort of unit it is (单位类别).
public enum UnitKind: String, Worded, Codable {
  case government, office, department, street, community, company, higher, group

  public var word: String {
    switch self {
    case .government: "区政府"
    case .office: "督查室"
    case .department: "部门"
    case .street: "乡镇街道"
    case .community: "村社区"
    case .company: "国有企业"
    case .higher: "上级单位"
    case .group: "集体名称"
    }
  }
}
