internal import Duban
internal import DubanHTML
internal import DubanStore

/// 研判: how the lights stand; each number opens the list behind it.
struct AnalysisPage: PageModel {
  struct Line: Codable, Sendable {
    /// What the list behind is filtered by.
    var id: String
    var name: String
    var counts: [String: Int]
  }

  var grouping: Route.Grouping
  var lines: [Line]
  var totals: [String: Int]
  var ledger: String?

  func page(for visit: Visit) -> HTML {
    visit.page("研判") {
      FactRow(facts: facts).html
      Panel("亮灯情况", tabs: tabs(visit)) { table(visit) }.html
    }
  }

  private var facts: [FactRow.Fact] {
    [
      .init(name: "红灯", value: String(totals["red"] ?? 0), unit: "件", tone: .red),
      .init(name: "黄灯", value: String(totals["yellow"] ?? 0), unit: "件", tone: .amber),
      .init(name: "绿灯", value: String(totals["onTrack"] ?? 0), unit: "件"),
      .init(name: "蓝灯", value: String(totals["ahead"] ?? 0), unit: "件"),
      .init(name: "暂不评", value: String(totals["unrated"] ?? 0), unit: "件", tone: .faint),
    ]
  }

  private func tabs(_ visit: Visit) -> Tabs {
    Tabs(
      name: "统计方式",
      tabs: Route.Grouping.allCases.map {
        .init(word: $0.word, link: visit.link(.analysis($0)), isHere: $0 == grouping)
      })
  }

  private func table(_ visit: Visit) -> HTML {
    LightTotals(
      caption: "亮灯情况", head: String(grouping.word.dropFirst()),
      lines: lines.map { line in
        let counts = line.counts.compactMap { name, count in
          LightShape(rawValue: name).map { ($0, count) }
        }
        var shown = LightTotals.Line(
          name: line.name, counts: Dictionary(uniqueKeysWithValues: counts))
        for (shape, _) in counts { shown.links[shape] = link(line, shape, visit) }
        return shown
      }, shapes: [.red, .yellow, .onTrack, .ahead, .unrated]
    ).html
  }

  private func link(_ line: Line, _ shape: LightShape, _ visit: Visit) -> DubanHTML.Link? {
    var query = Values([("light", shape.rawValue)])
    switch grouping {
    case .ledgers: return visit.link(.ledger(line.id), query)
    case .units: query.add("unit", line.id)
    case .leaders: query.add("leader", line.id)
    }
    return ledger.map { visit.link(.ledger($0), query) }
  }
}

extension Visit {
  func analysis(by grouping: Route.Grouping) async throws -> Reply {
    let ledgers = try books.current
    // Units are shown for one ledger, so that each number is the length of one list.
    let ledger =
      grouping == .ledgers ? nil : query["ledger"] ?? ledgers.first { $0.id == "report-task" }?.id
    let unit = try someone.seesOnly
    let figures = try await store.lights(at: at).filter { figure in
      (ledger == nil || figure.ledger == ledger) && (unit == nil || figure.unit == unit)
    }
    let names = Dictionary(uniqueKeysWithValues: ledgers.map { ($0.id, $0.name) })
    let groups = Dictionary(grouping: figures) { key(of: $0, grouping) }
    let lines = groups.sorted { $0.key < $1.key }.map { key, figures in
      AnalysisPage.Line(
        id: key, name: name(of: key, grouping, names), counts: Self.counts(figures))
    }
    return .page(
      AnalysisPage(
        grouping: grouping, lines: lines, totals: Self.counts(figures), ledger: ledger))
  }

  private static func counts(_ figures: [Figure<Light>]) -> [String: Int] {
    figures.reduce(into: [:]) { $0[$1.value.rawValue, default: 0] += $1.count }
  }

  private func key(of figure: Figure<Light>, _ grouping: Route.Grouping) -> String {
    switch grouping {
    case .units: return figure.unit.map { "\($0)" } ?? ""
    case .ledgers: return figure.ledger
    case .leaders:
      let leader = figure.unit.flatMap { directory.portfolio(of: $0, on: at.day)?.leader }
      return leader.map { "\($0)" } ?? ""
    }
  }

  private func name(
    of key: String, _ grouping: Route.Grouping, _ ledgers: [String: String]
  ) -> String {
    guard let number = Int64(key) else { return ledgers[key] ?? (key.isEmpty ? "待明确" : key) }
    return grouping == .units
      ? register.name(of: UnitID(number))
      : "\(register.holders(of: PostID(number))) \(directory.posts[PostID(number)]?.name ?? "")"
  }
}
