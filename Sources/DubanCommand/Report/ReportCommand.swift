import ArgumentParser

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "读报告：分句、提取指标和承诺条目、核对数据。",
    subcommands: [
      ReadVerb.self, BreakdownVerb.self, CorrectVerb.self, AuditVerb.self, FiguresVerb.self,
      CompareVerb.self, AnnotateVerb.self,
    ])
}
