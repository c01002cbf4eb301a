extension LightReason {
  /// One line for people.
  public var sentence: String {
    waitsFor.map { "\(own)；等待\($0)" } ?? own
  }

  private var own: String {
    switch code {
    case .ahead, .onTrack, .behind, .farBehind: planSentence
    case .inTime: "在时限内"
    case .clockNear: "\(clockWord)将于\(at.map(\.dueWord) ?? "近期")到期"
    case .overdue: "已超\(clockWord)\(length)"
    case .floatShort: "机动时间仅剩\(amount ?? 0)个工作日\(stages)"
    case .floatNegative: "差\(-(amount ?? 0))个工作日\(stages)"
    case .stale: "报送已满\(amount ?? 0)天无新进展"
    case .extensionPending: "申请待批，红灯暂缓"
    case .overridden: overrideSentence
    case .suspended: "已中止，暂不评"
    case .notYetRated: "自\(at?.day.chinese ?? "起评之日")起评"
    case .nothingToRate: "暂无可评的计划和时限"
    }
  }

  private var planSentence: String {
    let (planned, actual) = (planned ?? 0, actual ?? 0)
    let start = "计划进度\(planned.percent)%，实际\(actual.percent)%"
    let difference = actual - planned
    if difference == 0 { return start }
    return "\(start)，\(difference > 0 ? "超前" : "滞后")\(abs(difference).percent)个百分点"
  }

  private var overrideSentence: String {
    let end = at.map { "有效期至\($0.dueWord)" }
    return "人工调整：\(words ?? "")（\(end ?? "长期")）"
  }

  private var clockWord: String { clock?.word ?? ClockName.completion.word }

  private var stages: String { words.map { "，关键环节：\($0)" } ?? "" }

  private var length: String {
    guard let amount, amount > 0, let kind else { return "" }
    return switch kind {
    case .natural: "\(amount)天"
    case .working, .workingHour: "\(amount)个\(kind.word)"
    case .continuous: "\(amount)小时"
    }
  }
}

extension Int {
  /// Basis points as a percent, exact: 6,250 gives `62.5`, 6,245 gives `62.45`, 4,800 `48.0`.
  var percent: String {
    let (whole, rest) = quotientAndRemainder(dividingBy: 100)
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(padded(rest, to: 2))"
  }
}

extension Instant {
  /// The day, and the time where the instant is not the end of a day: `3月5日`, `3月5日16:24`.
  var dueWord: String {
    let second = secondOfDay
    guard second > 0 else { return advanced(by: -1).day.chinese }
    return day.chinese + padded(second / 3600, to: 2) + ":" + padded(second / 60 % 60, to: 2)
  }
}
