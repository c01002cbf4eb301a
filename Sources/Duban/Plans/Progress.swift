/// How far a matter is (进展), derived from what was counted; a typed percent stays marked as such.
public struct Progress: Hashable, Sendable {
  public let measure: Measure
  /// The day whose state it tells.
  public let asOf: Day

  /// What progress is derived from (进度依据).
  public enum Measure: Hashable, Sendable {
    /// Things done of things to do (实物量): 3 of 14 条.
    case counted(done: Int64, total: Int64, unit: String)
    /// The weights of the milestones reached, and of all.
    case milestones(reached: Int, total: Int)
    /// Paid of the whole, in fen (投资额).
    case money(paid: Int64, total: Int64)
    /// A percent as a person typed it (自报), in basis points.
    case selfReported(Int)
  }

  /// Checks the measure.
  public init(_ measure: Measure, asOf: Day) throws(ProgressFault) {
    if let fault = measure.fault { throw fault }
    self.measure = measure
    self.asOf = asOf
  }

  public static func counted(
    done: Int64, total: Int64, unit: String, asOf: Day
  ) throws(ProgressFault) -> Progress {
    try Progress(.counted(done: done, total: total, unit: unit), asOf: asOf)
  }

  /// The weighted milestones of a plan that were reached by the end of a day.
  public static func milestones(
    of plan: Plan, asOf day: Day
  ) throws(ProgressFault) -> Progress {
    let reached = plan.milestones.filter { $0.reachedOn.map { $0 <= day } ?? false }
    let measure = Measure.milestones(
      reached: reached.reduce(0) { $0 + $1.weight },
      total: plan.milestones.reduce(0) { $0 + $1.weight })
    return try Progress(measure, asOf: day)
  }

  /// Both in fen.
  public static func money(
    paid: Int64, total: Int64, asOf: Day
  ) throws(ProgressFault) -> Progress {
    try Progress(.money(paid: paid, total: total), asOf: asOf)
  }

  /// In basis points.
  public static func selfReported(
    _ basisPoints: Int, asOf: Day
  ) throws(ProgressFault) -> Progress {
    try Progress(.selfReported(basisPoints), asOf: asOf)
  }

  /// Done of the whole in basis points, rounded as `Share` does; over 10,000 when more was done than asked.
  public var basisPoints: Int {
    switch measure {
    case .counted(let done, let total, _), .money(let done, let total):
      Share(Int128(done), of: Int128(total)).points()
    case .milestones(let reached, let total):
      Share(Int128(reached), of: Int128(total)).points()
    case .selfReported(let points): points
    }
  }

  /// The same for a page: 10,000 at most.
  public var shownBasisPoints: Int { min(basisPoints, 10_000) }

  public var isSelfReported: Bool {
    if case .selfReported = measure { true } else { false }
  }
}

/// Why something is no progress (进展差错).
public enum ProgressFault: Error, Hashable, Sendable {
  case noTotal
  case negative
  /// A typed percent that is not 0 to 100.
  case percentOutOfRange
  case noMilestones

  /// For the person who reported it.
  public var sentence: String {
    switch self {
    case .noTotal: "总量应大于0，请先填写总量。"
    case .negative: "完成量不能为负数，请改正。"
    case .percentOutOfRange: "自报进度应在0%到100%之间，请改正。"
    case .noMilestones: "计划中没有带权重的节点，不能按节点计算进度。"
    }
  }
}

extension ProgressFault: CustomStringConvertible {
  public var description: String { sentence }
}

extension Progress.Measure {
  /// What it is a part of, as it is said: 14条, 5000万元; `nil` where nothing is counted.
  public var whole: String? {
    switch self {
    case .counted(_, let total, let unit):
      "\(total)\(unit.halfWidth.filter { !$0.isWhitespace })"
    case .money(_, let total):
      total % 1_000_000 == 0 ? "\(total / 1_000_000)万元" : "\(total / 100)元"
    case .milestones, .selfReported: nil
    }
  }

  var fault: ProgressFault? {
    switch self {
    case .counted(let done, let total, _), .money(let done, let total):
      total <= 0 ? .noTotal : done < 0 ? .negative : nil
    case .milestones(let reached, let total):
      total <= 0 ? .noMilestones : 0...total ~= reached ? nil : .negative
    case .selfReported(let points):
      0...10_000 ~= points ? nil : .percentOutOfRange
    }
  }
}

extension Matter {
  /// Whether progress is told of another whole than so far, or of none where something was counted.
  public func isOfOtherWhole(_ progress: Progress?) -> Bool {
    guard let progress, let whole = self.progress?.measure.whole else { return false }
    return progress.measure.whole != whole
  }
}
