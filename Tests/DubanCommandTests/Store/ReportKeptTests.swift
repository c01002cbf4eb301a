import Duban
import DubanReport
import DubanStore
import Foundation
import Testing

@Suite struct `Keeping an adopted report` {
  private func with<Value>(
    _ district: District, _ body: (Store) async throws -> Value
  ) async throws -> Value {
    let paths = StoreFolder(district.data.path)
    let engine = try SQLiteEngine(SQLiteSettings(path: paths.database))
    let store = Store(
      division: "430602", engine: engine, keys: try KeyRing(folder: paths.keys))
    let value = try await body(store)
    await store.close()
    return value
  }

  /// The reports of a district, as the workplace lists them.
  private func reports(of district: District) async throws -> [KeptReport] {
    try await with(district) { try await $0.reports() }
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

  @Test func `the JSON of a text that was corrected in the workplace opens nothing`() async throws {
    try await District.with { district in
      let read = district.folder.appending(path: "r.json").path
      _ = try district.run(["report", "read", "--json", District.report, "-o", read])
      let json = JSONValue(
        try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: read))))
      let text = try #require(json["sourceSha256"].text)
      let at = try #require(Instant("2026-01-24T09:00"))
      try await with(district) { store in
        let bytes = Array(try Data(contentsOf: URL(filePath: District.report)))
        let stored = try EvidenceStore(folder: StoreFolder(district.data.path).evidence)
          .store(report: bytes, text: bytes, name: "报告.md")
        try await store.register(stored, at: at)
        let kept = KeptReport(
          file: stored.hash, name: "报告.md", original: stored.hash.rawValue, text: text,
          title: nil, year: 2026, commitments: 1, findings: 0, by: PersonID(1), at: at)
        try await store.keep(kept)
        let correction = Correction(
          commitment: "c1-1", sentence: "", quote: "", field: .task, to: ["改过的"])
        _ = try await store.keep(
          [correction], of: kept, seen: 0, from: .page, by: PersonID(1), at: at)
      }
      let refused = try district.run(["commitment", "adopt", read, "--as", "柏若溪", "--commit"])
      #expect(refused.code == 2 && refused.errors.contains("在网页上有修正"), "\(refused)")
      #expect(try district.json("matter list")["matters"].count == 0)
      #expect(try await reports(of: district).map(\.isAdopted) == [false])
    }
  }
}
