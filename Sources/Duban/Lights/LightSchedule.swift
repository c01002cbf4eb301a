/// The light of a matter at an instant, from scratch.
///
/// In this order: a suspended matter is unrated; an override holds until it expires; before
/// `ratedFrom` the matter is unrated; else the worst of the parts that the rules use. A plan and a
/// float are taken at 00:00 of the day, clocks at the instant.
public func light(
  of input: LightInput, at instant: Instant, rules: LightRules, calendar: WorkCalendar
) -> (Light, LightReason) {
  let rating = Rating(input, rules: rules, calendar: calendar).rated(at: instant)
  return (rating.light, rating.reason)
}

/// The present light and every turn to come, assuming no new entry (转灯时间表).
///
/// The first turn is at `from`; light or reason code differ from one turn to the next. A reason tells
/// its values as of its turn.
public func lightSchedule(
  for input: LightInput, rules: LightRules, calendar: WorkCalendar, from: Instant
) -> [LightTurn] {
  let rating = Rating(input, rules: rules, calendar: calendar)
  var turns: [LightTurn] = []
  let later = rating.moments(after: from.day).filter { $0 > from }.sorted()
  for instant in [from] + later where instant != turns.last?.at {
    let (light, reason) = rating.rated(at: instant)
    if let last = turns.last, last.light == light, last.reason.code == reason.code { continue }
    turns.append(LightTurn(at: instant, light: light, reason: reason))
  }
  return turns
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
