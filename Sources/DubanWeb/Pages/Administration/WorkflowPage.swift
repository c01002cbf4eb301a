internal import Duban
internal import DubanHTML
internal import DubanStore

/// A ledger's workflow drawn from its own table: who may do what where, and who signs what.
struct WorkflowPage: PageModel {
  var ledger: String
  var version: Int
  var source: String
  var places: [Place]
  var requests: [RequestLine]

  /// Where a matter stands, or where there is none yet.
  struct Place: Codable, Sendable {
    var name: String
    var steps: [Step]
  }

  struct Step: Codable, Sendable {
    var act: String
    var who: [String]
    var needs: [String]
    /// Who keeps away, whatever else they may.
    var denied: [String]
  }

  struct RequestLine: Codable, Sendable {
    var kind: String
    var inUnit: String
    var signed: String
    var limit: String
    var times: String
    var length: String
  }

  func page(for visit: Visit) -> HTML {
    visit.page(
      "\(ledger)办理流程", subtitle: "第 \(version) 版 · \(source)",
      trail: Breadcrumb(steps: [
        (Route.Section.ledgers.word, visit.link(.administration(.ledgers)))
      ])
    ) { panels }
  }

  /// The drawn workflow, and who signs what.
  var panels: HTML {
    HTML {
      Panel("办理流程", note: "按台账定义画出，与实际把关的规则是同一份") {
        WorkflowTable(
          caption: "\(ledger)办理流程",
          standings: places.map { place in .init(name: place.name, moves: moves(place)) }
        ).html
      }.html
      Panel("申请由谁签批") {
        DataTable(
          caption: "申请由谁签批",
          columns: [.init("申请", .name)]
            + ["单位内", "签批", "每步时限", "次数", "天数"].map { .init($0, isNamedOnPhone: true) },
          rows: requests.map { line in
            DataTable.Row(
              [line.kind, line.inUnit, line.signed, line.limit, line.times, line.length]
                .map { HTML($0) })
          }, empty: EmptyState("这个台账没有须签批的申请")
        ).html
      }.html
    }
  }

  private func moves(_ place: Place) -> [WorkflowTable.Move] {
    place.steps.map { step in
      WorkflowTable.Move(
        act: step.act, roles: step.who.isEmpty ? ["轮到签批的人"] : step.who,
        conditions: (step.needs.isEmpty ? [] : ["须附" + step.needs.joined(separator: "、")])
          + (step.denied.isEmpty ? [] : ["回避：" + step.denied.joined(separator: "、")]))
    }
  }
}

extension WorkflowPage {
  init(_ ledger: Ledger) {
    let workflow = Workflow(of: ledger)
    self.ledger = ledger.name
    (version, source) = (ledger.version, ledger.source)
    let opening = workflow.opening.map { [Place(name: "立项以前", steps: [Step($0.rule)])] } ?? []
    places =
      opening
      + workflow.places.map { place in
        Place(name: place.standing.word, steps: place.steps.map { Step($0.rule) })
      }
    requests = workflow.requests.map(RequestLine.init)
  }
}

extension WorkflowPage.Step {
  init(_ rule: ActRule) {
    self.init(
      act: rule.act.word, who: rule.who.map(\.spoken), needs: rule.needs.map(\.word),
      denied: rule.denies.map(\.word))
  }
}

extension WorkflowPage.RequestLine {
  init(_ rule: RequestRule) {
    self.init(
      kind: rule.kind.word, inUnit: rule.unitChain.map(\.spoken).joined(separator: " → "),
      signed: Self.signed(rule),
      limit: rule.limit?.word ?? "", times: rule.timesMax.map { "\($0) 次" } ?? "",
      length: rule.lengthMax?.word ?? "")
  }

  /// Who signs, by each value of the choice where there is one, and to whom what is not answered climbs.
  private static func signed(_ rule: RequestRule) -> String {
    let headline = rule.headline.map { "\($0.spoken)（加签）" }
    let way = { (chain: [Who]) in (chain.map(\.spoken) + headline).joined(separator: " → ") }
    var ways = [way(rule.chain)]
    if let choice = rule.byChoice {
      ways = choice.chains.sorted { $0.key < $1.key }.map { "\($0.key)：\(way($0.value))" }
      ways.append("其他：\(way(rule.chain))")
    }
    if !rule.levels.isEmpty {
      ways.append("到期不答复上提：" + rule.levels.map(\.word).joined(separator: " → "))
    }
    return ways.filter { !$0.isEmpty }.joined(separator: "；")
  }
}

extension Visit {
  func workflow(of id: String) throws -> WorkflowPage {
    guard let ledger = try books.current.first(where: { $0.id == id }) else { throw Stop.notFound }
    return WorkflowPage(ledger)
  }
}
