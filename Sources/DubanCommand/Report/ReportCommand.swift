import ArgumentParser

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "读报告：分句、提取指标和承诺条目、核对数据。",
    discussion: """
      退出码：0 完成；3 有“前后不一致”；64 用法不对；
      65 文件读不出来；66 没有这个文件；1 结果写不出去。
      多个文件都会处理，返回其中最重的（由轻到重：0、3、65、66、1）。
      """,
    subcommands: [
      ReadVerb.self, BreakdownVerb.self, CorrectVerb.self, AuditVerb.self, FiguresVerb.self,
      CompareVerb.self, AnnotateVerb.self,
    ])
}
