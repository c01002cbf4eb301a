extension Statement {
  /// 上年报告 with the mark of an estimate.
  var origin: String { isEstimated ? "\(year)年预计数" : "上次报告\(year)年数" }
}

extension Statement {
  /// 实际增长: prices are taken out.
  var isReal: Bool {
    guard let basis = quantity.basis else { return false }
    return basis.contains("实际") || basis.contains("价")
  }

  /// The indicator's name without the words that join it on.
  var displayName: String {
    var name = Substring(quantity.name)
    for word in ["全年", "全区", "全县", "全市", "完成", "实现", "预计"]
    where name.hasPrefix(word) && name.count > word.count + 1 {
      name = name.dropFirst(word.count)
    }
    if name.hasSuffix("预"), name.count > 2 { name = name.dropLast() }
    return String(name)
  }
}

extension Interval {
  var isFinite: Bool { low.isFinite && high.isFinite }

  /// The middle, or the bound there is of a figure that is only bounded on one side.
  var finite: Double { low.isFinite ? (high.isFinite ? middle : low) : high }
}

extension Wording {
  /// 增长4.52% or 下降38.82%.
  static func change(_ rate: Double) -> String {
    rate < 0 ? "下降\(fixed(-rate))%" : "增长\(fixed(rate))%"
  }
}
