import ArgumentParser
import DubanReport

struct CompareVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "比对两份报告：上年与今年、两稿，或同一次会议的三个报告。",
    discussion: """
      LAST THIS             上年的承诺今年怎么说，水平和增速是否衔接
      --drafts A B          同一份报告两稿之间增加、删去、改动了什么
      --congress GOV PLAN BUDGET   政府、计划、预算报告同一指标是否一致
      有“前后不一致”时退出码为 3。
      """)

  @Flag(help: "比对同一份报告的两稿。") var drafts = false
  @Flag(help: "比对同一次会议的政府、计划、预算报告。") var congress = false
  @Argument(help: ArgumentHelp("要比对的报告，按上面的顺序。", valueName: "FILE"))
  var files: [String]
  @Flag(help: "输出 JSON。") var json = false
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
    let comparison = kind.compare(readings)
    try destination.write(json ? comparison.json : comparison.text(Terminal.output))
    try destination.commit()
    try comparison.status.leave()
  }

  /// Corrections belong to the newer report; of a congress to the government's.
  private func batch(_ reader: ReportReader) -> Batch {
    Batch(reader: reader, paths: files, corrected: congress ? 0 : 1)
  }

  private var kind: ComparisonKind {
    if drafts { .drafts } else if congress { .congress } else { .years }
  }
}
