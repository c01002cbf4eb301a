import Duban
import DubanTesting
import Testing

@Suite struct `Drawing a circle of those who may know` {
  private static let otherInspector = Cast.actors(of: Cast.office, on: Cast.beginning)[1]

  private static func knows(_ actor: Actor, _ matter: Matter) -> Bool {
    actor.post.flatMap { Cast.directory.posts[$0] }
      .map { matter.isKnown(to: $0, in: Cast.directory) } ?? false
  }

  private static func knowsWording(_ actor: Actor, _ matter: Matter) -> Bool {
    actor.post.flatMap { Cast.directory.posts[$0] }
      .map { matter.isWordingKnown(to: $0, in: Cast.directory) } ?? false
  }

  @Test func `without one everybody reads it, but the units not the instruction's words`() throws {
    var desk = try Desk()
    let id = try desk.assigned()
    let matter = desk[id]
    for actor in [Cast.inspector, Cast.leader, Cast.head, desk.housing.clerk] {
      #expect(Self.knows(actor, matter))
    }
    #expect(Self.knowsWording(Cast.inspector, matter) && Self.knowsWording(Cast.leader, matter))
    #expect(!Self.knowsWording(desk.housing.clerk, matter))
  }

  @Test func `the entry says who may know, and an empty circle lifts it`() throws {
    var desk = try Desk()
    let id = try desk.assigned()
    #expect(
      desk.refusal(.confine, on: id, by: Cast.inspector) { $0.circle = Circle(units: [Cast.water]) }
        == .missing(.need(.reason)))
    #expect(
      desk.refusal(.confine, on: id, by: desk.housing.clerk, reason: "保密") {
        $0.circle = Circle(units: [Cast.water])
      }?.code == "not-allowed")
    try desk.act(.confine, on: id, by: Cast.inspector, reason: "领导要求") {
      $0.circle = Circle(units: [Cast.water], isWorkSecret: true)
    }
    let matter = desk[id]
    // Whoever drew it, those who act on the matter, and whom it names.
    let water = Cast.actor(Cast.water, .chief)
    for actor in [Cast.inspector, Cast.leader, Cast.head, desk.housing.clerk, water] {
      #expect(Self.knows(actor, matter))
    }
    #expect(!Self.knows(Self.otherInspector, matter))
    #expect(!Self.knows(Cast.actor(Cast.education, .chief), matter))
    #expect(Self.knowsWording(water, matter) && !Self.knowsWording(desk.housing.clerk, matter))
    #expect(desk.histories[id]?.last?.effects.count == 1)
    try desk.act(.confine, on: id, by: Cast.inspector, reason: "已公开") { $0.circle = Circle() }
    #expect(desk[id].circle == nil && Self.knows(Self.otherInspector, desk[id]))
  }

  @Test func `for who is outside it the matter is not there, whatever he tries`() throws {
    var desk = try Desk()
    let id = try desk.assigned()
    try desk.act(.confine, on: id, by: Cast.inspector, reason: "领导要求") {
      $0.circle = Circle(units: [Cast.water])
    }
    for act in [Act.remark, .urge, .confine, .reveal] {
      #expect(
        desk.refusal(act, on: id, by: Self.otherInspector, reason: "理由", text: "情况")
          == .unknownMatter, "\(act)")
    }
    #expect(desk.refusal(.urge, on: id, by: Cast.inspector) == nil)
    #expect(desk.refusal(.accept, on: id, by: desk.housing.clerk) == nil)
    // What time brings is done all the same.
    #expect(desk.refusal(.urge, on: id, by: .system) == nil)
  }

  @Test func `a unit above acts where the ledger lets it, and then counts as executing`() throws {
    var desk = try Desk()
    let street = Cast.actor(Cast.eastStreet, .liaison)
    let units = [UnitRole(Cast.eastVillage, .lead)]
    for reach in Reach.allCases {
      desk.ledgers["trial"]?.reach = reach
      let id = try desk.assigned(units: units)
      let refusal = desk.refusal(.accept, on: id, by: street)
      #expect((refusal == nil) == (reach == .act), "\(reach)")
    }
    desk.ledgers["trial"]?.acts[.verify] = ActRule(
      act: .verify, from: [.issued], who: [Who(.other)], denies: [.executing])
    let id = try desk.assigned(units: units)
    // The street stands for its village: it does not check what the village did.
    #expect(desk.refusal(.verify, on: id, by: street)?.code == "not-allowed")
    desk.ledgers["trial"]?.acts[.verify]?.who = [Who(.executing)]
    #expect(desk.refusal(.verify, on: id, by: street) == .denied(.executing))
    // Another street stands for nothing of it.
    #expect(
      desk.refusal(.accept, on: id, by: Cast.actor(Cast.westStreet, .liaison))?.code
        == "not-allowed")
  }
}
