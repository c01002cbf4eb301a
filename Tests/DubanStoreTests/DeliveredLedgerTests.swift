import Duban
import DubanStore
import Foundation
import Testing

@Suite struct `Delivering ledgers` {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Ledgers").standardized.path
  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  @Test func `there are the eleven that a district begins with`() {
    #expect(Self.files.count == 11)
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
