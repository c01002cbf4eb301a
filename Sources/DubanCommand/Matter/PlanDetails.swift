import ArgumentParser
import Duban
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
    help: ArgumentHelp("节点：日期=计划进度=名称，可多次。", valueName: "DATE=N%=NAME"))
  var milestones: [String] = []

  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) throws {
    guard let end = to?.day ?? matter.due else {
      throw Failure(status: .misused, message: "\(matter.number)没有完成时限，请用 --to 写明完成日期。")
    }
    var read: [Milestone] = []
    for text in milestones { read.append(try milestone(text, id: read.count + 1)) }
    details.plan = Plan(
      from: from?.day ?? desk.at.day, to: end,
      shape: try Words.read(Plan.Shape.self, shape, option: "--shape"), milestones: read)
  }

  private func milestone(_ text: String, id: Int) throws(Failure) -> Milestone {
    let parts = text.split(separator: "=", maxSplits: 2).map(String.init)
    guard parts.count == 3, let day = Day(parts[0]), let expected = Percent.points(parts[1]) else {
      throw Failure(
        status: .misused,
        message: "--milestone 的“\(text)”不对：请写成 日期=计划进度=名称，如 2026-06-30=50%=完成一半。")
    }
    return Milestone(id: id, name: parts[2], day: day, expected: expected)
  }
}
