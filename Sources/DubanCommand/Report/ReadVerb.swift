import ArgumentParser
import DubanReport

struct ReadVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "读出报告的句子、指标、承诺条目和待核数据。",
    usage: "duban report read <FILE> ... [--json | --csv] [-o <PATH>] [选项]",
    discussion: """
      默认打印摘要；--json 为全部内容，一个文件是一个对象，
      多个文件是数组；--csv 为承诺条目表，可用 Excel 打开。
      """)

  @OptionGroup var files: SourceFiles
  @Flag(help: "输出 JSON（Schemas/report.schema.json）。") var json = false
  @Flag(help: "输出承诺条目的 CSV 表。") var csv = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var source: SourceOptions

  func validate() throws {
    if json && csv { throw ValidationError("--json 和 --csv 只能选一个。") }
  }

  func run() async throws {
    let batch = Batch(reader: try ReportReader(source), paths: files.paths)
    let destination = try Destination(path: output.output, sparing: files.paths)
    try await batch.present(with: printer(batch, destination), to: destination).leave()
  }

  private func printer(_ batch: Batch, _ destination: Destination) -> any ReadingPrinter {
    if csv { return CSVPrinter(destination: destination) }
    if json {
      return JSONPrinter(destination, isOne: batch.isOne) { reading, emit in
        try ReportJSON(
          report: reading.report, origin: reading.origin, findings: reading.findings
        ).write(emit)
      }
    }
    return SummaryPrinter(destination, isOne: batch.isOne, reader: batch.reader)
  }
}
