/// A quantity laid out for checking: where it stands and what kind of number it is.
struct Figure: Sendable {
  /// What a number says of its indicator.
  enum Form: Sendable {
    /// An amount reached: 735亿元, 80%.
    case level
    /// From one level to another.
    case change
    /// A rate of change in %.
    case growth
    /// A difference in percentage points.
    case points
    /// A difference in the unit of the thing (增加1500亿元).
    case increment
    /// 是…的1.3倍, 翻一番.
    case multiple
    /// 1:19:80.
    case ratio
    /// The level that another is compared with: 比2015年的100亿元增加….
    case base
  }

  var sentence: Int
  /// Index into the sentence's quantities.
  var index: Int
  /// The digits to the end of the unit, in normalised text.
  var range: Range<Int>
  /// The words since the last figure or the beginning of the clause.
  var before: Range<Int>
  var cues: Cues
  var form: Form
  var indicator: IndicatorName
  /// Which 分句 (a stretch between semicolons) of the report it stands in.
  var group: Int
  /// The figure before it belongs to the same list (8%、9%和12%).
  var isListed: Bool
  /// What one unit as printed is in the base unit (亿 is 1e8).
  var factor: Double

  /// Of a change told as 达到B,比…的A增加: where A stands among the figures.
  var base: Int?

  var isAnnual: Bool { cues.contains(.annual) }
}
