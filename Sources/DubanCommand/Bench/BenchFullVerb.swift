import ArgumentParser
import Duban
import DubanReport
import DubanStore
import Foundation

/// Acts until the disk is full, makes room by removing a file, and goes on, first with acts alone and
/// then with files: what was answered stays, what was refused says why, and the same process serves
/// again.
struct BenchFullVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "full", abstract: "写满一个小磁盘，腾出空间后接着办，输出 JSON。")

  @Argument(help: ArgumentHelp("数据目录，在一个小磁盘上。", valueName: "DIR")) var folder: String
  @Option(help: ArgumentHelp("占着空间、满了就删的两个文件。", valueName: "FILE")) var ballast: [String]
  @Option(help: ArgumentHelp("已答复的办理写在哪。", valueName: "FILE")) var log: String

  func run() async throws {
    let place = BenchPlace(folder: folder)
    let store = try await place.open()
    let hammer = try await Hammer(
      store: store, name: "full", log: HammerLog(path: log),
      evidence: try EvidenceStore.create(folder: place.paths.evidence))
    var writer = JSONWriter()
    writer.open("[")
    var isFine = ballast.count == 2
    for (number, file) in ballast.enumerated() {
      let sentence = try await fill(hammer, writer: number, withFiles: number > 0)
      try FileManager.default.removeItem(atPath: file)
      let after = try await more(store, round: number)
      writer.object { writer in
        writer.field("sentence", sentence)
        writer.field("after", after)
      }
      isFine = isFine && sentence != nil && after == 200
    }
    writer.close("]")
    await store.close()
    try StandardStream.output.write(writer.drain() + [0x0A])
    if !isFine { throw Failure(status: .failed, message: "磁盘写满的演练没有通过。") }
  }

  /// What the person is told when the disk is full; `nil` when the work ended otherwise.
  private func fill(
    _ hammer: Hammer, writer: Int, withFiles: Bool
  ) async throws -> String? {
    do {
      try await hammer.write(writer, withFiles: withFiles)
      return nil
    } catch let failure as StoreFailure {
      return failure.kind == .diskFull ? failure.sentence : nil
    } catch let problem as EvidenceProblem {
      guard case .diskFull = problem.reason else { return nil }
      return problem.description
    }
  }

  private func more(_ store: Store, round: Int) async throws -> Int {
    let writers = try await BenchWriters(store, name: "after", upTo: 50)
    var done = 0
    for number in 0..<200 {
      let matter = writers.matters[number % writers.matters.count]
      let (command, actor) = BenchWriters.act(
        number % 3, on: matter.id, of: matter.unit, id: "after-\(round)-\(number)",
        text: "恢复后接着办理", seed: UInt64(number))
      _ = try await store.perform(command, by: actor, at: BenchDistrict.now)
      done += 1
    }
    return done
  }
}
