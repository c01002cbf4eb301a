import ArgumentParser
import Duban
import DubanReport
import DubanStore
import DubanWeb

struct CommitmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commitment", abstract: "承诺条目：从读出的报告立项。", subcommands: [AdoptVerb.self])
}

struct AdoptVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt", abstract: "把报告的承诺条目立为事项；先列出，--commit 才立项。",
    usage: "duban commitment adopt <REPORT> --as <人员> [--commit] [选项]",
    discussion: """
      一条承诺条目立一个事项，带上原文、位置、时限和单位。已立过的不再
      立。五年目标只在 --term 时立项。同一年已有别的报告立项，或者多数条
      目与本年的事项同名，会先提醒，确要另立时加 --again。
      """)

  @Argument(help: ArgumentHelp("report read --json 写出的文件，或报告本身。", valueName: "REPORT"))
  var report: String
  @Option(help: ArgumentHelp("台账，名称或编号。", valueName: "LEDGER")) var ledger = "report-task"
  @Flag(help: "民生实事另在民生实事台账中立项。") var livelihood = false
  @Flag(help: "连同五年目标。") var term = false
  @Flag(help: "提醒可能重复时，仍然另立。") var again = false
  @Option(
    help: ArgumentHelp(
      "职责目录，据此认别名。", discussion: "未指定时用环境变量 DUBAN_CATALOGUE。",
      valueName: "YAML"))
  var catalogue: String?
  @Option(
    name: .customLong("as"), help: ArgumentHelp("立项的人，--commit 时要写。", valueName: "WHO"))
  var actor: String?
  @OptionGroup var commitment: CommitOption
  @OptionGroup var data: StoreOptions

  func validate() throws {
    if commitment.commit && actor == nil {
      throw ValidationError("--commit 要用 --as 写明立项的人。")
    }
  }

  func run() async throws {
    let given = try await ReportToAdopt(report, catalogue: catalogue)
    let duties = try ReportReader(catalogue: catalogue).options.catalogue
    let outcome = try await data.open(commitment.commit ? .writing : .reading) { desk in
      var report = given
      let target = try desk.ledger(named: ledger)
      try await report.takeWhatIsKnown(in: desk, ledger: target.id)
      let adoption = Adoption(
        report: report.read, ledger: target,
        second: livelihood ? try desk.ledger(named: Adoption.livelihood) : nil, desk: desk,
        catalogue: duties, takesTerm: term)
      var rows = try await adoption.rows()
      let doubling = adoption.doubling(of: rows, among: try await desk.store.reports())
      if commitment.commit, !rows.isEmpty, let actor {
        if doubling.isLikely, !again {
          throw Failure(
            status: .refused, message: doubling.sentence + "没有立项。请先核对；确要另立的，加 --again。")
        }
        let actor = try desk.register.actor(actor)
        var isMarked = false
        if let person = actor.person { isMarked = try await report.keep(in: desk, by: person) }
        try await adoption.open(&rows, by: actor)
        if isMarked, !rows.contains(where: { $0.isOpen || $0.number != nil }) {
          try await desk.store.markDraft(text: report.read.sourceSha256)
        }
      }
      var plan = AdoptionPlan(report.read, rows, isDone: commitment.commit)
      if doubling.isLikely { plan.doubling = doubling }
      try data.show(plan)
      return rows.contains { $0.refusal != nil } ? Outcome.refused : .done
    }
    try outcome.leave()
  }
}

extension Adoption {
  /// What speaks for the rows being open already, from another text.
  func doubling(of rows: [AdoptionRow], among reports: [KeptReport]) -> Doubling {
    Doubling(
      of: report.sourceSha256, year: report.year, fresh: rows.count { !$0.isOpen },
      twins: rows.count { $0.twin != nil }, among: reports)
  }

  /// Opens all that are not open yet; one that is refused does not stop the others.
  func open(_ rows: inout [AdoptionRow], by actor: Actor) async throws {
    for place in rows.indices where !rows[place].isOpen {
      let row = rows[place]
      // From the text and the commitment, so that a repeat opens nothing twice.
      let command = Duban.Command(
        id: "adopt:\(report.sourceSha256.prefix(16)):\(row.key)", act: .open,
        details: row.details)
      do {
        let answer = try await desk.store.perform(command, by: actor, at: desk.at)
        rows[place].number = answer.number
      } catch let failure as CommandFailure {
        rows[place].refusal = failure.sentence
      }
    }
  }
}

struct AdoptionPlan: Shown {
  struct Row: Encodable {
    var commitment: String
    var ledger: String
    var title: String
    var type: String
    var lead: [String]
    /// Units that the directory does not have.
    var unknown: [String]
    var due: String?
    /// new, opened, known, refused
    var outcome: String
    var number: String?
    var refusal: String?
    /// The number of a matter of the year that is called the same.
    var twin: String?
    /// A matter of the year or another commitment that is called nearly the same.
    var near: String?
  }

  var report: String
  var sourceSha256: String
  var isDone: Bool
  /// Why it may be a double, where it may.
  var doubling: Doubling?
  var rows: [Row]

  init(_ read: ReadCommitments, _ rows: [AdoptionRow], isDone: Bool) {
    report = read.name
    sourceSha256 = read.sourceSha256
    self.isDone = isDone
    self.rows = rows.map { row in
      Row(
        commitment: row.commitment.id, ledger: row.ledger.id, title: row.commitment.task,
        type: row.commitment.type, lead: row.lead, unknown: row.unknown,
        due: row.details.due?.description,
        outcome: row.isOpen
          ? "known" : row.refusal != nil ? "refused" : row.number != nil ? "opened" : "new",
        number: row.number, refusal: row.refusal, twin: row.twin, near: row.near)
    }
  }

  func text(columns: Int) -> String {
    guard !rows.isEmpty else { return "《\(report)》没有要立项的承诺条目。\n" }
    var table = TextTable(columns: [
      .init("条目"), .init("目标任务", shrinks: true), .init("类型"), .init("牵头单位", shrinks: true),
      .init("时限"), .init("立项"),
    ])
    table.rows = rows.map { row in
      [
        row.commitment, row.title, row.type,
        row.lead.isEmpty ? "待明确" : row.lead.joined(separator: "、"), row.due ?? "",
        row.number ?? (row.outcome == "known" ? "已立" : row.outcome == "refused" ? "未立" : "将立"),
      ]
    }
    return table.text(columns: columns)
      + notes.map { note in
        Wrapping(columns: min(columns, 100))(note) + "\n"
      }.joined()
  }

  private var notes: [String] {
    var notes = rows.compactMap { row in row.refusal.map { "\(row.commitment) 未立项：\($0)" } }
    let unknown = Set(rows.flatMap(\.unknown)).sorted()
    if !unknown.isEmpty {
      notes.append("单位名册中没有：\(unknown.joined(separator: "、"))。请先登记，或立项后再明确。")
    }
    let open = rows.count { $0.lead.isEmpty }
    if open > 0 { notes.append("牵头单位待明确的 \(open) 条。") }
    if !isDone {
      notes += rows.compactMap { row in
        row.near.map { "\(row.commitment) 与\($0)相近，请核对是否同一件。" }
      }
    }
    let known = rows.count { $0.outcome == "known" }
    let rest = rows.count { $0.outcome == (isDone ? "opened" : "new") }
    let already = known > 0 ? "，已立过 \(known) 件" : ""
    if let doubling { notes.append("注意：\(doubling.sentence)" + (isDone ? "" : "确要另立的，加 --again。")) }
    notes.append(
      isDone ? "已立项 \(rest) 件\(already)。" : "将立项 \(rest) 件\(already)，尚未改动；加 --commit 执行。")
    return notes
  }
}
