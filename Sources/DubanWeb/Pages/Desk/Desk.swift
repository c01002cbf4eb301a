internal import Duban
internal import DubanHTML
internal import DubanStore

/// 我的待办: what needs me, what I carry on, what I did, and what will turn.
struct DeskPage: PageModel {
  var list: Route.DeskList
  var waiting: [MatterLine]
  var lines: [MatterLine]
  var warnings: [Warning]
  var facts: [String: Int]

  var marking: String? {
    (waiting + lines).marking ?? warnings.lazy.compactMap(\.marking).first
  }

  struct Warning: Codable, Sendable {
    var id: Int64
    var number: String
    var title: String
    var light: String
    var lightWord: String
    var day: String
    var dayNumber: Int32
    var reason: String
    /// 工作秘密.
    var marking: String?
  }
}

/// All that decides what a matter asks of somebody. No duty begins or ends within an hour by itself.
struct DutyKey: Hashable, Sendable {
  var matter: MatterID
  var version: Int
  var actor: Actor
  var epoch: Int64
  var hour: Int64
}

extension MatterLine {
  /// What its clock leaves, in working days; those without one that runs come last.
  fileprivate var daysLeft: Int { clock.map { $0.isPaused ? .max : $0.workdays } ?? .max }
}

extension Visit {
  /// How many it looks through that wait for somebody's act.
  private static let awaitingMax = 1_000

  func desk(_ list: Route.DeskList) async throws -> Reply {
    let telling = try telling()
    let open = try await openMatters()
    let lines = try open.map { try line($0.0, $0.1, telling) }
    let waiting = lines.filter { $0.act != nil }.sorted { $0.daysLeft < $1.daysLeft }
    let shown: [MatterLine] =
      switch list {
      case .waiting: waiting
      case .doing: lines.filter { $0.act == nil }
      case .done: try await doneLines(telling)
      case .unread: try await freshLines(telling)
      }
    let warnings = try await warnings(telling)
    return .page(
      DeskPage(
        list: list, waiting: waiting, lines: shown, warnings: warnings,
        facts: ["open": lines.count, "red": lines.count { $0.light == "red" }]))
  }

  /// By due day: what is due first, and all that waits for an act of somebody, however late it is due.
  private func openMatters() async throws -> [(Matter, LightTurn?)] {
    var query = ListQuery(order: .due, limit: house.settings.deskMatters)
    query.isOpen = true
    try narrow(&query)
    let first = try await store.list(query, at: at)
    var open = zip(first.matters, first.lights).map { ($0, $1) }
    // With no further page, all are here.
    guard let end = first.next else { return open }
    query.isAwaiting = true
    query.after = end
    open += try await every(query, atMost: Self.awaitingMax)
    return open
  }

  /// A unit sees its own; a vice head those of his portfolio; the office and the head all.
  func narrow(_ query: inout ListQuery) throws {
    let viewer = try someone
    if let unit = viewer.seesOnly {
      query.unit = unit
      query.isAnyRole = true
      query.below = viewer.below(directory, try books.current)
    } else if viewer.post?.function == .leader {
      query.leader = viewer.post?.id
    }
  }

  private func line(
    _ matter: Matter, _ turn: LightTurn?, _ telling: Telling
  ) throws -> MatterLine {
    var line = telling.line(matter, turn)
    guard let ledger = telling.ledgers[matter.ledger] else { return line }
    let actor = try actor
    let key = DutyKey(
      matter: matter.id, version: matter.version, actor: actor, epoch: try books.epoch,
      hour: at.seconds / 3_600)
    line.act = house.duties.value(for: key) {
      let allowed = ActsAllowed(
        matter: matter, ledger: ledger, directory: directory, calendar: telling.calendar,
        actor: actor, at: at)
      return allowed.likely.map { .init($0, on: matter, ledger.acts[$0.act]) }
    }
    // Whoever signs has the signature's limit, not the unit's.
    if line.act?.act == Act.sign.rawValue, let number = line.act?.request,
      let clock = matter.request(number)?.clock, clock.endedAt == nil
    {
      line.clock = telling.line(of: clock)
    }
    return line
  }

  private func doneLines(_ telling: Telling) async throws -> [MatterLine] {
    var query = ListQuery(order: .changed, isDescending: true, limit: house.settings.deskMatters)
    try narrow(&query)
    let page = try await store.list(query, at: at)
    let person = try someone.person
    return zip(page.matters, page.lights).filter { $0.0.lastActor.person == person }
      .map { telling.line($0, $1) }
  }

  /// What others did in the last five days on what is mine.
  private func freshLines(_ telling: Telling) async throws -> [MatterLine] {
    var query = ListQuery(order: .changed, isDescending: true, limit: 50)
    try narrow(&query)
    let page = try await store.list(query, at: at)
    let person = try someone.person
    let since = at.advanced(by: -5 * 86_400)
    return zip(page.matters, page.lights)
      .filter { $0.0.lastActor.person != person && $0.0.changedAt >= since }
      .map { telling.line($0, $1) }
  }

  private func warnings(_ telling: Telling) async throws -> [DeskPage.Warning] {
    let unit = try someone.seesOnly
    let found = try await store.warnings(from: at, unit: unit, limit: 100)
    return found.map { warning in
      let rules = telling.ledgers[warning.matter.ledger]?.light
      let light = warning.turn.light
      return DeskPage.Warning(
        id: warning.matter.id.rawValue, number: warning.matter.number,
        title: telling.title(of: warning.matter),
        light: light.rawValue, lightWord: rules?.word(for: light) ?? light.word,
        day: warning.turn.at.day.chinese, dayNumber: warning.turn.at.day.number,
        reason: warning.turn.reason.sentence, marking: warning.matter.marking)
    }
  }
}
