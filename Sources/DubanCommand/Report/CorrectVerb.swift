import ArgumentParser
import DubanOffice
import DubanReport

struct CorrectVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "收回改过的工作版，列出改动，写成修正文件。",
    usage: "duban report correct <X.xlsx> [--source <FILE>] [-o <PATH>]",
    discussion: """
      X.xlsx 的改动写入 X.corrections.json，供 read、breakdown、
      figures、annotate、compare 的 --corrections 使用。
      """)

  @Argument(
    help: ArgumentHelp("由 breakdown 写出、人工改过的工作簿。", valueName: "XLSX"))
  var workbook: String

  @Option(
    help: ArgumentHelp("工作簿所依据的报告；隐藏的底稿页丢失时要用。", valueName: "FILE"))
  var source: String?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("写到这个文件，不写则在工作簿旁边。", valueName: "PATH"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "职责目录，与 --source 一起用。", discussion: "未指定时用环境变量 DUBAN_CATALOGUE。",
      valueName: "YAML"))
  var catalogue: String?

  func run() async throws {
    let bytes = try InputFile.bytes(workbook, named: "工作簿")
    let fresh = try await fresh()
    let sheet = try Failure.ofReading { () throws(SheetError) in
      try CorrectionSheet.read(bytes, file: workbook, fresh: fresh)
    }
    let file = try OutputFile(path: path)
    try file.write(
      try Failure.ofWriting { () throws(SheetError) in
        try CorrectionsFile.encode(sheet.corrections)
      })
    try file.commit()
    try tell(sheet)
    try (sheet.problems.isEmpty ? Outcome.done : .badInput).leave()
  }

  /// X.xlsx → X.corrections.json.
  private var path: String {
    if let output { return output }
    let stem = workbook.lowercased().hasSuffix(".xlsx") ? String(workbook.dropLast(5)) : workbook
    return stem + ".corrections.json"
  }

  private func fresh() async throws -> BreakdownWorkbook? {
    guard let source else { return nil }
    let reader = try ReportReader(catalogue: catalogue)
    let reading = try await reader.read(source)
    return BreakdownWorkbook(
      reading.report, catalogue: reader.options.catalogue,
      sourceSHA256: reading.origin.textSHA256)
  }

  private func tell(_ sheet: CorrectionSheet) throws {
    let changes = sheet.changes
    for change in changes { try StandardStream.output.write(line: change.summary) }
    let count = changes.isEmpty ? "没有发现改动" : "改动 \(changes.count) 处"
    let kept = sheet.corrections.corrections.count - changes.count
    let earlier = kept > 0 ? "，沿用以前的修正 \(kept) 处" : ""
    try StandardStream.output.write(line: "已写入 \(path)：\(count)\(earlier)。")
    for hint in sheet.hints { StandardStream.errors.tell("提示：\(hint)") }
    for problem in sheet.problems { StandardStream.errors.tell("未采用：\(problem)") }
  }
}
