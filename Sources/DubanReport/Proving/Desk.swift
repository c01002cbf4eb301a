/// The desk of the person who checks the numbers: the text and its figures, laid out once for all rules.
struct Desk: Sendable {
  let report: WorkReport
  let text: NormalText
  /// Stretches of normalised text, one a sentence.
  let sentences: [Range<Int>]
  let figures: [Figure]
  /// The figures of each sentence.
  let figuresOf: [Range<Int>]
  let years: YearIndex
  private(set) var levels = Levels()
  private(set) var lists: [NumberedList] = []

  init(_ report: WorkReport) {
    self.report = report
    let text = report.scan?.text ?? NormalText(report.source)
    self.text = text
    var layout = Layout(text: text)
    for index in report.sentences.indices {
      layout.add(report.sentences[index].span, report.sentences[index].quantities, index)
    }
    sentences = layout.sentences
    figures = layout.figures
    figuresOf = layout.figuresOf
    years = YearIndex(text)
    levels = Levels(self)
    lists = numberedLists()
  }

  func quantity(_ figure: Figure) -> Quantity {
    report.sentences[figure.sentence].quantities[figure.index]
  }

  func horizon(_ figure: Figure) -> Horizon { report.sentences[figure.sentence].horizon }

  /// The figures that stand in the same sentence after a figure.
  func after(_ index: Int) -> ArraySlice<Figure> {
    figures[(index + 1)..<figuresOf[figures[index].sentence].upperBound]
  }
}

/// Lays sentences and figures out in the order of the text.
private struct Layout {
  let text: NormalText
  var sentences: [Range<Int>] = []
  var figures: [Figure] = []
  var figuresOf: [Range<Int>] = []
  private var group = 0
  /// Where the last search in the map of offsets ended.
  private var cursor = 0

  init(text: NormalText) { self.text = text }

  mutating func add(_ sentence: Span, _ quantities: [Quantity], _ number: Int) {
    let range = normal(sentence)
    sentences.append(range)
    let first = figures.count
    group += 1
    var end = range.lowerBound
    for (index, quantity) in quantities.enumerated() {
      let place = normal(quantity.span)
      if place.lowerBound > end { countGroups(end..<place.lowerBound) }
      let previous = figures.count > first ? figures[figures.count - 1] : nil
      add(quantity, Figure.Place(sentence: number, index: index, range: place), previous, range)
      end = max(end, place.upperBound)
    }
    figuresOf.append(first..<figures.count)
    realign(first..<figures.count)
  }

  /// Offsets of the source as indices of the normalised text.
  private mutating func normal(_ span: Span) -> Range<Int> {
    let start = text.index(atOrAfter: span.start, near: cursor)
    cursor = start
    return start..<text.index(atOrAfter: span.end, near: start)
  }

  private mutating func countGroups(_ range: Range<Int>) {
    for index in text.signs.places(.clauseEnd, in: range) where text[index] == ";" { group += 1 }
  }

  private mutating func add(
    _ quantity: Quantity, _ place: Figure.Place, _ previous: Figure?, _ sentence: Range<Int>
  ) {
    var start = place.range.lowerBound
    let floor = max(
      sentence.lowerBound, previous?.range.upperBound ?? 0, start - Desk.clauseLength)
    if start > floor {
      start = text.signs.last(.clauseEnd, in: floor..<start).map { $0 + 1 } ?? floor
    }
    if start > floor, let opened = afterPartWord(start, floor) { start = opened }
    var before = min(start, place.range.lowerBound)..<place.range.lowerBound
    let isShared = previous.map { $0.range == place.range } ?? false
    let isListed =
      isShared || previous != nil && previous?.range.upperBound == start && isJoiner(before)
    if isListed, let previous { before = previous.before }
    let (cues, isMoved) = Cues.lexicon.readCues(in: text, before)
    var figure = Figure(
      sentence: place.sentence, index: place.index, range: place.range, before: before, cues: cues,
      form: form(quantity, isMoved), indicator: IndicatorName(quantity.name), group: group,
      isListed: isListed, factor: quantity.factor, base: nil)
    if let previous, previous.group == group, figure.form != .level,
      Layout.saysNothing(quantity.name)
    {
      figure.indicator = previous.indicator
    }
    if quantity.isAnnualAverage, figure.form != .level { figure.cues.insert(.annual) }
    figures.append(figure)
    pairWithBase(quantity)
  }

  /// 达到B,比2015年的A增加…: the two levels are the ends of a change.
  private mutating func pairWithBase(_ quantity: Quantity) {
    let index = figures.count - 1
    guard index > 0, figures[index].form == .level, figures[index - 1].form == .level,
      figures[index].sentence == figures[index - 1].sentence,
      figures[index].indicator == figures[index - 1].indicator, isBase(figures[index], quantity)
    else { return }
    figures[index].form = .base
    figures[index - 1].form = .change
    figures[index - 1].base = index
  }

  private func isBase(_ figure: Figure, _ quantity: Quantity) -> Bool {
    let opening = text.at(figure.before.lowerBound)
    guard opening == "比" || opening == "较", !figure.isListed, quantity.relation == .equal,
      quantity.baseYear != nil || figure.cues.contains(.overLastYear)
    else { return false }
    let next = figure.range.upperBound..<min(text.count, figure.range.upperBound + 3)
    return !Cues.lexicon.cues(in: text, next).isDisjoint(with: [.rise, .fall])
  }

  /// 其中,城建工程8项: the part word stands in a clause of its own.
  private func afterPartWord(_ start: Int, _ floor: Int) -> Int? {
    guard text[start - 1] == "," || text[start - 1] == ":", start - 3 >= floor else { return nil }
    let word = text.codes[(start - 3)..<(start - 1)]
    return Layout.partWords.contains { word.elementsEqual($0) } ? start - 3 : nil
  }

  private static let partWords = ["其中", "包括"].map(\.codes)

  /// 年 of 年均增速达10%, 五年 of 五年增长50%: no name of its own, so the last one holds on.
  private static func saysNothing(_ name: String) -> Bool {
    name.utf8.count <= 12 && name.codes.allSatisfy { fillers.contains($0) }
  }

  private static let fillers: CodeSet = [
    "年", "均", "同", "比", "五", "三", "四", "两", "来", "累", "计", "期", "间", "其", "中", "总", "量", "预", "平",
    "每",
  ]

  private func isJoiner(_ range: Range<Int>) -> Bool {
    range.count <= 1 && range.allSatisfy { text[$0].joinsList }
  }

  private func form(_ quantity: Quantity, _ isMoved: Bool) -> Figure.Form {
    switch quantity.relation {
    case .fromTo: return ratio(quantity.value) ? .ratio : .change
    case .growth, .growthAtLeast: return .growth
    default: break
    }
    if ratio(quantity.value) { return .ratio }
    if quantity.unit.hasByteSuffix("百分点") { return .points }
    if quantity.unit.hasBytes(of: "倍") { return .multiple }
    if quantity.unit.hasBytes(of: "%") || quantity.unit.hasBytes(of: "‰") { return .level }
    return isMoved ? .increment : .level
  }

  private func ratio(_ value: Measure) -> Bool { if case .text = value { true } else { false } }

  /// 分别达到A元和B元，同比增长9%和12%: a list of rates after a list of levels goes by position.
  private mutating func realign(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      var end = index + 1
      while end < range.upperBound, figures[end].isListed { end += 1 }
      let count = end - index
      let levels = (index - count)..<index
      if count > 1, levels.lowerBound >= range.lowerBound, isRepeated(index..<end),
        figures[levels.lowerBound].indicator == figures[index].indicator,
        levels.dropFirst().allSatisfy({ figures[$0].isListed })
      {
        for offset in 0..<count {
          figures[index + offset].indicator = figures[levels.lowerBound + offset].indicator
        }
      }
      index = end
    }
  }

  private func isRepeated(_ range: Range<Int>) -> Bool {
    range.dropFirst().allSatisfy {
      figures[$0].indicator == figures[range.lowerBound].indicator
        && figures[$0].range != figures[range.lowerBound].range
    }
  }
}

extension Figure {
  fileprivate struct Place {
    var sentence: Int
    var index: Int
    var range: Range<Int>
  }
}

extension Quantity {
  /// What one printed unit is in the base unit.
  fileprivate var factor: Double {
    guard let amount = amount?.last else { return 1 }
    switch value {
    case .number(let printed): return printed.digits == 0 ? 1 : amount / printed.double
    case .pair(_, let printed): return printed.digits == 0 ? 1 : amount / printed.double
    default: return 1
    }
  }
}

extension NormalText {
  /// The first index whose origin is at or after a source offset, sought forward from a near one.
  func index(atOrAfter offset: Int, near: Int) -> Int {
    let wanted = Int32(truncatingIfNeeded: offset)
    var low = near
    if low > 0, low >= count || origin[low] > wanted { low = 0 }
    var step = 16
    while low + step < count, origin[low + step] < wanted {
      low += step
      step *= 2
    }
    var high = min(count, low + step + 1)
    while low < high {
      let middle = (low + high) / 2
      if origin[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
