internal import Duban
internal import DubanHTML
internal import DubanStore

/// 作战图: matters over time, by leader, unit, ledger or theme, a page of them.
struct WallPage: PageModel {
  struct Group: Codable, Sendable {
    var name: String
    /// Of all pages.
    var count: Int
    var lines: [Bar]
  }

  struct Bar: Codable, Sendable {
    var id: Int64
    var name: String
    var start: Int
    var end: Int
    var share: Int
    var light: String
    var reason: String?
    var gates: [Gate]
    /// No float is left.
    var isCritical: Bool
  }

  struct Gate: Codable, Sendable {
    var day: Int
    var name: String
    var isReached: Bool
  }

  var start: Int
  var end: Int
  var today: Int
  var page: Int
  var pages: Int
  var total: Int
  /// Whether there are more than a chart takes.
  var isCut: Bool
  /// What is drawn together: a page, and on A3 all pages, a sheet for each.
  var sheets: [[Group]]
  var choices: Choices
  var marking: String?

  /// What it may be narrowed to; what the viewer sees alone is not offered.
  struct Choices: Codable, Sendable {
    var ledgers: [LedgerListPage.Choices.Item]
    var leaders: [LedgerListPage.Choices.Item]
    var units: [LedgerListPage.Choices.Item]
  }
}

extension Visit {
  /// As many matters as a wall takes; of more a part is chosen.
  private static let wallMax = 400

  func wall() async throws -> Reply {
    let wanted = WallQuery(query)
    var list = ListQuery(order: .due, limit: Self.wallMax)
    list.isOpen = true
    wanted.narrow(&list)
    try narrow(&list)
    let found = try await store.list(list, at: at)
    let rows = zip(found.matters, found.lights)
      .filter { $0.0.isInHand && $0.0.due != nil }
    let groups = Dictionary(grouping: rows) { name(of: $0.0, by: wanted.grouping) }
      .sorted { order($0, wanted.grouping) < order($1, wanted.grouping) }
    let span = wanted.span(around: at.day)
    let bars = groups.map { name, rows in
      WallPage.Group(
        name: name.isEmpty ? wanted.grouping.unnamed : name, count: rows.count,
        lines: rows.map { bar($0.0, $0.1, wanted.medium) })
    }
    let sheets = WallPage.Group.sheets(bars, of: wanted.medium.rows)
    let page = min(wanted.page, sheets.count)
    return .page(
      WallPage(
        start: Int(span.start.number), end: Int(span.end.number), today: Int(at.day.number),
        page: page, pages: sheets.count, total: rows.count, isCut: found.next != nil,
        sheets: (wanted.medium == .a3 ? sheets : [sheets[page - 1]]).map { $0.flatMap(\.parts) },
        choices: try wallChoices,
        marking: rows.map(\.0).marking))
  }

  private var wallChoices: WallPage.Choices {
    get throws {
      let viewer = try someone
      let isLeader = viewer.post?.function == .leader
      return WallPage.Choices(
        ledgers: try books.current.map { .init(value: $0.id, word: $0.name) },
        leaders: isLeader ? [] : leaderItems,
        units: viewer.seesOnly == nil ? unitItems : [])
    }
  }

  /// What has no name stands last; themes in the order of their first matters, as the report has them.
  private func order(
    _ group: (key: String, value: [(Matter, LightTurn?)]), _ grouping: Route.Grouping
  ) -> (Int, Int64, String) {
    let first = group.value.lazy.map(\.0.id.rawValue).min() ?? 0
    return (group.key.isEmpty ? 1 : 0, grouping == .themes ? first : 0, group.key)
  }

  /// Empty when nobody is named yet.
  private func name(of matter: Matter, by grouping: Route.Grouping) -> String {
    switch grouping {
    case .leaders: matter.leader.map(register.holders(of:)) ?? ""
    case .units: matter.leadUnit.map(register.name(of:)) ?? ""
    case .themes: (try? books.ledger(matter.ledger)).flatMap { matter.theme(in: $0) } ?? ""
    case .ledgers:
      (try? books.ledger(matter.ledger, version: matter.definition))?.name ?? matter.ledger
    }
  }

  private func bar(
    _ matter: Matter, _ turn: LightTurn?, _ medium: WallQuery.Medium
  ) -> WallPage.Bar {
    let first = matter.plan?.from ?? (matter.issuedAt ?? matter.openedAt).day
    let isKnown = viewer?.knows(matter, directory) ?? false
    let gates = (isKnown ? matter.plan : nil)?.milestones.map {
      WallPage.Gate(day: Int($0.day.number), name: $0.name, isReached: $0.reachedOn != nil)
    }
    // What hangs in public is the light that the unit has seen and could correct.
    let locked = medium == .desk ? nil : matter.lastLocked?.light
    return WallPage.Bar(
      id: matter.id.rawValue, name: isKnown ? matter.title : Withheld.title,
      start: Int(first.number),
      end: Int((matter.due ?? at.day).number) + 1, share: matter.progress?.shownBasisPoints ?? 0,
      light: ((locked ?? turn?.light).flatMap { LightShape(rawValue: $0.rawValue) }
        ?? LightShape(matter.standing) ?? .unrated).rawValue,
      reason: locked == nil ? turn?.reason.sentence : nil, gates: gates ?? [],
      isCritical: (matter.float?.total ?? 1) <= 0)
  }
}

extension WallPage.Group {
  /// No drawing is taller than a column of a great sheet.
  private static let rowsMax = 40

  var parts: [Self] {
    stride(from: 0, to: lines.count, by: Self.rowsMax).map { start in
      var part = self
      part.lines = Array(lines[start..<min(start + Self.rowsMax, lines.count)])
      if start > 0 { part.name += "（续）" }
      return part
    }
  }

  /// The groups in their order on as many sheets as it takes; one that goes on keeps its name.
  ///
  /// - Parameter rows: how many a sheet holds. Its first head takes the place of one, each further one
  ///   of two.
  static func sheets(_ groups: [Self], of rows: Int) -> [[Self]] {
    var sheets: [[Self]] = [[]]
    var left = rows
    for group in groups {
      var rest = group.lines[...]
      while !rest.isEmpty {
        var head = sheets[sheets.count - 1].isEmpty ? 1 : 2
        if left <= head {
          sheets.append([])
          (left, head) = (rows, 1)
        }
        var part = group
        part.lines = Array(rest.prefix(left - head))
        if rest.startIndex > 0 { part.name += "（续）" }
        rest = rest.dropFirst(part.lines.count)
        left -= head + part.lines.count
        sheets[sheets.count - 1].append(part)
      }
    }
    return sheets
  }
}
