import Duban
import DubanTesting
import Testing

@Suite struct `Splitting, merging and linking` {
  @Test func `each part is a matter of its own, and the whole can't close before them`() throws {
    var desk = try Desk()
    let id = try desk.underway(fields: ["target": .text("改造十条")])
    try desk.act(.split, on: id, by: Cast.inspector) { $0.parts = ["东段", "西段"] }
    let children = desk[id].links.map(\.matter)
    #expect(children.map { desk[$0].title } == ["东段", "西段"])
    for child in children {
      #expect(desk[child].links == [Link(.parent, id)])
      #expect(desk[child].units == desk[id].units && desk[child].due == desk[id].due)
      #expect(desk[child].fields == desk[id].fields && desk[child].standing == .underway)
      #expect(desk[child].clock(.completion)?.dueAt == desk[id].clock(.completion)?.dueAt)
    }
    #expect(
      desk.refusal(.requestClosing, on: id, by: desk.housing.clerk, evidence: ["验收单"])
        == .openChildren(2))
    try desk.act(.terminate, on: children[0], by: Cast.chief, reason: "不再需要")
    #expect(
      desk.refusal(.requestClosing, on: id, by: desk.housing.clerk, evidence: ["验收单"])
        == .openChildren(1))
  }

  @Test func `a part that is added later keeps it open too, up to the last signature`() throws {
    var desk = try Desk()
    let id = try desk.closingRequested()
    try desk.act(.verify, on: id, by: Cast.inspector) { $0.passed = true }
    try desk.sign(id, by: Cast.chief)
    let child = try desk.act(.open, by: Cast.inspector) {
      $0.title = "遗留一段"
      $0.other = id
    }
    #expect(desk[child].links == [Link(.parent, id)])
    #expect(desk[id].links == [Link(.child, child)])
    let number = desk[id].requests.last?.number
    #expect(
      desk.refusal(.sign, on: id, by: Cast.leader) { $0.request = number } == .openChildren(1))
    try desk.act(.terminate, on: child, by: Cast.chief, reason: "并入日常")
    try desk.sign(id, by: Cast.leader)
    #expect(desk[id].standing == .closed)
    #expect(
      desk.refusal(.open, by: Cast.inspector) {
        $0.title = "再加一段"
        $0.other = id
      }?.code == "invalid")
  }

  @Test func `at least two parts, each with a name`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    #expect(
      desk.refusal(.split, on: id, by: Cast.inspector) { $0.parts = ["只有一项"] }?.code == "invalid")
    #expect(
      desk.refusal(.split, on: id, by: Cast.inspector) { $0.parts = ["东段", "  "] }
        == .missing(.detail("事项名称")))
    #expect(
      desk.refusal(.split, on: id, by: Cast.inspector) == .missing(.detail("拆分后的事项")))
  }

  @Test func `merged, one ends and the other takes over its sources, each counted once`() throws {
    var desk = try Desk()
    let (first, second) = (try desk.underway(), try desk.underway())
    let (report, order) = (Source(kind: "政府工作报告", title: "报告"), Source(kind: "批示", title: "批示"))
    try desk.act(.addSource, on: first, by: Cast.inspector) { $0.sources = [report, order] }
    try desk.act(.addSource, on: second, by: Cast.inspector) { $0.sources = [report, report] }
    #expect(desk[second].sources == [report])
    try desk.act(.report, on: first, by: desk.housing.clerk, text: "进场")
    try desk.act(.merge, on: first, by: Cast.inspector, reason: "同一件事") { $0.other = second }
    #expect(desk[first].standing == .ended && desk[first].requests.isEmpty)
    #expect(desk[first].links == [Link(.mergedInto, second)])
    #expect(desk[second].sources == [report, order])
    #expect(desk[second].links == [Link(.duplicate, first)])
    let ended = desk.refusal(.merge, on: second, by: Cast.inspector, reason: "x") {
      $0.other = first
    }
    #expect(ended?.code == "invalid")
  }

  @Test func `a link stands on both sides, once, and never to itself`() throws {
    var desk = try Desk()
    let (first, second) = (try desk.opened(), try desk.opened())
    try desk.act(.link, on: first, by: Cast.inspector) {
      $0.other = second
      $0.link = .child
    }
    #expect(desk[second].links == [Link(.parent, first)])
    let again = desk.refusal(.link, on: first, by: Cast.inspector) {
      $0.other = second
      $0.link = .child
    }
    #expect(again?.code == "invalid")
    #expect(
      desk.refusal(.link, on: first, by: Cast.inspector) { $0.other = first } == .unknownMatter)
    #expect(
      desk.refusal(.link, on: first, by: Cast.inspector) { $0.other = MatterID(99) }
        == .unknownMatter)
  }
}

@Suite struct `Undoing` {
  @Test func `by the same person within 30 minutes, as if it had not been`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    let before = desk[id]
    desk.at = desk.at.advanced(by: 60)
    try desk.act(.noNews, on: id, by: desk.housing.clerk)
    var late = desk
    desk.at = desk.at.advanced(by: 30 * 60)
    try desk.act(.undo, on: id, by: desk.housing.clerk)
    #expect(desk[id].period == before.period && desk[id].clocks == before.clocks)
    #expect(desk[id].version == before.version + 2)
    #expect(desk.histories[id]?.suffix(2).map(\.act) == [.noNews, .undo])
    late.at = late.at.advanced(by: 30 * 60 + 1)
    #expect(late.refusal(.undo, on: id, by: late.housing.clerk) == .tooLateToUndo)
  }

  @Test func `not after somebody else, not another's act, not twice`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    try desk.act(.noNews, on: id, by: desk.housing.clerk)
    #expect(desk.refusal(.undo, on: id, by: desk.housing.deputy) == .actedSince)
    var other = desk
    try other.act(.remark, on: id, by: Cast.inspector, text: "收到")
    #expect(other.refusal(.undo, on: id, by: other.housing.clerk) == .actedSince)
    try desk.act(.undo, on: id, by: desk.housing.clerk)
    #expect(desk.refusal(.undo, on: id, by: desk.housing.clerk) == .actedSince)
  }

  @Test func `what touched another matter is not undone on one side`() throws {
    var desk = try Desk()
    let (first, second) = (try desk.opened(), try desk.opened())
    try desk.act(.link, on: first, by: Cast.inspector) { $0.other = second }
    for id in [first, second] {
      #expect(desk.refusal(.undo, on: id, by: Cast.inspector)?.code == "invalid")
    }
    try desk.act(.split, on: first, by: Cast.inspector) { $0.parts = ["东段", "西段"] }
    #expect(desk.refusal(.undo, on: first, by: Cast.inspector)?.code == "invalid")
  }

  @Test func `what was erased does not come back, and only what is personal is erased`() throws {
    var desk = try Desk()
    let id = try desk.opened(fields: ["phone": .personal("0a1b")])
    #expect(
      desk.refusal(.erase, on: id, by: Cast.chief, reason: "依申请") { $0.field = "target" }?.code
        == "invalid")
    #expect(
      desk.refusal(.erase, on: id, by: Cast.chief, reason: "依申请") { $0.field = "text" }?.code
        == "invalid")
    try desk.act(.erase, on: id, by: Cast.chief, reason: "依申请") { $0.field = "phone" }
    #expect(desk[id].fields["phone"] == .erased)
    #expect(desk.refusal(.undo, on: id, by: Cast.chief)?.code == "invalid")
  }

  @Test func `an opening and what the system did are not undone`() throws {
    var desk = try Desk()
    let id = try desk.opened()
    #expect(desk.refusal(.undo, on: id, by: Cast.inspector)?.code == "acted-since")
    try desk.act(.recalculate, on: id, by: .system)
    #expect(desk.refusal(.undo, on: id, by: .system) == .actedSince)
  }
}
