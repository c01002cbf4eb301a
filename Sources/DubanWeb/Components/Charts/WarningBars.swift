import DubanHTML

/// How many matters will turn yellow or red on each of the next working days, if nothing happens.
struct WarningBars: Sendable {
  struct Bar: Sendable {
    /// 4.27
    var day: String
    /// 4月27日
    var said: String
    var yellow: Int
    var red: Int
    var link: Link?
  }

  var id: String
  var bars: [Bar]
  /// Leads to all of them.
  var all: Link?

  private var highest: Int { max(bars.map { $0.yellow + $0.red }.max() ?? 0, 1) }
  private var yellow: Int { bars.reduce(0) { $0 + $1.yellow } }
  private var red: Int { bars.reduce(0) { $0 + $1.red } }

  private static let width = 3200
  private static let floor = 1500
  private static let room = 1050

  var html: HTML {
    figure(.class("warnings")) {
      if red + yellow > 0 {
        Drawing(
          id: id, title: "十个工作日内将变灯的事项", description: sum, width: Self.width / 10, height: 175,
          names: "", hasLinks: bars.contains { $0.link != nil }
        ).html {
          for (index, bar) in bars.enumerated() { column(bar, index) }
          ChartMarks.rule(
            Spot(x: 0, y: Self.floor), Spot(x: Self.width, y: Self.floor), "ax strong")
        }
      }
      figcaption {
        HTML(spaced: sum)
        if let all, red + yellow > 0 { a(.href(all)) { "逐件看" } }
      }
      if red + yellow > 0 {
        ChartTable(
          caption: "十个工作日内将变灯的事项", heads: ["日期", "转黄", "转红"],
          rows: bars.map { [$0.said, "\($0.yellow)", "\($0.red)"] }
        ).html
      }
    }
  }

  private var sum: String {
    guard red + yellow > 0 else { return "十个工作日内没有事项变灯。" }
    var words = "\(yellow)件将转黄，\(red)件将转红"
    if let worst = bars.max(by: { $0.red < $1.red }), worst.red > 1 {
      words += "，其中\(worst.red)件在\(worst.said)"
    }
    return words + "。"
  }

  private func column(_ bar: Bar, _ index: Int) -> HTML {
    let step = Self.width / max(bars.count, 1)
    let middle = index * step + step / 2
    let drawing = HTML {
      stack(bar, middle, width: min(step * 7 / 10, 300))
      ChartMarks.words(bar.day, Spot(x: middle, y: Self.floor + 190), "mid")
    }
    let said = "\(bar.said)：转黄\(bar.yellow)件，转红\(bar.red)件"
    guard let link = bar.link else {
      return g {
        svgTitle { said }; drawing
      }
    }
    return a(.href(link), .aria("label", said)) {
      svgTitle { said }
      drawing
    }
  }

  /// Yellow below, red above, each with its count under its own shape: told apart without colour.
  private func stack(_ bar: Bar, _ middle: Int, width: Int) -> HTML {
    let low = Self.room * bar.yellow / highest
    let high = Self.room * bar.red / highest
    let top = Self.floor - low - high
    let left = middle - width / 2
    return HTML {
      ChartMarks.box(Spot(x: left, y: Self.floor - low), width: width, height: low, "b-yellow")
      if bar.red > 0 {
        ChartMarks.box(Spot(x: left, y: top), width: width, height: max(high - 10, 10), "b-red")
        count(bar.red, .red, Spot(x: middle, y: top - (bar.yellow > 0 ? 210 : 70)))
      }
      if bar.yellow > 0 { count(bar.yellow, .yellow, Spot(x: middle, y: top - 70)) }
    }
  }

  private func count(_ number: Int, _ shape: LightShape, _ at: Spot) -> HTML {
    HTML {
      ChartMarks.light(shape, Spot(x: at.x - 60, y: at.y - 42), radius: 34)
      ChartMarks.words("\(number)", Spot(x: at.x - 5, y: at.y), "t-" + shape.rawValue)
    }
  }
}
