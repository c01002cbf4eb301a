import ArgumentParser
import Duban
import DubanReport
import DubanStore

/// Writing, lists, dashboards, searches, memory and size of a store that `bench fill` made, beside
/// the bare engine in the same run.
struct BenchStoreVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "测量一个库的读写速度、内存和大小，输出 JSON。")

  @Argument(help: ArgumentHelp("数据目录。", valueName: "DIR")) var folder: String
  @Option(help: ArgumentHelp("PostgreSQL 连接地址。", valueName: "ADDRESS")) var postgres: String?
  @Option(help: ArgumentHelp("轮数。", valueName: "N")) var rounds = 5
  @Option(help: ArgumentHelp("每轮每项的秒数。", valueName: "N")) var seconds = 2.0
  @Option(help: ArgumentHelp("查看的次数，0 为不测。", valueName: "N")) var looks = 1_000
  @Option(help: ArgumentHelp("本次写入的编号前缀。", valueName: "TEXT")) var name = "bench"
  @Flag(help: "只测多人同时写。") var onlyMany = false

  func validate() throws {
    if rounds < 1 || seconds <= 0 { throw ValidationError("轮数和秒数都要大于零。") }
  }

  func run() async throws {
    let store = try await BenchPlace(folder: folder, postgres: postgres).open()
    var writer = JSONWriter()
    try await write(store, into: &writer)
    await store.close()
    try StandardStream.output.write(writer.drain() + [0x0A])
  }

  private func write(_ store: Store, into writer: inout JSONWriter) async throws {
    writer.open("{")
    try await looks(store, into: &writer)
    try await writing(store, into: &writer)
    writer.field("residentKiB", BenchMemory.resident)
    writer.field("peakKiB", BenchMemory.peak)
    if postgres == nil, looks > 0 {
      writer.key("bytes")
      writer.open("{")
      for (name, bytes) in try await BenchSizes.measured(in: store) { writer.field(name, bytes) }
      writer.close("}")
    }
    writer.close("}")
  }

  private func looks(_ store: Store, into writer: inout JSONWriter) async throws {
    guard looks > 0 else { return }
    let bench = BenchLooks(store: store, rounds: looks)
    writer.times("list", try await bench.lists())
    writer.times("dashboard", try await bench.dashboards())
    writer.times("search", try await bench.searches())
  }

  /// Round by round the bare engine, many writers and one, so that a busy machine slows all alike.
  private func writing(_ store: Store, into writer: inout JSONWriter) async throws {
    let writers = try await BenchWriters(store, name: name)
    let bare = try postgres == nil ? BareSQLite(path: "\(folder)/bare.db") : nil
    var rates: [String: [Double]] = [:]
    for round in 0..<rounds {
      let span = Duration.seconds(seconds)
      if let bare { rates["bare", default: []].append(try bare.rate(span)) }
      rates["many", default: []].append(
        try await writers.rate(writers: 16, span, round: round))
      if !onlyMany {
        rates["one", default: []].append(try await writers.rate(writers: 1, span, round: round))
      }
      try await store.foldTallies(today: BenchDistrict.now.day)
      _ = try await store.seal(at: BenchDistrict.now.advanced(by: Int64(round)))
    }
    try bare?.close()
    for (name, values) in rates.sorted(by: { $0.key < $1.key }) {
      writer.key(name)
      writer.open("[")
      for value in values { writer.literal(decimal(value, places: 0)) }
      writer.close("]")
    }
  }
}

extension JSONWriter {
  fileprivate mutating func times(_ name: String, _ sorted: [Duration]) {
    key(name)
    open("{")
    for percent in [50, 95, 99] {
      key("p\(percent)Ms")
      literal(decimal(sorted.percentile(percent) / .milliseconds(1), places: 3))
    }
    close("}")
  }
}
