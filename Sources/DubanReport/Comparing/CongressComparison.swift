/// The government, plan and budget reports of one congress: one indicator and period with two values.
///
/// Quotes count the reports in the order given.
public struct CongressComparison: Hashable, Sendable {
  public static let code = "congress-two-values"

  public var findings: [Finding]

  public init(findings: [Finding]) {
    self.findings = findings
  }

  /// - Parameters:
  ///   - reports: of one congress, the government's own first.
  ///   - names: what the reports are called in messages, 政府工作报告 first.
  public static func of(
    _ reports: [WorkReport], names: [String] = ["政府工作报告", "计划报告", "预算报告"]
  ) -> CongressComparison {
    // A title may name the year before first (2025年…执行情况与2026年…草案).
    let year = reports.compactMap(\.year).max()
    let statements = reports.enumerated().flatMap { index, report in
      StatementReader(page: ReportPage(report), report: index, year: year).statements()
    }
    let rule = CongressRule(names: names)
    var order: [CongressRule.Subject] = []
    var groups: [CongressRule.Subject: [Statement]] = [:]
    for statement in statements {
      let subject = CongressRule.Subject(statement)
      if groups[subject] == nil { order.append(subject) }
      groups[subject, default: []].append(statement)
    }
    return CongressComparison(findings: order.flatMap { rule.findings(groups[$0] ?? []) })
  }
}

/// Sets the values of one indicator and period from several reports beside each other.
struct CongressRule {
  /// What must agree: who says it does not matter.
  struct Subject: Hashable {
    var indicator: IndicatorName
    var year: Int
    var isPlanned: Bool
    var form: Statement.Form
    var unit: String

    init(_ statement: Statement) {
      indicator = statement.measured.indicator
      year = statement.year
      isPlanned = statement.isPlanned
      form = statement.form
      unit = statement.quantity.baseUnit
    }
  }

  let names: [String]

  /// One finding for each pair of reports that cannot both be right.
  func findings(_ statements: [Statement]) -> [Finding] {
    guard let first = statements.first, first.form != .difference, isNamed(first) else { return [] }
    let byReport = Dictionary(grouping: statements, by: \.report)
    let reports = byReport.keys.sorted()
    var found: [Finding] = []
    for (position, a) in reports.enumerated() {
      for b in reports[(position + 1)...] {
        if let finding = finding(byReport[a] ?? [], byReport[b] ?? []) { found.append(finding) }
      }
    }
    return found
  }

  /// Bare names (投资, 项目) are of anything.
  private func isNamed(_ statement: Statement) -> Bool {
    statement.measured.isHeadline || statement.quantity.name.unicodeScalars.count >= 4
  }

  private func finding(_ a: [Statement], _ b: [Statement]) -> Finding? {
    guard let one = a.first, let other = b.first else { return nil }
    for x in a {
      for y in b where x.room.meets(y.room) { return nil }
    }
    let isSame = one.isSameBasis(as: other)
    let ask =
      isSame ? "请统一为同一个数。" : "两处口径或基础的写法不同，请说明或统一。"
    let period = "\(one.year)年\(one.isPlanned ? "目标" : "")"
    return Finding(
      rule: CongressComparison.code, verdict: isSame ? .contradiction : .explain,
      quotes: [one.quote, other.quote],
      arithmetic: "\(one.said)≠\(other.said)，相差\(one.distance(to: other))",
      message: "\(one.displayName)（\(period)）：\(name(one))为\(one.said)，\(name(other))为"
        + "\(other.said)。\(ask)")
  }

  private func name(_ statement: Statement) -> String {
    statement.report < names.count ? names[statement.report] : "报告\(statement.report + 1)"
  }
}

extension Statement {
  /// 增长6.5%, or a level as printed.
  var said: String { form == .growth ? quantity.phrase : figure }

  /// What the figure may stand for beside another one: a target what is printed, a result what
  /// printing may have rounded, and 左右 and 约 leave more.
  fileprivate var room: Interval {
    if isPlanned, let printed = quantity.amount?.last, interval.isFinite, !isRough {
      return .exactly(printed)
    }
    return isRough
      ? interval.widened(by: form == .growth ? 0.5 : interval.finite.magnitude * 0.03) : interval
  }

  /// Whether nothing in the words tells the two apart: scope, price basis, estimate.
  fileprivate func isSameBasis(as other: Statement) -> Bool {
    measured.basis == other.measured.basis && quantity.basis == other.quantity.basis
      && isEstimated == other.isEstimated
      && measured.indicator.wording == other.measured.indicator.wording
  }

  fileprivate func distance(to other: Statement) -> String {
    guard quantity.unit == other.quantity.unit, let a = quantity.lastPrinted,
      let b = other.quantity.lastPrinted
    else { return Wording.plain((interval.finite - other.interval.finite).magnitude) }
    let unit = quantity.unit == "%" ? "个百分点" : quantity.unit
    return Wording.plain((a.double - b.double).magnitude) + unit
  }
}
