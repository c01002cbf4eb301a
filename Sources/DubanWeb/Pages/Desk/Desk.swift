internal import Duban
internal import DubanHTML
internal import DubanStore

/// 我的待办: what needs me, what I carry on, what I did, and what will turn.
struct DeskPage: PageModel {
  var list: Route.DeskList
  var waiting: [MatterLine]
  var lines: [MatterLine]
  var warnings: Warnings
  var facts: [String: Int]
  /// Where the next page of what I did begins.
  var next: String?

  /// 预警: all of mine by day, and those that are shown.
  struct Warnings: Codable, Sendable {
    struct Day: Codable, Sendable {
      var dayNumber: Int32
      var yellow: Int
      var red: Int
    }

    var count: Int
    var days: [Day]
    var shown: [Warning]
    /// From 1.
    var page: Int
    var hasNext: Bool
  }

  var marking: String? {
    (waiting + lines).marking ?? warnings.shown.lazy.compactMap(\.marking).first
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

extension Visit {
  /// How many it looks through that wait for somebody's act.
  private static let awaitingMax = 1_000

  func desk(_ list: Route.DeskList) async throws -> Reply {
    let telling = try telling()
    let open = try await openMatters()
    let lines = try open.map { try line($0.0, $0.1, telling) }
    let waiting = lines.filter { $0.act != nil }
      // Those without a clock that runs come last.
      .sorted { $0.clock?.rank ?? .max < $1.clock?.rank ?? .max }
    var page = DeskPage(
      list: list, waiting: waiting, lines: [], warnings: try await warnings(list, telling),
      facts: ["open": lines.count, "red": lines.count { $0.light == "red" }])
    switch list {
    case .waiting: page.lines = waiting
    case .doing: page.lines = zip(open, lines).compactMap { doing($0.0.0, $0.1) }
    case .done: (page.lines, page.next) = try await doneLines(telling)
    case .unread: page.lines = try await freshLines(telling)
    case .warnings: break
    }
    return .page(page)
  }

  /// What goes on without me, with whom it waits for.
  private func doing(_ matter: Matter, _ line: MatterLine) -> MatterLine? {
    guard line.act == nil else { return nil }
    var line = line
    line.waitsFor = waitsFor(matter)
    return line
  }

  /// By due day: what is due first, and all that waits for an act of somebody, however late it is due.
  func openMatters() async throws -> [(Matter, LightTurn?)] {
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
    guard try someone.may(.act) else { return line }
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
    // Whoever signs or answers has the limit of that, not the unit's.
    if line.act?.act == Act.sign.rawValue, let number = line.act?.request,
      let clock = matter.request(number)?.clock, clock.endedAt == nil
    {
      line.clock = telling.line(of: clock)
    }
    if line.act?.act == Act.answer.rawValue,
      let wait = matter.waiting.first(where: { $0.request == line.act?.request }),
      let clock = wait.clock(of: actor)
    {
      line.clock = telling.line(of: clock)
    }
    return line
  }
}
