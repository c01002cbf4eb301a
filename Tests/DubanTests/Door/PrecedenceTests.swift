import Duban
import DubanTesting
import Testing

/// Two reasons at once: the one that ranks first in `Refusal` is told.
@Suite struct `Ranking refusals` {
  @Test func `an unknown matter goes before the post`() throws {
    var desk = try Desk()
    let id = try desk.assigned()
    try desk.act(.confine, on: id, by: Cast.inspector, reason: "领导要求") {
      $0.circle = Circle(units: [Cast.water])
    }
    let forger = try stranger(in: Cast.actor(Cast.education, .liaison))
    #expect(desk.refusal(.remark, on: id, by: forger, text: "看看") == .unknownMatter)
    let other = try stranger(in: Cast.actor(Cast.water, .liaison))
    #expect(desk.refusal(.remark, on: id, by: other, text: "看看") == .notInPost)
  }

  /// Somebody who names a post without holding it.
  private func stranger(in holder: Actor) throws -> Actor {
    Actor(
      person: PersonID(99_999), post: try #require(holder.post), unit: try #require(holder.unit))
  }

  @Test func `an open child goes before the evidence for the closing`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    #expect(
      desk.refusal(.requestClosing, on: id, by: desk.housing.clerk)
        == .missing(.evidence(kind: "验收单", count: 1)))
    try desk.act(.split, on: id, by: Cast.inspector) { $0.parts = ["东段", "西段"] }
    #expect(desk.refusal(.requestClosing, on: id, by: desk.housing.clerk) == .openChildren(2))
  }

  @Test func `an open request goes before the evidence, and behind an open child`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    try desk.act(.suspend, on: id, by: Cast.inspector, reason: "征地未完成")
    #expect(
      desk.refusal(.requestClosing, on: id, by: desk.housing.clerk) == .openRequests([.suspend]))
    try desk.act(.split, on: id, by: Cast.inspector) { $0.parts = ["东段", "西段"] }
    #expect(desk.refusal(.requestClosing, on: id, by: desk.housing.clerk) == .openChildren(2))
  }

  @Test func `what is pending or too late goes before the reason and the day`() throws {
    var desk = try Desk()
    let id = try desk.underway(due: "2021-03-31")
    let clerk = desk.housing.clerk
    #expect(desk.refusal(.extend, on: id, by: clerk) == .missing(.need(.reason)))
    var late = desk
    try late.wait(until: "2021-04-01T09:00")
    #expect(late.refusal(.extend, on: id, by: clerk) == .filedAfterDue)
    try desk.act(.extend, on: id, by: clerk, reason: "雨季") { $0.due = Day("2021-04-30") }
    try desk.wait(until: "2021-04-01T09:00")
    #expect(desk.refusal(.extend, on: id, by: clerk) == .alreadyPending(.extend))
  }

  @Test func `a watch that is over goes before the reason`() throws {
    var desk = try Desk()
    let id = try desk.closed()
    #expect(desk.refusal(.relapse, on: id, by: Cast.inspector) == .missing(.need(.reason)))
    desk.wait(days: 91)
    #expect(desk.refusal(.relapse, on: id, by: Cast.inspector) == .watchEnded)
  }

  @Test func `a signature that is missing goes before the number of the document`() throws {
    var desk = try Desk()
    let id = try desk.opened()
    try desk.act(.submit, on: id, by: Cast.inspector)
    #expect(desk.refusal(.issue, on: id, by: Cast.inspector)?.code == "wrong-standing")
    try desk.sign(id, by: Cast.coordinator)
    try desk.sign(id, by: Cast.leader)
    #expect(
      desk.refusal(.issue, on: id, by: Cast.inspector) == .missing(.need(.documentNumber)))
  }
}
