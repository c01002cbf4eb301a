import DubanHTML

/// What is left of a clock, said the way the office says it: 签收 还剩 2 个工作日.
struct DaysLeft: Sendable {
  enum State: Sendable {
    case left(Int), late(Int), today, paused, none
    /// Over by less than a day: 已超 1.5 小时.
    case lateBy(String)
    /// There is a limit, and no clock runs before the matter is issued.
    case unstarted
  }

  var state: State
  /// The clock's name: 签收, 反馈, 节点, 办结, 核查.
  var clock: String?
  /// What is counted.
  var unit = "个工作日"
  /// The day it ends, as it is said: 4月28日.
  var until: String?
  /// Up to how many units left it counts as near.
  var near = 3

  /// The same in plain words: 还剩 2 个工作日（签收 · 4月28日）.
  var words: String {
    let said =
      switch state {
      case .left(let days): "还剩 \(days) \(unit)"
      case .late(let days): "逾期 \(days) \(unit)"
      case .lateBy(let time): time
      case .today: "今天到期"
      case .paused: "计时暂停"
      case .none: until == nil ? "未定时限" : "未计时"
      case .unstarted: "印发后起算"
      }
    let of = [clock, until].compactMap(\.self).joined(separator: " · ")
    return said + (of.isEmpty ? "" : "（\(of)）")
  }

  var html: HTML {
    span(.class("left", style)) {
      switch state {
      case .left(let days):
        b { days }
        " " + unit
      case .late(let days):
        b { "逾期 \(days)" }
        " " + unit
      case .lateBy(let time): b { HTML(spaced: time) }
      case .today:
        b { "今天" }
        "到期"
      case .paused: "计时暂停"
      case .none: until == nil ? "未定时限" : "未计时"
      case .unstarted: "印发后起算"
      }
      if clock != nil || until != nil {
        small { HTML(spaced: [clock, until].compactMap(\.self).joined(separator: " · ")) }
      }
    }
  }

  private var style: String {
    switch state {
    case .late, .lateBy: "late"
    case .today: "near"
    case .left(let days): days <= near ? "near" : "calm"
    case .paused, .none, .unstarted: "calm"
    }
  }
}
