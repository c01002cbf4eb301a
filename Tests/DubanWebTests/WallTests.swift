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

  @Test func `every row stands once, heads take room, and what goes on keeps its name`() {
    let groups = [group("甲", 25), group("乙", 1), group("丙", 12), group("丁", 3)]
    let sheets = WallPage.Group.sheets(groups, of: 21)
    #expect(
      sheets.map { $0.map { "\($0.name)\($0.lines.count)/\($0.count)" } } == [
        ["甲20/25"], ["甲（续）5/25", "乙1/1", "丙10/12"], ["丙（续）2/12", "丁3/3"],
      ])
    #expect(sheets.joined().flatMap(\.lines).map(\.name) == groups.flatMap(\.lines).map(\.name))
  }

  @Test func `small groups fill further sheets, and no group is one empty sheet`() {
    let sheets = WallPage.Group.sheets((0..<40).map { group("\($0)", 1) }, of: 17)
    #expect(sheets.map(\.count) == [6, 6, 6, 6, 6, 6, 4])
    #expect(WallPage.Group.sheets([], of: 17).map(\.count) == [0])
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
