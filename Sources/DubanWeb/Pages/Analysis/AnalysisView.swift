internal import Duban
internal import DubanHTML

extension AnalysisPage {
  func page(for visit: Visit) -> HTML {
    visit.page("研判", subtitle: asOf) {
      filterBar(visit).html
      FactRow(facts: facts(visit)).html
      Panel("亮灯情况", note: lightNote, tabs: tabs(visit)) {
        if isCounted { lightTable(visit) } else { asking("按主题要逐件归并", visit) }
      }.html
      Panel("办结质效", note: total.outcomes == nil ? nil : "在办含待销号；按期含已批准的延期") {
        if total.outcomes == nil {
          asking("办结、反弹、延期和用时要逐件计算", visit)
        } else {
          outcomeTable(visit).html
        }
      }.html
      if !measures.isEmpty {
        Panel("台账计量", note: "各台账定义里写明要数的数") { measureTable(visit, narrowing).html }.html
      }
    }
  }

  /// Tallies know no themes.
  private var isCounted: Bool { grouping != .themes || total.outcomes != nil }

  /// What the lights leave out, and whose a unit's matters are.
  private var lightNote: String {
    let rest =
      switch grouping {
      case .leaders: "；按牵头单位的分管领导归"
      case .themes: "；按报告的小标题或台账的类别归"
      case .units, .ledgers: ""
      }
    return "在办中待销号的不亮灯" + rest
  }

  private func filterBar(_ visit: Visit) -> FilterBar {
    let isNarrowed = ledger != nil || day != nil
    return FilterBar(
      action: visit.link(.analysis(grouping)),
      fields: [
        Field(
          label: "台账", name: "ledger",
          control: .select(
            [DubanWeb.Choice("", "全部台账")] + ledgers.map { DubanWeb.Choice($0.id, $0.name) }),
          value: ledger ?? ""),
        Field(
          label: "截至", name: "day", control: .date(min: nil, max: "\(visit.at.day)"),
          value: day ?? "\(visit.at.day)"),
      ], reset: isNarrowed ? visit.link(.analysis(grouping)) : nil)
  }

  private var narrowing: Values {
    var query = Values()
    if let ledger { query.add("ledger", ledger) }
    if let day { query.add("day", day) }
    return query
  }

  private func tabs(_ visit: Visit) -> Tabs {
    Tabs(
      name: "统计方式",
      tabs: Route.Grouping.allCases.map {
        .init(
          word: $0.word, link: visit.link(.analysis($0), narrowing), isHere: $0 == grouping)
      })
  }

  private func facts(_ visit: Visit) -> [FactRow.Fact] {
    let lights: [(String, Light, FactRow.Tone)] = [
      ("红灯", .red, .red), ("黄灯", .yellow, .amber), ("绿灯", .onTrack, .plain),
      ("蓝灯", .ahead, .plain), ("暂不评", .unrated, .faint),
    ]
    var facts = lights.map { name, light, tone in
      FactRow.Fact(
        name: name, value: String(total.lights[light.rawValue] ?? 0), unit: "件", tone: tone,
        link: behind(nil, .light(light), visit))
    }
    if let outcomes = total.outcomes {
      facts.append(
        .init(name: "按期办结率", value: outcomes.rate, link: behind(nil, .rated, visit)))
    }
    return facts
  }

  private static let shapes: [LightShape] = [.red, .yellow, .onTrack, .ahead, .unrated]

  private func lightTable(_ visit: Visit) -> HTML {
    LightTotals(
      caption: "亮灯情况", head: head,
      lines: lines.map { line in
        let counts = line.lights.compactMap { name, count in
          LightShape(rawValue: name).map { ($0, count) }
        }
        var shown = LightTotals.Line(
          name: line.name, counts: Dictionary(uniqueKeysWithValues: counts))
        for light in Light.allCases {
          guard let shape = LightShape(rawValue: light.rawValue) else { continue }
          shown.links[shape] = behind(line, .light(light), visit)
        }
        shown.all = behind(line, .lit, visit)
        return shown
      }, shapes: Self.shapes
    ).html
  }

  private var head: String { String(grouping.word.dropFirst()) }

  /// - Parameter line: `nil` for all of them.
  private func behind(
    _ line: Line?, _ figure: BehindFigure, _ visit: Visit
  ) -> DubanHTML.Link {
    var query = Values([("by", grouping.rawValue)])
    if let line { query.add("key", line.id) }
    query.add("what", figure.name)
    for pair in narrowing.pairs { query.add(pair.name, pair.value) }
    return visit.link(.figure, query)
  }

  private func asking(_ why: String, _ visit: Visit) -> HTML {
    var query = narrowing
    query.add("outcomes", "1")
    return div(.class("padded")) {
      p { "事项较多，\(why)，需要一会儿。" }
      a(.class("act", "plain"), .href(visit.link(.analysis(grouping), query))) { "现在计算" }
    }
  }

  private func outcomeTable(_ visit: Visit) -> DataTable {
    let kinds = Outcome.Kind.allCases
    return DataTable(
      caption: "办结质效",
      columns: [.init(head, .name)]
        + (kinds.map(\.word) + ["按期率", "办结用时"]).map {
          .init($0, .number, isNamedOnPhone: true)
        },
      rows: (lines + [total]).enumerated().map { index, line in
        let isTotal = index == lines.count
        return DataTable.Row(
          [HTML(line.name)] + kinds.map { count(line, $0, isTotal, visit) }
            + [
              linked(line, isTotal, line.outcomes?.rate, .rated, visit),
              linked(line, isTotal, line.outcomes?.speed, .kind(.closed), visit),
            ],
          tone: isTotal ? .total : .plain)
      })
  }

  private func count(
    _ line: Line, _ kind: Outcome.Kind, _ isTotal: Bool, _ visit: Visit
  ) -> HTML {
    let count = line.outcomes?.counts[kind.rawValue] ?? 0
    if count == 0 { return span(.class("faint")) { "0" } }
    return a(
      .href(behind(isTotal ? nil : line, .kind(kind), visit)),
      .aria("label", "\(line.name)\(kind.word)\(count)件")
    ) { grouped(count) }
  }

  /// A rate or a speed, to what it was reckoned of.
  private func linked(
    _ line: Line, _ isTotal: Bool, _ value: String?, _ figure: BehindFigure, _ visit: Visit
  ) -> HTML {
    guard let value, value != Outcomes.none else { return HTML(Outcomes.none) }
    return a(
      .href(behind(isTotal ? nil : line, figure, visit)),
      .aria("label", "\(line.name)\(figure.word)：\(value)")
    ) { value }
  }
}

extension AnalysisPage.Outcomes {
  static let none = "—"

  var rate: String { onTimeBasisPoints.map(Percent.text) ?? Self.none }

  var speed: String { medianWorkdays.map { "\($0) 个工作日" } ?? Self.none }
}
