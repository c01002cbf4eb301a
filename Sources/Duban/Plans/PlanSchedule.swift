extension Plan {
  /// The steps of the milestones that have a length, laid back from the last day of work (倒排).
  ///
  /// - Parameter today: work that has not begun begins today or on the first day, whichever is later.
  /// - Returns: `nil` when no milestone has a length. A stage has the id of its milestone.
  public func schedule(on today: Day, calendar: WorkCalendar) throws(ScheduleFault) -> Schedule? {
    let stages = milestones.compactMap { milestone in
      milestone.limit.map { limit in
        ScheduleStage(
          id: milestone.id, name: milestone.name, duration: limit,
          dependsOn: milestone.after.map { ScheduleStage.Link(stage: $0) },
          doneOn: milestone.reachedOn)
      }
    }
    guard !stages.isEmpty else { return nil }
    return try backSchedule(stages, start: max(from, today), end: to, calendar: calendar)
  }
}
