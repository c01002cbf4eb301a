import ArgumentParser
import DubanReport

struct AuditVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "核对报告自己的数据，列出待核数据。",
    usage: "duban report audit <FILE> ... [--json] [-o <PATH>] [选项]",
    discussion: """
      每一处写明结论（前后不一致、待说明、提示）、算式和原文。
      有“前后不一致”时退出码为 3，没有则为 0。
      """)

  @OptionGroup var files: SourceFiles
  @Flag(help: "输出 JSON（Schemas/findings.schema.json）。") var json = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var source: SourceOptions

  func run() async throws {
    let batch = Batch(reader: try ReportReader(source), paths: files.paths)
    let destination = try Destination(path: output.output, sparing: files.paths)
    let printer = printer(batch, destination)
    try await batch.present(with: printer, to: destination, status: \.status).leave()
  }

  private func printer(_ batch: Batch, _ destination: Destination) -> any ReadingPrinter {
    guard json else { return AuditPrinter(destination: destination) }
    return JSONPrinter(destination, isOne: batch.isOne) { reading, emit in
      try emit(FindingsJSON(origin: reading.origin, findings: reading.findings).bytes)
    }
  }
}

/// Each report's findings, the strongest first.
struct AuditPrinter: ReadingPrinter {
  let destination: Destination
  private let columns = Terminal.output.readableColumns
  private var count = 0

  init(destination: Destination) { self.destination = destination }

  func begin() {}

  mutating func add(_ reading: ReadFile) throws {
    if count > 0 { try destination.write("\n") }
    count += 1
    // In the order of the text, so that a number here is the number on the annotated page.
    let findings = reading.findings
    guard !findings.isEmpty else {
      return try destination.write("\(reading.name)：没有发现待核数据。\n")
    }
    let text = FindingText(columns: columns, lines: [LineIndex(reading.report.source)])
    try destination.write("\(reading.name)：\(FindingText.tally(findings))。\n")
    for (index, finding) in findings.enumerated() {
      try destination.write("\n" + text.block(finding, number: index + 1) + "\n")
    }
  }

  func end() {}
}
