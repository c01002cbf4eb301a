import Duban
import Testing

@testable import DubanWeb

@Suite struct `Paging the wall` {
  private func group(_ name: String, _ count: Int) -> WallPage.Group {
    WallPage.Group(
      name: name, count: count,
      lines: (1...count).map { number in
        .init(
          id: Int64(number), name: "\(name)\(number)", start: 0, end: 10, share: 0,
          light: "onTrack", gates: [], isCritical: false)
      })
  }

  @Test func `every row stands on one page, and a group that goes on keeps its name`() {
    let groups = [group("甲", 7), group("乙", 3), group("丙", 12)]
    let pages = (1...5).map { WallPage.Group.cut(groups, page: $0, rows: 5) }
    let names = pages.flatMap { $0.flatMap { $0.lines.map(\.name) } }
    #expect(names == groups.flatMap { $0.lines.map(\.name) })
    #expect(pages.allSatisfy { $0.reduce(0) { $0 + $1.lines.count } <= 5 })
    #expect(pages[0].map(\.name) == ["甲"])
    #expect(pages[1].map(\.name) == ["甲（续）", "乙"])
    #expect(pages[1].map(\.count) == [7, 3])
    #expect(WallPage.Group.cut(groups, page: 6, rows: 5).isEmpty)
  }

  @Test func `a group taller than a column is drawn in parts`() {
    let parts = group("甲", 95).parts
    #expect(parts.map(\.lines.count) == [40, 40, 15])
    #expect(parts.map(\.name) == ["甲", "甲（续）", "甲（续）"])
  }

  @Test(arguments: [
    ("year", "2026-01-01", "2027-01-01"), ("quarter", "2026-10-01", "2027-01-01"),
    ("month", "2026-12-01", "2027-01-01"),
  ]) func `a zoom spans its part of the year`(zoom: String, start: String, end: String) throws {
    let day = try #require(Day("2026-12-15"))
    let span = WallQuery(Values([("zoom", zoom)])).span(around: day)
    #expect(span.start.description == start)
    #expect(span.end.description == end)
  }

  @Test func `an address says the same again, and another grouping begins at the first page`() {
    let query = WallQuery(Values([("by", "units"), ("on", "screen"), ("page", "3")]))
    #expect(WallQuery(query.values).values == query.values)
    #expect(query.with { $0.grouping = .leaders }.page == 1)
    #expect(WallQuery(Values([("page", "0"), ("by", "x"), ("on", "y")])).values == Values())
  }
}
