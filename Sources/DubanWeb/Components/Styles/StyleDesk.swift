import DubanHTML

/// The desk: a working list of twelve rows that fits one screen of 1366 × 768.
struct StyleDesk {
  private struct Line {
    var light: LightMark
    var name: String
    var why: String
    var unit: String
    var left: DaysLeft
    var act: String

    init(
      _ shape: LightShape, _ word: String?, _ name: String, _ why: String, _ unit: String,
      _ left: DaysLeft, _ act: String
    ) {
      light = LightMark(shape, word)
      self.name = name
      self.why = why
      self.unit = unit
      self.left = left
      self.act = act
    }
  }

  var html: HTML {
    Columns {
      Panel("待办", note: "按时限排，先急后缓", tabs: tabs) { list }.html
    } narrow: {
      Panel("预警", note: "如无新进展，十个工作日内") { warnings }.html
      Panel("我在等", isPadded: true) { waiting }.html
    }.html
  }

  private var tabs: Tabs {
    Tabs(
      name: "待办分类",
      tabs: [
        .init(word: "待办", link: .path("/"), count: 12, isHere: true),
        .init(word: "在办", link: .path("/?list=running"), count: 86),
        .init(word: "已办", link: .path("/?list=past"), count: 1204),
        .init(word: "待阅", link: .path("/?list=read"), count: 3),
      ])
  }

  private var warnings: HTML {
    let days = [
      ("4.27", 3, 1, "4月27日"), ("28", 1, 0, "4月28日"), ("29", 4, 1, "4月29日"),
      ("30", 9, 5, "4月30日"), ("5.6", 1, 0, "5月6日"), ("7", 2, 1, "5月7日"), ("8", 0, 0, "5月8日"),
      ("9", 3, 0, "5月9日"), ("11", 3, 2, "5月11日"), ("12", 1, 0, "5月12日"),
    ]
    return WarningBars(
      id: "warnings",
      bars: days.map {
        .init(
          day: $0.0, said: $0.3, yellow: $0.1, red: $0.2, link: .path("/warnings?day=" + $0.0))
      }, all: .path("/warnings")
    ).html
  }

  private var waiting: HTML {
    KeyValue(texts: [
      ("区医保局", "确认3月参保率，已等2个工作日"), ("区自然资源局", "答复提请协调，已等4个工作日"),
      ("何岳鸣", "签发督查通报第4期，今天送签"),
    ]).html
  }

  private var list: HTML {
    DataTable(
      caption: "待办，按时限排",
      columns: [
        .init("进度状态", .light), .init("事项", .name), .init("牵头单位"), .init("时限", .time),
        .init("", .act),
      ],
      rows: Self.lines.enumerated().map { index, line in
        .init([
          line.light.html, RowName(line.name, .path("/matters/\(index + 1)"), why: line.why).html,
          HTML(line.unit), line.left.html,
          ActForm(
            line.act, .path("/matters/\(index + 1)/act"), weight: index == 0 ? .main : .plain,
            about: line.name
          ).html,
        ])
      }
    ).html
  }

  private static let lines = [
    Line(
      .red, "逾期", "棚改成本结算：东片区三个地块", "按计划应完成78%，实报41%，落后37个百分点", "区房产服务中心",
      DaysLeft(state: .late(2), clock: "节点", until: "4月23日"), "拟督办单"),
    Line(
      .red, nil, "低洼渍水点整治40处", "已完成9处，按计划应完成21处", "区水利局",
      DaysLeft(state: .today, clock: "反馈"), "拟督办单"),
    Line(
      .yellow, nil, "背街小巷提质改造（铁路沿线14条）", "如无新进展，5月15日转红；3/14条开工", "区城管局",
      DaysLeft(state: .left(1), clock: "节点", until: "4月28日"), "催办"),
    Line(
      .unrated, nil, "居民医保参保率（3月）", "数据评估单位未确认，不评灯", "区医保局",
      DaysLeft(state: .left(2), clock: "反馈", until: "4月29日"), "催确认"),
    Line(
      .onTrack, nil, "洛湖社区卫生服务中心主体封顶", "4月23日申请节点核查；核查人不得来自承办单位", "区卫健局",
      DaysLeft(state: .left(3), clock: "核查", until: "4月30日"), "核查"),
    Line(
      .done, nil, "滨湖大道一期6.8公里通车", "四项佐证齐备，待实地核查后销号", "区交通运输局",
      DaysLeft(state: .left(4), clock: "核查", until: "5月6日"), "核查"),
    Line(
      .yellow, nil, "新增停车位1560个", "已建成402个，序时进度应为510个", "区住建局",
      DaysLeft(state: .left(5), clock: "反馈", until: "5月7日"), "催办"),
    Line(
      .onTrack, nil, "区人民医院新院区基础施工", "桩基完成62%，与计划相符", "区卫健局",
      DaysLeft(state: .left(6), clock: "节点", until: "5月8日"), "查看"),
    Line(
      .ahead, nil, "新建口袋公园6个", "5个已开放，早于计划41天", "区园林中心",
      DaysLeft(state: .left(7), clock: "办结", until: "5月9日"), "查看"),
    Line(
      .onTrack, nil, "公办幼儿园3所主体施工", "两所封顶，一所在做三层", "区教育局",
      DaysLeft(state: .left(8), clock: "节点", until: "5月11日"), "查看"),
    Line(
      .unrated, "中止", "澄江城际铁路湖滨段征拆", "线位方案待省里批复，4月2日起中止", "区自然资源局",
      DaysLeft(state: .paused, clock: "办结"), "查看"),
    Line(
      .onTrack, nil, "修复湖岸线12公里", "已修复3.6公里，与计划相符", "区生态环境分局",
      DaysLeft(state: .left(10), clock: "反馈", until: "5月13日"), "查看"),
  ]
}
