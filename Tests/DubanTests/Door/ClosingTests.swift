import Duban
import DubanTesting
import Testing

@Suite struct `Closing with four eyes` {
  @Test func `the evidence that the ledger asks for must be there`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    #expect(
      desk.refusal(.requestClosing, on: id, by: desk.housing.clerk, evidence: ["照片"])
        == .missing(.evidence(kind: "验收单", count: 1)))
    #expect(
      desk.refusal(.requestClosing, on: id, by: desk.housing.clerk, evidence: ["验收单"]) == nil)
  }

  @Test func `nobody signs before it was checked, and the chain is kept in order`() throws {
    var desk = try Desk()
    let id = try desk.closingRequested()
    let number = desk[id].requests.last?.number
    #expect(
      desk.refusal(.sign, on: id, by: Cast.chief) { $0.request = number }?.code == "wrong-standing")
    try desk.act(.inspect, on: id, by: Cast.inspector)
    try desk.act(.verify, on: id, by: Cast.inspector) { $0.passed = true }
    #expect(desk[id].standing == .closingApproval)
    #expect(
      desk.refusal(.sign, on: id, by: Cast.leader) { $0.request = number }
        == .notYourSignature([Who(.office, .supervisionChief)]))
    try desk.sign(id, by: Cast.chief)
    try desk.sign(id, by: Cast.leader)
    #expect(desk[id].standing == .closed)
    #expect(desk[id].closing?.verifiedBy == Cast.inspector)
    #expect(desk[id].closing?.watchedTo == desk.at.day.advanced(by: 90))
    #expect(desk.light(of: id) == nil)
  }

  @Test func `who moved from the executing unit since the issue never checks it`() throws {
    var desk = try Desk(at: "2021-06-28T09:00")
    let id = try desk.assigned()
    try desk.wait(until: "2021-07-02T09:00")
    try desk.act(.accept, on: id, by: desk.housing.clerk)
    try desk.act(.report, on: id, by: desk.housing.clerk, text: "完成")
    try desk.sign(id, by: desk.housing.deputy)
    try desk.act(.requestClosing, on: id, by: desk.housing.clerk, evidence: ["验收单"])
    try desk.sign(id, by: desk.housing.chief)
    let mover = Actor(person: Cast.mover, post: Cast.newInspector, unit: Cast.office)
    #expect(
      desk.refusal(.verify, on: id, by: mover) { $0.passed = true } == .denied(.executing))
    // Issued after the move, the same person may.
    let later = try desk.closingRequested()
    #expect(desk.refusal(.verify, on: later, by: mover) { $0.passed = true } == nil)
  }

  @Test func `units below the executing unit are denied too`() throws {
    var desk = try Desk()
    desk.ledgers["trial"]?.acts[.verify] = ActRule(
      act: .verify, from: [.issued], who: [Who(.other), Who(.executing)],
      denies: [.executing, .subordinate])
    desk.ledgers["trial"]?.acts[.inspect] = ActRule(
      act: .inspect, from: [.issued], who: [Who(.executing), Who(.other), Who(.lead)],
      denies: [.subordinate])
    let id = try desk.assigned(units: [UnitRole(Cast.eastStreet, .lead)])
    let village = Cast.actor(Cast.eastVillage, .liaison)
    // A village is no party of its own: it is neither the executing unit nor another one.
    #expect(desk.refusal(.verify, on: id, by: village)?.code == "not-allowed")
    let street = Cast.actor(Cast.eastStreet, .chief)
    #expect(desk.refusal(.verify, on: id, by: street) == .denied(.executing))
    // Who worked in the village when it was issued, and works elsewhere now.
    let moved = Holding(
      post: Cast.newInspector, person: try #require(village.person), from: Cast.beginning)
    desk.directory = Directory(
      units: Cast.units, posts: Cast.posts, holdings: Cast.holdings + [moved],
      portfolios: Cast.portfolios)
    let inspector = Actor(
      person: try #require(village.person), post: Cast.newInspector, unit: Cast.office)
    #expect(desk.refusal(.verify, on: id, by: inspector) == .denied(.subordinate))
  }

  @Test func `who typed a report in for the unit never checks it`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    try desk.act(.enter, on: id, by: Cast.inspector, text: "电话：已完工", evidence: ["电话记录"]) {
      $0.channel = "电话"
    }
    try desk.act(.requestClosing, on: id, by: desk.housing.clerk, evidence: ["验收单"])
    try desk.sign(id, by: desk.housing.chief)
    #expect(
      desk.refusal(.verify, on: id, by: Cast.inspector) { $0.passed = true } == .denied(.reporter))
    #expect(desk.refusal(.verify, on: id, by: Cast.chief) { $0.passed = true } == nil)
  }

  @Test func `a failed check sends it back with a clock, and is counted`() throws {
    var desk = try Desk()
    let id = try desk.closingRequested()
    try desk.act(.verify, on: id, by: Cast.inspector, text: "路面未完成") { $0.passed = false }
    #expect(desk[id].standing == .underway)
    #expect(desk[id].returns == 1 && desk[id].requests.isEmpty)
    #expect(desk[id].clock(.returned)?.endedAt == nil)
    #expect(desk[id].clock(.verification)?.endedAt == desk.at)
    try desk.act(.requestClosing, on: id, by: desk.housing.clerk)
    try desk.sign(id, by: desk.housing.chief)
    #expect(desk[id].standing == .closingRequested)
  }

  @Test func `a relapse within the watch reopens it under its number, after it no more`() throws {
    var desk = try Desk()
    let id = try desk.closed()
    let watched = try #require(desk[id].closing?.watchedTo)
    var late = desk
    desk.at = watched.start.advanced(by: 23 * 3_600)
    try desk.act(.relapse, on: id, by: Cast.inspector, reason: "又坏了")
    #expect(desk[id].standing == .underway && desk[id].relapses == 1)
    #expect(desk[id].closing == nil && desk[id].verification == nil)
    late.at = watched.advanced(by: 1).start
    #expect(late.refusal(.relapse, on: id, by: Cast.inspector, reason: "又坏了") == .watchEnded)
    let archive = late[id].dueActs
    #expect(archive == [DueAct(act: .archive, at: watched.advanced(by: 1).start)])
    try late.act(.archive, on: id, by: .system)
    #expect(late[id].standing == .archived)
  }

  @Test func `it is not archived while it is watched`() throws {
    var desk = try Desk()
    let id = try desk.closed()
    #expect(desk.refusal(.archive, on: id, by: Cast.inspector)?.code == "wrong-standing")
  }
}

@Suite struct `Closing by draw` {
  private func concluded(_ desk: inout Desk) throws -> MatterID {
    let id = try desk.underway(ledger: "flow")
    try desk.act(.requestClosing, on: id, by: desk.housing.clerk)
    try desk.sign(id, by: desk.housing.chief)
    return id
  }

  @Test func `it ends in 办结, and 销号 follows when its batch is signed`() throws {
    var desk = try Desk()
    let id = try concluded(&desk)
    #expect(desk[id].standing == .concluded && desk[id].closing == nil)
    try desk.act(.draw, on: id, by: .system) {
      $0.batch = 7
      $0.passed = false
    }
    #expect(desk.refusal(.signBatch, on: id, by: Cast.chief) { $0.batch = 8 }?.code == "invalid")
    try desk.act(.signBatch, on: id, by: Cast.chief) { $0.batch = 7 }
    #expect(desk[id].closing?.approvedBy == Cast.chief)
    #expect(desk[id].closing?.check == .draw)
  }

  @Test func `what was drawn must be checked first, and can't be drawn out again`() throws {
    var desk = try Desk()
    let id = try concluded(&desk)
    try desk.act(.draw, on: id, by: .system) {
      $0.batch = 7
      $0.passed = true
    }
    #expect(
      desk.refusal(.signBatch, on: id, by: Cast.chief) { $0.batch = 7 }?.code == "wrong-standing")
    #expect(
      desk.refusal(.draw, on: id, by: Cast.inspector) {
        $0.batch = 7
        $0.passed = false
      }?.code == "invalid")
    try desk.act(.verify, on: id, by: Cast.inspector) { $0.passed = true }
    try desk.act(.signBatch, on: id, by: Cast.chief) { $0.batch = 7 }
    #expect(desk[id].closing?.verifiedBy == Cast.inspector)
  }

  @Test func `a failed draw reopens it`() throws {
    var desk = try Desk()
    let id = try concluded(&desk)
    try desk.act(.draw, on: id, by: .system) {
      $0.batch = 7
      $0.passed = true
    }
    try desk.act(.verify, on: id, by: Cast.inspector) { $0.passed = false }
    #expect(desk[id].standing == .underway && desk[id].batch == nil && desk[id].returns == 1)
  }
}
