/// Lays stages back from a fixed end and forward from a start (倒排工期, `domain.md` §6.3).
///
/// `start` is the later of issue and today. Actual days fix finished stages. With an earlier schedule
/// as `baseline` the first latest days stay beside the new ones.
public func backSchedule(
  _ stages: [ScheduleStage], start: Day, end: Day, baseline: Schedule? = nil,
  calendar: WorkCalendar
) throws(ScheduleFault) -> Schedule {
  preconditionFailure("follows")
}
