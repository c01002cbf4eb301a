import ArgumentParser
import Duban
import DubanStore
import DubanWeb

struct PlanDetails: ActDetails {
  @Option(help: ArgumentHelp("开始日期；不写为当日。", valueName: "DATE")) var from: DayArgument?
  @Option(help: ArgumentHelp("完成日期；不写为完成时限。", valueName: "DATE")) var to: DayArgument?
  @Option(
    help: ArgumentHelp(
      "推进曲线：\(Plan.Shape.allCases.map(\.word).joined(separator: "、"))。", valueName: "SHAPE"))
  var shape = Plan.Shape.straight.word
  @Option(
    name: .customLong("milestone"),
    help: ArgumentHelp("节点：日期=计划进度=名称，名称后可加分号和各项，可多次。", valueName: "DATE=N%=NAME"))
  var milestones: [String] = []

  func fill(
    _ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk
  ) async throws {
    details.plan = try await laid(on: matter, at: desk).plan
  }

  func laid(on matter: Matter, at desk: Desk) async throws -> PlanDraft.Laid {
    guard let end = to?.day ?? matter.due else {
      throw Failure(status: .misused, message: "\(matter.number)没有完成时限，请用 --to 写明完成日期。")
    }
    var rows: [PlanDraft.Row] = []
    for text in milestones { rows.append(try row(text, id: rows.count + 1)) }
    let draft = PlanDraft(
      from: from?.day ?? desk.at.day, to: end,
      shape: try Words.read(Plan.Shape.self, shape, option: "--shape"), rows: rows)
    let calendar = try await desk.store.calendar()
    do throws(WrongInput) {
      return try draft.laid(insteadOf: matter.plan, on: desk.at.day, calendar: calendar)
    } catch {
      throw Failure(status: .misused, message: error.sentence)
    }
  }

  private func row(_ text: String, id: Int) throws(Failure) -> PlanDraft.Row {
    let wrong = Failure(
      status: .misused,
      message: "--milestone 的“\(text)”不对：请写成 日期=计划进度=名称，如 2026-06-30=50%=完成一半；"
        + "倒排的写成 ==场地平整;工期=20个工作日;前置=1。")
    let items = text.split { ";；".contains($0) }.map(String.init)
    let parts = (items.first ?? "").split(
      separator: "=", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[2].isEmpty else { throw wrong }
    var row = PlanDraft.Row(id: id)
    (row.day, row.share, row.name) = (String(parts[0]), String(parts[1]), String(parts[2]))
    for item in items.dropFirst() {
      let sides = item.split(separator: "=", maxSplits: 1).map(\.trimmed)
      switch (sides.first, sides.count) {
      case ("关键", 1): row.isGate = true
      case ("权重", 2): row.weight = sides[1]
      case ("工期", 2): row.limit = sides[1]
      case ("前置", 2): row.after = sides[1]
      default: throw wrong
      }
    }
    return row
  }
}
