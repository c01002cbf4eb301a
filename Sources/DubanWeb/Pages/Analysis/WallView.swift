internal import Duban
internal import DubanHTML

extension WallPage {
  func chart(_ visit: Visit) -> HTML {
    WallChart(
      id: "wall", start: start, end: end, today: today,
      groups: groups.map { group in
        WallChart.Group(
          name: group.name, note: "\(group.lines.count) 件",
          rows: group.lines.map { row($0, visit) })
      }
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
      stages.append(.init(name: bar.name, start: turn, end: bar.end, state: state(shape)))
    }
    return WallChart.Row(
      name: bar.name, link: visit.link(.matter(MatterID(bar.id))), light: LightMark(shape),
      stages: stages,
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
