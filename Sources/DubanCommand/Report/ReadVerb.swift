import ArgumentParser
import DubanReport
import Foundation

struct ReadVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "读出报告的句子、指标、承诺条目和待核数据。")

  @Argument(help: "报告文件。") var files: [String]
  @Flag(help: "输出 JSON。") var json = false

  func run() async throws {
    var first = true
    if files.count > 1 { FileHandle.standardOutput.write(Data("[".utf8)) }
    for file in files {
      let source = SourceText(utf8: Array(try Data(contentsOf: URL(fileURLWithPath: file))))
      let report = WorkReport.read(source)
      let origin = ReportOrigin(
        name: URL(fileURLWithPath: file).lastPathComponent, textSHA256: "", fileSHA256: "",
        encoding: "UTF-8")
      if !first { FileHandle.standardOutput.write(Data(",".utf8)) }
      first = false
      ReportJSON(report: report, origin: origin, findings: report.audit()).write {
        FileHandle.standardOutput.write(Data($0))
      }
    }
    if files.count > 1 { FileHandle.standardOutput.write(Data("]".utf8)) }
    print()
  }
}
