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
}

extension Store {
  /// Of a unit that is asked (被提请单位), beside the roles that a matter gives its units.
  static let askedRole = "asked"

  /// A page of matters; costs by its length, not by the number of matters.
  public func list(_ query: ListQuery, at instant: Instant) async throws -> Page {
    try await engine.read { session in
      let statement = self.statement(for: query, at: instant, session.dialect)
      let rows = try session.rows(statement.sql, statement.arguments)
      let kept = try rows.prefix(query.limit).map(self.matterRow)
      let last = rows.count > query.limit ? rows[query.limit - 1] : nil
      let epoch = rows.first?.optionalText(5).flatMap { Int64($0) } ?? 0
      return Page(
        matters: kept.map(\.matter),
        lights: try self.lights(of: kept, at: instant) {
          try self.reference(session, epoch: epoch)
        },
        next: last.map { ListQuery.Cursor(key: $0.integer(3), id: MatterID($0.integer(4))) })
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

  private func statement(
    for query: ListQuery, at instant: Instant, _ dialect: Dialect
  ) -> SQLStatement {
    var text = ListText(division: division)
    let key = query.order.expression
    text.addOwners(of: query)
    text.add(query.standing.map { .text($0.rawValue) }, "m.standing =")
    text.add(query.year.map { .integer(Int64($0)) }, "m.year =")
    text.addOpen(query.isAwaiting == true ? true : query.isOpen)
    if query.isAwaiting == true { text.conditions.append("m.awaits = 1") }
    text.addLight(query.light, at: instant)
    text.add(query.after, key: key, descending: query.isDescending)
    let hint = dialect.engine == .sqlite && query.isOpen == true ? query.order.hint : ""
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
  fileprivate var hint: String {
    switch self {
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

/// Conditions and arguments of a list, gathered one by one.
struct ListText {
  fileprivate(set) var conditions = ["m.division = ?1"]
  private(set) var arguments: [SQLValue]

  init(division: String) {
    arguments = [.text(division)]
  }

  mutating func bind(_ value: SQLValue) -> String {
    arguments.append(value)
    return "?\(arguments.count)"
  }

  /// Whose the matters are, and of which ledger.
  mutating func addOwners(of query: ListQuery) {
    add(query.ledger.map { .text($0) }, "m.ledger =")
    add(query.leader.map { .integer($0.rawValue) }, "m.leader =")
    addUnit(query.unit, anyRole: query.isAnyRole, query.below)
  }

  fileprivate mutating func add(_ value: SQLValue?, _ condition: String) {
    guard let value else { return }
    let place = bind(value)
    conditions.append("\(condition) \(place)")
  }

  /// A literal, not an argument: the indexes on open matters are partial.
  fileprivate mutating func addOpen(_ isOpen: Bool?) {
    if let isOpen { conditions.append("m.is_open = \(isOpen ? 1 : 0)") }
  }

  /// A matter has several units, joint leads among them.
  private mutating func addUnit(_ unit: UnitID?, anyRole: Bool, _ below: ListQuery.Below?) {
    guard let unit else { return }
    let place = bind(.integer(unit.rawValue))
    if anyRole, let below, !below.units.isEmpty, !below.ledgers.isEmpty {
      let units = below.units.map { bind(.integer($0.rawValue)) }.joined(separator: ", ")
      let ledgers = below.ledgers.map { bind(.text($0)) }.joined(separator: ", ")
      conditions.append(
        """
        EXISTS (SELECT 1 FROM matter_unit AS u
          WHERE u.division = ?1 AND u.matter = m.id AND (u.unit = \(place)
            OR u.unit IN (\(units)) AND u.role <> '\(Store.askedRole)'
              AND m.ledger IN (\(ledgers))))
        """)
      return
    }
    conditions.append(
      """
      EXISTS (SELECT 1 FROM matter_unit AS u
        WHERE u.division = ?1 AND u.unit = \(place) AND u.matter = m.id
          \(anyRole ? "" : "AND u.role = 'lead'"))
      """)
  }

  /// The plus sign keeps SQLite from walking the index of all turns for each matter.
  fileprivate mutating func addLight(_ light: Light?, at instant: Instant) {
    guard let light else { return }
    let word = bind(.text(light.rawValue))
    let now = bind(.integer(instant.seconds))
    conditions.append(
      """
      EXISTS (SELECT 1 FROM turn AS t WHERE t.division = ?1 AND t.matter = m.id
        AND t.light = \(word) AND +t.at <= \(now) AND (t.until IS NULL OR t.until > \(now)))
      """)
  }

  fileprivate mutating func add(_ cursor: ListQuery.Cursor?, key: String, descending: Bool) {
    guard let cursor else { return }
    let place = bind(.integer(cursor.key))
    let id = bind(.integer(cursor.id.rawValue))
    let sign = descending ? "<" : ">"
    conditions.append("(\(key), m.id) \(sign) (\(place), \(id))")
  }
}
