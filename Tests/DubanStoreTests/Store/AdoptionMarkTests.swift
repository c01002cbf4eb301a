import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Marking a report as passed` {
  private static let text = String(repeating: "7e", count: 32)
  private static let at = Instant(seconds: 1_620_000_000)

  /// A draft, kept in a store.
  private func draft(_ house: House) async throws -> KeptReport {
    let person = try #require(Cast.inspector.person)
    let report = KeptReport(
      file: try #require(Chance.hash(0)), name: "报告.txt", original: Self.text, text: Self.text,
      title: nil, year: 2021, commitments: 1, findings: 0, by: person, at: Self.at)
    try await house.store.keep(report)
    return report
  }

  private func mark(_ house: House, _ report: KeptReport) async throws -> MarkedReport {
    try await house.store.markAdopted(
      text: report.text, carrying: [], by: report.by, at: Self.at)
  }

  private func remove(_ house: House, _ report: KeptReport) async throws -> Bool {
    let desk = PasswordDesk()
    defer { desk.close() }
    return try await Accounts(store: house.store, desk: desk).remove(
      report, by: report.by, from: "", at: Self.at)
  }

  @Test(arguments: Engine.all)
  func `a text that nobody keeps is told from one that was marked`(
    _ engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let report = try await draft(house)
      #expect(try await mark(house, report) == .marked)
      #expect(try await mark(house, report) == .wasMarked)
      #expect(try await !remove(house, report))
      try await house.store.markDraft(text: report.text)
      // Somebody else has set about it since.
      #expect(try await !remove(house, report))
      #expect(try await house.store.report(report.file)?.isAdopted == true)
    }
  }

  @Test(arguments: Engine.all)
  func `two at once that both open nothing leave a draft, in whatever order they end`(
    _ engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let report = try await draft(house)
      // Once more each time: what was counted before does not count again.
      for _ in 0..<3 {
        async let first = mark(house, report)
        async let second = mark(house, report)
        let marked = try await [first, second]
        #expect(marked.contains(.marked) && marked.contains(.wasMarked))
        async let one: Void = house.store.markDraft(text: report.text)
        async let other: Void = house.store.markDraft(text: report.text)
        _ = try await (one, other)
        #expect(try await house.store.report(report.file)?.isAdopted == false)
      }
      // Whoever opens something keeps it passed, however many others fail.
      #expect(try await mark(house, report) == .marked)
      for _ in 0..<3 {
        #expect(try await mark(house, report) == .wasMarked)
        try await house.store.markDraft(text: report.text)
      }
      #expect(try await house.store.report(report.file)?.isAdopted == true)
    }
  }

  @Test(arguments: Engine.all)
  func `taken back by who alone marked it, it can be removed, and then not marked`(
    _ engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let report = try await draft(house)
      #expect(try await mark(house, report) == .marked)
      try await house.store.markDraft(text: report.text)
      #expect(try await remove(house, report))
      #expect(try await mark(house, report) == .absent)
    }
  }

  @Test(arguments: Engine.all)
  func `of a removal and an adoption at once exactly one wins`(_ engine: Engine) async throws {
    try await House.with(on: engine) { house in
      for _ in 0..<10 {
        let report = try await draft(house)
        async let marked = mark(house, report)
        async let removed = remove(house, report)
        let (isMarked, isRemoved) = try await (marked != .absent, removed)
        #expect(isMarked != isRemoved)
        let isGone = try await house.store.report(report.file) == nil
        #expect(isGone == isRemoved)
        if isMarked {
          try await house.store.engine.write { session in
            _ = try session.run("UPDATE report SET adopted_at = NULL, adopted_by = NULL")
          }
          _ = try await remove(house, report)
        }
      }
    }
  }
}
