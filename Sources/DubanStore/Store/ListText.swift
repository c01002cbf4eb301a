internal import Duban

/// Conditions and arguments of a list, gathered one by one.
struct ListText {
  private(set) var conditions = ["m.division = ?1"]
  private(set) var arguments: [SQLValue]
  private let leadsJointly: Bool

  /// - Parameter leadsJointly: whether the unit asked for may lead jointly; looking for it costs each row.
  init(division: String, leadsJointly: Bool = true) {
    arguments = [.text(division)]
    self.leadsJointly = leadsJointly
  }

  /// Everything that a query narrows its list by, but for its words and where its page begins.
  init(
    _ query: ListQuery, division: String, at instant: Instant, leadsJointly: Bool = true
  ) {
    self.init(division: division, leadsJointly: leadsJointly)
    addOwners(of: query)
    addStanding(query.standing)
    add(query.year.map { .integer(Int64($0)) }, "m.year =")
    addDue(from: query.dueFrom, to: query.dueTo)
    addOpen(query.isAwaiting == true ? true : query.isOpen)
    if query.isAwaiting == true { conditions.append("m.awaits = 1") }
    addLight(query.light, at: instant)
  }

  mutating func bind(_ value: SQLValue) -> String {
    arguments.append(value)
    return "?\(arguments.count)"
  }

  /// Whose the matters are, and of which ledger.
  mutating func addOwners(of query: ListQuery) {
    add(query.ledger.map { .text($0) }, "m.ledger =")
    add(query.leader.map { .integer($0.rawValue) }, "m.leader =")
    addUnit(query)
  }

  private mutating func add(_ value: SQLValue?, _ condition: String) {
    guard let value else { return }
    let place = bind(value)
    conditions.append("\(condition) \(place)")
  }

  /// What waits for a draw is a literal: its index is partial.
  private mutating func addStanding(_ standing: Standing?) {
    if standing == .concluded { return conditions.append("m.standing = 'concluded'") }
    add(standing.map { .text($0.rawValue) }, "m.standing =")
  }

  /// A literal, not an argument: the indexes on open matters are partial.
  private mutating func addOpen(_ isOpen: Bool?) {
    if let isOpen { conditions.append("m.is_open = \(isOpen ? 1 : 0)") }
  }

  private mutating func addDue(from first: Day?, to last: Day?) {
    guard first != nil || last != nil else { return }
    add(first.map { .integer(Int64($0.number)) }, "m.due >=")
    add(.integer(Int64((last ?? Store.noDue.advanced(by: -1)).number)), "m.due <=")
  }

  /// The last is told again until their number is a power of two: few statements are prepared.
  mutating func add(among ids: [Int64]) {
    var size = 16
    while size < ids.count { size *= 2 }
    let filled = ids + (ids.last.map { Array(repeating: $0, count: size - ids.count) } ?? [])
    let places = filled.map { bind(.integer($0)) }.joined(separator: ", ")
    conditions.append("m.id IN (\(places))")
  }

  /// The first lead is in the index of the list; joint leads, which are rare, and other roles are in a
  /// table of their own.
  private mutating func addUnit(_ query: ListQuery) {
    guard let unit = query.unit else { return }
    let place = bind(.integer(unit.rawValue))
    if query.isAnyRole, let below = query.below, !below.units.isEmpty, !below.ledgers.isEmpty {
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
      query.isAnyRole || leadsJointly
        ? """
        EXISTS (SELECT 1 FROM matter_unit AS u
          WHERE u.division = ?1 AND u.unit = \(place) AND u.matter = m.id
            \(query.isAnyRole ? "" : "AND u.role = 'lead'"))
        """ : "m.unit = \(place)")
  }

  /// The plus sign keeps SQLite from walking the index of all turns for each matter.
  private mutating func addLight(_ light: Light?, at instant: Instant) {
    guard let light else { return }
    let word = bind(.text(light.rawValue))
    let now = bind(.integer(instant.seconds))
    conditions.append(
      """
      EXISTS (SELECT 1 FROM turn AS t WHERE t.division = ?1 AND t.matter = m.id
        AND t.light = \(word) AND +t.at <= \(now) AND (t.until IS NULL OR t.until > \(now)))
      """)
  }

  mutating func add(_ cursor: ListQuery.Cursor?, key: String, descending: Bool) {
    guard let cursor else { return }
    let place = bind(.integer(cursor.key))
    let id = bind(.integer(cursor.id.rawValue))
    let sign = descending ? "<" : ">"
    conditions.append("(\(key), m.id) \(sign) (\(place), \(id))")
  }
}
