import ArgumentParser
import DubanReport
import DubanWeb

struct AnnotateVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate", abstract: "写出批注页（html），可在浏览器中看、可打印。",
    usage: "duban report annotate <FILE> -o <page.html> [选项]",
    discussion: "正文逐字照录，句子按类别着色，数据和待核之处标在旁边；不需要网络。")

  @OptionGroup var single: SingleFile
  @OptionGroup var source: SourceOptions

  func run() async throws {
    let (reader, reading) = try await single.read(source, to: ["html", "htm"])
    let page = AnnotatedReportPage(
      report: reading.report, findings: reading.findings, name: reading.name)
    let file = try OutputFile(path: single.output)
    try file.write(page.render())
    try file.commit()
    let count = reading.report.commitments.count
    try single.told("承诺条目 \(count) 条，待核 \(reading.findings.count) 处", reader)
  }
}
