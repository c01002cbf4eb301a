extension Deed {
  /// 提请协调: from now on the matter says whom it waits for, and that unit has a clock of its own.
  mutating func startWaiting(_ request: Request) {
    let rule = context.ledger.requests[.coordinate]
    let clock: Clock? =
      if let wanted = request.content.wanted {
        .starting(.coordination, at: context.at, dueAt: wanted.advanced(by: 1).start)
      } else {
        coordinationClock
      }
    add(
      .waiting(
        Waiting(
          request: request.number, unit: request.content.unit,
          text: request.content.reason ?? request.content.text ?? "", clock: clock,
          level: request.content.level, levels: rule?.levels(above: request.content.level) ?? [])))
    add(.settled(request: request.number, granted: true))
    happened(.coordinationAsked)
  }

  /// Unanswered beyond its clock, a question climbs to the next level of the ledger (上提), whose people
  /// may settle it. The unit's own clock runs on: the wait is its own, however far it climbs.
  mutating func climb(_ wait: Waiting) throws(Refusal) {
    guard wait.climbing?.isExceeded(at: context.at) == true, let level = wait.levels?.first else {
      throw .unknownRequest
    }
    var next = wait
    next.level = level
    next.levels = wait.levels.map { Array($0.dropFirst()) }
    next.levelClock = coordinationClock
    next.climbs = (wait.climbs ?? 0) + 1
    add(.waiting(next))
    add(.counted(.climbs))
    happened(.climbed)
  }

  private var coordinationClock: Clock? {
    context.ledger.requests[.coordinate]?.limit.map {
      .starting(
        .coordination, at: context.at, limit: $0, movesToWorkday: false,
        calendar: context.calendar)
    }
  }

  /// Who was asked answers, each unit its own question; so may the level that it has come to.
  mutating func answer() throws(Refusal) {
    let number = try context.need(context.details.request, "协调编号")
    let permission = context.permission(on: matter)
    guard
      let wait = matter.waiting.first(where: { $0.request == number && permission.isAsked($0) })
    else { throw .unknownRequest }
    add(.answered(request: wait.request))
    happened(.coordinationAnswered)
  }

  /// One of the levels that the ledger has for it; `nil` leaves it to the units at first.
  func checkedLevel(_ rule: RequestRule) throws(Refusal) -> Party? {
    guard let level = context.details.level else { return nil }
    guard rule.levels.contains(level) else {
      let words = rule.levels.map(\.word).joined(separator: "、")
      throw .invalid("层级", why: words.isEmpty ? "本台账的协调不分层级，请不填" : "应为\(words)之一")
    }
    return level
  }
}

extension RequestRule {
  /// Where a question climbs from a level; from none, to all in their order.
  fileprivate func levels(above level: Party?) -> [Party] {
    let place = level.flatMap { levels.firstIndex(of: $0) }
    return Array(levels[(place.map { $0 + 1 } ?? 0)...])
  }
}
