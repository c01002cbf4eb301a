// What an extension (延期) moves: the clocks that the ledger names for it, and the matter's due day
// with them.

extension Deed {
  /// The clocks that an extension would move; the first is the one it is measured by.
  var extendable: [Clock] {
    let rule = context.ledger.requests[.extend] ?? RequestRule(kind: .extend)
    return rule.movedClocks.compactMap { matter.clock($0) }.filter { $0.endedAt == nil }
  }

  /// The first instant at which what an extension moves is exceeded; `nil` when nothing is due.
  var extendableEnd: Instant? {
    extendable.first?.dueAt ?? matter.due?.advanced(by: 1).start
  }

  /// Whether the time that could have been extended is over (到期).
  var isPastDue: Bool {
    let isClockPast = extendable.first?.isExceeded(at: context.at) ?? false
    return isClockPast || matter.due.map { context.today > $0 } ?? false
  }

  /// The last day on which it may be asked for; `nil` when no time before the end is asked for.
  func lastDay(toAsk rule: RequestRule) -> Day? {
    guard let time = rule.leadTime(of: matter), let end = extendableEnd?.advanced(by: -1).day
    else { return nil }
    return time.kind == .working
      ? context.calendar.workday(-time.amount, after: end) : end.advanced(by: -time.amount)
  }

  /// The day asked for, or without one all that the ledger allows.
  func checkedDue(_ rule: RequestRule) throws(Refusal) -> Day {
    guard let end = extendableEnd else { throw .invalid("延期", why: "该事项没有可以延长的时限") }
    let last = end.advanced(by: -1).day
    let most = rule.lengthMax.map { latest(after: last, $0) }
    let day = try context.need(context.details.due ?? most, "延期后的时限")
    guard day > last else { throw .invalid("延期后的时限", why: "须晚于原时限\(last)") }
    if let most, day > most { throw .limitReached(.extend) }
    return day
  }

  /// Whether the ledger's length for all extensions together leaves a day.
  func checkRoom(_ rule: RequestRule) throws(Refusal) {
    guard let last = extendableEnd?.advanced(by: -1).day, let length = rule.lengthMax else {
      return
    }
    if latest(after: last, length) <= last { throw .limitReached(.extend) }
  }

  /// The last day that is left of a length for all extensions together.
  private func latest(after last: Day, _ length: TimeLimit) -> Day {
    if length.kind == .working {
      return context.calendar.workday(max(0, length.amount - workdaysExtended), after: last)
    }
    let day = last.advanced(by: max(0, length.amount - matter.daysExtended))
    let moves = day > last && extendable.first?.movesToWorkday ?? false
    return moves ? context.calendar.firstWorkday(from: day) : day
  }

  private var workdaysExtended: Int {
    let granted = extendable.first?.extensions.filter { $0.request != nil } ?? []
    return granted.map { extended in
      context.calendar.workdays(
        after: extended.from.advanced(by: -1).day, through: extended.to.advanced(by: -1).day)
    }.reduce(0, +)
  }

  /// Grants it: what ends earlier ends with that day now.
  mutating func extend(to day: Day?, request: Int) throws(Refusal) {
    guard let day else { return }
    // A carry-over in between may have moved the date beyond what was asked for.
    if let now = extendableEnd?.advanced(by: -1).day, day <= now {
      throw .invalid("延期后的时限", why: "须晚于现在的时限\(now)，请退回申请")
    }
    let clocks = extendable.filter { $0.dueAt < day.advanced(by: 1).start }
    keepOriginal(clocks)
    move(clocks, to: day, request: request)
    if let due = matter.due, due < day {
      add(.due(day))
      try layBack()
    }
    restartSuspension()
    happened(.extended)
  }

  /// Clocks that end with another day from now on.
  mutating func move(_ clocks: [Clock], to day: Day, request: Int?) {
    for clock in clocks {
      let end = day.advanced(by: 1).start
      add(
        .clock(
          clock.extended(to: end, at: context.at, request: request, calendar: context.calendar)))
    }
  }

  /// The clocks that run to the matter's own due day.
  var dueClocks: [Clock] {
    context.ledger.clocks.filter { $0.length == .untilDue }
      .compactMap { matter.clock($0.name) }.filter { $0.endedAt == nil }
  }

  /// The first date, target and units, and the first end of a clock, are kept for ever; later changes
  /// leave them alone.
  mutating func keepOriginal(_ clocks: [Clock] = []) {
    let fields = matter.fields.isEmpty ? nil : matter.fields
    var original =
      matter.original ?? Original(due: nil, fields: fields, lead: matter.units(.lead))
    original.due = original.due ?? matter.due
    for clock in clocks where original.ends?[clock.name.rawValue] == nil {
      original.ends = original.ends ?? [:]
      original.ends?[clock.name.rawValue] = clock.dueAt
    }
    if original != matter.original { add(.original(original)) }
  }
}
