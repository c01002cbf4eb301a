import ArgumentParser
import Duban
import DubanStore
import DubanWeb

struct CalendarLocalVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "local", abstract: "地方调整日：本地另外放假或上班；先列出会变动的时限，--commit 才执行。",
    usage: """
      duban calendar local [--off <日期> ...] [--work <日期> ...] [--drop <日期> ...]
        [--commit] [选项]
      """,
    discussion: "地方调整日压过放假安排；在计的时限随之变动，每件事项记一条办理记录。")

  @Option(help: ArgumentHelp("这一天放假，可多次。", valueName: "DATE")) var off: [DayArgument] = []
  @Option(help: ArgumentHelp("这一天上班，可多次。", valueName: "DATE")) var work: [DayArgument] = []
  @Option(help: ArgumentHelp("取消这一天的调整，可多次。", valueName: "DATE")) var drop: [DayArgument] = []
  @OptionGroup var commitment: CommitOption
  @OptionGroup var data: StoreOptions

  func validate() throws {
    let days = (off + work + drop).map(\.day)
    if days.isEmpty { throw ValidationError("请用 --off、--work 或 --drop 写明日期。") }
    if let twice = days.first(where: { day in days.count { $0 == day } > 1 }) {
      throw ValidationError("\(twice) 写了两次，请只写一次。")
    }
  }

  func run() async throws {
    try await data.open(commitment.commit ? .writing : .reading) { desk in
      let local = try await desk.store.calendar().localDays
      if let unknown = drop.first(where: { day in !local.contains { $0.day == day.day } }) {
        throw Failure(
          status: .noInput, message: "\(unknown.day) 没有调整过，不必取消。", code: "unknown")
      }
      let calendar = try await desk.store.calendar(
        importing: [],
        localDays: off.map { LocalDay(day: $0.day, isWorkday: false) }
          + work.map { LocalDay(day: $0.day, isWorkday: true) }, dropping: Set(drop.map(\.day)))
      let changes =
        off.map { "\($0.day) 放假" } + work.map { "\($0.day) 上班" }
        + drop.map { "\($0.day) 取消调整" }
      try await data.take(calendar, changes, isDone: commitment.commit, desk)
    }
  }
}

struct CalendarHoursVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hours", abstract: "办公时间；先列出会变动的时限，--commit 才执行。",
    usage: "duban calendar hours <时间> [--commit] [选项]",
    discussion: "写成 08:30-12:00、14:30-17:30；按工作时计的时限随之变动；现行的用 calendar list 查看。")

  @Argument(help: ArgumentHelp("上下班时间，各段用顿号或逗号隔开。", valueName: "HOURS"))
  var hours: String
  @OptionGroup var commitment: CommitOption
  @OptionGroup var data: StoreOptions

  func run() async throws {
    guard let hours = OfficeHours(hours) else {
      throw Failure(
        status: .misused,
        message: "办公时间“\(hours)”不对：请写成 08:30-12:00、14:30-17:30，各段不重叠、从早到晚。")
    }
    try await data.open(commitment.commit ? .writing : .reading) { desk in
      let calendar = try await desk.store.calendar(importing: [], officeHours: hours)
      try await data.take(
        calendar, ["办公时间 \(hours.words)"], isDone: commitment.commit, desk)
    }
  }
}

extension StoreOptions {
  /// Shows every deadline that a calendar moves, and with `isDone` takes it over.
  func take(
    _ calendar: WorkCalendar, _ changes: [String], isDone: Bool, _ desk: Desk
  ) async throws {
    let moved = try await desk.store.preview(calendar, at: desk.at)
    if isDone {
      try await desk.store.install(calendar, at: desk.at)
      let count = try await desk.store.recalculate(at: desk.at)
      try await desk.log(.calendarImported, AuditWords.calendar(changes, moved: count))
    }
    try show(
      CalendarPlan(changes: changes, isDone: isDone, clocks: moved.map { CalendarPlan.Row($0) }))
  }
}
