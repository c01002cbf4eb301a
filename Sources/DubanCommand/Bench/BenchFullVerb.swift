import ArgumentParser
import Duban
import DubanReport
import DubanStore
import Foundation

/// Acts until the disk is full, makes room by removing a file, and goes on: what was answered stays,
/// what was refused says why, and the same process serves again.
struct BenchFullVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "full", abstract: "写满一个小磁盘，腾出空间后接着办，输出 JSON。")

  @Argument(help: ArgumentHelp("数据目录，在一个小磁盘上。", valueName: "DIR")) var folder: String
  @Option(help: ArgumentHelp("占着空间、满了就删的文件。", valueName: "FILE")) var ballast: String
  @Option(help: ArgumentHelp("已答复的办理写在哪。", valueName: "FILE")) var log: String

  func run() async throws {
    let place = BenchPlace(folder: folder)
    let store = try await place.open()
    let hammer = try await Hammer(
      store: store, name: "full", log: HammerLog(path: log),
      evidence: try EvidenceStore.create(folder: place.paths.evidence))
    let failure = try await failure { try await hammer.write(0) }
    try FileManager.default.removeItem(atPath: ballast)
    let after = try await more(store)
    await store.close()
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("code", failure.code)
      writer.field("sentence", failure.sentence)
      writer.field("after", after)
    }
    try StandardStream.output.write(writer.drain() + [0x0A])
    guard failure.code == StoreFailure.Kind.diskFull.rawValue, after == 200 else {
      throw Failure(status: .failed, message: "磁盘写满的演练没有通过。")
    }
  }

  /// The code and sentence of what ended the work.
  private func failure(
    _ body: () async throws -> Void
  ) async throws -> (code: String, sentence: String) {
    do {
      try await body()
      return ("none", "")
    } catch let failure as StoreFailure {
      return (failure.code, failure.sentence)
    } catch let problem as EvidenceProblem {
      // The disk was full for a file first: the sentence is the evidence store's.
      return (StoreFailure.Kind.diskFull.rawValue, problem.description)
    }
  }

  private func more(_ store: Store) async throws -> Int {
    let writers = try await BenchWriters(store, name: "after", upTo: 50)
    var done = 0
    for number in 0..<200 {
      let matter = writers.matters[number % writers.matters.count]
      let (command, actor) = BenchWriters.act(
        number % 3, on: matter.id, of: matter.unit, id: "after-\(number)", text: "恢复后接着办理",
        seed: UInt64(number))
      _ = try await store.perform(command, by: actor, at: BenchDistrict.now)
      done += 1
    }
    return done
  }
}
