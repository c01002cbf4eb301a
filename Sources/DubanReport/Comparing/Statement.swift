/// What a report says of one indicator in one year: a level, a growth, or a difference.
struct Statement {
  enum Form: Hashable {
    case level
    /// A rate of change in per cent over the year before.
    case growth
    /// An amount by which the level changed (比上年增加1500亿元, 提高0.5个百分点); negative for a fall.
    case difference
  }

  /// Which of the compared reports.
  var report: Int
  /// Index into the report's sentences.
  var sentence: Int
  var kind: Kind
  var quantity: Quantity
  var measured: Measured
  var form: Form
  /// The year the amount belongs to.
  var year: Int
  /// Promised, not reached.
  var isPlanned: Bool
  /// In base units (元, not 万元), or per cent.
  var interval: Interval
  /// The end of a from-to over a term, or a level told of a term as a whole.
  var isOfTerm: Bool
  /// The words to be shown: what lies between semicolons.
  var quote: Quote
  /// The words between the figure before and this one.
  var clauseBefore: String

  var isEstimated: Bool { quantity.isEstimated }
  /// Said to be at comparable prices or in a comparable scope.
  var isComparable: Bool {
    guard let basis = quantity.basis else { return !measured.basis.isEmpty }
    return basis.contains("可比") || basis.contains("同口径") || basis.contains("不变")
      || basis.contains("剔除") || basis.contains("扣除") || basis.contains("实际")
  }

  /// Only as firm as its words: 左右, 约, 近 leave room beyond printing.
  var isRough: Bool {
    quantity.relation == .approximate || (quantity.qualifier?.contains("左右") ?? false)
  }

  /// The figure as printed: 735亿元, 8.1%.
  var figure: String {
    if case .pair(_, let end) = quantity.value, quantity.relation == .fromTo {
      return Wording.printed(end) + quantity.unit
    }
    if case .mixed(_, _, let end, let unit) = quantity.value {
      return Wording.printed(end) + unit
    }
    return quantity.value.phrase(unit: quantity.unit, between: "—")
  }
}
