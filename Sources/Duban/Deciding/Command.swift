/// What somebody wants to do on a matter (指令). It carries an id, so that a repeat is recognised.
public struct Command: Hashable, Sendable, Codable {
  /// Chosen by the sender, unique in a division.
  public var id: String
  public var act: Act
  /// `nil` when a matter is opened.
  public var matter: MatterID?
  /// The version the sender has seen; `nil` takes any.
  public var known: Int?
  public var reason: String?
  public var text: String?
  public var evidence: [Evidence]
  public var details: Details

  public init(
    id: String, act: Act, matter: MatterID? = nil, known: Int? = nil, reason: String? = nil,
    text: String? = nil, evidence: [Evidence] = [], details: Details = Details()
  ) {
    self.id = id
    self.act = act
    self.matter = matter
    self.known = known
    self.reason = reason
    self.text = text
    self.evidence = evidence
    self.details = details
  }
}

/// What an act needs beyond reason, text and evidence (办理内容). Each act reads its own few members
/// and refuses when one that it needs is missing.
public struct Details: Hashable, Sendable, Codable {
  public var ledger: String?
  public var title: String?
  public var fields: [String: FieldValue]?
  public var sources: [Source]?
  public var units: [UnitRole]?
  public var leader: PostID?
  public var coordinator: PostID?
  public var due: Day?
  /// 文号 on issue.
  public var documentNumber: String?
  public var stage: String?
  public var plan: Plan?
  public var progress: Progress?
  /// The milestone reached, by its id in the plan.
  public var milestone: Int?
  /// The request signed, refused, withdrawn, answered or climbing.
  public var request: Int?
  public var passed: Bool?
  public var light: Light?
  public var expires: Instant?
  /// The unit asked, or proposed instead.
  public var unit: UnitID?
  public var level: Party?
  public var wanted: Day?
  /// The other matter of a link, a merge, a batch or a parent.
  public var other: MatterID?
  public var link: Link.Kind?
  public var batch: Int64?
  /// Titles of the matters that a split makes.
  public var parts: [String]?
  public var channel: String?
  /// The reporting period locked or settled: `2021-03`.
  public var period: String?
  public var definition: Int?
  public var field: String?
  public var year: Int?
  public var circle: Circle?

  public init() {}

  /// Set in one expression: `Details { $0.due = day }`.
  public init(_ fill: (inout Details) -> Void) {
    self.init()
    fill(&self)
  }
}
