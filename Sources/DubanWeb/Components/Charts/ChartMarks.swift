import DubanHTML

/// A place in a drawing, in tenths of a unit.
struct Spot: Sendable {
  var x: Int
  var y: Int
}

/// The strokes that all drawings share. Colours come from classes alone.
enum ChartMarks {
  static func rule(_ from: Spot, _ to: Spot, _ name: String) -> HTML {
    line(
      .class(name), .x1(.tenths(from.x)), .y1(.tenths(from.y)), .x2(.tenths(to.x)),
      .y2(.tenths(to.y)))
  }

  static func words(_ text: String, _ at: Spot, _ names: String...) -> HTML {
    let place: [Attribute] = [.x(.tenths(at.x)), .y(.tenths(at.y))]
    let name = names.joined(separator: " ")
    return svgText((name.isEmpty ? [] : [.class(name)]) + place) { text }
  }

  static func box(_ from: Spot, width: Int, height: Int, _ name: String) -> HTML {
    rect(
      .class(name), .x(.tenths(from.x)), .y(.tenths(from.y)), .width(.tenths(max(width, 0))),
      .height(.tenths(height)))
  }

  static func curve(_ spots: [Spot], _ name: String) -> HTML {
    polyline(.class(name), .points(spots.map { (.tenths($0.x), .tenths($0.y)) }))
  }

  static func area(_ spots: [Spot], _ name: String) -> HTML {
    polygon(.class(name), .points(spots.map { (.tenths($0.x), .tenths($0.y)) }))
  }

  /// A gate of a plan.
  static func diamond(_ at: Spot, radius: Int, _ name: String, says words: String) -> HTML {
    polygon(
      .class(name),
      .points(
        [(0, -radius), (radius, 0), (0, radius), (-radius, 0)].map {
          (.tenths(at.x + $0.0), .tenths(at.y + $0.1))
        })
    ) { svgTitle { words } }
  }

  /// The shape of a light, the same as beside its word; `radius` in tenths.
  static func light(_ shape: LightShape, _ at: Spot, radius: Int) -> HTML {
    let name = "f-" + shape.rawValue
    let corners: [(Int, Int)]
    switch shape {
    case .onTrack, .unrated:
      return circle(.class(name), .cx(.tenths(at.x)), .cy(.tenths(at.y)), .r(.tenths(radius)))
    case .ahead: corners = [(0, -radius), (radius, radius), (-radius, radius)]
    case .yellow:
      let long = radius * 6 / 5
      corners = [(0, -long), (long, 0), (0, long), (-long, 0)]
    case .red:
      corners = [(-radius, -radius), (radius, -radius), (radius, radius), (-radius, radius)]
    case .done, .closed:
      return curve(
        [(-radius, 0), (-radius / 3, radius * 2 / 3), (radius, -radius * 2 / 3)].map {
          Spot(x: at.x + $0.0, y: at.y + $0.1)
        }, name)
    }
    return area(corners.map { Spot(x: at.x + $0.0, y: at.y + $0.1) }, name)
  }
}

/// A drawing with what it says in words; `id` is unique on its page.
struct Drawing {
  var id: String
  var title: String
  var description: String
  var width: Int
  var height: Int
  var names: String
  /// Holds links, so that it cannot be read aloud as one picture.
  var hasLinks = false

  func html(@HTMLBuilder content: () -> HTML) -> HTML {
    svg(
      .class("chart " + names), .viewBox(width: width, height: height),
      .role(hasLinks ? "group" : "img"),
      .aria("labelledby", "\(id)-t \(id)-d")
    ) {
      svgTitle(.id(id + "-t")) { title }
      svgDescription(.id(id + "-d")) { description }
      content()
    }
  }
}

/// What a drawing says, as a table behind a line that opens it.
struct ChartTable: Sendable {
  var caption: String
  var heads: [String]
  var rows: [[String]]

  var html: HTML {
    details(.class("as-table")) {
      summary { "看数据表" }
      div(.class("scroll"), .tabIndex(0), .role("region"), .aria("label", caption)) {
        table(.class("rows plain-rows")) {
          DubanHTML.caption(.class("unseen")) { caption }
          thead { tr { for head in heads { th(.scope("col")) { head } } } }
          tbody {
            for row in rows {
              tr {
                for (index, cell) in row.enumerated() {
                  if index == 0 { th(.scope("row")) { cell } } else { td { cell } }
                }
              }
            }
          }
        }
      }
    }
  }
}
