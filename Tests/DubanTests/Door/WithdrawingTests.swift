import Duban
import DubanTesting
import Testing

@Suite struct `Withdrawing what was asked` {
  @Test func `a closing withdrawn ends its check and lets the clock of the return run on`() throws {
    var desk = try Desk()
    let id = try desk.closingRequested()
    try desk.act(.verify, on: id, by: Cast.inspector, text: "路面未完成") { $0.passed = false }
    let returned = try #require(desk[id].clock(.returned))
    try desk.act(.requestClosing, on: id, by: desk.housing.clerk)
    try desk.sign(id, by: desk.housing.chief)
    #expect(desk[id].clock(.returned)?.endedAt == desk.at)
    desk.wait(days: 1)
    let number = desk[id].requests.last?.number
    try desk.act(.withdraw, on: id, by: desk.housing.clerk) { $0.request = number }
    #expect(desk[id].standing == .underway)
    #expect(desk[id].clock(.verification)?.endedAt == desk.at)
    // Asking and taking it back gains no time.
    #expect(desk[id].clock(.returned) == returned)
  }

  @Test func `without a return there is none to bring back`() throws {
    var desk = try Desk()
    let id = try desk.closingRequested()
    let number = desk[id].requests.last?.number
    try desk.act(.withdraw, on: id, by: desk.housing.clerk) { $0.request = number }
    #expect(desk[id].clock(.returned) == nil)
    #expect(desk[id].clock(.verification)?.endedAt == desk.at)
  }

  @Test func `a dispute withdrawn leaves the time to accept as it was`() throws {
    var ledger = TrialLedger.campaign
    let place = try #require(ledger.clocks.firstIndex { $0.name == .acceptance })
    ledger.clocks[place].ends.append(.disputed)
    var desk = try Desk([ledger])
    let id = try desk.assigned()
    let acceptance = try #require(desk[id].clock(.acceptance))
    try desk.act(.dispute, on: id, by: desk.housing.clerk, reason: "不属本单位职责")
    #expect(desk[id].clock(.acceptance)?.endedAt == desk.at)
    desk.wait(days: 1)
    let number = desk[id].requests.last?.number
    try desk.act(.withdraw, on: id, by: desk.housing.clerk) { $0.request = number }
    #expect(desk[id].clock(.acceptance) == acceptance)
    #expect(desk[id].clock(.dispute)?.endedAt == desk.at)
  }

  @Test func `withdrawn before it left the unit it moves no clock`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    try desk.act(.requestClosing, on: id, by: desk.housing.clerk, evidence: ["验收单"])
    let clocks = desk[id].clocks
    let number = desk[id].requests.last?.number
    try desk.act(.withdraw, on: id, by: desk.housing.clerk) { $0.request = number }
    #expect(desk[id].clocks == clocks)
  }
}
