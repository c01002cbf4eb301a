import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Finding what several looks have in common` {
  /// Finds the matters of a list.
  private struct List: PhraseLook {
    let matters: [Int64]

    func newest(_ count: Int, upTo matter: Int64) -> [Int64] {
      Array(matters.drop { $0 > matter }.prefix(count))
    }
  }

  @Test func `it is what all of them find, newest first`() throws {
    var random = Seeded(20_260)
    for round in 0..<300 {
      let lists = (0..<(1 + round % 4)).map { _ in
        let share = Int.random(in: 1...40, using: &random)
        return (Int64(0)..<600).filter { _ in Int.random(in: 0..<share, using: &random) == 0 }
      }
      let all = lists.dropFirst().reduce(Set(lists[0])) { $0.intersection($1) }.sorted(by: >)
      var common = CommonMatters(looks: lists.map { List(matters: $0.reversed()) })
      let count = Int.random(in: 0...50, using: &random)
      #expect(try common.newest(count) == Array(all.prefix(count)), "round \(round)")
    }
  }

  @Test func `a key holds its matter and keeps the order of matters and documents`() throws {
    let keys = try [(1, 0), (1, 1), (1, SearchKey.numberMax), (2, 0), (SearchKey.matterMax, 3)]
      .map { try #require(SearchKey(division: "990101", matter: $0.0, number: $0.1)) }
    #expect(keys == keys.sorted() && Set(keys).count == keys.count)
    #expect(keys.map(\.matter) == [1, 1, 1, 2, SearchKey.matterMax])
    #expect(SearchKey(division: "990101", matter: 1, number: SearchKey.numberMax + 1) == nil)
    let others = SearchKey.upTo(SearchKey.matterMax, division: "990100")
    #expect(keys.allSatisfy { !others.contains($0.rawValue) && $0.rawValue > 0 })
  }
}
