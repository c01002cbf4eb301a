internal import Duban
internal import DubanHTML

extension WallPage {
  func page(for visit: Visit) -> HTML {
    let wanted = WallQuery(visit.query)
    switch wanted.medium {
    case .desk: return desk(wanted, visit)
    case .screen: return screen(wanted, visit)
    case .a3, .a0: return sheet(wanted, visit)
    }
  }

  private func desk(_ wanted: WallQuery, _ visit: Visit) -> HTML {
    visit.page("作战图") {
      filterBar(wanted, visit).html
      Panel(
        "作战图", note: note, acts: acts(wanted, visit), tabs: tabs(wanted, visit), isPadded: false
      ) {
        chart(wanted, visit, shown)
      }.html
      Pager(
        previous: page > 1 ? link(wanted.with { $0.page = page - 1 }, visit) : nil,
        next: page < pages ? link(wanted.with { $0.page = page + 1 }, visit) : nil
      ).html
    }
  }

  private func filterBar(_ wanted: WallQuery, _ visit: Visit) -> FilterBar {
    let offered = [
      ("台账", "ledger", choices.ledgers, wanted.ledger),
      ("责任领导", "leader", choices.leaders, wanted.leader.map { "\($0)" }),
      ("单位", "unit", choices.units, wanted.unit.map { "\($0)" }),
    ]
    let rest = wanted.with { ($0.ledger, $0.leader, $0.unit) = (nil, nil, nil) }
    return FilterBar(
      action: visit.link(.wall),
      fields: offered.filter { !$0.2.isEmpty }.map { label, name, items, value in
        Field(
          label: label, name: name,
          control: .select([Choice("", "全部")] + items.map { Choice($0.value, $0.word) }),
          value: value ?? "")
      }, hidden: rest.values.pairs.map { Hidden($0.name, $0.value) },
      reset: wanted.isNarrowed ? link(rest, visit) : nil)
  }

  /// On the wall: dark, nothing to press but the way back; page after page, each read anew.
  private func screen(_ wanted: WallQuery, _ visit: Visit) -> HTML {
    var shell = visit.frame("作战图", [], chart(wanted, visit, shown))
    shell.subtitle = note
    shell.theme = .wall
    let next = wanted.with { $0.page = page < pages ? page + 1 : 1 }
    shell.turn = .init(
      seconds: 30, next: link(next, visit), stop: link(wanted.with { $0.medium = .desk }, visit))
    return shell.page
  }

  private func sheet(_ wanted: WallQuery, _ visit: Visit) -> HTML {
    var shell = visit.frame(
      "作战图", [],
      HTML {
        for (index, groups) in sheets.enumerated() {
          div(.class("wall-sheet", "of-\(columns)")) { chart(wanted, visit, groups, index + 1) }
        }
        if wanted.medium == .a0 {
          Pager(
            previous: page > 1 ? link(wanted.with { $0.page = page - 1 }, visit) : nil,
            next: page < pages ? link(wanted.with { $0.page = page + 1 }, visit) : nil
          ).html
        }
      })
    shell.subtitle = note
    shell.theme = .day
    shell.paper = wanted.medium.paper
    return shell.page
  }

  private var shown: [Group] { sheets.flatMap(\.self) }

  /// On A0: as few columns as hold all, so that the rows are as great as the sheet allows.
  private var columns: Int {
    switch shown.map({ $0.lines.count + 1 }).reduce(0, +) {
    case ...28: 1
    case ...72: 2
    default: 3
    }
  }

  private var note: String {
    let cut = isCut ? "，未尽，请选台账、责任领导或单位分开看" : ""
    let place = sheets.count > 1 ? "，共 \(pages) 张" : "，第 \(page) 页，共 \(pages) 页"
    return "在办、有完成时限的 \(total) 件\(pages > 1 ? place : "")\(cut)"
  }

  private func link(_ wanted: WallQuery, _ visit: Visit) -> DubanHTML.Link {
    visit.link(.wall, wanted.values)
  }

  private func tabs(_ wanted: WallQuery, _ visit: Visit) -> Tabs {
    Tabs(
      name: "分组",
      tabs: Route.Grouping.wallOnes.map { one in
        .init(
          word: one.word, link: link(wanted.with { $0.grouping = one }, visit),
          isHere: one == wanted.grouping)
      })
  }

  private func acts(_ wanted: WallQuery, _ visit: Visit) -> HTML {
    HTML {
      for zoom in WallChart.Zoom.allCases where zoom != wanted.zoom {
        ActButton(
          zoom.word, .leads(link(wanted.with { $0.zoom = zoom }, visit)), .quiet, about: "作战图"
        ).html
      }
      for (word, medium) in [("上墙", WallQuery.Medium.screen), ("A3", .a3), ("A0", .a0)] {
        ActButton(
          word, .leads(link(wanted.with { $0.medium = medium }, visit)), .quiet,
          about: medium == .screen ? "自动翻页" : "打印"
        ).html
      }
    }
  }

  private func chart(
    _ wanted: WallQuery, _ visit: Visit, _ groups: [Group], _ sheet: Int = 1
  ) -> HTML {
    if groups.isEmpty {
      return EmptyState("没有在办的事项", advice: "印发并有完成时限的事项会画在这里。").html
    }
    return WallChart(
      id: sheet == 1 ? "wall" : "wall-\(sheet)",
      start: start, end: end, today: today, zoom: wanted.zoom,
      groups: groups.map { group in
        WallChart.Group(
          name: group.name, note: "\(group.count) 件", rows: group.lines.map { row($0, visit) })
      }, hasPhoneShape: wanted.medium.paper == .a4,
      hasTable: wanted.medium == .desk
    ).html
  }

  private func row(_ bar: Bar, _ visit: Visit) -> WallChart.Row {
    let shape = LightShape(rawValue: bar.light) ?? .unrated
    let turn = bar.start + (bar.end - bar.start) * bar.share / 10_000
    var stages: [WallChart.Stage] = []
    if turn > bar.start {
      stages.append(.init(name: "已完成", start: bar.start, end: turn, state: .past))
    }
    if turn < bar.end {
      stages.append(
        .init(
          name: bar.name, start: turn, end: bar.end, state: state(shape),
          isCritical: bar.isCritical))
    }
    return WallChart.Row(
      name: bar.name, link: visit.link(.matter(MatterID(bar.id))), light: LightMark(shape),
      why: bar.reason, stages: stages,
      gates: bar.gates.map { gate in
        .init(
          name: gate.name, day: gate.day,
          state: gate.isReached ? .reached : gate.day < today ? .missed : .ahead)
      })
  }

  private func state(_ shape: LightShape) -> WallChart.State {
    switch shape {
    case .ahead: .early
    case .yellow: .slow
    case .red: .late
    case .unrated: .rest
    default: .onTrack
    }
  }
}

extension Route.Grouping {
  static let noTheme = "未归主题"

  /// What stands for a group without a name.
  var unnamed: String { self == .themes ? Self.noTheme : "待明确" }

  fileprivate static let wallOnes: [Self] = [.leaders, .units, .themes, .ledgers]
}
