import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Moving matters to a new definition` {
  private static let at = Instant(seconds: 1_614_564_000)

  /// Acceptance falls away, and the unit has five working days to contact whoever asked.
  private func install(_ house: House) async throws {
    var next = TrialLedger.campaign
    next.version = 2
    next.clocks.removeAll { $0.name == .acceptance }
    next.clocks.append(
      ClockDefinition(
        name: .statutory, length: .limit(TimeLimit(5, .working)), starts: [.issued],
        ends: [.closed]))
    next.standings.removeAll { $0.standing == .consulting }
    next.acts[.consult] = nil
    next.acts[.comment] = nil
    next.acts[.submit] = ActRule(act: .submit, from: [.drafted], who: [Who(.office)])
    try await house.install(next)
  }

  @Test(arguments: Engine.all)
  func `it is told of each what would change, and why one can't; nothing is written`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      let stuck = try await house.opened()
      try await house.act(.consult, on: stuck, by: Cast.inspector)
      #expect(
        try await house.store.migrations(of: "trial", by: Cast.inspector, at: Self.at).isEmpty)
      try await install(house)
      let before = try await house.contents()
      let steps = try await house.store.migrations(of: "trial", by: Cast.inspector, at: Self.at)
      #expect(steps.map(\.matter.id) == [id, stuck])
      let clocks = steps[0].effects.compactMap { effect in
        if case .clock(let clock) = effect { clock } else { Clock?.none }
      }
      #expect(clocks.map(\.name) == [.acceptance, .statutory])
      #expect(clocks.map { $0.endedAt == nil } == [false, true])
      #expect(steps[0].refusal == nil && steps[1].refusal?.code == "invalid")
      #expect(try await house.store.openMattersUnderOlderVersions() == ["trial": 2])
      #expect(try await house.contents() == before)
    }
  }

  @Test(arguments: Engine.all)
  func `moved, it is as it was told, and what came in between is not moved unseen`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let ids = [try await house.assigned("甲"), try await house.assigned("乙")]
      try await install(house)
      let steps = try await house.store.migrations(of: "trial", by: Cast.inspector, at: Self.at)
      try await house.store.migrate(steps[0].matter, to: 2, by: Cast.inspector, at: Self.at)
      let matter = try await house.matter(ids[0])
      #expect(matter.definition == 2 && matter.clock(.acceptance)?.endedAt == Self.at)
      #expect(try await house.store.entries(of: ids[0]).last?.effects == steps[0].effects)
      try await house.act(.remark, on: ids[1], by: Cast.inspector, text: "已提醒")
      await #expect(throws: CommandFailure.self) {
        try await house.store.migrate(steps[1].matter, to: 2, by: Cast.inspector, at: Self.at)
      }
      #expect(try await house.matter(ids[1]).definition == 1)
      let rest = try await house.store.migrations(of: "trial", by: Cast.inspector, at: Self.at)
      #expect(rest.map(\.matter.id) == [ids[1]])
      #expect(try await house.store.checkRebuild(at: Self.at).isEqual)
    }
  }

  @Test func `a unit may not`() async throws {
    try await House.with(on: .sqlite) { house in
      _ = try await house.assigned()
      try await install(house)
      let steps = try await house.store.migrations(of: "trial", by: clerk, at: Self.at)
      #expect(steps.map(\.refusal?.code) == ["not-allowed"])
    }
  }
}
