extension AuditRule {
  /// A亿元,占B的C%: the part over the whole (`domain.md` §8.3 N03).
  static let share = AuditRule(
    code: "share", title: "占比与分子分母", source: "N03",
    check: { desk in
      desk.figures.indices.compactMap { desk.isShare($0) ? desk.share($0) : nil }
    })

  /// The value added of an industry over the gross product against the 三次产业结构 (`domain.md` §8.3 N03).
  static let structure = AuditRule(
    code: "structure", title: "产业增加值与产业结构", source: "N03",
    check: { desk in desk.structures() })
}

extension Desk {
  fileprivate func isShare(_ index: Int) -> Bool {
    let figure = figures[index]
    guard figure.form == .level, quantity(figure).unit.hasBytes(of: "%") else { return false }
    if figure.cues.contains(.share) { return true }
    return index > 0 && figures[index - 1].sentence == figure.sentence
      && figures[index - 1].cues.contains(.share)
  }

  fileprivate func share(_ index: Int) -> Finding? {
    let share = figures[index]
    let first = figuresOf[share.sentence].lowerBound
    let direct = printedWhole(index)
    guard index > first, let part = direct?.part ?? part(of: index), let said = interval(share),
      let above = interval(part.figure)
    else { return nil }
    let wholes = direct.map { [$0.whole] } ?? wholes(of: share, part: part)
    guard let whole = wholes.first else { return nil }
    let shares = wholes.map { (above / $0.interval) * 100 }
    guard !shares.contains(where: { $0.meets(said) }) else { return nil }
    let rate = above.middle / whole.interval.middle * 100
    guard rate <= 100.5 else { return nil }
    return Finding(
      rule: AuditRule.share.code, verdict: whole.isNamed ? .contradiction : .explain,
      quotes: [quote(min: direct == nil ? whole.figure : part.figure, max: share)],
      arithmetic:
        "\(shown(part.figure, unit: true))/\(whole.shown) = \(Wording.percent(rate, shares[0]))，"
        + "报告写\(shown(share))",
      message: "\(name(part.figure))占比与所写两个数相除的结果对不上，请核分子、分母和占比。")
  }

  /// The amount that the share is said of: right before it, growth and the like left out.
  private func part(of index: Int) -> (figure: Figure, index: Int)? {
    let share = figures[index]
    for next in stride(from: index - 1, through: figuresOf[share.sentence].lowerBound, by: -1) {
      let figure = figures[next]
      guard figure.group == share.group else { return nil }
      if figure.form == .growth || figure.form == .points || figure.form == .increment { continue }
      return figure.form == .level && !isRate(figure) && !figure.isListed ? (figure, next) : nil
    }
    return nil
  }

  private struct Whole {
    var figure: Figure
    var interval: Interval
    var shown: String
    /// 占 names it, or 其中 hangs the part on it.
    var isNamed: Bool
  }

  /// 占一般公共预算支出45.8亿元的85%: the whole is printed inside the share.
  private func printedWhole(_ index: Int) -> (part: (figure: Figure, index: Int), whole: Whole)? {
    guard index - 2 >= figuresOf[figures[index].sentence].lowerBound else { return nil }
    let (part, whole, share) = (figures[index - 2], figures[index - 1], figures[index])
    let between = whole.range.upperBound..<max(whole.range.upperBound, share.range.lowerBound)
    guard whole.cues.contains(.share), whole.form == .level, between.count <= 3,
      between.allSatisfy({ text[$0] == "的" || text[$0] == "比" || text[$0] == "重" }),
      part.form == .level, part.group == share.group, sameUnit(part, whole),
      let interval = interval(whole)
    else { return nil }
    let words = shown(whole, unit: true)
    return (
      (part, index - 2), Whole(figure: whole, interval: interval, shown: words, isNamed: true)
    )
  }

  /// The wholes that a share may be of: named after 占, or what 其中 hangs on.
  private func wholes(of share: Figure, part: (figure: Figure, index: Int)) -> [Whole] {
    let named = wholeName(share)
    var found: [Whole] = []
    let first = figuresOf[part.figure.sentence].lowerBound
    for next in stride(from: part.index - 1, through: max(first, part.index - Desk.reach), by: -1) {
      let figure = figures[next]
      guard figure.form == .level || figure.form == .change, sameUnit(figure, part.figure),
        !isRate(figure)
      else { continue }
      let isMeant = named.map { isNamed($0, figure) } ?? part.figure.cues.contains(.part)
      guard isMeant, let interval = figure.form == .change ? ends(figure)?.end : interval(figure)
      else {
        continue
      }
      let unit = quantity(figure).unit
      let words = (shownEnds(figure)?.end ?? shown(figure)) + unit
      found.append(Whole(figure: figure, interval: interval, shown: words, isNamed: true))
      if named == nil { break }
    }
    return found
  }

  /// The words between 占 and 的: 占规模以上工业总产值的34.2%; `nil` for a bare 占比.
  private func wholeName(_ share: Figure) -> [Code]? {
    let range = clause(share.range).lowerBound..<share.range.lowerBound
    guard let start = range.last(where: { text[$0] == "占" }) else { return nil }
    var end = start + 1
    while end < range.upperBound, text[end] != "的" { end += 1 }
    if text.at(start + 1) == "比" || end - start <= 2 { return nil }
    let name = NameCutter.cut(Array(text.codes[(start + 1)..<end]))
    let isJoined = ["比重", "比例"].contains { name.suffix(2).elementsEqual($0.codes) }
    return isJoined && name.count > 2 ? NameCutter.cut(Array(name.dropLast(2))) : name
  }

  private func isNamed(_ name: [Code], _ figure: Figure) -> Bool {
    let whole = IndicatorName(name)
    return whole == figure.indicator
      || whole.core == figure.indicator.core && figure.indicator.standard == .grossProduct
  }
}

extension Desk {
  /// For each structure of industries, the value added of an industry in the same year over the gross product.
  fileprivate func structures() -> [Finding] {
    figures.indices.flatMap { index -> [Finding] in
      let figure = figures[index]
      guard figure.form == .ratio, case .text(let words) = quantity(figure).value,
        quantity(figure).name.contains("产业"), let ratio = Ratio.all(in: words).last,
        ratio.members.count == 3, ratio.isWhole, let year = year(of: figure)?.year
      else { return [] }
      return (0..<3).compactMap { structure(figure, ratio, industry: $0, year) }
    }
  }

  private static let industries = ["第一产业增加值", "第二产业增加值", "第三产业增加值"].map { IndicatorName($0) }
  private static let product = IndicatorName("地区生产总值")

  private func structure(_ figure: Figure, _ ratio: Ratio, industry: Int, _ year: Int) -> Finding? {
    let added = levels.of(Self.industries[industry], in: year).filter { !$0.isPlanned }
    let product = levels.of(Self.product, in: year).filter { !$0.isPlanned }
    guard let part = added.first, let whole = product.first, whole.interval.low > 0 else {
      return nil
    }
    let said = Interval(ratio.members[industry])
    let implied = (part.interval / whole.interval) * 100
    guard !implied.meets(said) else { return nil }
    let rate = part.interval.middle / whole.interval.middle * 100
    let isFar = implied.gap(to: said) > 1
    let member = Wording.printed(ratio.members[industry])
    let mark = quantity(figures[whole.figure]).isEstimated ? "预计数和" : ""
    return Finding(
      rule: AuditRule.structure.code, verdict: isFar ? .contradiction : .explain,
      quotes: [quote(figures[part.figure]), quote(figure), quote(figures[whole.figure])],
      arithmetic:
        "\(shown(part))/\(shown(whole)) = \(Wording.percent(rate, implied))，产业结构写\(member)",
      message: "\(name(figures[part.figure]))与地区生产总值之比和产业结构对不上，请核\(mark)各数所属年份。")
  }
}
