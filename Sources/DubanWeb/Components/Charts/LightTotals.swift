import DubanHTML

/// How the lights stand by unit, leader or theme: a bar in a table, so that each figure is said too.
struct LightTotals: Sendable {
  struct Line: Sendable {
    var name: String
    var link: Link?
    /// How many matters under each shape, and where they are listed.
    var counts: [LightShape: Int]
    var links: [LightShape: Link] = [:]
    var all: Link?

    var sum: Int { counts.values.reduce(0, +) }
  }

  var caption: String
  /// What the lines are: 牵头单位.
  var head: String
  var lines: [Line]
  var shapes: [LightShape] = [.red, .yellow, .onTrack, .ahead, .unrated, .done, .closed]

  var html: HTML {
    let longest = lines.map(\.sum).max() ?? 0
    return table(.class("rows totals")) {
      DubanHTML.caption(.class("unseen")) { caption }
      thead {
        tr {
          th(.class("c-name"), .scope("col")) { head }
          th(.class("c-bar"), .scope("col")) { "分布" }
          for shape in shapes {
            th(.class("c-number"), .scope("col"), .title(shape.word)) {
              LightMark(shape).small
              small { shape.short }
            }
          }
          th(.class("c-number"), .scope("col")) { "合计" }
        }
      }
      tbody { for line in lines { row(line, longest) } }
    }
  }

  private func row(_ line: Line, _ longest: Int) -> HTML {
    tr {
      th(.class("c-name"), .scope("row")) {
        if let link = line.link { a(.href(link)) { line.name } } else { line.name }
      }
      td(.class("c-bar")) { bar(line, longest) }
      for shape in shapes {
        td(.class("c-number"), .data("of", shape.short)) { figure(line, shape) }
      }
      td(.class("c-number", "sum"), .data("of", "合计")) {
        if let all = line.all, line.sum > 0 {
          a(.href(all), .aria("label", "\(line.name)亮灯合计\(line.sum)件")) { grouped(line.sum) }
        } else {
          grouped(line.sum)
        }
      }
    }
  }

  private func figure(_ line: Line, _ shape: LightShape) -> HTML {
    let count = line.counts[shape] ?? 0
    if count == 0 { return span(.class("faint")) { "0" } }
    guard let link = line.links[shape] else { return HTML(grouped(count)) }
    return a(.href(link), .aria("label", "\(line.name)\(shape.word)\(count)件")) { grouped(count) }
  }

  private func bar(_ line: Line, _ longest: Int) -> HTML {
    var before = 0
    return svg(.class("totals-bar"), .aria("hidden", "true")) {
      for shape in shapes {
        let count = line.counts[shape] ?? 0
        if count > 0 {
          let start = before
          let _ = before += count
          rect(
            .class("b-" + shape.rawValue), .x(.share(start, of: longest)), .y(0),
            .width(.share(count, of: longest)), .height(14))
        }
      }
    }
  }
}

extension LightShape {
  /// Two or three characters, for the head of a narrow column.
  var short: String {
    switch self {
    case .ahead: "超进度"
    case .onTrack: "达进度"
    case .yellow: "滞后"
    case .red: "严重滞后"
    case .unrated: "暂不评"
    case .done: "待销号"
    case .closed: "已销号"
    }
  }
}
