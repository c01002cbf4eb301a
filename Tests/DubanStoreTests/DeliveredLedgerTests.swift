import Duban
import DubanStore
import Foundation
import Testing

@Suite struct `Delivering ledgers` {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Ledgers").standardized.path
  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()
  /// Those whose matters units carry out: papers and the office's own notes have a shorter life.
  static let carriedOut = files.filter { file in
    let ledger = try? LedgerFile.read(path: folder + "/" + file)
    return ledger.map { $0.regime != .paper && $0.acts[.extend] != nil } ?? true
  }

  @Test func `there are the seventeen that a district begins with`() {
    #expect(Self.files.count == 17)
  }

  @Test(arguments: files) func `each checks clean`(file: String) throws {
    do {
      let ledger = try LedgerFile.read(path: Self.folder + "/" + file)
      #expect(ledger.id + ".yaml" == file)
    } catch {
      Issue.record("\(error)")
    }
  }
}
