import Duban
import DubanStore
import DubanTesting
import Foundation
import Testing

@Suite struct `Living through each ledger` {
  @Test(arguments: `Delivering ledgers`.carriedOut)
  func `a matter walks its whole life, closes twice and is archived`(file: String) throws {
    let ledger = try LedgerFile.read(path: `Delivering ledgers`.folder + "/" + file)
    var life = try LedgerLife(ledger)
    try life.begin()
    #expect(life.matter?.issuedAt != nil && life.matter?.clock(.acceptance)?.endedAt != nil)
    try life.work()
    #expect(life.standing == .underway)
    #expect(life.matter?.original?.due == Day("2022-12-30"))
    #expect(life.matter?.granted[.extend] == 1)
    #expect(life.matter?.clocks.contains { !$0.extensions.isEmpty } == true)
    #expect(life.matter?.progress?.basisPoints == 7_500 && life.matter?.waiting.isEmpty == true)

    try life.requestClosing()
    try life.verify(passed: false)
    #expect(life.standing == .underway && life.matter?.returns == 1)
    try life.requestClosing()
    try life.verify(passed: true)
    #expect(life.standing == .closed && life.matter?.closing != nil)

    try life.act(.relapse, by: life.person(for: try #require(ledger.acts[.relapse]?.who.first)))
    #expect(life.standing == .underway && life.matter?.closing == nil)
    #expect(life.matter?.relapses == 1)
    try life.requestClosing()
    try life.verify(passed: true)
    let watched = try #require(life.matter?.closing?.watchedTo)
    life.at = watched.advanced(by: 1).start
    try life.act(.archive, by: .system)
    #expect(life.standing == .archived)
    #expect(life.matter == Matter(id: MatterID(1), folding: life.history))
  }

  @Test(arguments: `Delivering ledgers`.carriedOut)
  func `the unit that does the work can never verify it, nor can who reported it`(
    file: String
  ) throws {
    let ledger = try LedgerFile.read(path: `Delivering ledgers`.folder + "/" + file)
    var life = try LedgerLife(ledger)
    try life.begin()
    try life.work()
    try life.requestClosing()
    if ledger.closing.check == .draw {
      try life.act(.draw, by: .system) {
        $0.batch = 1
        $0.passed = true
      }
    }
    let doers = [Cast.housing, Cast.water].flatMap { Cast.actors(of: $0, on: life.at.day) }
    for actor in doers {
      let before = life.matter
      #expect(throws: Refusal.self) { try life.act(.verify, by: actor) { $0.passed = true } }
      #expect(life.matter == before)
    }
    // The clerk has moved into the office, and is refused for the desk held before.
    life.at = Cast.moving.advanced(by: 30).start
    let mover = try #require(
      Cast.actors(of: Cast.office, on: life.at.day).first { $0.person == Cast.mover })
    guard ledger.closing.verifiers.contains(Who(.office)) else { return }
    #expect(throws: Refusal.denied(.reporter)) {
      try life.act(.verify, by: mover) { $0.passed = true }
    }
  }
}
