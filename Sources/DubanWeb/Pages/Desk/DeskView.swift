internal import Duban
internal import DubanHTML
internal import DubanStore

extension DeskPage {
  func page(for visit: Visit) -> HTML {
    visit.page("我的待办", notices: visit.doneNotices) {
      Columns {
        Panel(list.word, tabs: tabs(visit)) {
          if list == .warnings { warningTable(visit) } else { table(visit) }
        }.html
        pager(visit)
      } narrow: {
        Panel("十个工作日内将变灯", note: "如无新进展", isPadded: true) { warningBars(visit) }.html
        if list != .warnings, !warnings.shown.isEmpty {
          Panel("最先变灯的") {
            warningTable(visit)
            if warnings.count > warnings.shown.count {
              p(.class("padded")) {
                a(.href(visit.link(.desk(.warnings)))) {
                  HTML(spaced: "另有 \(warnings.count - warnings.shown.count) 件将变灯")
                }
              }
            }
          }.html
        }
      }.html
    }
  }

  private func tabs(_ visit: Visit) -> Tabs {
    Tabs(
      name: "待办列表",
      tabs: Route.DeskList.allCases.map { one in
        Tabs.Tab(
          word: one.word, link: visit.link(.desk(one)),
          count: count(one), isHere: one == list)
      })
  }

  /// How many there are, where that is known: what I did is told page by page.
  private func count(_ one: Route.DeskList) -> Int? {
    switch one {
    case .waiting: waiting.count
    case .warnings: warnings.count
    case .done: nil
    default: one == list ? lines.count : nil
    }
  }

  private func pager(_ visit: Visit) -> HTML {
    let number = { (page: Int) in visit.link(.desk(list), Values([("page", String(page))])) }
    switch list {
    case .done where next != nil || visit.query["after"] != nil:
      return Pager(next: next.map { visit.link(.desk(list), Values([("after", $0)])) }).html
    case .warnings where warnings.hasNext || warnings.page > 1:
      return Pager(
        previous: warnings.page > 1 ? number(warnings.page - 1) : nil,
        next: warnings.hasNext ? number(warnings.page + 1) : nil,
        said: "共 \(warnings.count) 件"
      ).html
    default: return .empty
    }
  }

  private func table(_ visit: Visit) -> HTML {
    var table = DataTable(
      caption: list.word,
      columns: [
        .init("灯", .light), .init("事项", .name), .init("时限", .time), .init("", .act),
      ],
      rows: [])
    table.rows = visit.house.rows.rows(
      of: lines, in: table, named: "\(list) \(visit.viewer?.session.csrf ?? "")"
    ) { line in
      DataTable.Row(
        [
          line.lightMark,
          RowName(line.title, visit.link(.matter(MatterID(line.id))), why: why(line)).html,
          line.clockMark, act(line, visit),
        ], tone: (line.clock?.workdays ?? 0) < 0 ? .late : .plain)
    }
    table.empty = EmptyState(
      "\(list.word)里没有事项", advice: list == .waiting ? "今天没有要您办的。" : nil)
    return table.html
  }

  private func why(_ line: MatterLine) -> String {
    [line.did, line.waitsFor, line.number, line.unit, line.reason ?? line.standingWord]
      .compactMap(\.self)
      .joined(separator: " · ")
  }

  private func act(_ line: MatterLine, _ visit: Visit) -> HTML {
    guard let act = line.act, let route = Route(path: act.path) else { return .empty }
    if act.isPlain {
      return ActForm(
        act.word, visit.link(route), hidden: visit.proof + [Hidden("back", Route.desk(list).path)],
        weight: .main, about: line.title
      ).html
    }
    var query = Values()
    if let request = act.request { query.add("request", String(request)) }
    return ActButton(act.word, .leads(visit.link(route, query)), about: line.title).html
  }

  private func warningBars(_ visit: Visit) -> HTML {
    let bars = warnings.days.map { turning in
      let day = Day(number: turning.dayNumber)
      let parts = day.components
      return WarningBars.Bar(
        day: "\(parts.month).\(parts.day)", said: day.chinese,
        yellow: turning.yellow, red: turning.red)
    }
    return WarningBars(
      id: "warnings", bars: bars, all: list == .warnings ? nil : visit.link(.desk(.warnings))
    ).html
  }

  private func warningTable(_ visit: Visit) -> HTML {
    DataTable(
      caption: "将变灯的事项",
      columns: [.init("事项", .name), .init("日期", .time)],
      rows: warnings.shown.map { warning in
        // The light stands above its matter: beside it nothing would be left of a narrow column.
        DataTable.Row([
          HTML {
            LightMark(LightShape(rawValue: warning.light) ?? .unrated, warning.lightWord).html
            RowName(
              warning.title, visit.link(.matter(MatterID(warning.id))), why: warning.reason
            ).html
          },
          HTML(warning.day),
        ])
      }, empty: EmptyState("十个工作日内没有事项变灯")
    ).html
  }
}
