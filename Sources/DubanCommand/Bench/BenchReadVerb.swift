import ArgumentParser
import DubanOffice
import DubanReport

/// How long reading takes beside plain UTF-8 validation of the same bytes, in one run.
struct BenchReadVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "测量读取、核对一份报告的时间，输出 JSON。")

  @Argument(help: ArgumentHelp("政府工作报告。", valueName: "FILE")) var file: String
  @Option(help: ArgumentHelp("遍数。", valueName: "N")) var runs = 300
  @OptionGroup var source: SourceOptions

  func validate() throws {
    if runs < 1 { throw ValidationError("遍数至少是 1。") }
  }

  func run() async throws {
    let reader = try ReportReader(source)
    let document = try await reader.document(file)
    let bench = ReadBench(source: document.text, options: reader.options, runs: runs)
    try StandardStream.output.write(bench.json(name: document.name) + [0x0A])
  }
}

/// Measures each step over the same source text, the steps of one run one after the other so that a
/// busy machine slows all of them alike.
struct ReadBench {
  let source: SourceText
  let options: ReadingOptions
  let runs: Int

  private struct Times {
    var validate: [Duration] = []
    var index: [Duration] = []
    var read: [Duration] = []
    var audit: [Duration] = []
    var total: [Duration] = []
  }

  func json(name: String) -> [UInt8] {
    let times = measured
    let validation = times.validate.median
    let total = times.total.median
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("file", name)
      writer.field("bytes", source.utf8.count)
      writer.field("runs", runs)
      writer.field("validateMs", milliseconds: validation)
      writer.field("indexMs", milliseconds: times.index.median)
      writer.field("readMs", milliseconds: times.read.median)
      writer.field("auditMs", milliseconds: times.audit.median)
      writer.field("totalMs", milliseconds: total)
      writer.field("totalBestMs", milliseconds: times.total.min() ?? .zero)
      writer.key("totalPerValidation")
      writer.literal(decimal(total / validation, places: 1))
    }
    return writer.drain()
  }

  /// Three runs warm the caches and are not counted.
  private var measured: Times {
    var times = Times()
    var sink = 0
    for run in -3..<runs {
      var source = source
      let validate = timed { sink &+= validBytes(source.utf8) }
      let index = timed { source = SourceText(utf8: source.utf8) }
      var report = WorkReport(source: source)
      let read = timed { report = WorkReport.read(source, options: options) }
      let audit = timed { sink &+= report.audit().count }
      sink &+= report.commitments.count
      guard run >= 0 else { continue }
      times.validate.append(validate)
      times.index.append(index)
      times.read.append(read)
      times.audit.append(audit)
      times.total.append(index + read + audit)
    }
    // Keeps the results from being optimised away.
    precondition(sink >= 0)
    return times
  }

  private func validBytes(_ bytes: [UInt8]) -> Int {
    String(validating: bytes, as: UTF8.self)?.utf8.count ?? 0
  }

  private func timed(_ body: () -> Void) -> Duration { ContinuousClock().measure(body) }
}

extension [Duration] {
  var median: Duration { isEmpty ? .zero : sorted()[count / 2] }
}

/// A number with a fixed count of decimals.
func decimal(_ number: Double, places: Int) -> String {
  guard number.isFinite else { return "null" }
  var scale = 1.0
  for _ in 0..<places { scale *= 10 }
  return Printed(digits: Int64((number * scale).rounded()), decimals: places).text
}

extension JSONWriter {
  fileprivate mutating func field(_ name: String, milliseconds: Duration) {
    key(name)
    literal(decimal(milliseconds / .milliseconds(1), places: 4))
  }
}
