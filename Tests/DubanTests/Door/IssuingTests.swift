import Duban
import DubanTesting
import Testing

@Suite struct `Issuing what was approved` {
  /// A ledger that assigns out of approval, as 领导批示件 does.
  private static let assigning: Ledger = {
    var ledger = TrialLedger.campaign
    ledger.acts[.assign] = ActRule(act: .assign, from: [.approving], who: [Who(.office)])
    return ledger
  }()

  private func approve(_ desk: inout Desk, _ id: MatterID) throws {
    try desk.sign(id, by: Cast.coordinator)
    try desk.sign(id, by: Cast.leader)
  }

  @Test func `nothing is assigned out of approval before everybody has signed`() throws {
    var desk = try Desk([Self.assigning])
    let id = try desk.opened()
    try desk.act(.submit, on: id, by: Cast.inspector)
    let unsigned = Refusal.wrongStanding(.assign, now: "报审未签批完", allowed: ["签批完毕"])
    #expect(desk.refusal(.assign, on: id, by: Cast.inspector) == unsigned)
    try desk.sign(id, by: Cast.coordinator)
    #expect(desk.refusal(.assign, on: id, by: Cast.inspector) == unsigned)
    try desk.sign(id, by: Cast.leader)
    try desk.act(.assign, on: id, by: Cast.inspector)
    #expect(desk[id].standing == .issued)
  }

  @Test func `a matter that is divided anew needs a new approval`() throws {
    var desk = try Desk()
    let id = try desk.opened()
    try desk.act(.submit, on: id, by: Cast.inspector)
    try approve(&desk, id)
    try desk.act(.issue, on: id, by: Cast.inspector) { $0.documentNumber = "1号" }
    try desk.act(.dispute, on: id, by: desk.housing.clerk, reason: "不属本单位职责")
    try desk.sign(id, by: desk.housing.deputy)
    try desk.sign(id, by: Cast.chief)
    #expect(desk[id].standing == .drafted && desk[id].granted[.issue] == nil)
    try desk.act(.submit, on: id, by: Cast.inspector)
    #expect(
      desk.refusal(.issue, on: id, by: Cast.inspector) { $0.documentNumber = "2号" }?.code
        == "wrong-standing")
    try approve(&desk, id)
    try desk.act(.issue, on: id, by: Cast.inspector) { $0.documentNumber = "2号" }
    #expect(desk[id].standing == .issued)
  }

  @Test func `the parts of a matter that is being approved are submitted by themselves`() throws {
    var desk = try Desk()
    let id = try desk.opened()
    try desk.act(.submit, on: id, by: Cast.inspector)
    try desk.act(.split, on: id, by: Cast.inspector) { $0.parts = ["东段", "西段"] }
    let parts = desk[id].links.filter { $0.kind == .child }.map(\.matter)
    #expect(parts.map { desk[$0].standing } == [.drafted, .drafted])
    #expect(desk.refusal(.submit, on: parts[0], by: Cast.inspector) == nil)
  }

  @Test func `what is amended after the first signature is signed by everybody again`() throws {
    var desk = try Desk()
    let id = try desk.opened()
    func amend(_ title: String) throws {
      try desk.act(.amend, on: id, by: Cast.inspector) { $0.title = title }
    }
    try desk.act(.submit, on: id, by: Cast.inspector)
    try amend("还没有人签批时改的")
    #expect(desk[id].standing == .approving && desk[id].requests.count == 1)
    try desk.sign(id, by: Cast.coordinator)
    try amend("签了一半时改的")
    #expect(desk[id].standing == .drafted && desk[id].requests.isEmpty)
    try desk.act(.submit, on: id, by: Cast.inspector)
    try approve(&desk, id)
    try amend("审定以后改的")
    #expect(desk[id].standing == .drafted && desk[id].granted[.issue] == nil)
    try desk.act(.submit, on: id, by: Cast.inspector)
    try approve(&desk, id)
    try desk.act(.issue, on: id, by: Cast.inspector) { $0.documentNumber = "1号" }
    #expect(desk[id].title == "审定以后改的" && desk[id].standing == .issued)
  }

  @Test func `what is issued is what was signed, without other units or another day`() throws {
    var desk = try Desk()
    let id = try desk.opened()
    try desk.act(.submit, on: id, by: Cast.inspector)
    try approve(&desk, id)
    func refusal(_ fill: (inout Details) -> Void) -> String? {
      desk.refusal(.issue, on: id, by: Cast.inspector) {
        $0.documentNumber = "1号"
        fill(&$0)
      }?.code
    }
    let (due, units) = (desk[id].due, desk[id].units)
    #expect(refusal { $0.due = due?.advanced(by: 30) } == "invalid")
    #expect(refusal { $0.units = units + [UnitRole(Cast.water, .support)] } == "invalid")
    try desk.act(.issue, on: id, by: Cast.inspector) {
      $0.documentNumber = "1号"
      $0.due = due
      $0.units = units
    }
    #expect(desk[id].standing == .issued && desk[id].due == due)
  }

  @Test func `a source that joins after the first signature is signed by everybody again`() throws {
    var desk = try Desk()
    let (id, other) = (try desk.opened(), try desk.opened())
    let source = Source(kind: "会议纪要", title: "区长办公会议纪要")
    try desk.act(.submit, on: id, by: Cast.inspector)
    try desk.sign(id, by: Cast.coordinator)
    try desk.act(.addSource, on: id, by: Cast.inspector) { $0.sources = [source] }
    #expect(desk[id].standing == .drafted && desk[id].requests.isEmpty)
    try desk.act(.submit, on: id, by: Cast.inspector)
    try approve(&desk, id)
    let more = Source(kind: "会议纪要", title: "区委常委会会议纪要")
    try desk.act(.addSource, on: other, by: Cast.inspector) { $0.sources = [more] }
    try desk.act(.merge, on: other, by: Cast.inspector, reason: "重复") { $0.other = id }
    #expect(desk[id].sources.contains(more))
    #expect(desk[id].standing == .drafted && desk[id].granted[.issue] == nil)
  }

  @Test func `carried into the next year it is signed by everybody again`() throws {
    var desk = try Desk()
    let id = try desk.opened()
    try desk.act(.submit, on: id, by: Cast.inspector)
    try desk.sign(id, by: Cast.coordinator)
    try desk.act(.carryOver, on: id, by: Cast.chief, reason: "年内来不及印发") {
      $0.due = Day("2022-06-30")
    }
    #expect(desk[id].standing == .drafted && desk[id].requests.isEmpty)
    #expect(desk[id].year == 2022)
  }

  @Test func `what is submitted again out of approval is no longer approved`() throws {
    var ledger = TrialLedger.campaign
    ledger.acts[.submit] = ActRule(
      act: .submit, from: [.drafted, .approving], who: [Who(.office)])
    var desk = try Desk([ledger])
    let id = try desk.opened()
    try desk.act(.submit, on: id, by: Cast.inspector)
    try approve(&desk, id)
    try desk.act(.submit, on: id, by: Cast.inspector)
    #expect(
      desk.refusal(.issue, on: id, by: Cast.inspector) { $0.documentNumber = "1号" }?.code
        == "wrong-standing")
  }
}
