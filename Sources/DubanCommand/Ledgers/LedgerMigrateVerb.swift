import ArgumentParser
import Duban
import DubanStore
import DubanWeb

struct LedgerMigrateVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "把在办事项升级到台账的新版定义；先列出会变什么，--commit 才执行。",
    usage: "duban ledger migrate <台账> --as <人员> [--matter <事项> ...] [--commit] [选项]",
    discussion: "新版增加的时限从升级时起算，取消的时限停止，其余不动。不能升级的列出原因，其他的照办。")

  @Argument(help: ArgumentHelp("台账，编号或名称。", valueName: "LEDGER")) var ledger: String
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("办理人：姓名或编号；任多个岗位的写 姓名@岗位。", valueName: "WHO"))
  var actor: String
  @Option(
    name: .customLong("matter"), help: ArgumentHelp("只升级这一件，可多次；不写为全部。", valueName: "MATTER"))
  var matters: [String] = []
  @OptionGroup var commitment: CommitOption
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(commitment.commit ? .writing : .reading) { desk in
      let definition = try desk.ledger(named: ledger)
      let actor = try desk.register.actor(actor)
      var steps = try await desk.store.migrations(of: definition.id, by: actor, at: desk.at)
      if !matters.isEmpty {
        var chosen: Set<MatterID> = []
        for words in matters { chosen.insert(try await desk.matter(words).id) }
        steps = steps.filter { chosen.contains($0.matter.id) }
      }
      let movable = steps.count { $0.refusal == nil }
      if commitment.commit, movable > 0 {
        try await desk.log(
          .mattersMigrated, AuditWords.migration(of: movable, in: definition))
        for place in steps.indices where steps[place].refusal == nil {
          try await carryOut(&steps[place], to: definition.version, by: actor, at: desk)
        }
      }
      try data.show(
        MigrationView(
          ledger: definition.name, version: definition.version, isDone: commitment.commit,
          matters: steps.map { .init($0, desk) }))
    }
  }

  /// One that is refused meanwhile does not stop the others.
  private func carryOut(
    _ step: inout MigrationStep, to version: Int, by actor: Actor, at desk: Desk
  ) async throws {
    do {
      try await desk.store.migrate(step.matter, to: version, by: actor, at: desk.at)
    } catch CommandFailure.refused(let refusal) {
      step.refusal = refusal
    }
  }
}

struct MigrationView: Shown {
  struct Row: Encodable {
    var number: String
    var title: String
    var from: Int
    var changes: [String]
    var refusal: String?

    init(_ step: MigrationStep, _ desk: Desk) {
      number = step.matter.number
      title = step.matter.title
      from = step.matter.definition
      changes = step.changes
      refusal = step.refusal?.sentence
    }
  }

  var ledger: String
  var version: Int
  var isDone: Bool
  var matters: [Row]

  func text(columns: Int) -> String {
    guard !matters.isEmpty else { return "“\(ledger)”的在办事项都已按第 \(version) 版办理。\n" }
    var table = TextTable(columns: [
      .init("编号"), .init("事项", shrinks: true), .init("现按", isNumber: true),
      .init("变动", shrinks: true),
    ])
    table.rows = matters.map { row in
      [
        row.number, row.title, "第 \(row.from) 版",
        row.refusal.map { "不能升级：\($0)" }
          ?? (row.changes.isEmpty ? "时限和灯不变" : row.changes.joined(separator: "；")),
      ]
    }
    let refused = matters.count { $0.refusal != nil }
    let count = matters.count - refused
    let foot =
      (isDone ? "已升级 \(count) 件到第 \(version) 版" : "可升级 \(count) 件到第 \(version) 版")
      + (refused == 0 ? "" : "，不能升级 \(refused) 件") + (isDone ? "。" : "，尚未改动；加 --commit 执行。")
    return table.text(columns: columns) + foot + "\n"
  }
}
