extension AuditRule {
  /// This year's target against the path to the goal of the term (`domain.md` §8.3 N04).
  static let pathToGoal = AuditRule(
    code: "path-to-goal", title: "年度目标与五年目标", source: "N04",
    check: { desk in desk.pathsToGoals() })
}

extension Desk {
  fileprivate func pathsToGoals() -> [Finding] {
    guard let plan = report.year else { return [] }
    var found: [Finding] = []
    var told: Set<UInt64> = []
    let aims = aims(plan)
    for (index, figure) in figures.enumerated()
    where figure.form == .level && isGoal(figure) {
      guard let year = goalYear(figure, after: plan), year > plan + 1, year <= plan + 10,
        let indicator = goalIndicator(index), let aim = aims[indicator.key],
        let goal = interval(figure)
      else { continue }
      let path = Path(
        desk: self, goal: figure,
        level: goal.low.isFinite && goal.high.isFinite ? goal.middle : goal.low,
        indicator: indicator, aim: aim, plan: plan, year: year)
      if !told.contains(indicator.key), let finding = path.finding() {
        told.insert(indicator.key)
        found.append(finding)
      }
    }
    return found
  }

  private func isGoal(_ figure: Figure) -> Bool {
    horizon(figure).direction == .plan && quantity(figure).relation != .atMost
      && figure.cues.isDisjoint(with: [.overall, .part, .fresh])
  }

  /// The year of a goal: its own, the one that its sentence names before it (到2025年,…达到), or the
  /// end of the term.
  private func goalYear(_ figure: Figure, after plan: Int) -> Int? {
    if let own = quantity(figure).year { return own }
    guard figure.indicator.standard != nil else { return nil }
    if let named = year(of: figure)?.year, named > plan { return named }
    return horizon(figure).isTerm ? horizon(figure).to : nil
  }

  /// The indicator of a goal: the one its 分句 names last before it, which may stand clauses away from
  /// 迈上1000亿台阶; else its own.
  private func goalIndicator(_ index: Int) -> IndicatorName? {
    let figure = figures[index]
    var start = figure.range.lowerBound
    let floor = max(sentences[figure.sentence].lowerBound, start - Desk.clauseLength)
    while start > floor, text[start - 1] != ";" { start -= 1 }
    let named = Standard.last(in: text, start..<figure.range.lowerBound)
    if let named, named != figure.indicator.standard, isWholeSum(figure) {
      return IndicatorName(named.rawValue.codes)
    }
    return figure.indicator.standard == nil ? nil : figure.indicator
  }

  /// 1000亿, 40亿元: a sum that a place as a whole may reach.
  private func isWholeSum(_ figure: Figure) -> Bool {
    let unit = unit(figure)
    return figure.factor >= 1e8 && (unit.isEmpty || unit == "元")
  }

  /// The growth promised for the plan year, by indicator; the first counts.
  private func aims(_ plan: Int) -> [UInt64: Figure] {
    var found: [UInt64: Figure] = [:]
    for figure in figures where figure.form == .growth && figure.indicator.standard != nil {
      guard !figure.isAnnual, figure.cues.isDisjoint(with: [.nation, .province]),
        horizon(figure) == Horizon(.plan, from: plan, to: plan), found[figure.indicator.key] == nil
      else { continue }
      found[figure.indicator.key] = figure
    }
    return found
  }
}

extension Standard {
  private static let lexicon: Lexicon = {
    var rows: [(Role, String)] = []
    for (index, standard) in allCases.enumerated() {
      rows.append((Role(rawValue: 1 << UInt64(index)), standard.names.joined(separator: " ")))
    }
    return Lexicon(rows)
  }()

  /// The indicator that a stretch of text names last.
  static func last(in text: NormalText, _ range: Range<Int>) -> Standard? {
    var found: Standard?
    var index = range.lowerBound
    while index < range.upperBound {
      let (length, roles) = lexicon.longest(in: text, at: index)
      if length > 0, index + length <= range.upperBound {
        found = allCases[roles.rawValue.trailingZeroBitCount]
        index += length
      } else {
        index += 1
      }
    }
    return found
  }
}

/// From last year's level over this year's target to the goal.
private struct Path {
  let desk: Desk
  let goal: Figure
  let level: Double
  let indicator: IndicatorName
  let aim: Figure
  let plan: Int
  let year: Int

  func finding() -> Finding? {
    let bases = desk.levels.of(indicator, in: plan - 1)
    guard let base = bases.first(where: { !$0.isPlanned && isMoney($0) }),
      case .number(let printed) = desk.quantity(aim).value
    else { return nil }
    let start = base.interval.middle
    let years = year - plan + 1
    guard start > 0, level > start, level < start * 10 else { return nil }
    let first = printed.double
    let needed = Growth.rate(from: start, to: level, years: years)
    let rest = Growth.rate(from: start * (1 + first / 100), to: level, years: years - 1)
    // Prices raise the level of what grows at constant prices.
    let slack = indicator.growsAtConstantPrices ? 4.0 : 2.0
    guard rest - first > slack, first < needed else { return nil }
    let (a, b) = (desk.shown(goal), desk.shown(base))
    let one = "(\(a)/\(b))^(1/\(years))-1 = \(Wording.fixed(needed))%"
    let two =
      "(\(a)/(\(b)×(1+\(desk.printedRate(aim)))))^(1/\(years - 1))-1 = \(Wording.fixed(rest))%"
    return Finding(
      rule: AuditRule.pathToGoal.code, verdict: .explain,
      quotes: [desk.quote(desk.figures[base.figure]), desk.quote(goal), desk.quote(aim)],
      arithmetic: "到\(year)年每年需\(one)；今年增长\(desk.printedRate(aim))后，其余\(years - 1)年每年需\(two)",
      message: message(base, aim, years))
  }

  private func isMoney(_ base: Level) -> Bool {
    desk.figures[base.figure].factor == goal.factor
      || desk.sameUnit(desk.figures[base.figure], goal)
  }

  private func message(_ base: Level, _ aim: Figure, _ years: Int) -> String {
    var names: [String] = []
    for figure in [desk.figures[base.figure], aim] where !names.contains(desk.name(figure)) {
      names.append(desk.name(figure))
    }
    let name = names[0]
    let other = names.count > 1 ? "，并请说明“\(names.joined(separator: "”“"))”是否同一指标" : ""
    return "\(name)今年的目标低于实现\(year)年目标所需的年均增速，其余\(years - 1)年须明显加快，请说明安排\(other)。"
  }
}
