/// A rule that proves numbers: its stable code, what it proves and how.
struct AuditRule: Sendable {
  /// Stable; stands in findings and in the JSON form.
  var code: String
  /// In Chinese, for people.
  var title: String
  /// The rule of `domain.md` §8.3 that it carries out.
  var source: String
  var check: @Sendable (Desk) -> [Finding]
}

extension AuditRule {
  /// All rules, in the order in which a report is checked.
  static let all: [AuditRule] = [
    annualGrowth, totalGrowth, compoundGrowth, difference, percentPoints, multiple, direction,
    threeNumbers, levelGrowth, labelChange, otherBase, twoValues, targetBelowBase,
    targetMagnitude, ratioSum, share, structure, partOfWhole, partsSum, listCount, listGap,
    nestedCount, nameCount, characterCount, headingCount,
    namesAfter, pathToGoal, sameObject,
  ]
}
