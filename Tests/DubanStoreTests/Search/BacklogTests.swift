import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Keeping a backlog of the index` {
  private static let division = "420106"

  private func document(
    _ matter: Int64, _ text: String, number: Int = 0, unit: Int64 = 1
  ) -> SearchDocument {
    SearchDocument(
      division: Self.division, matter: matter, number: number, rights: [.unit(unit)], text: text)
  }

  private func hits(
    _ terms: String..., unit: Int64? = nil, in session: any SQLSession
  ) throws -> [Int64] {
    try SearchIndex.search(
      SearchQuery(division: Self.division, terms: terms, anyOf: unit.map { [.unit($0)] }),
      in: session
    ).matters
  }

  @Test(arguments: Engine.all)
  func `a search finds the same before and after the backlog is cut in`(
    engine: Engine
  ) async throws {
    let texts = [
      ["老旧小区改造", "试1号"], ["河道 Ａ区3号", "试2号"], ["小区停车", "试3号", "改造完成"],
      ["老旧", "小区", "分两行"], [""],
    ]
    let terms = ["小区", "老旧小区", "改造", "a区", "A", "3号", "小", "区改", "没有", "完成", "旧小"]
    try await withStore(on: engine) { engine in
      let (before, after) = try await engine.write { session in
        for (index, texts) in texts.enumerated() {
          let documents = texts.enumerated().map { number, text in
            self.document(Int64(index + 1), text, number: number, unit: Int64(index % 2))
          }
          try SearchIndex.add(documents, in: session)
        }
        let found = { (unit: Int64?) in try terms.map { try self.hits($0, unit: unit, in: session) }
        }
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
  func `words of one search may stand in different documents of a matter`(
    engine: Engine
  ) async throws {
    try await withStore(on: engine) { engine in
      try await engine.write { session in
        try SearchIndex.add(
          [
            self.document(1, "老旧小区"), self.document(1, "资金超支", number: 3),
            self.document(2, "老旧小区资金"), self.document(3, "超支"),
          ], in: session)
        for _ in 0..<2 {
          #expect(try self.hits("小区", "超支", in: session) == [1])
          #expect(try self.hits("小区", "资金", in: session) == [2, 1])
          #expect(try self.hits("小区", "超支", "资金", unit: 1, in: session) == [1])
          #expect(try self.hits("小区", "超支", unit: 2, in: session).isEmpty)
          try SearchBacklog.flush(in: session)
        }
      }
    }
  }

  @Test(arguments: Engine.all)
  func `texts that come, change and go leave no old word behind`(engine: Engine) async throws {
    let words = ["街巷", "拓宽", "河道", "清淤"]
    try await withStore(on: engine) { engine in
      try await engine.write { session in
        for flushes in [[], [0], [1], [0, 1], [0, 1, 2], [2]] {
          var old: SearchDocument?
          for (number, text) in words.enumerated() {
            let new = self.document(1, text, unit: Int64(number))
            if let old { try SearchIndex.forget([old], in: session) }
            try SearchIndex.add([new], in: session)
            old = new
            if flushes.contains(number) { try SearchBacklog.flush(in: session) }
            for word in words {
              #expect(try self.hits(word, in: session) == (word == text ? [1] : []), "\(word)")
            }
            #expect(try self.hits(text, unit: Int64(number), in: session) == [1])
            #expect(try self.hits(text, unit: 99, in: session).isEmpty)
          }
          try old.map { try SearchIndex.forget([$0], in: session) }
          for word in words { #expect(try self.hits(word, in: session).isEmpty) }
        }
        try SearchBacklog.flush(in: session)
        for word in words { #expect(try self.hits(word, in: session).isEmpty) }
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
          let documents = (0..<(SearchBacklog.limit / 2)).map { number in
            let matter = Int64(half * SearchBacklog.limit + number + 1)
            return self.document(matter, "街巷\(matter)")
          }
          try SearchIndex.add(documents, in: session)
          session.leave(TallyNote(division: Self.division))
        }
        #expect(try await waiting() == (half == 0 ? SearchBacklog.limit / 2 : 0))
      }
      let found = try await engine.read { try self.hits("街巷513", in: $0) }
      #expect(found == [513])
    }
  }
}
