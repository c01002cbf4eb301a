import DubanHTML

/// Drawings made on the server, each with its table.
struct StyleCharts {
  private static func day(_ month: Int, _ day: Int) -> Int {
    ChartDate(year: 2026, month: month, day: day).number
  }
  private static let today = day(4, 27)

  var html: HTML {
    HTML {
      StyleHead("作战图", "重大项目83个 · 按分管领导").html
      Panel("全年", tabs: zooms) { wholeYear }.html
      Panel("二季度") { wallChart(.quarter, Self.day(4, 1), Self.day(6, 30) + 1) }.html
      StyleHead("背街小巷提质改造（铁路沿线14条）", "重点〔2026〕012号").html
      Breadcrumb(steps: [
        ("台账", .path("/ledgers")), ("重点工作", .path("/ledgers/1")),
        ("何岳鸣 副区长", .path("/ledgers/1?leader=1")),
      ]).html
      StyleMatter(curve: curve).html
      StyleHead("研判", "每个数都打开到背后的事项").html
      Panel("各单位进度状态", note: "截至4月24日锁定") { totals }.html
    }
  }

  private var zooms: Tabs {
    Tabs(
      name: "时间范围",
      tabs: WallChart.Zoom.allCases.map {
        .init(word: $0.word, link: .query("zoom=" + $0.rawValue), isHere: $0 == .year)
      })
  }

  private func wallChart(_ zoom: WallChart.Zoom, _ start: Int, _ end: Int) -> HTML {
    WallChart(
      id: "chart-" + zoom.rawValue, start: start, end: end, today: Self.today, zoom: zoom,
      groups: zoom == .year ? Self.groups : Array(Self.groups.prefix(1))
    ).html
  }

  var wholeYear: HTML { wallChart(.year, Self.day(1, 1), Self.day(12, 31) + 1) }

  static let groups: [WallChart.Group] = [
    .init(
      name: "何岳鸣 副区长", note: "5个项目",
      rows: [
        row(
          "滨湖大道二期路网", .ahead,
          [(1, 1, 4, 10, .past), (4, 10, 9, 1, .early), (9, 1, 11, 15, .rest)], true),
        row(
          "澜港物流园一期", .onTrack,
          [(2, 1, 4, 6, .past), (4, 6, 10, 1, .onTrack), (10, 1, 12, 20, .rest)],
          false),
        row(
          "金融中心主体工程", .yellow,
          [(1, 10, 3, 20, .past), (3, 20, 7, 20, .slow), (7, 20, 12, 10, .rest)], true),
        row(
          "区人民医院新院区", .red, [(3, 1, 4, 20, .past), (4, 20, 8, 25, .late), (8, 25, 12, 25, .rest)],
          true),
        row(
          "老旧小区改造30个", .onTrack,
          [(3, 1, 4, 1, .past), (4, 1, 9, 20, .onTrack), (9, 20, 10, 31, .rest)], false),
      ]),
    .init(
      name: "程望舒 副区长", note: "3个项目",
      rows: [
        row(
          "环湖绿道示范段8公里", .onTrack,
          [(2, 10, 4, 15, .past), (4, 15, 8, 10, .onTrack), (8, 10, 9, 30, .rest)], false),
        row(
          "湖岸线修复12公里", .yellow,
          [(1, 15, 4, 1, .past), (4, 1, 7, 31, .slow), (7, 31, 11, 30, .rest)], true),
        row("澄江城际铁路湖滨段征拆", .unrated, [(1, 5, 4, 2, .past), (4, 2, 12, 31, .rest)], false),
      ]),
  ]

  private static func row(
    _ name: String, _ shape: LightShape,
    _ stages: [(Int, Int, Int, Int, WallChart.State)], _ isCritical: Bool
  ) -> WallChart.Row {
    let names = ["前期", "主体", "收尾"]
    return .init(
      name: name, link: .path("/matters/1"), light: LightMark(shape),
      why: "按计划应完成41%，实报38%",
      stages: stages.enumerated().map { index, stage in
        .init(
          name: names[index], start: day(stage.0, stage.1), end: day(stage.2, stage.3),
          state: stage.4, isCritical: isCritical && index > 0)
      },
      gates: stages.enumerated().map { index, stage in
        let end = day(stage.2, stage.3)
        let state: WallChart.Gate.State =
          stage.4 == .past ? .reached : stage.4 == .late ? .missed : .ahead
        return .init(name: names[index] + "完成", day: end, state: state)
      })
  }

  private var curve: PlanCurve {
    let planned = [
      (1, 1, 0), (2, 28, 700), (3, 31, 2000), (5, 31, 4900), (7, 31, 7000), (9, 30, 9000),
      (11, 30, 10_000),
    ]
    .map { PlanCurve.Point(day: Self.day($0.0, $0.1), share: $0.2) }
    let actual = [(1, 1, 0), (2, 10, 300), (3, 12, 900), (4, 2, 1700), (4, 23, 2140)]
      .map { PlanCurve.Point(day: Self.day($0.0, $0.1), share: $0.2) }
    return PlanCurve(
      id: "curve", title: "计划与实际", start: Self.day(1, 1), end: Self.day(12, 31) + 1,
      planned: planned, actual: actual,
      evenPace: [
        .init(day: Self.day(1, 1), share: 0), .init(day: Self.day(12, 31) + 1, share: 10_000),
      ],
      yellowBelow: planned.map { .init(day: $0.day, share: max($0.share - 1000, 0)) },
      redBelow: planned.map { .init(day: $0.day, share: max($0.share - 2000, 0)) },
      milestones: [
        .init(day: Self.day(3, 31), name: "首批3条开工", share: 2000, isReached: true),
        .init(day: Self.day(5, 31), name: "6条完工", share: 4900, isReached: false),
        .init(day: Self.day(9, 30), name: "全部完工", share: 9000, isReached: false),
      ],
      today: Self.today,
      turn: .init(day: Self.day(5, 15), shape: .red, words: "如无新进展，5月15日转红"))
  }

  private var totals: HTML {
    let lines: [(String, [Int])] = [
      ("区住建局", [4, 9, 31, 3, 2, 1, 12]), ("区城管局", [3, 6, 22, 5, 0, 2, 9]),
      ("区教育局", [1, 2, 18, 6, 1, 0, 14]), ("区卫健局", [0, 4, 16, 2, 3, 1, 8]),
      ("五里街道", [2, 3, 9, 0, 0, 0, 6]),
    ]
    let shapes: [LightShape] = [.red, .yellow, .onTrack, .ahead, .unrated, .done, .closed]
    return LightTotals(
      caption: "各单位进度状态", head: "牵头单位",
      lines: lines.map { name, counts in
        .init(
          name: name, link: .path("/study"),
          counts: Dictionary(uniqueKeysWithValues: zip(shapes, counts)),
          links: Dictionary(uniqueKeysWithValues: shapes.map { ($0, .path("/ledgers/1")) }))
      }
    ).html
  }
}
