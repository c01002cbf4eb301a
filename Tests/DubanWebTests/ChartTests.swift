import DubanHTML
import Testing

@testable import DubanWeb

@Suite struct `Drawing time and progress` {
  private func day(_ month: Int, _ day: Int, year: Int = 2026) -> Int {
    ChartDate(year: year, month: month, day: day).number
  }

  @Test(arguments: [
    (1970, 1, 1, 0), (2000, 2, 29, 11_016), (2026, 4, 27, 20_570), (1969, 12, 31, -1),
  ])
  func `a date and its number lead to each other`(
    _ year: Int, _ month: Int, _ day: Int, _ number: Int
  ) {
    let date = ChartDate(year: year, month: month, day: day)
    #expect(date.number == number)
    #expect(ChartDate(number: number) == date)
  }

  @Test func `a year has twelve months, four quarters and weeks that begin on Mondays`() {
    let axis = TimeAxis(start: day(1, 1), end: day(1, 1, year: 2027), left: 0, width: 3650)
    #expect(axis.months.map(\.word).prefix(2) == ["2026年1月", "2月"])
    #expect(axis.months.count == 12)
    #expect(axis.quarters.map(\.word) == ["一季度", "二季度", "三季度", "四季度"])
    #expect(axis.weeks.contains(.init(day: day(4, 27), word: "4.27")))
    #expect(axis.x(day(1, 2)) == 10)
    #expect(axis.x(day(1, 1, year: 2030)) == 3650)
  }

  private var curve: PlanCurve {
    PlanCurve(
      id: "c", title: "计划与实际", start: day(1, 1), end: day(1, 1, year: 2027),
      planned: [.init(day: day(1, 1), share: 0), .init(day: day(1, 11), share: 1000)],
      actual: [.init(day: day(1, 6), share: 250)], today: day(1, 6),
      turn: .init(day: day(2, 1), shape: .red, words: "如无新进展，2月1日转红"))
  }

  @Test func `a plan is read between its points and after its end`() {
    #expect(curve.plannedShare(on: day(1, 6)) == 500)
    #expect(curve.plannedShare(on: day(6, 1)) == 1000)
    #expect(curve.plannedShare(on: day(1, 1)) == 0)
  }

  @Test func `the even pace is a thin line of its own, in words and in the table too`() {
    #expect(!curve.html.markup.contains("pace-line") && !curve.html.markup.contains("序时"))
    var flow = curve
    flow.evenPace = [
      .init(day: day(1, 1), share: 0), .init(day: day(1, 1, year: 2027), share: 10_000),
    ]
    // Five of 365 days are 136.99 basis points.
    #expect(flow.description.contains("计划5%，序时1.37%"))
    let page = Markup(flow.html.markup)
    #expect(page.elements("polyline").count { $0.classes.contains("pace-line") } == 2)
    #expect(flow.html.markup.contains(">序时进度</th>") && flow.html.markup.contains("<td>1.37%</td>"))
  }

  @Test func `a percent is told to the hundredth, as everywhere`() {
    var fine = curve
    fine.actual = [.init(day: day(1, 6), share: 8_949)]
    #expect(fine.description.contains("实际89.49%") && fine.html.markup.contains("实际 89.49%"))
  }

  @Test func `the plan's share is told right of today where the sheet begins`() {
    var early = curve
    early.today = day(1, 1)
    early.actual = [.init(day: day(1, 1), share: 1000)]
    let labels = Markup(early.html.markup).elements("text").filter { $0.classes.contains("t-lake") }
    #expect(labels.count == 2 && labels.allSatisfy { !$0.classes.contains("end") })
    // Where the actual share would be written over it, it goes below.
    let bottom = labels.compactMap { $0.attributes["y"].flatMap { Double($0) } }
    #expect(bottom.allSatisfy { $0 > 230 }, "\(bottom)")
    var late = curve
    (late.today, late.actual) = (day(12, 1), [.init(day: day(12, 1), share: 1000)])
    let usual = Markup(late.html.markup).elements("text").filter { $0.classes.contains("t-lake") }
    #expect(usual.count == 2 && usual.allSatisfy { $0.classes.contains("end") })
  }

  @Test func `what is due by the end of the last day is said of that day`() {
    var whole = curve
    whole.planned.append(.init(day: whole.end, share: 10_000))
    #expect(whole.html.markup.contains("12月31日24时"))
  }

  @Test func `a drawing says in words and in a table what it shows`() {
    let page = Markup(curve.html.markup)
    let ids = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for svg in page.elements("svg") {
      #expect(svg.attributes["role"] == "img")
      for id in (svg.attributes["aria-labelledby"] ?? "-").split(separator: " ") {
        #expect(ids.contains(String(id)))
      }
    }
    #expect(curve.description == "截至1月6日，实际2.5%，计划5%。如无新进展，2月1日转红。")
    #expect(page.elements("table").count == 1)
  }

  @Test func `a drawing with links is a group, as a picture has nothing to press`() {
    let bars = WarningBars(
      id: "w", bars: [.init(day: "28", said: "4月28日", yellow: 2, red: 1, link: .path("/w"))])
    #expect(Markup(bars.html.markup).elements("svg").first?.attributes["role"] == "group")
  }

  @Test func `colours in a drawing come from classes alone`() {
    let page = Markup(String(decoding: StylesPage().render(), as: UTF8.self))
    for element in page.elements {
      for name in ["fill", "stroke", "style", "color", "bgcolor"] {
        #expect(element.attributes[name] == nil, "\(element.name) \(name)")
      }
      #expect(!element.attributes.keys.contains { $0.hasPrefix("on") })
    }
  }

  @Test func `the bars of warnings add up to what is said`() {
    let bars = WarningBars(
      id: "w",
      bars: [
        .init(day: "28", said: "4月28日", yellow: 2, red: 1),
        .init(day: "29", said: "4月29日", yellow: 0, red: 3),
      ])
    #expect(bars.html.markup.contains("2</span>件将转黄，<span class=\"xr\">4</span>件将转红"))
    let calm = WarningBars(id: "w", bars: [.init(day: "28", said: "4月28日", yellow: 0, red: 0)])
    #expect(calm.html.markup.contains("十个工作日内没有事项变灯"))
    #expect(!calm.html.markup.contains("<svg"))
  }

  @Test func `the lights of a unit add up to its sum`() {
    let totals = LightTotals(
      caption: "各单位", head: "单位",
      lines: [.init(name: "区住建局", counts: [.red: 4, .onTrack: 31, .closed: 12])])
    #expect(totals.lines[0].sum == 47)
    #expect(totals.html.markup.contains("data-of=\"合计\">47<"))
  }

  @Test func `a stage outside the time shown is not drawn`() {
    func chart(_ stage: WallChart.Stage) -> String {
      WallChart(
        id: "w", start: day(4, 1), end: day(7, 1), today: day(4, 27),
        groups: [
          .init(
            name: "甲", rows: [.init(name: "乙", light: LightMark(.red), stages: [stage], gates: [])])
        ]
      ).html.markup
    }
    let inside = WallChart.Stage(name: "主体", start: day(3, 1), end: day(5, 1), state: .late)
    let before = WallChart.Stage(name: "主体", start: day(1, 1), end: day(4, 1), state: .past)
    #expect(chart(inside).components(of: "class=\"b-late\"") == 3)
    #expect(chart(before).components(of: "class=\"b-past\"") == 1)
  }

  @Test func `a card for a messenger holds all that a leader asks`() {
    let card = MatterCard(
      name: "整治背街小巷20条", number: "重点〔2026〕012号", light: LightMark(.yellow), why: "3/14条开工",
      stuck: "许可未批", next: "5月6日对接", responsible: "邓怀瑾", telephone: "0730-8210000",
      asOf: "截至4月27日 09:12")
    for words in ["整治背街小巷20条", "黄 滞后", "许可未批", "5月6日对接", "0730-8210000", "截至"] {
      #expect(card.text.contains(words))
    }
    #expect(card.html.markup.contains("href=\"tel:07308210000\""))
  }

  @Test func `a question names its act and the way back`() {
    let confirm = Confirm(
      question: "退回补办？", effects: ["时限停止"], action: .path("/returns"), word: "退回补办",
      back: .path("/matters/5"))
    let page = Markup(confirm.html.markup)
    #expect(page.elements("form").first?.attributes["method"] == "post")
    #expect(page.texts.contains { $0.text == "退回补办" })
    #expect(!page.texts.contains { $0.text == "确定" })
  }
}

extension String {
  /// How often a piece stands in the text.
  fileprivate func components(of piece: String) -> Int { ranges(of: piece).count }
}

@Suite struct `Writing pages for the browser floor` {
  /// Attributes that Chromium 86 knows or leaves alone without loss.
  private static let known: Set<String> = [
    "accept", "action", "alt", "autocomplete", "charset", "checked", "class", "colspan", "content",
    "cx", "cy", "d", "datetime", "defer", "disabled", "enctype", "for", "height", "hidden", "href",
    "http-equiv", "id", "inputmode", "lang", "max", "maxlength", "method", "min", "multiple",
    "name",
    "open", "placeholder", "points", "r", "readonly", "rel", "required", "role", "rows", "rowspan",
    "scope", "selected", "src", "step", "tabindex", "title", "transform", "type", "value",
    "viewBox",
    "width", "x", "x1", "x2", "y", "y1", "y2",
  ]

  @Test(arguments: Theme.allCases)
  func `no attribute and no element is younger than the floor`(theme: Theme) {
    let page = Markup(String(decoding: StylesPage(theme: theme).render(), as: UTF8.self))
    for element in page.elements {
      #expect(!["dialog", "search", "selectmenu", "fencedframe"].contains(element.name))
      for name in element.attributes.keys
      where !name.hasPrefix("aria-") && !name.hasPrefix("data-") && element.name != "!doctype" {
        #expect(Self.known.contains(name), "\(element.name) \(name)")
      }
    }
  }

  @Test func `every name on the page of styles is there once and every label has its field`() {
    let page = Markup(String(decoding: StylesPage().render(), as: UTF8.self))
    let ids = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for label in page.elements("label") {
      #expect(ids.contains(label.attributes["for"] ?? "-"))
    }
    for link in page.elements("a") {
      guard let address = link.attributes["href"], address.hasPrefix("#") else { continue }
      #expect(ids.contains(String(address.dropFirst())))
    }
  }
}
