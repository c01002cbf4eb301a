/// A district's units and what each answers for, from which leads are proposed (职责目录).
///
/// Plain values: the YAML file is decoded elsewhere.
public struct DutyCatalogue: Sendable {
  public struct Unit: Sendable {
    /// 区住房和城乡建设局
    public var name: String
    /// Short and former names: 区住建局, 区房产局.
    public var aliases: [String]
    /// Words of a commitment that point at this unit as lead: 老旧小区, 棚改.
    public var duties: [String]
    /// Words that point at it as supporting unit.
    public var supports: [String]
    /// Set on collective members that expand: 各街道办事处.
    public var members: [String]

    public init(
      name: String, aliases: [String] = [], duties: [String] = [], supports: [String] = [],
      members: [String] = []
    ) {
      self.name = name
      self.aliases = aliases
      self.duties = duties
      self.supports = supports
      self.members = members
    }
  }

  /// A leader with the units and fields he or she answers for (领导分工).
  public struct Leader: Sendable {
    public var name: String
    public var post: String
    /// The deputy office director who assists (区政府办协管责任人).
    public var coordinator: String
    public var units: [String]

    public init(name: String, post: String, coordinator: String, units: [String]) {
      self.name = name
      self.post = post
      self.coordinator = coordinator
      self.units = units
    }
  }

  public var units: [Unit]
  public var leaders: [Leader]
  /// The responsible person of each unit by unit name (责任人), where known.
  public var responsibles: [String: String]
  /// The unit that assesses statistical targets (数据评估).
  public var assessor: String?

  public init(
    units: [Unit] = [], leaders: [Leader] = [], responsibles: [String: String] = [:],
    assessor: String? = nil
  ) {
    self.units = units
    self.leaders = leaders
    self.responsibles = responsibles
    self.assessor = assessor
  }

  public static let empty = DutyCatalogue()

  /// The leader in whose portfolio a unit stands.
  public func leader(of unit: String) -> Leader? {
    leaders.first { $0.units.contains(unit) }
  }
}
