/// The statements of two reports about one indicator.
struct IndicatorPair {
  var indicator: IndicatorName
  var last: [Statement]
  var this: [Statement]

  /// What was reached, by the report's own account.
  func levels(_ statements: [Statement], of year: Int) -> [Statement] {
    statements.filter { $0.form == .level && !$0.isPlanned && $0.year == year }
  }

  func growths(_ statements: [Statement], of year: Int) -> [Statement] {
    statements.filter { $0.form == .growth && !$0.isPlanned && $0.year == year }
  }
}

/// Sets last year's statements beside this year's, indicator by indicator.
struct CrossYear {
  let last: WorkReport
  let this: WorkReport
  let pairs: [IndicatorPair]

  init(last: ReportPage, this: ReportPage) {
    self.last = last.report
    self.this = this.report
    let before = Self.distinct(StatementReader(page: last, report: 0).statements())
    let now = Self.distinct(StatementReader(page: this, report: 1).statements())
    let known = Dictionary(grouping: before, by: \.measured.indicator)
    var order: [IndicatorName] = []
    var grouped: [IndicatorName: [Statement]] = [:]
    for statement in now {
      if grouped[statement.measured.indicator] == nil { order.append(statement.measured.indicator) }
      grouped[statement.measured.indicator, default: []].append(statement)
    }
    pairs = order.compactMap { indicator in
      guard let last = known[indicator], let this = grouped[indicator] else { return nil }
      return IndicatorPair(indicator: indicator, last: last, this: this)
    }
  }

  /// A figure said twice is one figure; differences stay, each with the level beside it.
  private static func distinct(_ statements: [Statement]) -> [Statement] {
    var seen: Set<[AnyHashable]> = []
    let changing = Set(statements.filter { $0.form == .difference }.map(\.sentence))
    return statements.filter { statement in
      if changing.contains(statement.sentence) { return true }
      let key: [AnyHashable] = [
        statement.measured.indicator, statement.form, statement.year, statement.isPlanned,
        statement.interval, statement.measured.basis,
      ]
      return seen.insert(key).inserted
    }
  }

  func findings() -> [Finding] {
    pairs.flatMap { pair in
      let level = LevelRule(pair: pair).finding()
      let difference = DifferenceRule(pair: pair).findings()
      let isBroken = level?.rule == LevelRule.breakCode
      let target = TargetRule(pair: pair, year: last.year, isBroken: isBroken).finding()
      return [level, target].compactMap(\.self) + difference
    }
  }
}
