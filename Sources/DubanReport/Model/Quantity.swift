/// A number as printed: exact digits and the number of decimals, so that 8.10 is not 8.1.
public struct Printed: Hashable, Sendable {
  /// The digits without the point; negative for a fall.
  public var digits: Int64
  public var decimals: Int

  public init(digits: Int64, decimals: Int = 0) {
    self.digits = digits
    self.decimals = decimals
  }

  public var double: Double { Double(digits) / Printed.power(decimals) }

  /// Half a unit in the last place: what printing may have rounded away (`domain.md` §8.3).
  public var halfUnit: Double { 0.5 / Printed.power(decimals) }

  /// The number times a whole factor, rounded once: 2.3 times 10⁸ is 230,000,000 exactly.
  public func times(_ factor: Double) -> Double {
    Double(digits) * factor / Printed.power(decimals)
  }

  public var negated: Printed { Printed(digits: -digits, decimals: decimals) }

  static func power(_ decimals: Int) -> Double {
    var result = 1.0
    for _ in 0..<decimals { result *= 10 }
    return result
  }
}

/// What a quantity's `value` or `amount` can be.
public enum Measure: Hashable, Sendable {
  case number(Printed)
  /// The two ends of a `from-to`, or the bounds of a range.
  case pair(Printed, Printed)
  /// A ratio such as `1:19:80`.
  case text(String)
  /// The two ends of a `from-to` whose units differ (92万元 … 1.85亿元), value and unit each.
  case mixed(Printed, String, Printed, String)
}

/// How a quantity relates to its value (`gold/README.md`, relation; `design.md`, Words).
public enum Relation: String, Hashable, Sendable {
  case equal = "="
  case atLeast = ">="
  case atMost = "<="
  case growth = "growth"
  case growthAtLeast = "growth>="
  case fromTo = "from-to"
  case approximate = "approx"
}

/// One measured amount (指标值): what is measured, how much, in which unit and in what relation.
public struct Quantity: Hashable, Sendable {
  /// What is measured (地区生产总值); empty when the text does not say.
  public var name: String
  /// As printed: 4.6 of 4.6万人.
  public var value: Measure
  /// As printed with 万 and 亿 left in: 万人. `""` when the text prints none.
  public var unit: String
  /// In `baseUnit`: 46,000. A plain number, or a pair; `nil` for a ratio.
  public var amount: [Double]?
  public var baseUnit: String
  public var relation: Relation
  /// 左右, 约, 近, 余, 多, 力争, 预计 … as written; several joined by `;`.
  public var qualifier: String?
  /// 可比价, 现价, 可比口径 … where said.
  public var basis: String?
  /// The year of comparison where said (是2010年的1.3倍, 比2006年).
  public var baseYear: Int?
  /// The year the value itself belongs to where said; of a `from-to` the year of its end.
  public var year: Int?
  /// 预计, 预计数.
  public var isEstimated = false
  /// 年均, 年均递增: an average over several years.
  public var isAnnualAverage = false
  /// A difference and not a level: 增加13家, 减少1500亿元, 提高3个百分点.
  public var isIncrement = false
  /// The stretch from the number (with its sign word, as 分别 or 增长 may stand far away) to the unit.
  public var span: Span

  public init(
    name: String, value: Measure, unit: String, amount: [Double]?, baseUnit: String,
    relation: Relation, span: Span
  ) {
    self.name = name
    self.value = value
    self.unit = unit
    self.amount = amount
    self.baseUnit = baseUnit
    self.relation = relation
    self.span = span
  }
}
