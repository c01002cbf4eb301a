/// The forward and the backward pass.
///
/// Inside, a stage runs from 00:00 of its start day to 00:00 of the day after its last one, so that
/// work which ends on one day lets the next start on the following.
struct SchedulePasses {
  let order: StageOrder
  let start: Day
  let end: Day
  let calendar: WorkCalendar
  /// By stage; the second day is the one after the last.
  private(set) var earliest: [(start: Day, finish: Day)]
  private(set) var latest: [(start: Day, finish: Day)]
  /// By stage: the unfinished stage whose end decides the earliest start.
  private(set) var driver: [Int?]

  init(order: StageOrder, start: Day, end: Day, calendar: WorkCalendar) {
    self.order = order
    self.start = start
    self.end = end
    self.calendar = calendar
    let none = (start: start, finish: start)
    earliest = Array(repeating: none, count: order.stages.count)
    latest = earliest
    driver = Array(repeating: nil, count: order.stages.count)
  }

  mutating func goForward() {
    for index in order.sequence {
      let stage = order.stages[index]
      if let done = stage.doneOn {
        let finish = done.advanced(by: 1)
        let started = stage.startedOn ?? min(done, calendar.start(of: stage.duration, to: finish))
        earliest[index] = (started, finish)
      } else if let started = stage.startedOn {
        let finish = calendar.finish(of: stage.duration, from: started)
        earliest[index] = (started, max(finish, start.advanced(by: 1)))
      } else {
        let from = readyDay(of: index)
        let first = calendar.firstDay(of: stage.duration, from: from)
        earliest[index] = (first, calendar.finish(of: stage.duration, from: first))
      }
    }
  }

  /// The first day on which everything before a stage is over; notes what decides it.
  private mutating func readyDay(of index: Int) -> Day {
    var ready = start
    for link in order.before[index] {
      let free = calendar.free(after: earliest[link.index].finish, lag: link.lag)
      guard free > ready else { continue }
      ready = free
      driver[index] = order.stages[link.index].doneOn == nil ? link.index : nil
    }
    return ready
  }

  mutating func goBackward() {
    for index in order.sequence.reversed() {
      let stage = order.stages[index]
      var finish = end.advanced(by: 1)
      for link in order.after[index] where !order.stages[link.index].hasStarted {
        finish = min(finish, calendar.lastFinish(before: latest[link.index].start, lag: link.lag))
      }
      latest[index] = (calendar.start(of: stage.duration, to: finish), finish)
    }
  }

  /// Working days by which the start of a stage may slip, or the end of a running one; below zero by
  /// at least one when it is late by any day.
  func float(of index: Int) -> Int? {
    let stage = order.stages[index]
    guard stage.doneOn == nil else { return nil }
    let (from, to) =
      stage.startedOn == nil
      ? (earliest[index].start, latest[index].start)
      : (earliest[index].finish, latest[index].finish)
    let float = calendar.signedWorkdays(from: from.advanced(by: -1), to: to.advanced(by: -1))
    return from > to ? min(float, -1) : float
  }

  /// The last day a stage may take: for one in working days a working day.
  func latestEnd(of index: Int) -> Day {
    calendar.lastDay(of: order.stages[index].duration, before: latest[index].finish)
  }
}

extension ScheduleStage {
  fileprivate var hasStarted: Bool { startedOn != nil || doneOn != nil }
}

extension WorkCalendar {
  /// A length in whole days of one kind; hours are rounded up.
  private func days(of duration: TimeLimit) -> (count: Int, isWorking: Bool) {
    switch duration.kind {
    case .natural: (duration.amount, false)
    case .working: (duration.amount, true)
    case .continuous: ((duration.amount + 23) / 24, false)
    case .workingHour:
      ((duration.amount * 3600 + officeHours.secondsPerDay - 1) / officeHours.secondsPerDay, true)
    }
  }

  /// The first day from a day on at which such work can start.
  func firstDay(of duration: TimeLimit, from day: Day) -> Day {
    days(of: duration).isWorking ? firstWorkday(from: day) : day
  }

  /// The last day before another on which such work is done.
  func lastDay(of duration: TimeLimit, before day: Day) -> Day {
    days(of: duration).isWorking ? workday(-1, after: day) : day.advanced(by: -1)
  }

  /// The day after the last day of work that starts on a day.
  func finish(of duration: TimeLimit, from day: Day) -> Day {
    let (count, isWorking) = days(of: duration)
    if count == 0 { return day }
    return isWorking
      ? workday(count, after: day.advanced(by: -1)).advanced(by: 1) : day.advanced(by: count)
  }

  /// The last day on which work can start that must be over before a day.
  func start(of duration: TimeLimit, to finish: Day) -> Day {
    let (count, isWorking) = days(of: duration)
    return isWorking ? workday(-count, after: finish) : finish.advanced(by: -count)
  }

  /// The first day after a wait.
  func free(after finish: Day, lag: TimeLimit?) -> Day {
    lag.map { self.finish(of: $0, from: finish) } ?? finish
  }

  /// The latest finish after which a wait is over before a start.
  func lastFinish(before start: Day, lag: TimeLimit?) -> Day {
    lag.map { self.start(of: $0, to: start) } ?? start
  }
}
