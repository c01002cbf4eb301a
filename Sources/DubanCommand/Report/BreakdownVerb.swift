import ArgumentParser
import DubanOffice
import DubanReport

struct BreakdownVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "breakdown", abstract: "把报告分解成目标任务表（xlsx）。",
    usage: "duban report breakdown <FILE> -o <X.xlsx> [选项]",
    discussion: """
      工作簿有两张表：印发版按责任领导分组，可直接打印；
      工作版供人工修正，改完用 duban report correct 收回。
      """)

  @OptionGroup var single: SingleFile
  @OptionGroup var source: SourceOptions

  func run() async throws {
    let (reader, reading) = try await single.read(source, to: ["xlsx"])
    let workbook = BreakdownWorkbook(
      reading.report, catalogue: reader.options.catalogue,
      sourceSHA256: reading.origin.textSHA256,
      corrections: reading.corrected.map(\.correction))
    try Failure.ofWriting { () throws(SheetError) in try workbook.write(to: single.output) }
    try single.told("印发版 \(workbook.issuedCount) 条，工作版 \(workbook.count) 条", reader)
  }
}
