import ArgumentParser
import Duban
import DubanReport
import DubanStore
import Foundation

/// Looks at a store whose `bench hammer` was killed: everything answered must be there, and all that
/// is there must hold.
struct BenchHammeredVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hammered", abstract: "核对断电演练后的库，输出 JSON；有丢失、损坏则失败。")

  @Argument(help: ArgumentHelp("数据目录。", valueName: "DIR")) var folder: String
  @Option(help: ArgumentHelp("bench hammer 写的记录。", valueName: "FILE")) var log: String

  func run() async throws {
    let place = BenchPlace(folder: folder)
    let store = try await place.open()
    let lines = try acknowledged()
    var faults = try await lost(lines, in: store)
    let evidence = EvidenceStore(folder: place.paths.evidence)
    faults += try torn(lines, in: evidence)
    let journal = try await store.verifyJournal()
    faults += journal.faults.map(\.sentence)
    let rebuilt = try await store.checkRebuild(at: BenchDistrict.now)
    if !rebuilt.isEqual { faults.append("重建不一致：\(rebuilt.different)、\(rebuilt.wrongTallies)") }
    await store.close()
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("acknowledged", lines.count)
      writer.field("entries", journal.entries)
      writer.field("seals", journal.seals)
      writer.field("files", try? evidence.hashes().count)
      writer.field("faults", faults.count)
    }
    try StandardStream.output.write(writer.drain() + [0x0A])
    guard faults.isEmpty else {
      throw Failure(status: .failed, message: faults.prefix(20).joined(separator: "\n"))
    }
  }

  /// The lines of the log; a last one cut short was not acknowledged.
  private func acknowledged() throws -> [[Substring]] {
    let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if !lines.isEmpty { lines.removeLast() }
    return lines.map { $0.split(separator: " ") }
  }

  private func lost(_ lines: [[Substring]], in store: Store) async throws -> [String] {
    try await store.engine.read { session in
      var faults: [String] = []
      for line in lines where line.first == "c" && line.count == 4 {
        let row = try session.first(
          """
          SELECT 1 FROM command AS c JOIN entry AS e
            ON e.division = c.division AND e.matter = c.matter AND e.number = ?4
          WHERE c.division = ?1 AND c.id = ?2 AND c.matter = ?3
          """,
          [
            .text(store.division), .text(String(line[1])), .integer(Int64(line[2]) ?? 0),
            .integer(Int64(line[3]) ?? 0),
          ])
        if row == nil { faults.append("已答复的 \(line[1]) 丢失") }
      }
      return faults
    }
  }

  /// Files that an acknowledged entry names and that are not whole, and any file that is torn.
  private func torn(_ lines: [[Substring]], in evidence: EvidenceStore) throws -> [String] {
    let named = lines.filter { $0.first == "e" && $0.count == 2 }
      .compactMap { EvidenceHash(rawValue: String($0[1])) }
    let there = (try? evidence.hashes()) ?? []
    return Set(named).union(there).compactMap { hash in
      do {
        try evidence.verify(hash)
        return nil
      } catch {
        return "佐证 \(hash.rawValue) 损坏或者丢失"
      }
    }
  }
}
