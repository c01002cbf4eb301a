import ArgumentParser
import Duban
import DubanStore
import DubanWeb

struct YearCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "year", abstract: "年度：查看未决定的事项和成绩，锁定。",
    subcommands: [YearShowVerb.self, YearLockVerb.self])
}

/// Which ledger's year.
struct YearArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("台账，编号或名称。", valueName: "LEDGER")) var ledger: String
  @Argument(help: ArgumentHelp("年度，如 2025。", valueName: "YEAR")) var year: Int
}

struct YearShowVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "一个台账的年度：未决定的事项，年度成绩。",
    usage: "duban year show <台账> <年度> [选项]",
    discussion: "成绩按办理记录重算；已锁定的年度重算到锁定时刻，并与锁定时的数核对。")

  @OptionGroup var asked: YearArguments
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.reading) { desk in
      try data.show(try await YearView(asked, desk))
    }
  }
}

struct YearLockVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock", abstract: "锁定年度；先列出未决定的事项，--commit 才执行。",
    usage: "duban year lock <台账> <年度> --as <人员> [--commit] [选项]",
    discussion: """
      还有事项没有决定结转（matter carry-over）、并入（matter merge）或
      终止（matter terminate）的，不能锁定。锁定后不能再办理，也不能改回；
      反弹的计入当年。由督查室主任锁定。
      """)

  @OptionGroup var asked: YearArguments
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("办理人：姓名或编号；任多个岗位的写 姓名@岗位。", valueName: "WHO"))
  var actor: String
  @OptionGroup var commitment: CommitOption
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(commitment.commit ? .writing : .reading) { desk in
      let actor = try desk.register.actor(actor)
      if commitment.commit {
        let ledger = try desk.ledger(named: asked.ledger)
        let done = try await desk.store.lock(asked.year, of: ledger.id, by: actor, at: desk.at)
        try await desk.log(.yearLocked, AuditWords.locking(done, of: ledger))
        if let first = done.refused.first { throw CommandFailure.refused(first.refusal) }
      }
      try data.show(try await YearView(asked, desk))
    }
  }
}

/// A ledger's year as it is told.
struct YearView: Shown {
  struct Undecided: Encodable {
    var number: String
    var title: String
    var unit: String
    var standing: String
  }

  struct Line: Encodable {
    var unit: String
    var matters: Int
    var closed: Int
    var onTime: Int
    var late: Int
    var carried: Int
    var relapsed: Int
    var extended: Int
  }

  var ledger: String
  var year: Int
  /// Of the first thousand.
  var undecided: [Undecided]
  var lockedAt: String?
  var lockedBy: String?
  /// Whether the journal gives the figures that were kept at the lock; `nil` while the year is open.
  var isSame: Bool?
  var lines: [Line]

  init(_ asked: YearArguments, _ desk: Desk) async throws {
    let definition = try desk.ledger(named: asked.ledger)
    let register = desk.register
    (ledger, year) = (definition.name, asked.year)
    let lock = try await desk.store.yearLock(year, of: definition.id)
    let open = try await desk.store.undecided(year, of: definition.id, limit: 1_000, at: desk.at)
    undecided = open.map { matter in
      Undecided(
        number: matter.number, title: matter.title,
        unit: matter.leadUnit.map(register.name(of:)) ?? "",
        standing: definition.word(for: matter.standing))
    }
    let figures = try await desk.store.figures(
      of: year, of: definition.id, asOf: lock?.at ?? desk.at)
    lockedAt = lock?.at.minuteWord
    lockedBy = lock.map { register.name(of: $0.by) }
    isSame = lock.map { $0.figures == figures }
    lines = figures.lines.map { Line($0, named: $0.unit.map(register.name(of:)) ?? "未定单位") }
    if lines.count > 1 { lines.append(Line(figures.total, named: "合计")) }
  }

  func text(columns: Int) -> String {
    var text = "\(ledger) \(year)年度："
    text += lockedAt.map { "\($0) 由\(lockedBy ?? "")锁定。\n" } ?? "未锁定。\n"
    if let isSame {
      text += "按办理记录重算，与锁定时的数\(isSame ? "一致" : "不一致，请运行 duban journal verify")。\n"
    }
    text += undecidedText(columns)
    var table = TextTable(columns: [
      .init("单位", shrinks: true), .init("件数", isNumber: true), .init("办结", isNumber: true),
      .init("按期", isNumber: true), .init("逾期", isNumber: true), .init("结转", isNumber: true),
      .init("反弹", isNumber: true), .init("延期", isNumber: true),
    ])
    table.rows = lines.map { line in
      [line.unit]
        + [
          line.matters, line.closed, line.onTime, line.late, line.carried, line.relapsed,
          line.extended,
        ].map(String.init)
    }
    return text + (lines.isEmpty ? "这一年度没有事项。\n" : table.text(columns: columns))
  }

  private func undecidedText(_ columns: Int) -> String {
    guard !undecided.isEmpty else { return lockedAt == nil ? "没有未决定的事项，可以锁定。\n" : "" }
    var table = TextTable(columns: [
      .init("编号"), .init("未决定的事项", shrinks: true), .init("牵头单位", shrinks: true),
      .init("状态"),
    ])
    table.rows = undecided.map { [$0.number, $0.title, $0.unit, $0.standing] }
    return table.text(columns: columns)
      + "以上 \(undecided.count) 件还没有决定结转、并入或终止，不能锁定。\n"
  }
}

extension YearView.Line {
  init(_ line: YearFigures.Line, named unit: String) {
    self.init(
      unit: unit, matters: line.matters, closed: line.count(.closed),
      onTime: line.count(.onTime), late: line.count(.late), carried: line.carried,
      relapsed: line.count(.relapsed), extended: line.count(.extended))
  }
}
