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
  /// 序时进度 of a total that flows in; empty for all others.
  var evenPace: [Point] = []
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
        if !evenPace.isEmpty { HTML(spaced: "，细线为序时进度") }
        if !yellowBelow.isEmpty { HTML(spaced: "；落入浅色带为滞后，低于浅色带为严重滞后") }
      }
      table.html
    }
  }

  /// What the drawing says, for those who hear it.
  var description: String {
    var words = "截至\(ChartDate(number: today).said)，实际\(Percent.text(actual.last?.share ?? 0))"
    words += "，计划\(Percent.text(plannedShare(on: today)))"
    if !evenPace.isEmpty { words += "，序时\(Percent.text(Self.share(on: today, of: evenPace)))" }
    words += "。"
    if let turn { words += turn.words + "。" }
    return words
  }

  func plannedShare(on day: Int) -> Int { Self.share(on: day, of: planned) }

  /// The share on a day, between the points of a line.
  private static func share(on day: Int, of points: [Point]) -> Int {
    guard let next = points.firstIndex(where: { $0.day >= day }) else {
      return points.last?.share ?? 0
    }
    guard next > 0 else { return points[0].share }
    let (before, after) = (points[next - 1], points[next])
    let span = max(after.day - before.day, 1)
    return before.share + ((after.share - before.share) * (day - before.day) + span / 2) / span
  }

  /// What is due by the end of the last day stands at the beginning of the day after.
  private func said(_ day: Int) -> String {
    day == end ? ChartDate(number: day - 1).said + "24时" : ChartDate(number: day).said
  }

  private var table: ChartTable {
    let days = Set(planned.map(\.day) + actual.map(\.day)).sorted()
    return ChartTable(
      caption: title,
      heads: ["日期", "计划进度", "实际进度"] + (evenPace.isEmpty ? [] : ["序时进度"]),
      rows: days.map { day in
        [
          said(day), Percent.text(plannedShare(on: day)),
          actual.first { $0.day == day }.map { Percent.text($0.share) } ?? "",
        ] + (evenPace.isEmpty ? [] : [Percent.text(Self.share(on: day, of: evenPace))])
      })
  }
}
