extension Matter {
  /// What the light is computed from.
  func lightInput(_ directory: Directory? = nil) -> LightInput {
    var input = LightInput()
    input.plan = plan
    input.progress = progress
    input.clocks = clocks
    input.due = due
    input.float = float
    input.override = override
    input.isSuspended = standing == .suspended
    input.lastReportAt = [reportedAt ?? issuedAt, resumedAt].compactMap(\.self).max()
    input.ratedFrom = issuedAt
    if let request = pendingExtension, let due = request.dueWhenFiled {
      input.pendingExtension = PendingExtension(filedAt: request.filedAt, dueWhenFiled: due)
    }
    input.waitsFor = waiting.first.map { wait in
      let unit = wait.unit.flatMap { directory?.units[$0]?.name }
      return unit.map { "\($0)答复：\(wait.text)" } ?? wait.text
    }
    return input
  }

  /// The light from scratch; `nil` when the matter has none, as before issue and after closing.
  public func light(
    at instant: Instant, rules: LightRules, calendar: WorkCalendar, directory: Directory? = nil
  ) -> (light: Light, reason: LightReason)? {
    guard standing.hasLight else { return nil }
    return Duban.light(
      of: lightInput(directory), at: instant, rules: rules, calendar: calendar)
  }

  /// The light now and every turn to come if nothing more is reported; empty without a light.
  public func lights(
    from instant: Instant, rules: LightRules, calendar: WorkCalendar, directory: Directory? = nil
  ) -> [LightTurn] {
    guard standing.hasLight else { return [] }
    return lightSchedule(
      for: lightInput(directory), rules: rules, calendar: calendar, from: instant)
  }
}
