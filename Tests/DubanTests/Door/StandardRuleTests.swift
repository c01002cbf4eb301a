import Duban
import DubanTesting
import Testing

/// Every act of the standard rules, in every standing, by everybody who may have to do with a matter.
@Suite struct `Allowing by the standard rules` {
  /// Who somebody is to the matter of these tests, told by hand.
  struct Somebody: Sendable, CustomTestStringConvertible {
    var actor: Actor
    var parties: Set<Party>
    var function: Function?
    var testDescription: String { parties.map(\.word).sorted().joined(separator: "+") }
  }

  static let everybody = [
    Somebody(
      actor: Cast.actor(Cast.housing, .liaison), parties: [.lead, .executing], function: .liaison),
    Somebody(
      actor: Cast.actor(Cast.water, .deputy), parties: [.support, .executing], function: .deputy),
    Somebody(
      actor: Cast.actor(Cast.statistics, .chief), parties: [.assess, .other], function: .chief),
    Somebody(
      actor: Cast.actor(Cast.education, .liaison), parties: [.asked, .other], function: .liaison),
    Somebody(actor: Cast.inspector, parties: [.office, .other], function: .supervisor),
    Somebody(actor: Cast.chief, parties: [.office, .other], function: .supervisionChief),
    Somebody(
      actor: Cast.coordinator, parties: [.office, .coordinator, .other], function: .coordinator),
    Somebody(actor: Cast.leader, parties: [.leader, .other], function: .leader),
    Somebody(actor: Cast.head, parties: [.head, .other], function: .head),
    Somebody(
      actor: Cast.actor(Cast.city, .supervisor), parties: [.higher, .other], function: .supervisor),
    Somebody(
      actor: Cast.actor(Cast.westStreet, .chief), parties: [.other], function: .chief),
    Somebody(actor: .system, parties: [.system], function: nil),
  ]

  /// A matter that simply stands there, and waits for the bureau of education.
  static func matter(_ standing: Standing) throws -> Matter {
    var desk = try Desk()
    let id = try desk.assigned(units: [
      UnitRole(Cast.housing, .lead), UnitRole(Cast.water, .support),
      UnitRole(Cast.statistics, .assess),
    ])
    try desk.act(.coordinate, on: id, by: desk.housing.clerk, reason: "提供名单") {
      $0.unit = Cast.education
    }
    let effects: [Effect] = [
      .standing(standing), .period(PeriodState(key: "2021-03", step: .reported)),
    ]
    return desk[id].applying(
      Entry(
        number: desk[id].version + 1, act: .recalculate, by: .system, at: desk.at, calendar: 1,
        effects: effects))
  }

  static let acts = ActRule.standard.keys.sorted { $0.rawValue < $1.rawValue }

  @Test(arguments: acts)
  func `an act is for those the rule names, where the rule allows it`(act: Act) throws {
    let rule = try #require(ActRule.standard[act])
    for standing in Standing.allCases {
      let matter = try Self.matter(standing)
      let isPlace = rule.from.isEmpty ? standing.isOpen : rule.from.contains(standing)
      for somebody in Self.everybody {
        let isAllowed =
          rule.who.isEmpty
          || rule.who.contains { who in
            somebody.parties.contains(who.party)
              && (who.function == nil || who.function == somebody.function)
          }
        let code = try self.code(of: act, on: matter, by: somebody.actor)
        let words = "\(act.word) \(standing.word) \(somebody.testDescription): \(code ?? "done")"
        if !isAllowed {
          #expect(code == "not-allowed", "\(words)")
        } else if !isPlace {
          #expect(code == "wrong-standing", "\(words)")
        } else {
          #expect(code != "not-allowed" && code != "wrong-standing", "\(words)")
        }
      }
    }
  }

  private func code(of act: Act, on matter: Matter, by actor: Actor) throws -> String? {
    let command = Command(id: "x", act: act, matter: matter.id, reason: "理由", text: "情况")
    let surroundings = Surroundings(ledger: TrialLedger.campaign, directory: Cast.directory)
    do {
      _ = try decide(
        command, on: matter, among: surroundings, by: actor, at: instant("2021-03-01T10:00"),
        calendar: TestCalendar.published)
      return nil
    } catch let refusal as Refusal {
      return refusal.code
    }
  }

  @Test func `every act has a rule in the trial ledgers or none anywhere`() {
    let known = Set(TrialLedger.flow.acts.keys).union(ActRule.standard.keys)
    #expect(Set(Act.allCases).subtracting(known).isEmpty)
  }

  @Test func `every refusal has a code of its own and says what to do`() {
    let refusals: [Refusal] = [
      .unknownMatter, .notInPost, .notInLedger(.draw, ledger: "试用"),
      .notAllowed(.sign, allowed: [Who(.head)]), .denied(.subordinate),
      .stale(known: 1, now: 2, since: [.remark]), .yearLocked(2021),
      .wrongStanding(.sign, now: "归档", allowed: ["推进中"]), .unknownRequest,
      .notYourSignature([Who(.leader)]), .missing(.need(.reason)), .invalid("名称", why: "太长"),
      .alreadyPending(.extend), .filedAfterDue,
      .filedLate(.extend, Day(number: 18_737)), .limitReached(.extend), .openChildren(2),
      .openRequests([.report]), .periodClosed("2021-03"),
      .periodNotOpen("2021-04", opens: Day(number: 18_737)), .watchEnded, .tooLateToUndo,
      .actedSince,
    ]
    #expect(Set(refusals.map(\.code)).count == refusals.count)
    for refusal in refusals {
      #expect(refusal.sentence.hasSuffix("。"))
      #expect(!refusal.sentence.contains("Optional"))
    }
  }
}
