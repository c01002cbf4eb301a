internal import Duban
internal import DubanHTML
internal import DubanStore

/// What of the wall chart is asked for, as its address says it.
struct WallQuery: Sendable {
  var grouping: Route.Grouping
  var zoom: WallChart.Zoom
  /// From 1.
  var page: Int
  var medium: Medium
  var ledger: String?
  var leader: PostID?
  /// Of the lead.
  var unit: UnitID?

  /// Where it is looked at, with as many rows as fit, the heads of groups among them.
  enum Medium: String, CaseIterable, Sendable {
    case desk, screen, a3, a0

    var rows: Int {
      switch self {
      case .desk: 41
      case .screen: 17
      case .a3: 21
      case .a0: 200
      }
    }

    var paper: Paper {
      switch self {
      case .a3: .a3
      case .a0: .a0
      default: .a4
      }
    }
  }

  init(_ query: Values) {
    grouping = query["by"].flatMap(Route.Grouping.init(rawValue:)) ?? .leaders
    zoom = query["zoom"].flatMap(WallChart.Zoom.init(rawValue:)) ?? .year
    page = max(1, min(query.number("page").map { Int($0) } ?? 1, 1_000))
    medium = query["on"].flatMap(Medium.init(rawValue:)) ?? .desk
    ledger = query["ledger"]
    leader = query.number("leader").map { PostID($0) }
    unit = query.number("unit").map { UnitID($0) }
  }

  var values: Values {
    var values = Values()
    if grouping != .leaders { values.add("by", grouping.rawValue) }
    if zoom != .year { values.add("zoom", zoom.rawValue) }
    if medium != .desk { values.add("on", medium.rawValue) }
    if let ledger { values.add("ledger", ledger) }
    if let leader { values.add("leader", "\(leader)") }
    if let unit { values.add("unit", "\(unit)") }
    if page > 1 { values.add("page", String(page)) }
    return values
  }

  var isNarrowed: Bool { ledger != nil || leader != nil || unit != nil }

  func narrow(_ list: inout ListQuery) {
    (list.ledger, list.leader, list.unit) = (ledger, leader, unit)
  }

  /// Another page, zoom, grouping or medium; all but the first two begin at page 1.
  func with(_ change: (inout WallQuery) -> Void) -> WallQuery {
    var next = self
    next.page = 1
    change(&next)
    return next
  }

  /// The first day, and the day after the last: the year, quarter or month of a day.
  func span(around day: Day) -> (start: Day, end: Day) {
    let parts = day.components
    let (first, months) =
      switch zoom {
      case .year: (1, 12)
      case .quarter: ((parts.month - 1) / 3 * 3 + 1, 3)
      case .month: (parts.month, 1)
      }
    let next = first + months
    let start = Day(year: parts.year, month: first, day: 1)
    let end =
      next > 12
      ? Day(year: parts.year + 1, month: 1, day: 1) : Day(year: parts.year, month: next, day: 1)
    return (start ?? day, end ?? day)
  }
}
