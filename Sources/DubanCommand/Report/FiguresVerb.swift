import ArgumentParser
import DubanOffice
import DubanReport

struct FiguresVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures", abstract: "列出数据核对表（xlsx），由各单位签字。",
    usage: "duban report figures <FILE> -o <X.xlsx> [选项]",
    discussion: "每个数据连同所在的句子列成一行，按应签字的单位分组。")

  @OptionGroup var single: SingleFile
  @OptionGroup var source: SourceOptions

  func run() async throws {
    let (reader, reading) = try await single.read(source, to: ["xlsx"])
    let workbook = FiguresWorkbook(
      reading.report, findings: reading.findings, catalogue: reader.options.catalogue)
    try Failure.ofWriting { () throws(SheetError) in try workbook.write(to: single.output) }
    try single.told("数据 \(workbook.count) 个，待核 \(reading.findings.count) 处", reader)
  }
}
