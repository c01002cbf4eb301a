internal import Duban
internal import DubanHTML
internal import DubanStore

/// One ledger as a table, a page of it.
struct LedgerListPage: PageModel {
  var id: String
  var name: String
  var lines: [MatterLine]
  /// What is filtered by, as in the address.
  var filters: [String: String]
  var columns: [String]
  var next: String?
  /// Whether the words stand in more matters than are looked at.
  var isCut: Bool
  var choices: Choices
  var saved: [SavedLine]

  var marking: String? { lines.marking }

  /// A filter that the viewer keeps under a name.
  struct SavedLine: Codable, Sendable {
    var name: String
    var query: String
  }

  /// What the filters offer.
  struct Choices: Codable, Sendable {
    var units: [Item]
    var leaders: [Item]
    var standings: [Item]
    var lights: [Item]
    var years: [Item]

    struct Item: Codable, Sendable {
      var value: String
      var word: String
    }
  }
}

/// The columns beside light and title that one may choose.
enum ListColumn: String, Worded, Codable {
  case number, unit, leader, standing, progress, due, clock

  var word: String {
    switch self {
    case .number: "编号"
    case .unit: "牵头单位"
    case .leader: "责任领导"
    case .standing: "办理状态"
    case .progress: "进度"
    case .due: "完成时限"
    case .clock: "最近时限"
    }
  }

  static let usual: [ListColumn] = [.unit, .standing, .progress, .due, .clock]
}

extension Visit {
  func ledger(_ id: String) async throws -> Reply {
    let telling = try telling()
    guard let ledger = telling.ledgers[id] else { throw Stop.notFound }
    let page = try await store.list(try listQuery(in: ledger, limit: 50), at: at)
    let model = LedgerListPage(
      id: id, name: ledger.name, lines: try shown(page).map(telling.line),
      filters: Dictionary(
        query.pairs.filter { Self.filterNames.contains($0.name) && !$0.value.isEmpty }
          .map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
      columns: try await shownColumns(in: id).map(\.rawValue),
      next: page.next?.text, isCut: page.isCut, choices: choices(ledger),
      saved: try await saved(in: id))
    return .page(model)
  }

  /// As the address says, else as the viewer chose, else the usual ones.
  func shownColumns(in ledger: String) async throws -> [ListColumn] {
    let asked = query.all("column").compactMap(ListColumn.init(rawValue:))
    if !asked.isEmpty { return asked }
    let chosen = try await store.columns(of: try someone.person, in: ledger)
    return chosen.map { $0.compactMap(ListColumn.init(rawValue:)) } ?? ListColumn.usual
  }

  /// What is outside the viewer's circle is in the list, and is not found by its words.
  func shown(_ page: Page) throws -> [(Matter, LightTurn?)] {
    let viewer = try someone
    let all = Array(zip(page.matters, page.lights))
    return query["q"] == nil ? all : all.filter { viewer.knows($0.0, directory) }
  }

  private static let filterNames = [
    "q", "unit", "leader", "standing", "light", "year", "from", "to", "state", "order",
  ]

  /// The query of the address, within what the viewer may see.
  func listQuery(in ledger: Ledger, limit: Int) throws -> ListQuery {
    try listQuery(query, in: ledger, limit: limit)
  }

  func listQuery(_ query: Values, in ledger: Ledger, limit: Int) throws -> ListQuery {
    let order = query["order"].flatMap(ListQuery.Order.init(rawValue:)) ?? .due
    var list = ListQuery(order: order, isDescending: order == .changed, limit: limit)
    list.ledger = ledger.id
    list.unit = query.number("unit").map { UnitID($0) }
    list.leader = query.number("leader").map { PostID($0) }
    list.standing = query["standing"].flatMap(Standing.init(rawValue:))
    list.light = query["light"].flatMap(Light.init(rawValue:))
    list.words = query["q"]
    list.year = query.number("year").map { Int($0) }
    (list.dueFrom, list.dueTo) = try Self.span(query)
    list.isOpen = query["state"] == "all" || list.standing != nil ? nil : query["state"] != "closed"
    list.after = try Self.cursor(query)
    if let unit = try someone.seesOnly {
      list.unit = unit
      list.isAnyRole = true
      list.below = try someone.below(directory, [ledger])
    }
    return list
  }

  /// The days between which it is due; both are included.
  private static func span(_ query: Values) throws -> (Day?, Day?) {
    func day(_ name: String) throws -> Day? {
      guard let text = query[name] else { return nil }
      guard let day = Day(text.halfWidth) else {
        throw Stop.badRequest("日期“\(text)”不对，请写成 2026-06-30。")
      }
      return day
    }
    let (first, last) = (try day("from"), try day("to"))
    if let first, let last, last < first {
      throw Stop.badRequest("时限的截止日期 \(last) 早于开始日期 \(first)，请改正其中一个。")
    }
    return (first, last)
  }

  private func choices(_ ledger: Ledger) -> LedgerListPage.Choices {
    LedgerListPage.Choices(
      units: unitItems, leaders: leaderItems,
      standings: ledger.standings.map { .init(value: $0.standing.rawValue, word: $0.word) },
      lights: Light.allCases.map {
        .init(
          value: $0.rawValue,
          word: "\(ledger.light.colour(of: $0)) \(ledger.light.word(for: $0))")
      }, years: years)
  }

  /// The coming year and those gone by, and whichever is asked for.
  private var years: [LedgerListPage.Choices.Item] {
    let usual = (at.day.year - 5)...(at.day.year + 1)
    let asked = query.number("year").map { Int($0) }
    return Set(usual).union(asked.map { [$0] } ?? []).sorted(by: >)
      .map { .init(value: "\($0)", word: "\($0)年") }
  }

  /// Units that lead matters.
  var unitItems: [LedgerListPage.Choices.Item] {
    directory.units.values.filter { ![.group, .government].contains($0.kind) }
      .sorted { $0.id < $1.id }.map { .init(value: "\($0.id)", word: $0.name) }
  }

  /// Posts that answer for matters (责任领导).
  var leaderItems: [LedgerListPage.Choices.Item] {
    directory.posts.values.filter { [.leader, .head].contains($0.function) }
      .sorted { $0.id < $1.id }
      .map { .init(value: "\($0.id)", word: "\(register.holders(of: $0.id)) \($0.name)") }
  }

  /// Where the page that the address asks for begins.
  var cursor: ListQuery.Cursor? { get throws { try Self.cursor(query) } }

  private static func cursor(_ query: Values) throws -> ListQuery.Cursor? {
    guard let after = query["after"] else { return nil }
    let parts = after.split(separator: ":").compactMap { Int64($0) }
    guard parts.count == 2 else { throw Stop.wrongPlace }
    return .init(key: parts[0], id: MatterID(parts[1]))
  }
}

extension ListQuery.Cursor {
  /// As an address says it.
  var text: String { "\(key):\(id)" }
}

extension Stop {
  static let wrongPlace = Stop.badRequest("翻页的位置不对，请从第一页看起。")
}
