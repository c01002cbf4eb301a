import ArgumentParser
import Duban
import DubanWeb

/// Lays the milestones of a plan back and files nothing.
struct TryPlanVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "try-plan", abstract: "试排推进方案：倒排各节点的日期，不报送。",
    usage: "duban matter try-plan <事项> [选项]", discussion: PlanAct.discussion)

  @Argument(help: ArgumentHelp("事项，如 重点〔2026〕012号，或其编号。", valueName: "MATTER"))
  var matter: String
  @OptionGroup var plan: PlanDetails
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.reading) { desk in
      let matter = try await desk.matter(matter)
      try data.show(TriedPlan(try await plan.laid(on: matter, at: desk)))
    }
  }
}

/// A plan with the days that were found for it.
struct TriedPlan: Shown {
  struct Milestone: Encodable {
    var id: Int
    var name: String
    var day: String
    var expectedBasisPoints: Int
    var earliestStart: String?
    var earliestEnd: String?
    var latestStart: String?
    var latestEnd: String?
    /// In working days.
    var float: Int?
    var isCritical: Bool
  }

  var milestones: [Milestone]
  /// How much time is left; `nil` when nothing was laid back.
  var note: String?

  init(_ laid: PlanDraft.Laid) {
    note = laid.schedule?.sentence
    milestones = laid.plan.milestones.map { milestone in
      let stage = laid.schedule?.stages.first { $0.id == milestone.id }
      return Milestone(
        id: milestone.id, name: milestone.name, day: "\(milestone.day)",
        expectedBasisPoints: milestone.expected,
        earliestStart: stage.map { "\($0.earliestStart)" },
        earliestEnd: stage.map { "\($0.earliestEnd)" },
        latestStart: stage.map { "\($0.latestStart)" },
        latestEnd: stage.map { "\($0.latestEnd)" }, float: stage?.float,
        isCritical: stage?.isCritical ?? false)
    }
  }

  func text(columns: Int) -> String {
    guard !milestones.isEmpty else { return "没有节点。\n" }
    var table = TextTable(columns: [
      .init("编号"), .init("节点", shrinks: true), .init("日期"), .init("计划进度"), .init("最早开始"),
      .init("最迟完成"), .init("机动"), .init("关键"),
    ])
    table.rows = milestones.map {
      [
        "\($0.id)", $0.name, $0.day, Percent.text($0.expectedBasisPoints), $0.earliestStart ?? "",
        $0.latestEnd ?? "", $0.float.map { "\($0)" } ?? "", $0.isCritical ? "关键" : "",
      ]
    }
    return table.text(columns: columns) + (note.map { $0 + "\n" } ?? "")
  }
}
