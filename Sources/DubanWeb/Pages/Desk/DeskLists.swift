internal import Duban
internal import DubanHTML
internal import DubanStore

/// The lists of the desk beside what is open: what I did, what is new to me, what will turn.
extension Visit {
  private static let listPage = 50

  /// What I did, the latest first, whoever acted since; what I may no longer see is left out.
  func doneLines(_ telling: Telling) async throws -> (lines: [MatterLine], next: String?) {
    let viewer = try someone
    let page = try await store.deeds(
      of: viewer.person, after: try deedCursor, limit: Self.listPage, at: at)
    let lines = page.deeds.compactMap { deed -> MatterLine? in
      let reach = telling.ledgers[deed.matter.ledger]?.reach ?? .own
      guard viewer.sees(deed.matter, directory, reach: reach) else { return nil }
      var line = telling.line(deed.matter, deed.light)
      line.did = "\(deed.at.minuteWord) \(deed.act.word)"
      return line
    }
    return (lines, page.next.map { "\($0.at.seconds):\($0.matter):\($0.number)" })
  }

  private var deedCursor: OwnDeeds.Cursor? {
    get throws {
      guard let after = query["after"] else { return nil }
      let parts = after.split(separator: ":").compactMap { Int64($0) }
      guard parts.count == 3 else { throw Stop.wrongPlace }
      return .init(
        at: Instant(seconds: parts[0]), matter: MatterID(parts[1]), number: parts[2])
    }
  }

  /// What others did in the last five days on what is mine.
  func freshLines(_ telling: Telling) async throws -> [MatterLine] {
    var query = ListQuery(order: .changed, isDescending: true, limit: 50)
    try narrow(&query)
    let page = try await store.list(query, at: at)
    let person = try someone.person
    let since = at.advanced(by: -5 * 86_400)
    return zip(page.matters, page.lights)
      .filter { $0.0.lastActor.person != person && $0.0.changedAt >= since }
      .map { telling.line($0, $1) }
  }

  /// Of what is mine: on its own list a page of it, beside the others the soonest.
  func warnings(_ list: Route.DeskList, _ telling: Telling) async throws -> DeskPage.Warnings {
    let isWhole = list == .warnings
    let page = isWhole ? max(1, min(query.number("page") ?? 1, 1_000)) : 1
    let skipped = Int(page - 1) * Self.listPage
    var mine = ListQuery(limit: isWhole ? Self.listPage : 8)
    try narrow(&mine)
    let found = try await store.warnings(from: at, of: mine, after: skipped)
    let days = Dictionary(grouping: found.turns) { $0.at.day.number }
    return DeskPage.Warnings(
      count: found.turns.count,
      days: days.sorted { $0.key < $1.key }.map { number, turns in
        .init(
          dayNumber: number, yellow: turns.count { $0.light == .yellow },
          red: turns.count { $0.light == .red })
      }, shown: found.page.map { warning($0, telling) }, page: Int(page),
      hasNext: isWhole && skipped + Self.listPage < found.turns.count)
  }

  private func warning(_ warning: TurnWarning, _ telling: Telling) -> DeskPage.Warning {
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
