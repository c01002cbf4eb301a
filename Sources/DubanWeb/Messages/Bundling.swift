internal import Duban
internal import DubanStore

/// Makes the one message of a working day (每日消息): what is due, what turned, what waits.
struct Bundling {
  let house: Workplace
  let reference: Reference
  let at: Instant

  static let opens = 9 * 3600
  /// A bundle that was missed is not sent after hours, nor the next day.
  static let closes = 18 * 3600
  private static let linesMax = 20

  /// Whether the day's bundle is to be out by now.
  static func isTime(_ instant: Instant, _ calendar: WorkCalendar) -> Bool {
    calendar.isWorkday(instant.day) && opens..<closes ~= instant.secondOfDay
  }

  /// For everybody with an account and a post who has anything to be told.
  func bundles() async throws -> [Message] {
    let register = Register(reference, today: at.day)
    var bundles: [Message] = []
    for account in try await house.accounts.all() where account.duty == nil {
      if let message = try await bundle(for: account, register) { bundles.append(message) }
    }
    return bundles
  }

  /// By all posts of the account; `nil` where there is nothing to be told.
  func bundle(for account: Account, _ register: Register) async throws -> Message? {
    var found = Found()
    for post in register.posts(of: account.person) {
      let session = SignedIn(account: account, post: post.id, openedAt: at, seenAt: at)
      let visit = Visit(
        house: house, route: .desk(.waiting), method: .get, isForPrograms: false,
        query: Values(), address: "", at: at, reference: reference, register: register,
        viewer: Viewer(session, token: "", register))
      try await look(visit, into: &found)
    }
    return message(to: account.person, found)
  }

  private struct Found {
    var due: [Message.Line] = []
    var turned: [Message.Line] = []
    var waiting: [Message.Line] = []
    var seen: Set<MatterID> = []
  }

  private func look(_ visit: Visit, into found: inout Found) async throws {
    guard let viewer = visit.viewer, viewer.may(.read), let actor = viewer.actor else { return }
    let telling = try visit.telling()
    for (matter, turn) in try await visit.openMatters() where !found.seen.contains(matter.id) {
      found.seen.insert(matter.id)
      guard let ledger = telling.ledgers[matter.ledger] else { continue }
      let name = "\(matter.number) \(telling.title(of: matter))"
      if let clock = nextClock(of: matter, for: actor) {
        let word = clock.dueAt <= at ? "已逾期" : "\(clock.dueAt.limitWord)到期"
        found.due.append(.init("\(name)：\(clock.name.word)\(word)", matter: matter.id))
      }
      if let turn, [.yellow, .red].contains(turn.light), turn.at > since, turn.at <= at {
        let word = ledger.light.word(for: turn.light)
        found.turned.append(
          .init("\(name)：\(word)，\(turn.reason.sentence)", matter: matter.id))
      }
      let allowed = ActsAllowed(
        matter: matter, ledger: ledger, directory: reference.directory,
        calendar: reference.calendar, actor: actor, at: at)
      if let likely = allowed.likely {
        found.waiting.append(.init("\(name)：待\(likely.act.word)", matter: matter.id))
      }
    }
  }

  /// Of the clocks that end by the end of the next working day, the first; of a unit that is only asked,
  /// the one for its answer.
  private func nextClock(of matter: Matter, for actor: Actor) -> Clock? {
    let end = reference.calendar.workday(1, after: at.day).advanced(by: 1).start
    let own = matter.waiting.filter { $0.unit == actor.unit }
    let isAsked = !own.isEmpty && !matter.units.contains { $0.unit == actor.unit }
    let clocks = isAsked ? own.compactMap(\.clock) : matter.clocks
    return clocks.filter { $0.endedAt == nil && $0.pausedAt == nil && $0.dueAt <= end }
      .min { $0.dueAt < $1.dueAt }
  }

  /// When the last bundle was due.
  private var since: Instant {
    reference.calendar.workday(-1, after: at.day).start.advanced(by: Int64(Self.opens))
  }

  private func message(to person: PersonID, _ found: Found) -> Message? {
    let parts = [("到期和逾期", found.due), ("新亮黄灯、红灯", found.turned), ("待办", found.waiting)]
      .filter { !$0.1.isEmpty }
    guard !parts.isEmpty else { return nil }
    let title = parts.map { "\($0.0) \($0.1.count) 件" }.joined(separator: "，")
    return Message(
      id: "day:\(at.day)", person: person, at: at, title: title,
      parts: parts.map { heading, lines in
        let rest = lines.count - Self.linesMax
        let shown = Array(lines.prefix(Self.linesMax))
        return Message.Part(
          heading, shown + (rest > 0 ? [.init("另有 \(rest) 件，见“我的待办”")] : []))
      })
  }
}
