// 日历重算: what working days carry ends anew under another calendar, and nothing else does.

/// A deadline that another calendar moves (时限变动).
public struct MovedDeadline: Hashable, Sendable {
  /// 签收时限, 延期审批时限, 协调时限, 上提时限, 代录更正时限.
  public var name: String
  /// The first instant at which it is exceeded, before and after.
  public var from: Instant
  public var to: Instant

  public init(name: String, from: Instant, to: Instant) {
    self.name = name
    self.from = from
    self.to = to
  }
}

extension Deed {
  mutating func recalculate() {
    for effect in matter.recalculated(by: context.calendar, at: context.at) { add(effect) }
  }
}

extension Matter {
  /// Every deadline that another calendar moves, as `Act.recalculate` would move it.
  public func deadlines(movedBy calendar: WorkCalendar, at instant: Instant) -> [MovedDeadline] {
    recalculated(by: calendar, at: instant).flatMap { moved($0) }
      .filter { $0.from != $0.to }
  }

  /// What is not as a calendar makes it: running clocks, those of requests and of waits, and the time in
  /// which a recording may still be corrected. What is over stays as it was.
  public func recalculated(by calendar: WorkCalendar, at instant: Instant) -> [Effect] {
    let own = clocks.compactMap { $0.recalculated(if: calendar).map(Effect.clock) }
    return own + recalculatedRequests(by: calendar) + recalculatedWaits(by: calendar)
      + recalculatedRecordings(by: calendar, at: instant)
  }

  private func recalculatedRequests(by calendar: WorkCalendar) -> [Effect] {
    requests.compactMap { request in
      guard let clock = request.clock?.recalculated(if: calendar) else { return nil }
      return .signed(
        SignedStep(
          request: request.number, signature: nil, steps: request.steps,
          stepsInside: request.stepsInside, submittedAt: request.submittedAt, clock: clock,
          climbs: request.climbs))
    }
  }

  private func recalculatedWaits(by calendar: WorkCalendar) -> [Effect] {
    waiting.compactMap { wait in
      var next = wait
      next.clock = wait.clock.map { $0.recalculated(if: calendar) ?? $0 }
      next.levelClock = wait.levelClock.map { $0.recalculated(if: calendar) ?? $0 }
      return next == wait ? nil : .waiting(next)
    }
  }

  private func recalculatedRecordings(
    by calendar: WorkCalendar, at instant: Instant
  ) -> [Effect] {
    recordings.compactMap { recording in
      guard instant < recording.openTo, let day = recording.day else { return nil }
      var next = recording
      next.openTo = calendar.deadline(from: day.start, limit: Recording.openFor).at
      return next == recording ? nil : .recording(next)
    }
  }

  private func moved(_ effect: Effect) -> [MovedDeadline] {
    switch effect {
    case .clock(let next): moved(next.name.word, clock(next.name), next)
    case .signed(let step):
      request(step.request).map { request in
        moved(request.kind.word + ClockName.decision.word, request.clock, step.clock)
      } ?? []
    case .waiting(let next):
      waiting.filter { $0.request == next.request }.flatMap { wait in
        moved(ClockName.coordination.word, wait.clock, next.clock)
          + moved(Waiting.climbingWord, wait.levelClock, next.levelClock)
      }
    case .recording(let next):
      recordings.filter { $0.entry == next.entry }.map {
        MovedDeadline(name: "代录更正时限", from: $0.openTo, to: next.openTo)
      }
    default: []
    }
  }

  private func moved(_ name: String, _ before: Clock?, _ after: Clock?) -> [MovedDeadline] {
    guard let before, let after else { return [] }
    return [MovedDeadline(name: name, from: before.dueAt, to: after.dueAt)]
  }
}

extension Clock {
  /// `nil` when the calendar makes the same of it.
  fileprivate func recalculated(if calendar: WorkCalendar) -> Clock? {
    guard endedAt == nil else { return nil }
    let next = recalculated(calendar: calendar)
    return next == self ? nil : next
  }
}
