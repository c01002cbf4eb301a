import ArgumentParser

@main
struct Duban: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duban", abstract: "督办:把政府工作报告变成看得见结果的事。")
}
