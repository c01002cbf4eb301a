extension Deed {
  /// Moves every clock of the ledger by the events that happened, and by nothing else.
  mutating func runClocks() {
    for definition in context.ledger.clocks {
      for event in events {
        run(definition, on: event)
      }
    }
  }

  /// What is over has no time left to run: no clock, and no wait for another unit.
  mutating func endClocks() {
    guard isOver else { return }
    for clock in matter.clocks where clock.endedAt == nil {
      add(.clock(clock.ended(at: context.at)))
    }
    for wait in matter.waiting { add(.answered(request: wait.request)) }
    if matter.suspension != nil { add(.suspension(nil)) }
  }

  private mutating func run(_ definition: ClockDefinition, on event: Event) {
    let now = matter.clock(definition.name)
    // Ending goes first: a clock that one event both ends and starts begins anew.
    if definition.ends.contains(event), let clock = now, clock.endedAt == nil {
      add(.clock(clock.ended(at: context.at)))
    }
    if definition.starts.contains(event), let clock = start(definition) {
      add(.clock(clock))
    } else if let clock = now, clock.endedAt == nil {
      if definition.pauses.contains(event), clock.pausedAt == nil {
        let since = event == .suspended ? matter.suspension?.since : nil
        add(.clock(clock.paused(at: max(since ?? context.at, clock.startedAt))))
      } else if definition.resumes.contains(event), clock.pausedAt != nil {
        add(.clock(clock.resumed(at: context.at, calendar: context.calendar)))
      }
    }
  }

  /// A clock of the ledger starting now; `nil` when it has no limit to run to.
  func start(_ definition: ClockDefinition) -> Clock? {
    switch definition.length {
    case .untilDue: matter.due.map { until($0, definition) }
    case .untilDay(let field): day(in: field).map { until($0, definition) }
    case .limit(let limit): limited(limit, definition)
    case .byChoice(let field, let limits, let otherwise):
      limited(choice(in: field).flatMap { limits[$0] } ?? otherwise, definition)
    }
  }

  private func until(_ day: Day, _ definition: ClockDefinition) -> Clock {
    .starting(
      definition.name, at: context.at, dueAt: day.advanced(by: 1).start,
      warnPercent: context.ledger.light.clockWarnPercent)
  }

  private func limited(_ limit: TimeLimit, _ definition: ClockDefinition) -> Clock {
    .starting(
      definition.name, at: since(definition), limit: limit,
      movesToWorkday: definition.movesToWorkday,
      warnPercent: context.ledger.light.clockWarnPercent, calendar: context.calendar)
  }

  /// When a clock that starts now began to count: a day that lies ahead begins nothing.
  private func since(_ definition: ClockDefinition) -> Instant {
    guard let day = definition.since.flatMap({ day(in: $0) }) else { return context.at }
    return min(day.start, context.at)
  }

  private func day(in field: String) -> Day? {
    guard case .day(let day)? = matter.fields[field] else { return nil }
    return day
  }

  private func choice(in field: String) -> String? {
    guard case .text(let word)? = matter.fields[field] else { return nil }
    return word
  }
}
