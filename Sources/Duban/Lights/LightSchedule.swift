/// The light of a matter at an instant, from scratch.
public func light(
  of input: LightInput, at instant: Instant, rules: LightRules, calendar: WorkCalendar
) -> (Light, LightReason) {
  preconditionFailure("follows")
}

/// The present light and every turn to come, assuming no new entry (转灯时间表).
///
/// The first turn is at `from`; light or reason code differ from one turn to the next.
public func lightSchedule(
  for input: LightInput, rules: LightRules, calendar: WorkCalendar, from: Instant
) -> [LightTurn] {
  preconditionFailure("follows")
}

/// The turn to warn of (预警): the first turn to yellow or red that is worse than the present light
/// and comes within so many working days.
public func firstWorsening(
  in turns: [LightTurn], within workdays: Int = 10, from: Instant, calendar: WorkCalendar
) -> LightTurn? {
  let end = calendar.deadline(from: from, limit: TimeLimit(workdays, .working)).at
  guard let present = turns.last(where: { $0.at <= from }) ?? turns.first else { return nil }
  return turns.first {
    $0.at > from && $0.at < end && $0.light >= .yellow && $0.light > present.light
  }
}
