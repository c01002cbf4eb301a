/// A number as it stands in the text, with its unit, before its relation and name are known.
struct NumberToken: Sendable {
  enum Form: Sendable {
    case number(Printed)
    /// Two bounds with one unit: 1-2个.
    case range(Printed, Printed)
    /// 1:19:80, as its digits stand in the plain text.
    case ratio
  }

  var form: Form
  /// The digits or numerals alone.
  var digits: Range<Int>
  /// Where 万, 亿 or 万亿 stands after the digits.
  var scale = 0..<0
  /// The unit after the scale as printed; empty where there is none.
  var unit = ""
  var unitRoles: Role = []
  /// Where 多 or 余 stands.
  var more: Int?
  var hasMore: Bool { more != nil }
  /// Roles of the word after the unit: 以上, 左右 …
  var suffix: Role = []
  var suffixRange: Range<Int>
  /// (预计数) after it.
  var isEstimated = false
  /// After digits, scale, unit and suffix.
  var end: Int
  /// What stands before it.
  var lead = Lead()

  init(form: Form, digits: Range<Int>) {
    self.form = form
    self.digits = digits
    end = digits.upperBound
    suffixRange = end..<end
  }

  /// % or ‰.
  var isRate = false
  var isRatio: Bool { if case .ratio = form { true } else { false } }
  var hasUnit: Bool { !unit.isEmpty || !scale.isEmpty }
  var range: Range<Int> { digits.lowerBound..<end }
}

/// The words between what is measured and its number, read from the number backwards.
struct Lead: Sendable {
  var roles: Role = []
  /// Where the words begin; what is measured ends here.
  var start = 0
  /// 2015年 in 从2015年的528亿元.
  var year: Int?
  /// 2010年 in 是2010年的1.3倍 or 比2010年提高17%.
  var baseYear: Int?
  /// The words themselves, nearest to the number first.
  var words: [Range<Int>] = []

  var grows: Bool { !roles.isDisjoint(with: [.rise, .fall]) && !roles.contains(.changeTo) }
  /// The word nearest to the number tells the sign: 下降, 降幅.
  var falls = false
}
