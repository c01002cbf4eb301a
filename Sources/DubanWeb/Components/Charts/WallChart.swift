import DubanHTML

/// 作战图: matters across time, grouped. Each group is a drawing of its own, whose head carries the
/// dates, so that a group is never torn by the end of a sheet.
struct WallChart: Sendable {
  enum Zoom: String, CaseIterable, Sendable {
    case year, quarter, month

    var word: String {
      switch self {
      case .year: "全年"
      case .quarter: "季度"
      case .month: "月度"
      }
    }
  }

  /// How a stage stands.
  enum State: String, Sendable {
    /// Behind us.
    case past
    case early = "ahead"
    case onTrack, slow, late
    /// Not begun.
    case rest
  }

  struct Stage: Sendable {
    var name: String
    var start: Int
    var end: Int
    var state: State
    /// On the critical path: a day lost here is a day lost at the end.
    var isCritical = false
  }

  struct Gate: Sendable {
    enum State: String, Sendable {
      case reached, ahead = "to-come", missed
    }
    var name: String
    var day: Int
    var state: State
  }

  struct Row: Sendable {
    var name: String
    var link: Link?
    var light: LightMark
    /// One line why the light is what it is.
    var why: String?
    var stages: [Stage]
    var gates: [Gate]
  }

  struct Group: Sendable {
    /// 何岳鸣 副区长
    var name: String
    var note: String?
    var rows: [Row]
  }

  /// Unique on the page.
  var id: String
  var start: Int
  var end: Int
  var today: Int
  var zoom = Zoom.year
  var groups: [Group]
  /// Whether a phone may show it: on a sheet of paper never.
  var hasPhoneShape = true
  /// Whether the same stands below as a table, to be read out.
  var hasTable = true

  var html: HTML {
    figure(.class("wall-chart")) {
      for (index, group) in groups.enumerated() {
        WallDrawing(chart: self, group: group, id: "\(id)-\(index)-w", isNarrow: false).html
        if hasPhoneShape {
          WallDrawing(chart: self, group: group, id: "\(id)-\(index)-n", isNarrow: true).html
        }
      }
      figcaption { legend }
      if hasTable { table.html }
    }
  }

  private var legend: HTML {
    ul(.class("keys")) {
      for (name, word) in [
        ("b-past", "已过"), ("b-ahead", "超进度"), ("b-onTrack", "达进度"), ("b-slow", "滞后"),
        ("b-late", "严重滞后"),
        ("b-rest", "未到"),
      ] {
        li {
          svg(.viewBox(width: 22, height: 10), .aria("hidden", "true")) {
            ChartMarks.box(Spot(x: 0, y: 0), width: 220, height: 100, name)
          }
          word
        }
      }
      li {
        svg(.viewBox(width: 14, height: 14), .aria("hidden", "true")) {
          ChartMarks.diamond(Spot(x: 70, y: 70), radius: 60, "gate", says: "节点")
        }
        "节点"
      }
      li {
        svg(.viewBox(width: 22, height: 10), .aria("hidden", "true")) {
          ChartMarks.rule(Spot(x: 0, y: 60), Spot(x: 220, y: 60), "critical")
        }
        "关键线路"
      }
      li {
        svg(.viewBox(width: 6, height: 14), .aria("hidden", "true")) {
          ChartMarks.rule(Spot(x: 30, y: 0), Spot(x: 30, y: 140), "now")
        }
        "今天"
      }
    }
  }

  private var table: ChartTable {
    let rows = groups.flatMap { group in
      group.rows.map { row in
        [
          row.name, group.name, row.light.word,
          row.stages.map { "\($0.name) \(said($0.start))–\(said($0.end))" }.joined(separator: "；"),
          row.gates.map { "\($0.name) \(said($0.day))" }.joined(separator: "；"),
        ]
      }
    }
    return ChartTable(
      caption: "作战图", heads: ["事项", "分组", "进度状态", "环节", "节点"], rows: rows)
  }

  private func said(_ day: Int) -> String {
    let date = ChartDate(number: day)
    return "\(date.month).\(date.day)"
  }
}
