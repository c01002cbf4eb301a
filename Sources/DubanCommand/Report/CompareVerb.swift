import ArgumentParser
import DubanReport

struct CompareVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "比对两份报告：上年与今年、两稿，或同一次会议的三个报告。",
    usage: """
      duban report compare <LAST> <THIS> [选项]
      duban report compare --drafts <A> <B> [选项]
      duban report compare --congress <GOV> <PLAN> <BUDGET> [选项]
      """,
    discussion: """
      上年与今年：上年的承诺今年怎么说，水平和增速是否衔接；
      两稿：增加、删去、改动了哪些句子和数据，人工修正是否沿用；
      同一次会议：政府、计划、预算报告的同一指标是否一致。
      有“前后不一致”时退出码为 3；先后颠倒、年份或地方不合、
      两份文字相同的，不比对，退出码为 65。
      """)

  @Flag(help: "比对同一份报告的两稿。") var drafts = false
  @Flag(help: "比对同一次会议的政府、计划、预算报告。") var congress = false
  @Argument(help: ArgumentHelp("要比对的报告，按用法中的顺序。", valueName: "FILE"))
  var files: [String]
  @Flag(help: "输出 JSON（Schemas 中的 comparison、drafts）。") var json = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var source: SourceOptions

  func validate() throws {
    if drafts && congress { throw ValidationError("--drafts 和 --congress 只能选一个。") }
    let wanted = congress ? 3 : 2
    if files.count != wanted {
      throw ValidationError("这样比对要 \(wanted) 个文件，给了 \(files.count) 个。")
    }
  }

  func run() async throws {
    let reader = try ReportReader(source)
    let destination = try Destination(path: output.output, sparing: files)
    let readings = try await batch(reader).all()
    try check(readings)
    let compared = kind.compared(readings)
    let text = compared.text(columns: Terminal.output.readableColumns)
    try destination.write(json ? compared.json + [0x0A] : Array(text.utf8))
    try destination.commit()
    try compared.outcome.leave()
  }

  /// Refuses reports that do not belong together, before anything is compared.
  private func check(_ readings: [ReadFile]) throws(Failure) {
    let check = ComparisonCheck(
      readings: readings, kind: kind, isPlaceGiven: source.place != nil)
    if let refusal = check.refusal { throw Failure(status: .badInput, message: refusal) }
    for warning in check.warnings { StandardStream.errors.tell(warning) }
  }

  /// Corrections belong to the newer report; of a congress to the government's.
  private func batch(_ reader: ReportReader) -> Batch {
    let corrected = congress ? 0 : 1
    return Batch(
      reader: reader,
      files: files.enumerated().map { offset, path in
        BatchFile(
          path: path, laying: offset == corrected ? .always : .never,
          yearsBack: kind == .years ? 1 - offset : 0)
      },
      // Of two drafts they are part of the result.
      tellsCorrections: !drafts)
  }

  private var kind: CompareKind {
    if drafts { .drafts } else if congress { .congress } else { .years }
  }
}
