import DubanHTML

/// Plan and actual progress of a matter, with today's line and the day its light will turn.
/// Drawn twice, for the desk and for the phone; the sheet shows one.
struct PlanCurve: Sendable {
  /// Progress on a day, in basis points (10,000 is all of it).
  struct Point: Sendable {
    var day: Int
    var share: Int
  }

  struct Milestone: Sendable {
    var day: Int
    var name: String
    var share: Int
    var isReached: Bool
  }

  /// When the light turns if nothing is reported.
  struct Turn: Sendable {
    var day: Int
    var shape: LightShape
    /// 如无新进展，6月24日转红
    var words: String
  }

  /// Unique on the page.
  var id: String
  var title: String
  /// The first day drawn, and the day after the last.
  var start: Int
  var end: Int
  var planned: [Point]
  var actual: [Point]
  /// Below the first a matter is yellow, below the second red.
  var yellowBelow: [Point] = []
  var redBelow: [Point] = []
  var milestones: [Milestone] = []
  var today: Int
  var turn: Turn?

  var html: HTML {
    figure(.class("curve")) {
      PlanDrawing(curve: self, isNarrow: false).html
      PlanDrawing(curve: self, isNarrow: true).html
      figcaption {
        HTML(spaced: "虚线为计划，实线为实际，菱形为节点")
        if !yellowBelow.isEmpty { HTML(spaced: "；落入浅色带为滞后，低于浅色带为严重滞后") }
      }
      table.html
    }
  }

  /// What the drawing says, for those who hear it.
  var description: String {
    var words = "截至\(ChartDate(number: today).said)，实际\(Self.percent(actual.last?.share ?? 0))"
    words += "，计划\(Self.percent(plannedShare(on: today)))。"
    if let turn { words += turn.words + "。" }
    return words
  }

  /// The plan's share on a day, between its points.
  func plannedShare(on day: Int) -> Int {
    guard let next = planned.firstIndex(where: { $0.day >= day }) else {
      return planned.last?.share ?? 0
    }
    guard next > 0 else { return planned[0].share }
    let (before, after) = (planned[next - 1], planned[next])
    return before.share
      + (after.share - before.share) * (day - before.day) / max(after.day - before.day, 1)
  }

  static func percent(_ share: Int) -> String {
    share % 100 == 0 ? "\(share / 100)%" : "\(share / 100).\(share % 100 / 10)%"
  }

  /// What is due by the end of the last day stands at the beginning of the day after.
  private func said(_ day: Int) -> String {
    day == end ? ChartDate(number: day - 1).said + "24时" : ChartDate(number: day).said
  }

  private var table: ChartTable {
    let days = Set(planned.map(\.day) + actual.map(\.day)).sorted()
    return ChartTable(
      caption: title, heads: ["日期", "计划进度", "实际进度"],
      rows: days.map { day in
        [
          said(day), Self.percent(plannedShare(on: day)),
          actual.first { $0.day == day }.map { Self.percent($0.share) } ?? "",
        ]
      })
  }
}
