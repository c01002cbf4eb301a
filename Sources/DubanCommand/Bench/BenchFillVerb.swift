import ArgumentParser
import Duban
import DubanReport
import DubanStore

/// Fills a store for the measurements, and times it.
struct BenchFillVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fill", abstract: "批量建一个测量用的库，输出 JSON。")

  @Argument(help: ArgumentHelp("数据目录。", valueName: "DIR")) var folder: String
  @Option(help: ArgumentHelp("事项数。", valueName: "N")) var matters = 10_000
  @Option(help: ArgumentHelp("其中未办结的。", valueName: "N")) var open = 20_000
  @Option(help: ArgumentHelp("PostgreSQL 连接地址。", valueName: "ADDRESS")) var postgres: String?
  @Flag(help: "只立项，不写后续办理。") var openings = false
  @Option(help: ArgumentHelp("每个事务的事项数。", valueName: "N")) var batch = 20_000

  func run() async throws {
    let store = try await BenchPlace(folder: folder, postgres: postgres).open()
    var histories = BenchHistories(count: matters, open: min(open, matters))
    var report = LoadReport()
    var spent = Duration.zero
    for start in stride(from: 0, to: matters, by: batch) {
      let part = (start..<min(start + batch, matters)).map { index in
        openings
          ? History([
            History.Step(
              histories.opening(index), by: BenchDistrict.supervisor, at: BenchDistrict.opened)
          ]) : histories.history(index)
      }
      // Making up the texts is not part of loading.
      spent += try await ContinuousClock().measure {
        let loaded = try await store.load(part)
        report.matters += loaded.matters
        report.entries += loaded.entries
      }
    }
    let seal = try await ContinuousClock().measure {
      try await store.foldTallies(today: BenchDistrict.now.day)
      _ = try await store.seal(at: BenchDistrict.now)
    }
    await store.close()
    try StandardStream.output.write(json(report, spent, seal) + [0x0A])
  }

  private func json(_ report: LoadReport, _ spent: Duration, _ seal: Duration) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("matters", report.matters)
      writer.field("entries", report.entries)
      writer.key("seconds")
      writer.literal(decimal(spent / .seconds(1), places: 3))
      writer.key("sealSeconds")
      writer.literal(decimal(seal / .seconds(1), places: 3))
      writer.key("mattersPerSecond")
      writer.literal(decimal(Double(report.matters) / (spent / .seconds(1)), places: 0))
      writer.field("peakKiB", BenchMemory.peak)
    }
    return writer.drain()
  }
}
