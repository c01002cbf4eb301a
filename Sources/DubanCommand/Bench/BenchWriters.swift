import Duban
import DubanStore
import Synchronization

/// Writers that act on open matters at once, each waiting for its answer before its next act.
struct BenchWriters {
  let store: Store
  /// Open matters, each with its lead unit.
  let matters: [(id: MatterID, unit: UnitID)]
  /// Tells the command ids of one run from those of another.
  let name: String

  /// Open matters of the store, as many as are asked for.
  init(_ store: Store, name: String, upTo limit: Int = 20_000) async throws {
    self.store = store
    self.name = name
    let rows = try await store.engine.read { session in
      try session.rows(
        """
        SELECT id, unit FROM matter WHERE division = ?1 AND is_open = 1 AND unit IS NOT NULL
        ORDER BY id LIMIT \(limit)
        """, [.text(store.division)])
    }
    matters = rows.map { (MatterID($0.integer(0)), UnitID($0.integer(1))) }
  }

  /// Acts carried out a second by so many writers over a while.
  func rate(writers: Int, _ duration: Duration, round: Int) async throws -> Double {
    let start = ContinuousClock.now
    let done = try await withThrowingTaskGroup(of: Int.self) { group in
      for writer in 0..<writers {
        group.addTask {
          try await write(writer, of: writers, until: start + duration, round: round)
        }
      }
      return try await group.reduce(0, +)
    }
    return Double(done) / ((ContinuousClock.now - start) / .seconds(1))
  }

  private func write(
    _ writer: Int, of writers: Int, until end: ContinuousClock.Instant, round: Int
  ) async throws -> Int {
    var random = BenchRandom(state: UInt64(round * 1_000 + writer))
    var words = BenchWords(seed: UInt64(round * 1_000 + writer))
    var done = 0
    while ContinuousClock.now < end {
      let (matter, unit) = matters[Int.random(in: 0..<matters.count, using: &random)]
      let id = "\(name)-\(round)-\(writers)-\(writer)-\(done)"
      let (command, actor) = Self.act(
        done % 3, on: matter, of: unit, id: id, text: words.text(40), seed: random.next())
      _ = try await store.perform(
        command, by: actor, at: BenchDistrict.now.advanced(by: Int64(round * 100 + done / 100)))
      done += 1
    }
    return done
  }

  /// In turn a report with counted progress, a remark, and an urge by the office.
  static func act(
    _ kind: Int, on matter: MatterID, of unit: UnitID, id: String, text: String, seed: UInt64
  ) -> (Command, Actor) {
    let liaison = BenchDistrict.liaison(of: unit)
    switch kind {
    case 0:
      let details = Details {
        $0.progress = try? Progress.counted(
          done: Int64(seed % 15), total: 14, unit: "条", asOf: BenchDistrict.now.day)
      }
      return (
        Command(id: id, act: .report, matter: matter, text: text, details: details), liaison
      )
    case 1: return (Command(id: id, act: .remark, matter: matter, text: text), liaison)
    default:
      return (Command(id: id, act: .urge, matter: matter, text: text), BenchDistrict.supervisor)
    }
  }
}
