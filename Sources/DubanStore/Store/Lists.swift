public import Duban

/// Which matters a list shows, in which order (筛选与排序).
public struct ListQuery: Hashable, Sendable, Codable {
  /// Only columns with an index: a list never sorts what it has read.
  public enum Order: String, Hashable, Sendable, Codable, CaseIterable {
    case due, changed, number
  }

  public var ledger: String?
  /// Leads, alone or jointly, or with `isAnyRole` supports, assesses or owes an answer too.
  public var unit: UnitID?
  public var isAnyRole = false
  /// Besides those of `unit`, with `isAnyRole`: those of the units below it in these ledgers.
  public var below: Below?
  public var leader: PostID?
  public var standing: Standing?
  /// The live light at the instant of the query.
  public var light: Light?
  public var year: Int?
  /// The first and the last due day (完成时限); what has none is never between them.
  public var dueFrom: Day?
  public var dueTo: Day?
  /// Each run between blanks is looked for as it stands, in title, number, fields and entries.
  public var words: String?
  public var isOpen: Bool?
  /// Only open ones that wait for an act of somebody (`Matter.awaitsAct`).
  public var isAwaiting: Bool?
  public var order: Order
  public var isDescending: Bool
  public var limit: Int
  /// From the last row of the page before.
  public var after: Cursor?

  public struct Below: Hashable, Sendable, Codable {
    public var units: [UnitID]
    public var ledgers: [String]

    public init(units: [UnitID], ledgers: [String]) {
      self.units = units
      self.ledgers = ledgers
    }
  }

  public struct Cursor: Hashable, Sendable, Codable {
    public var key: Int64
    public var id: MatterID

    public init(key: Int64, id: MatterID) {
      self.key = key
      self.id = id
    }
  }

  public init(order: Order = .due, isDescending: Bool = false, limit: Int = 50) {
    self.order = order
    self.isDescending = isDescending
    self.limit = limit
  }
}

/// One page of a list.
public struct Page: Sendable {
  public var matters: [Matter]
  /// The light of each at the instant of the query, with its reason as of then; `nil` where there is
  /// none.
  public var lights: [LightTurn?]
  /// Where the next page begins; `nil` on the last.
  public var next: ListQuery.Cursor?
  /// Whether the words stand in more matters than are looked at: the list is of the newest thousand.
  public var isCut = false
}

extension Store {
  /// Of a unit that is asked (被提请单位), beside the roles that a matter gives its units.
  static let askedRole = "asked"

  /// Whether joint leads must be looked for: few units have a matter that they lead so.
  func leadsJointly(_ query: ListQuery, _ session: any SQLSession) throws -> Bool {
    guard let unit = query.unit, !query.isAnyRole else { return false }
    // The tallies keep what a unit leads jointly under its number below zero.
    return try session.first(
      """
      SELECT 1 FROM tally WHERE division = ?1 AND unit = ?2
      UNION ALL SELECT 1 FROM tally_delta WHERE division = ?1 AND unit = ?2 LIMIT 1
      """, [.text(division), .integer(-unit.rawValue)]) != nil
  }

  /// A page of matters; costs by its length, not by the number of matters.
  public func list(_ query: ListQuery, at instant: Instant) async throws -> Page {
    try await engine.read { session in
      let hits = try self.holding(query, at: instant, session)
      if hits?.matters.isEmpty == true { return Page(matters: [], lights: []) }
      let statement = self.statement(
        for: query, among: hits?.matters, at: instant,
        leadsJointly: try self.leadsJointly(query, session), session.dialect)
      let rows = try session.rows(statement.sql, statement.arguments)
      let kept = try rows.prefix(query.limit).map(self.matterRow)
      let last = rows.count > query.limit ? rows[query.limit - 1] : nil
      let epoch = rows.first?.optionalText(5).flatMap { Int64($0) } ?? 0
      return Page(
        matters: kept.map(\.matter),
        lights: try self.lights(of: kept, at: instant) {
          try self.reference(session, epoch: epoch)
        },
        next: last.map { ListQuery.Cursor(key: $0.integer(3), id: MatterID($0.integer(4))) },
        isCut: hits?.hasMore ?? false)
    }
  }

  private func lights(
    of rows: [MatterRow], at instant: Instant, by reference: () throws -> Reference
  ) throws -> [LightTurn?] {
    // What has no light, as before issue, asks no ledger.
    guard rows.contains(where: { !$0.turns.isEmpty }) else { return rows.map { _ in nil } }
    let reference = try reference()
    return try rows.map { try present($0, at: instant, reference) }
  }

  /// - Parameter ids: what is listed, found already; sorted when it is read, as it is little.
  private func statement(
    for query: ListQuery, among ids: [Int64]?, at instant: Instant, leadsJointly: Bool,
    _ dialect: Dialect
  ) -> SQLStatement {
    var text =
      ids == nil
      ? ListText(query, division: division, at: instant, leadsJointly: leadsJointly)
      : ListText(division: division)
    let key = query.order.expression
    text.add(query.after, key: key, descending: query.isDescending)
    if let ids { text.add(among: ids) }
    let hint = ids == nil ? query.order.hint(query, dialect) : ""
    let direction = query.isDescending ? "DESC" : "ASC"
    // With the list, so that knowing whether ledgers and calendar have changed costs no second look.
    let epoch = text.bind(.text(epochKey))
    return SQLStatement(
      """
      SELECT m.body, m.head, m.lights, \(key), m.id,
        (SELECT value FROM meta WHERE key = \(epoch))
      FROM matter AS m\(hint)
      WHERE \(text.conditions.joined(separator: " AND "))
      ORDER BY \(key) \(direction), m.id \(direction) LIMIT \(query.limit + 1)
      """, text.arguments)
  }
}

extension ListQuery.Order {
  /// SQLite has one index of open matters for each of these orders, which holds the columns asked for;
  /// its planner would rather sort all of a unit or ledger, or walk all matters there are.
  func hint(_ query: ListQuery, _ dialect: Dialect) -> String {
    guard dialect.engine == .sqlite, query.isOpen == true else { return "" }
    return switch self {
    case .due: ""
    case .changed: " INDEXED BY matter_changed"
    case .number: " INDEXED BY matter_open"
    }
  }

  fileprivate var expression: String {
    switch self {
    case .due: "m.due"
    case .changed: "m.changed_at"
    case .number: "m.id"
    }
  }
}
