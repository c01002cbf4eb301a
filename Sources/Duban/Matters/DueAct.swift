/// An act that time itself brings to a matter (到时动作), if nobody acts before: the timekeeper issues
/// it as a command of 系统.
public struct DueAct: Hashable, Sendable {
  public var act: Act
  public var at: Instant
  /// The request, or the question to another unit, that climbs.
  public var request: Int?

  public init(act: Act, at: Instant, request: Int? = nil) {
    self.act = act
    self.at = at
    self.request = request
  }

  /// Derived from matter and instant, so that a repeat is harmless.
  public func commandID(of matter: MatterID) -> String {
    "\(act.rawValue):\(matter):\(request ?? 0):\(at.seconds)"
  }
}

extension Matter {
  /// What time will bring, in order.
  public var dueActs: [DueAct] {
    var acts: [DueAct] = []
    for request in requests {
      if let clock = request.clock, clock.endedAt == nil,
        request.steps.first?.party.isHighest != true
      {
        acts.append(DueAct(act: .climb, at: clock.dueAt, request: request.number))
      }
    }
    for wait in waiting {
      if let clock = wait.climbing {
        acts.append(DueAct(act: .climb, at: clock.dueAt, request: wait.request))
      }
    }
    if let override { acts.append(DueAct(act: .expire, at: override.expires)) }
    if standing == .closed, let watched = closing?.watchedTo {
      acts.append(DueAct(act: .archive, at: watched.advanced(by: 1).start))
    }
    return acts.sorted { $0.at < $1.at }
  }
}
