extension AuditRule {
  /// 完成投资100亿元,其中产业投资…: a part is no larger than its whole; 其中 may hang on a distant
  /// whole (`domain.md` §8.3 N14).
  static let partOfWhole = AuditRule(
    code: "part-of-whole", title: "其中数与总数", source: "N14",
    check: { desk in
      desk.figures.indices.compactMap {
        desk.figures[$0].cues.contains(.part) ? desk.part($0) : nil
      }
    })

  /// Parts that make up their whole must sum to it (`domain.md` §8.3 N14).
  static let partsSum = AuditRule(
    code: "parts-sum", title: "分项之和与总数", source: "N14",
    check: { desk in
      desk.figures.indices.flatMap { desk.opensParts($0) ? desk.partsSums($0) : [] }
    })
}

extension Desk {
  /// The amounts before 其中 that a part may belong to: same unit and nature, nearest first.
  private func wholes(before index: Int, like other: Figure? = nil) -> [Figure] {
    let part = other ?? figures[index]
    let first = figuresOf[part.sentence].lowerBound
    var found: [Figure] = []
    for next in stride(from: index - 1, through: max(first, index - Desk.reach), by: -1) {
      let figure = figures[next]
      guard figure.group >= figures[index].group - 1 else { break }
      if figure.form == .level || figure.form == .change, sameUnit(figure, part), isAmount(figure) {
        found.append(figure)
      }
    }
    return found
  }

  private func isAmount(_ figure: Figure) -> Bool { !isRate(figure) && !unit(figure).isEmpty }

  /// A part is of its whole's nature: not the size of a project beside the money spent, not a stock, not per head.
  private func isComparable(_ part: Figure, _ whole: Figure) -> Bool {
    let nature: Cues = [.projectSize, .perUnit, .stock]
    return part.cues.intersection(nature) == whole.cues.intersection(nature)
  }

  private func top(_ figure: Figure) -> Interval? {
    figure.form == .change ? ends(figure)?.end : interval(figure)
  }

  fileprivate func part(_ index: Int) -> Finding? {
    let part = figures[index]
    guard part.form == .level, isAmount(part), let own = interval(part), own.low.isFinite,
      isFirstAfterPartWord(part)
    else { return nil }
    let wholes = wholes(before: index).filter { isComparable(part, $0) }
    guard !wholes.isEmpty,
      wholes.allSatisfy({ whole in top(whole).map { $0.high < own.low } ?? false })
    else { return nil }
    return larger(part, than: largest(wholes))
  }

  /// 其中 stands in the words right before the figure, with no other clause between.
  private func isFirstAfterPartWord(_ part: Figure) -> Bool { !part.isListed }

  // MARK: Sums

  /// 其中 and 包括 open parts; 分别为 only before the names of the parts.
  fileprivate func opensParts(_ index: Int) -> Bool {
    let figure = figures[index]
    if figure.cues.contains(.part) { return true }
    guard figure.cues.contains(.exhaustive), !figure.isListed else { return false }
    return index + 1 >= figures.count || !figures[index + 1].isListed
  }

  /// The sums of the parts from an index on: of each unit where two alternate (42个、总投资203亿元).
  fileprivate func partsSums(_ index: Int) -> [Finding] {
    let first = figures[index]
    let rest = after(index).prefix(Desk.reach * 2).prefix {
      $0.cues.isDisjoint(with: [.part, .exhaustive])
    }.filter(
      isPart)
    guard isPart(first) else { return [] }
    var runs = [[first]]
    if let second = rest.first, !isAlike(second, first), rest.count >= 3 {
      let all = [first] + rest
      let odd = stride(from: 1, to: all.count, by: 2).map { all[$0] }
      let even = stride(from: 0, to: all.count, by: 2).map { all[$0] }
      runs = [even, odd].map { run in Array(run.prefix { isAlike($0, run[0]) }) }
    } else {
      runs[0] += rest.prefix { isAlike($0, first) }
    }
    return runs.compactMap { partsSum($0, from: index) }
  }

  private func isPart(_ figure: Figure) -> Bool {
    figure.form != .growth && figure.form != .points && figure.form != .multiple
  }

  /// Counted in one unit and of one nature.
  private func isAlike(_ a: Figure, _ b: Figure) -> Bool {
    a.form == .level && b.form == .level && sameUnit(a, b) && isAmount(a)
      && a.cues.contains(.projectSize) == b.cues.contains(.projectSize)
  }

  private func partsSum(_ parts: [Figure], from index: Int) -> Finding? {
    guard parts.count >= 2, parts.allSatisfy({ !isInexact($0) }) else { return nil }
    let wholes = wholes(before: index, like: parts[0]).filter {
      !isInexact($0) && isComparable(parts[0], $0)
    }
    guard !wholes.isEmpty else { return nil }
    if let larger = largerPart(parts, wholes) {
      return larger.range == parts[0].range ? nil : self.larger(larger, than: largest(wholes))
    }
    let sum = parts.reduce(Interval.exactly(0)) { $0 + (exactInterval($1) ?? .exactly(0)) }
    guard !wholes.contains(where: { whole in exactInterval(whole).map { sum.meets($0) } ?? true }),
      let whole = wholes.min(by: { distance(sum, $0) < distance(sum, $1) }),
      let total = exactInterval(whole),
      let verdict = sumVerdict(sum, total, isSaid: figures[index].cues.contains(.exhaustive), parts)
    else { return nil }
    let terms = parts.map { shown($0, unit: quantity($0).unit != quantity(whole).unit) }
    let unit = quantity(whole).unit
    return Finding(
      rule: AuditRule.partsSum.code, verdict: verdict,
      quotes: [quote(whole, parts[parts.count - 1])],
      arithmetic:
        "\(terms.joined(separator: "+")) = \(Wording.plain(sum.middle / whole.factor))\(unit)，"
        + "总数写\(shownEnds(whole)?.end ?? shown(whole))\(unit)",
      message: "\(name(whole))的分项之和与总数对不上，请核各分项和总数，或说明分项是否有交叉。")
  }

  /// A part that is larger than every whole.
  private func largerPart(_ parts: [Figure], _ wholes: [Figure]) -> Figure? {
    guard let limit = top(largest(wholes)) else { return nil }
    return parts.first { part in interval(part).map { $0.low > limit.high } ?? false }
  }

  private func largest(_ wholes: [Figure]) -> Figure {
    wholes.max { (top($0)?.high ?? 0) < (top($1)?.high ?? 0) } ?? wholes[0]
  }

  private func larger(_ part: Figure, than whole: Figure) -> Finding {
    let words = shownEnds(whole).map { $0.end + quantity(whole).unit } ?? shown(whole, unit: true)
    return Finding(
      rule: AuditRule.partOfWhole.code, verdict: .contradiction, quotes: [quote(whole, part)],
      arithmetic: "\(shown(part, unit: true)) > \(words)",
      message: "“其中”所列\(name(part))大于前面的总数，请核两个数，或改写“其中”所指。")
  }

  /// Counts of things are exact; measured amounts are printed with rounding.
  private func exactInterval(_ figure: Figure) -> Interval? {
    guard figure.form == .level, figure.factor == 1,
      case .number(let printed) = quantity(figure).value,
      printed.decimals == 0, isCount(unit(figure))
    else { return top(figure) }
    return .exactly(printed.double)
  }

  private func isCount(_ unit: String) -> Bool {
    guard let code = unit.codes.first, unit.count <= 2 else { return false }
    return Self.countUnits.contains(code)
  }

  private static let countUnits: CodeSet = [
    "个", "家", "项", "条", "处", "座", "所", "件", "户", "人", "名", "套", "起", "宗", "栋", "辆", "台", "场",
  ]

  private func distance(_ sum: Interval, _ whole: Figure) -> Double {
    top(whole).map { abs($0.middle - sum.middle) } ?? .infinity
  }

  /// A sum above the whole is a contradiction where parts are said to make it up or come near it; below, parts may
  /// simply not all be named.
  private func sumVerdict(_ sum: Interval, _ total: Interval, isSaid: Bool, _ parts: [Figure])
    -> Verdict?
  {
    let off = (sum.middle - total.middle) / total.middle
    if off > 0 {
      if parts.contains(where: { $0.cues.contains(.bound) }) { return nil }
      return isSaid || off < 0.1 ? .contradiction : .explain
    }
    if isSaid { return off > -0.1 ? .contradiction : nil }
    return parts.count >= 3 && off > -0.02 ? .explain : nil
  }
}
