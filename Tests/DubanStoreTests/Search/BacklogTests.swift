import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Keeping a backlog of the index` {
  private static let division = "420106"

  private func document(_ matter: Int64, _ text: String, unit: Int64 = 1) -> SearchDocument {
    SearchDocument(
      division: Self.division, matter: matter, rights: [.unit(unit)], text: text)
  }

  private func hits(
    _ term: String, unit: Int64? = nil, _ session: any SQLSession
  ) throws -> [Int64] {
    try SearchIndex.search(
      SearchQuery(
        division: Self.division, terms: [term], anyOf: unit.map { [.unit($0)] }), in: session
    ).matters
  }

  @Test(arguments: Engine.all)
  func `a search finds the same before and after the backlog is cut in`(
    engine: Engine
  ) async throws {
    let texts = [
      "老旧小区改造\n试1号", "河道 Ａ区3号\n试2号", "小区停车\n试3号\n改造完成", "老旧\n小区\n分两行", "",
    ]
    let terms = ["小区", "老旧小区", "改造", "a区", "A", "3号", "小", "区改", "没有", "完成", "旧小"]
    try await withStore(on: engine) { engine in
      let (before, after) = try await engine.write { session in
        for (number, text) in texts.enumerated() {
          try SearchIndex.put(
            self.document(Int64(number + 1), text, unit: Int64(number % 2)), in: session)
        }
        let found = { (unit: Int64?) in try terms.map { try self.hits($0, unit: unit, session) } }
        let before = try [found(nil), found(0), found(1)]
        try SearchBacklog.flush(in: session)
        return (before, try [found(nil), found(0), found(1)])
      }
      #expect(before == after)
      #expect(after[0][0] == [4, 3, 1] && after[0][1] == [1])
      #expect(after[1][0] == [3, 1] && after[2][0] == [4])
    }
  }

  @Test(arguments: Engine.all)
  func `texts that grow, change and go leave no old word behind`(engine: Engine) async throws {
    try await withStore(on: engine) { engine in
      try await engine.write { session in
        let steps = ["街巷", "街巷\n拓宽", "街巷\n拓宽\n绿化", "河道", "河道\n清淤"]
        for first in [false, true] {
          for (number, text) in steps.enumerated() {
            try SearchIndex.put(self.document(1, text, unit: Int64(number)), in: session)
            if first || number % 2 == 0 { try SearchBacklog.flush(in: session) }
            for word in ["街巷", "拓宽", "绿化", "河道", "清淤"] {
              #expect(try self.hits(word, session).isEmpty != text.contains(word), "\(word)")
            }
            #expect(try self.hits(String(text.prefix(2)), unit: Int64(number), session) == [1])
            #expect(try self.hits(String(text.prefix(2)), unit: 99, session).isEmpty)
          }
        }
        try SearchIndex.put(self.document(1, "河道\n清淤\n疏浚"), in: session)
        try SearchIndex.remove(division: Self.division, matter: 1, in: session)
        for word in ["街巷", "河道", "清淤", "疏浚"] {
          #expect(try self.hits(word, session).isEmpty)
        }
      }
    }
  }

  @Test func `a commit that leaves too many cuts them in`() async throws {
    try await withStore(on: .sqlite, beforeCommit: Store.beforeCommit) { engine in
      func waiting() async throws -> Int {
        try await engine.read { try $0.first("SELECT COUNT(*) FROM unindexed")?.int(0) ?? 0 }
      }
      for half in 0..<2 {
        try await engine.write { session in
          for number in 0..<(SearchBacklog.limit / 2) {
            let matter = Int64(half * SearchBacklog.limit + number + 1)
            try SearchIndex.put(self.document(matter, "街巷\(matter)"), in: session)
          }
          session.leave(TallyNote(division: Self.division))
        }
        #expect(try await waiting() == (half == 0 ? SearchBacklog.limit / 2 : 0))
      }
      let found = try await engine.read { try self.hits("街巷513", $0) }
      #expect(found == [513])
    }
  }
}
