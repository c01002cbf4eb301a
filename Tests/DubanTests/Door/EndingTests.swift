import Duban
import DubanTesting
import Testing

@Suite struct `Ending early` {
  @Test func `all clocks end when a matter is terminated`() throws {
    var desk = try Desk()
    let id = try desk.underway(fields: ["checkpoint": .day(try day("2021-06-30"))])
    try desk.act(.coordinate, on: id, by: desk.housing.clerk, reason: "请提供管线图") {
      $0.unit = Cast.water
    }
    try desk.act(.terminate, on: id, by: Cast.chief, reason: "政策取消")
    #expect(desk[id].standing == .ended)
    #expect(desk[id].clocks.filter { $0.endedAt == nil }.map(\.name) == [])
    #expect(desk[id].waiting.isEmpty)
  }

  @Test func `and when it is merged, cancelled or done continuously`() throws {
    var desk = try Desk()
    let (merged, other) = (try desk.assigned(), try desk.assigned())
    try desk.act(.merge, on: merged, by: Cast.inspector, reason: "同一件事") { $0.other = other }
    let cancelled = try desk.assigned()
    try desk.act(.cancel, on: cancelled, by: Cast.inspector, reason: "政策取消")
    try desk.sign(cancelled, by: Cast.leader)
    try desk.sign(cancelled, by: Cast.head)
    let continuous = try desk.underway()
    try desk.act(.regularize, on: continuous, by: desk.housing.clerk, reason: "纳入日常")
    try desk.sign(continuous, by: Cast.leader)
    for id in [merged, cancelled, continuous] {
      #expect(desk[id].clocks.filter { $0.endedAt == nil }.map(\.name) == [])
    }
  }
}
