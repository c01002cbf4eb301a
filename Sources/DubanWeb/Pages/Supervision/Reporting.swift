internal import Duban
internal import DubanHTML
internal import DubanStore

/// 报送情况: who has reported, who has not, whose report was returned; one press urges, one drafts the
/// bulletin, one gives a sheet for each leader.
struct ReportingPage: PageModel {
  struct UnitLine: Codable, Sendable {
    var id: Int64
    var name: String
    /// Where its matters are listed: the ledger of the first.
    var ledger: String
    var reported = 0
    /// Filled in, and waiting for the unit's own signature.
    var signing = 0
    var returned = 0
    var total = 0

    var missing: Int { total - reported }
    var state: UnitTiles.State {
      returned > 0 ? .returned : missing > 0 ? .missing : .reported
    }
  }

  var period: String
  var units: [UnitLine]
  var outcome: CallOutcome?

  func page(for visit: Visit) -> HTML {
    visit.page("报送情况", subtitle: period, trail: visit.supervisionTrail, notices: notices) {
      FactRow(facts: facts).html
      if let outcome { outcome.html(visit) }
      Panel("按单位", note: "未报和退回的在前", acts: acts(visit)) {
        if units.isEmpty {
          EmptyState("本期没有要报送的事项", advice: "事项印发到单位以后，这里按单位显示报送情况。").html
        } else {
          UnitTiles(tiles: tiles(visit)).html
        }
      }.html
    }
  }

  private var notices: [Notice] {
    guard missing.isEmpty, !units.isEmpty else { return [] }
    return [.note("各单位都已报送。", advice: "可以拟通报、印一人一单。")]
  }

  private var missing: [UnitLine] { units.filter { $0.missing > 0 } }

  private var facts: [FactRow.Fact] {
    let done = units.reduce(0) { $0 + $1.reported }
    let all = units.reduce(0) { $0 + $1.total }
    let returned = units.count { $0.returned > 0 }
    return [
      .init(name: "已报单位", value: String(units.count - missing.count), unit: "个"),
      .init(
        name: "未报单位", value: String(missing.count), unit: "个",
        tone: missing.isEmpty ? .plain : .red),
      .init(name: "有退回", value: String(returned), unit: "个", tone: returned > 0 ? .amber : .plain),
      .init(name: "已报事项", value: "\(done)/\(all)", unit: "件", note: "按牵头单位计"),
    ]
  }

  private func acts(_ visit: Visit) -> HTML {
    HTML {
      if !missing.isEmpty {
        ActForm(
          "向 \(missing.count) 个未报单位催报", visit.link(.supervising(.calling)), hidden: visit.proof,
          weight: .main
        ).html
      }
      ActForm("拟通报", visit.link(.supervising(.bulletin)), hidden: visit.proof).html
      ActButton("一人一单", .leads(visit.link(.supervising(.leaders)))).html
    }
  }

  private func tiles(_ visit: Visit) -> [UnitTiles.Tile] {
    units.map { unit in
      UnitTiles.Tile(
        unit: unit.name, state: unit.state,
        note: "\(unit.reported)/\(unit.total)件"
          + (unit.reported > 0 && unit.missing > 0 ? "，差\(unit.missing)件" : "")
          + (unit.signing > 0 ? "，待审签\(unit.signing)件" : ""),
        link: visit.link(.ledger(unit.ledger), Values([("unit", String(unit.id))])))
    }
  }
}

/// What calling for reports came to: units, matters, and what was not urged.
struct CallOutcome: Codable, Sendable {
  var units: [String] = []
  var done = 0
  /// Called for already today.
  var again = 0
  var failed: [ReturnsOutcome.Failure] = []

  func html(_ visit: Visit) -> HTML {
    HTML {
      if done > 0 {
        Notice.done("已向 \(units.count) 个单位催报，共 \(done) 件：\(units.joined(separator: "、"))。").html
      }
      if again > 0 { Notice.note("\(again) 件今天已经催报过，没有重复催。").html }
      let refused = failed.map {
        BulkOutcome.Refused(
          name: $0.name, link: $0.matter.map { visit.link(.matter(MatterID($0))) }, reason: $0.why)
      }
      BulkOutcome(act: "催报", done: 0, refused: refused).html
    }
  }
}

/// A matter of a ledger that reports, as the office looks at it.
struct MatterInHand {
  var matter: Matter
  var turn: LightTurn?
  /// The period of its own ledger.
  var period: ReportingPeriod
  var step: ReturnStep

  /// Neither stopped nor waiting to be closed.
  var isReporting: Bool { matter.standing.hasLight && matter.standing != .suspended }
}

extension Visit {
  var supervisionTrail: Breadcrumb { Breadcrumb(steps: [("督办", link(.supervision))]) }

  /// Matters in hand (在办) of the ledgers that report, with the step of each in this period.
  func mattersInHand() async throws -> [MatterInHand] {
    let telling = try telling()
    var list = ListQuery(order: .due)
    list.isOpen = true
    return try await every(list).compactMap { matter, turn in
      guard matter.isInHand, let rule = telling.ledgers[matter.ledger]?.reporting else {
        return nil
      }
      let period = rule.present(at: at, issued: matter.issuedAt, telling.calendar)
      return MatterInHand(
        matter: matter, turn: turn, period: period, step: ReturnStep(matter, in: period.key))
    }
  }

  /// Those that report now, as their lead units answer for them.
  func reportingMatters() async throws -> [MatterInHand] {
    try await mattersInHand().filter(\.isReporting)
  }

  func reporting(_ called: CallOutcome? = nil) async throws -> Reply {
    let outcome = called ?? told()
    var units: [UnitID: ReportingPage.UnitLine] = [:]
    let matters = try await reportingMatters()
    for one in matters {
      guard let unit = one.matter.leadUnit else { continue }
      var line =
        units[unit]
        ?? .init(
          id: unit.rawValue, name: register.name(of: unit), ledger: one.matter.ledger)
      line.total += 1
      if !one.step.isMissing { line.reported += 1 }
      if one.step == .signing { line.signing += 1 }
      if one.step == .returned { line.returned += 1 }
      units[unit] = line
    }
    let order = units.values.sorted {
      ($0.missing > 0 ? 0 : 1, $0.id) < ($1.missing > 0 ? 0 : 1, $1.id)
    }
    return .page(
      ReportingPage(
        period: matters.map(\.period).eachOnce.words, units: order, outcome: outcome))
  }

  /// 催报 to all who have not reported; pressed twice on a day, nobody is urged twice.
  func callReports() async throws -> Reply {
    var outcome = CallOutcome()
    var units: Set<UnitID> = []
    for one in try await reportingMatters() where one.step.isMissing {
      let matter = one.matter
      let command = Command(
        id: "call:\(matter.id):\(at.day)", act: .urge, matter: matter.id,
        text: "本期（\(one.period.words)）还没有报送，请尽快填报并经本单位审签。")
      do {
        let before = matter.version
        let answer = try await store.perform(command, by: try actor, at: at)
        if answer.version <= before {
          outcome.again += 1
        } else {
          outcome.done += 1
          if let unit = matter.leadUnit { units.insert(unit) }
        }
      } catch CommandFailure.idTaken {
        outcome.again += 1
      } catch let failure as CommandFailure {
        outcome.failed.append(
          .init(matter: matter.id.rawValue, name: matter.number, why: failure.sentence))
      }
    }
    outcome.units = units.sorted().map(register.name(of:))
    return try await tell(outcome, on: .supervising(.reporting)) { try await reporting($0) }
  }
}
