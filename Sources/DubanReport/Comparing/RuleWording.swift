extension Statement {
  /// 上年报告 with the mark of an estimate.
  var origin: String { isEstimated ? "\(year)年预计数" : "上次报告\(year)年数" }
}

extension Interval {
  /// The middle, or the bound there is of a figure that is only bounded on one side.
  var finite: Double { low.isFinite ? (high.isFinite ? middle : low) : high }
}

extension Wording {
  /// 增长4.52% or 下降38.82%.
  static func change(_ rate: Double) -> String {
    rate < 0 ? "下降\(fixed(-rate))%" : "增长\(fixed(rate))%"
  }
}
