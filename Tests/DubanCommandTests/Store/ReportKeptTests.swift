import DubanStore
import Foundation
import Testing

@Suite struct `Keeping an adopted report` {
  /// The reports of a district, as the workplace lists them.
  private func reports(of district: District) async throws -> [KeptReport] {
    let paths = StoreFolder(district.data.path)
    let engine = try SQLiteEngine(SQLiteSettings(path: paths.database))
    let store = Store(
      division: "430602", engine: engine, keys: try KeyRing(folder: paths.keys))
    let reports = try await store.reports()
    await store.close()
    return reports
  }

  @Test func `it stands among those that have passed, once, with its file`() async throws {
    try await District.with { district in
      #expect(try await reports(of: district).isEmpty)
      for _ in 0..<2 { try district.adopt() }
      let kept = try await reports(of: district)
      #expect(kept.map(\.isAdopted) == [true])
      #expect(kept.map(\.name) == ["湖滨区2026年政府工作报告.md"])
      #expect(kept.map(\.year) == [2026])
      let evidence = EvidenceStore(folder: StoreFolder(district.data.path).evidence)
      #expect(evidence.contains(try #require(kept.first).file))
    }
  }

  @Test func `the JSON of a report that is kept marks it as passed`() async throws {
    try await District.with { district in
      let read = district.folder.appending(path: "r.json").path
      _ = try district.run(["report", "read", "--json", District.report, "-o", read])
      let adopted = try district.run(["commitment", "adopt", read, "--as", "柏若溪", "--commit"])
      #expect(adopted.code == 0, "\(adopted.errors)")
      #expect(try await reports(of: district).isEmpty)
      try district.adopt()
      #expect(try await reports(of: district).map(\.isAdopted) == [true])
    }
  }
}
