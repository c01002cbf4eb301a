internal import Duban
internal import DubanHTML
internal import DubanStore

/// A matter as a row of any list.
struct MatterLine: Codable, Hashable, Sendable {
  var id: Int64
  var number: String
  var title: String
  var ledger: String
  var ledgerName: String
  var unit: String?
  var leader: String?
  var standing: String
  var standingWord: String
  var due: String?
  var progress: String?
  /// The light's identifier, word and reason; `nil` before issue and after closing.
  var light: String?
  var lightWord: String?
  var reason: String?
  var clock: ClockLine?
  /// 工作秘密.
  var marking: String?
  /// When and what whoever looks did to it.
  var did: String?
  /// Whom it waits for, for what and since when.
  var waitsFor: String?
  /// The likely act of whoever looks.
  var act: ActLine?

  /// The clock that ends next, by its name.
  struct ClockLine: Codable, Hashable, Sendable {
    var name: String
    var until: String
    /// Working days left; negative when it is over by so many.
    var workdays: Int
    /// `已超 1.5 小时`: by how much it is over, as long as that is less than a working day.
    var overdue: String?
    var isPaused: Bool
  }

  /// An act with its address.
  struct ActLine: Codable, Hashable, Sendable {
    var act: String
    var word: String
    var path: String
    var request: Int?
    /// Nothing need be filled in: a press in the row does it.
    var isPlain: Bool
  }
}

/// What lists need to tell of matters.
struct Telling {
  let register: Register
  let ledgers: [String: Ledger]
  let calendar: WorkCalendar
  let at: Instant
  /// Who is told.
  let viewer: Viewer?

  /// What a matter is called to the viewer: outside its circle no more than that it is there.
  func title(of matter: Matter) -> String {
    viewer?.knows(matter, register.directory) ?? true ? matter.title : Withheld.title
  }

  func line(_ matter: Matter, _ turn: LightTurn?) -> MatterLine {
    let ledger = ledgers[matter.ledger]
    var line = MatterLine(
      id: matter.id.rawValue, number: matter.number, title: title(of: matter),
      ledger: matter.ledger, ledgerName: ledger?.name ?? matter.ledger,
      unit: matter.leadUnit.map(register.name(of:)),
      leader: matter.leader.map(register.holders(of:)), standing: matter.standing.rawValue,
      standingWord: ledger?.word(for: matter.standing) ?? matter.standing.word,
      due: matter.due?.description)
    line.progress = matter.progress.map(ProgressWords.text)
    if let turn, matter.standing.hasLight {
      line.light = turn.light.rawValue
      line.lightWord = ledger?.light.word(for: turn.light) ?? turn.light.word
      line.reason = turn.reason.sentence
    }
    line.clock = clock(of: matter)
    line.marking = matter.marking
    return line
  }

  private func clock(of matter: Matter) -> MatterLine.ClockLine? {
    let running = matter.clocks.filter { $0.endedAt == nil }
    guard matter.standing.isOpen, let next = running.min(by: { $0.dueAt < $1.dueAt }) else {
      return nil
    }
    return line(of: next)
  }

  func line(of next: Clock) -> MatterLine.ClockLine {
    // The last day in time: a limit that ends at midnight ends with the day before.
    let last = next.dueAt.advanced(by: -1).day
    let days =
      next.dueAt > at
      ? calendar.workdays(after: at.day, through: last)
      : -max(1, calendar.workdays(after: last, through: at.day))
    let name = String(next.name.word.dropLast(2))
    return MatterLine.ClockLine(
      name: name, until: next.dueAt.limitWord, workdays: days,
      overdue: next.dueAt > at ? nil : overdue(next, since: last), isPaused: next.pausedAt != nil)
  }

  /// `nil` when it is over by a working day or more, which is then counted in those. What runs in hours
  /// is over by hours of its kind; what runs in days, by those of a day on which nobody works.
  private func overdue(_ clock: Clock, since last: Day) -> String? {
    let (worked, passed) = (
      calendar.workSeconds(from: clock.dueAt, to: at), Int(clock.dueAt.seconds(to: at))
    )
    switch clock.limit?.kind {
    case .workingHour where worked < calendar.officeHours.secondsPerDay:
      return TimeWords.over(worked, of: "个工作时")
    case .continuous where passed < 86_400: return TimeWords.over(passed, of: "小时")
    case .workingHour, .continuous: return nil
    case .natural, .working, nil:
      guard calendar.workdays(after: last, through: at.day) == 0 else { return nil }
      return passed < 86_400 ? TimeWords.over(passed, of: "小时") : "逾期不足 1 个工作日"
    }
  }
}

extension MatterLine.ClockLine {
  var state: DaysLeft.State {
    if isPaused { return .paused }
    if let overdue { return .lateBy(overdue) }
    return workdays < 0 ? .late(-workdays) : workdays == 0 ? .today : .left(workdays)
  }

  /// What is over by less than a working day comes after what is over by one, before what ends today.
  var rank: Int { isPaused ? .max : workdays * 2 + (overdue == nil ? 0 : 1) }
}

extension LightShape {
  /// Of what has no light any more, as it is done; `nil` of what has none yet.
  init?(_ standing: Standing) {
    switch standing {
    case .closingRequested, .verifying, .closingApproval, .concluded: self = .done
    case .closed, .archived: self = .closed
    default: return nil
    }
  }
}

extension MatterLine {
  var shape: LightShape? {
    if let light, let shape = LightShape(rawValue: light) { return shape }
    return Standing(rawValue: standing).flatMap(LightShape.init)
  }

  var lightMark: HTML {
    guard let shape else { return HTML(standingWord) }
    return LightMark(shape, light == nil ? nil : lightWord).html
  }

  var clockMark: HTML { daysLeft.html }

  var daysLeft: DaysLeft {
    guard let clock else {
      let isBefore = Standing(rawValue: standing)?.isBeforeIssue ?? false
      return DaysLeft(
        state: due != nil && isBefore ? .unstarted : .none, until: due.map(Self.short))
    }
    return DaysLeft(state: clock.state, clock: clock.name, until: Self.short(clock.until))
  }

  /// 4月28日 for a day of this form, else as it is.
  static func short(_ text: String) -> String { Day(text)?.chinese ?? text }
}

extension Visit {
  func telling() throws -> Telling {
    let books = try books
    return Telling(
      register: register,
      ledgers: Dictionary(uniqueKeysWithValues: books.current.map { ($0.id, $0) }),
      calendar: books.calendar, at: at, viewer: viewer)
  }
}
