import ArgumentParser
import Duban
import DubanStore
import DubanWeb

struct CalendarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "工作日历：查看、导入、地方调整、办公时间。",
    subcommands: [
      CalendarListVerb.self, CalendarImportVerb.self, CalendarLocalVerb.self,
      CalendarHoursVerb.self,
    ])
}

struct CalendarListVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出已导入的年份、地方调整日和办公时间。", usage: "duban calendar list [选项]")

  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.reading) { desk in
      try data.show(CalendarTable(try await desk.store.calendar()))
    }
  }
}

struct CalendarTable: Shown {
  struct Row: Encodable {
    var year: Int
    var workdays: Int
    /// Weekend days on which offices work.
    var moved: [String]
    var off: [[String]]
  }

  var version: Int
  var years: [Row]
  /// Days off and working days of the district's own.
  var localOff: [String]
  var localWork: [String]
  var officeHours: String

  init(_ calendar: WorkCalendar) {
    version = calendar.version
    localOff = calendar.localDays.filter { !$0.isWorkday }.map(\.day.description)
    localWork = calendar.localDays.filter(\.isWorkday).map(\.day.description)
    officeHours = calendar.officeHours.words
    years = calendar.years.values.sorted { $0.year < $1.year }.map { year in
      Row(
        year: year.year, workdays: calendar.workdays(in: year.year),
        moved: year.work.map(\.description),
        off: year.off.map { [$0.lowerBound.description, $0.upperBound.description] })
    }
  }

  func text(columns: Int) -> String {
    var table = TextTable(columns: [
      .init("年份"), .init("工作日", isNumber: true), .init("放假", isNumber: true),
      .init("调休上班", shrinks: true),
    ])
    table.rows = years.map {
      [String($0.year), String($0.workdays), "\($0.off.count) 段", $0.moved.joined(separator: "、")]
    }
    let local = [("放假", localOff), ("上班", localWork)].filter { !$0.1.isEmpty }
      .map { "\($0.0) \($0.1.joined(separator: "、"))" }
    let adjusted = local.isEmpty ? "" : "地方调整：\(local.joined(separator: "；"))。"
    return table.text(columns: columns)
      + "日历第 \(version) 版。\(adjusted)办公时间 \(officeHours)。\n"
  }
}

struct CalendarImportVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "导入日历；先列出会变动的时限，--commit 才执行。",
    usage: "duban calendar import <FILE> ... [--commit] [选项]",
    discussion: "只有在计的时限随新日历变动，每件事项记一条办理记录；已过去的不变。")

  @Argument(help: ArgumentHelp("日历文件（.json），每年一个。", valueName: "FILE")) var files: [String]
  @OptionGroup var commitment: CommitOption
  @OptionGroup var data: StoreOptions

  func run() async throws {
    let years = try files.map { file throws in
      _ = try InputFile.bytes(file, named: "日历文件")
      return try CalendarFile.read(path: file)
    }
    try await data.open(commitment.commit ? .writing : .reading) { desk in
      try await data.take(
        try await desk.store.calendar(importing: years), years.map { "\($0.year) 年的日历" },
        isDone: commitment.commit, desk)
    }
  }
}

struct CalendarPlan: Shown {
  struct Row: Encodable {
    /// None for the lock of a ledger's reporting period.
    var matter: Int64?
    var number: String
    var title: String
    var clock: String
    var from: String
    var to: String

    init(_ moved: MovedLimit) {
      matter = moved.matter?.rawValue
      number = moved.number
      title = moved.title
      clock = moved.deadline.name
      from = moved.deadline.from.limitWord
      to = moved.deadline.to.limitWord
    }
  }

  var changes: [String]
  var isDone: Bool
  var clocks: [Row]

  func text(columns: Int) -> String {
    var table = TextTable(columns: [
      .init("编号"), .init("事项", shrinks: true), .init("时限"), .init("原截止"), .init("新截止"),
    ])
    table.rows = clocks.map { [$0.number, $0.title, $0.clock, $0.from, $0.to] }
    let names = changes.joined(separator: "、")
    let body = clocks.isEmpty ? "没有会变动的时限。\n" : table.text(columns: columns)
    let foot =
      isDone
      ? "日历已改：\(names)；\(clocks.count) 个时限变动。"
      : "将改：\(names)；\(clocks.count) 个时限变动，尚未改动；加 --commit 执行。"
    return body + foot + "\n"
  }
}
