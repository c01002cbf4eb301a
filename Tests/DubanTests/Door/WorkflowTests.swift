import Duban
import DubanTesting
import Foundation
import Testing

/// The workflow of each delivered ledger as one page in `Tests/Workflows`; written anew when
/// `DUBAN_WRITE_WORKFLOWS` is set, so that a change of a rule is read as a difference.
@Suite struct `Laying out workflows` {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Workflows").standardized
  static let ledgers = (try? deliveredLedgers()) ?? []

  @Test(arguments: ledgers.map(\.id))
  func `the page of each ledger is as it was read last`(id: String) throws {
    let ledger = try #require(Self.ledgers.first { $0.id == id })
    let file = Self.folder.appending(path: "\(id).md")
    let page = Workflow(of: ledger).page
    if ProcessInfo.processInfo.environment["DUBAN_WRITE_WORKFLOWS"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(page.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == page)
  }

  @Test func `there is no page without its ledger`() throws {
    let pages = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(pages.sorted() == Self.ledgers.map { "\($0.id).md" }.sorted())
  }

  @Test(arguments: ledgers.map(\.id))
  func `the door answers everybody, everywhere, as the page says`(id: String) throws {
    let ledger = try #require(Self.ledgers.first { $0.id == id })
    let walk = Walk(ledger)
    for place in Workflow(of: ledger).places {
      let matter = try walk.matter(place.standing.standing)
      for act in Act.allCases where act != .open {
        for somebody in `Allowing by the standard rules`.everybody {
          let told = try walk.refusal(of: act, on: matter, by: somebody.actor)
          let words = "\(act.word) \(place.standing.word) \(somebody): \(told?.code ?? "done")"
          #expect(walk.agrees(told, act, place, somebody), "\(words)")
        }
      }
    }
  }

  @Test func `what a page must say of the rules that matter most`() throws {
    let ledger = try #require(Self.ledgers.first { $0.id == "rectification" })
    let workflow = Workflow(of: ledger)
    let requested = try #require(
      workflow.places.first { $0.standing.standing == .closingRequested })
    #expect(requested.elsewhere.contains(.verify))
    #expect(requested.steps.contains { $0.rule.act == .inspect })
    #expect(workflow.opening?.rule.act == .open)
    let reader = Who(.lead, .liaison)
    let column = try #require(workflow.roles.firstIndex(of: reader))
    let underway = try #require(workflow.places.first { $0.standing.standing == .underway })
    let report = try #require(underway.steps.first { $0.rule.act == .report })
    #expect(report.answers[column] == .allowed)
    // Somebody else of the same unit reports nothing.
    let rest = try #require(workflow.roles.firstIndex(of: Who(.lead)))
    #expect(report.answers[rest] == .refused)
  }
}

/// Asks the door itself, on a matter that simply stands somewhere.
private struct Walk {
  let ledger: Ledger
  let workflow: Workflow

  init(_ ledger: Ledger) {
    self.ledger = ledger
    workflow = Workflow(of: ledger)
  }

  func matter(_ standing: Standing) throws -> Matter {
    let at = try instant("2021-03-01T09:00")
    let opening = try #require(
      try decide(
        Command(id: "open", act: .open, details: details), on: nil, among: surroundings,
        by: Actor(person: PersonID(1_011), post: PostID(11), unit: Cast.office), at: at,
        calendar: TestCalendar.published)[MatterID(1)])
    let matter = try #require(Matter(id: MatterID(1), folding: opening))
    let waiting = try JSONDecoder().decode(
      Waiting.self, from: Data(#"{"r": 9, "u": \#(Cast.education), "x": "", "t": "名单"}"#.utf8))
    return matter.applying(
      Entry(
        number: 2, act: .recalculate, by: .system, at: at, calendar: 1,
        effects: [.standing(standing), .waiting(waiting)]))
  }

  /// What every ledger asks for on opening.
  private var details: Details {
    Details { details in
      details.ledger = ledger.id
      details.title = "改造街巷"
      details.units = [
        UnitRole(Cast.housing, .lead), UnitRole(Cast.water, .support),
        UnitRole(Cast.statistics, .assess),
      ]
      details.fields = [:]
    }
  }

  private var surroundings: Surroundings {
    var open = ledger
    open.fields = []
    open.acts[.open] = ActRule(act: .open, who: [Who(.office)])
    // Nobody is a drafter here, who may not sign: that is asked of the person, not of the role.
    open.acts[.sign] = nil
    return Surroundings(
      ledger: open, directory: Cast.directory,
      fresh: [Surroundings.Fresh(id: MatterID(1), serial: 1)])
  }

  func refusal(of act: Act, on matter: Matter, by actor: Actor) throws -> Refusal? {
    let command = Command(id: "x", act: act, matter: matter.id, reason: "理由", text: "情况")
    do throws(Refusal) {
      _ = try decide(
        command, on: matter, among: Surroundings(ledger: ledger, directory: Cast.directory),
        by: actor, at: try time(), calendar: TestCalendar.published)
      return nil
    } catch {
      return error
    }
  }

  private func time() throws(Refusal) -> Instant {
    guard let instant = Instant("2021-03-01T10:00") else { throw .unknownMatter }
    return instant
  }

  func agrees(
    _ told: Refusal?, _ act: Act, _ place: WorkflowPlace,
    _ somebody: `Allowing by the standard rules`.Somebody
  ) -> Bool {
    guard let rule = ledger.rule(for: act) else { return told?.code == "not-in-ledger" }
    guard let step = place.steps.first(where: { $0.rule.act == act }) else {
      let words = rule.from.isEmpty ? nil : rule.from.map(ledger.word)
      if case .wrongStanding(act, place.standing.word, let allowed)? = told {
        return words == nil || allowed == words
      }
      return place.elsewhere.contains(act)
        && (told?.code == "not-allowed" || told?.code == "denied")
    }
    let answers = zip(workflow.roles, step.answers).filter { plays(somebody, $0.0) }.map(\.1)
    if rule.who.isEmpty || answers.contains(.allowed) {
      return told?.code != "not-allowed" && told?.code != "denied" && !isPlace(told, rule, place)
    }
    return told?.code == (answers.contains(.denied) ? "denied" : "not-allowed")
  }

  /// Whether it is the standing that was refused, and not what an act asks beyond it.
  private func isPlace(_ told: Refusal?, _ rule: ActRule, _ place: WorkflowPlace) -> Bool {
    guard case .wrongStanding(_, place.standing.word, let allowed)? = told else { return false }
    return allowed == rule.from.map(ledger.word)
  }

  /// Whether somebody is meant by a role: one without a function stands for the rest of its party.
  private func plays(
    _ somebody: `Allowing by the standard rules`.Somebody, _ role: Who
  ) -> Bool {
    guard somebody.parties.contains(role.party) else { return false }
    if let function = role.function { return somebody.function == function }
    return !workflow.roles.contains {
      $0.party == role.party && $0.function != nil && $0.function == somebody.function
    }
  }
}
