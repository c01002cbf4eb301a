/// One level of an indicator in one year.
struct Level: Sendable {
  enum Place: Sendable { case alone, start, end }

  /// Index into the desk's figures.
  var figure: Int
  var place: Place
  var year: Int
  /// The year stands in the text or follows from a part that speaks of one year.
  var isSure: Bool
  var interval: Interval
  /// The level is promised, not reached.
  var isPlanned: Bool
}

/// The levels of a report by indicator and year: every look-up is a hash, never a search of pairs.
struct Levels: Sendable {
  struct Key: Hashable, Sendable {
    var indicator: UInt64
    var year: Int
  }

  /// How many levels of one indicator and year are kept; what repeats itself proves nothing new.
  private static let most = 12

  private(set) var all: [Level] = []
  /// By the whole indicator.
  private var byIndicator: [Key: [Int]] = [:]
  /// By the indicator without its scope.
  private var byCore: [Key: [Int]] = [:]

  init() {}

  init(_ desk: Desk) {
    byIndicator.reserveCapacity(desk.figures.count)
    byCore.reserveCapacity(desk.figures.count)
    var stated: [Level] = []
    for (index, figure) in desk.figures.enumerated() where !figure.indicator.isEmpty {
      desk.addLevels(of: index, to: &stated)
      for level in stated { add(level, figure.indicator) }
      stated.removeAll(keepingCapacity: true)
    }
  }

  private mutating func add(_ level: Level, _ indicator: IndicatorName) {
    let key = Key(indicator: indicator.key, year: level.year)
    Levels.note(all.count, in: &byIndicator[key, default: []])
    if indicator.standard != nil {
      let core = Key(indicator: indicator.core, year: level.year)
      Levels.note(all.count, in: &byCore[core, default: []])
    }
    all.append(level)
  }

  /// Notes a level in a list that is not full.
  private static func note(_ level: Int, in list: inout [Int]) {
    if list.count < most { list.append(level) }
  }

  func of(_ indicator: IndicatorName, in year: Int) -> [Level] {
    (byIndicator[Key(indicator: indicator.key, year: year)] ?? []).map { all[$0] }
  }

  /// Levels of the same core whatever their scope.
  func ofCore(_ indicator: IndicatorName, in year: Int) -> [Level] {
    (byCore[Key(indicator: indicator.core, year: year)] ?? []).map { all[$0] }
  }

  /// Every indicator and year that has more than one level.
  var repeated: [[Level]] {
    byIndicator.values.filter { $0.count > 1 }.map { $0.map { all[$0] } }
  }
}

extension IndicatorName {
  /// Core and scope as one integer.
  var key: UInt64 { core ^ (scope &* 0x9E37_79B9_7F4A_7C15) }
}

extension Desk {
  /// Adds the levels that a figure states, with their years.
  fileprivate func addLevels(of index: Int, to levels: inout [Level]) {
    let figure = figures[index]
    let foreign: Cues = [.nation, .province, .partOfYear]
    guard figure.cues.isDisjoint(with: foreign) else { return }
    switch figure.form {
    case .level:
      guard figure.cues.isDisjoint(with: [.fresh, .overall, .share, .projectSize]),
        let (year, isSure) = year(of: figure), let interval = interval(figure),
        !(horizon(figure).isTerm && !isSure && figure.cues.contains(.achieves))
      else { return }
      levels.append(level(index, .alone, year, isSure, interval))
    case .change:
      guard let ends = ends(figure), let period = period(of: index) else { return }
      levels.append(level(index, .start, period.from, period.isNamed, ends.start))
      levels.append(level(index, .end, period.to, period.isNamed, ends.end))
    default: break
    }
  }

  private func level(
    _ index: Int, _ place: Level.Place, _ year: Int, _ isSure: Bool, _ interval: Interval
  ) -> Level {
    let isPlanned = horizon(figures[index]).direction == .plan
    return Level(
      figure: index, place: place, year: year, isSure: isSure, interval: interval,
      isPlanned: isPlanned && place != .start)
  }

  /// The year that a level belongs to: its own, the one that opens its sentence, or its part's.
  func year(of figure: Figure) -> (year: Int, isSure: Bool)? {
    if let own = quantity(figure).year { return (own, true) }
    if let last = years.last(in: figure.before) { return (last, true) }
    let horizon = horizon(figure)
    if figure.cues.contains(.overLastYear), figure.form == .level, let plan = report.year {
      return horizon.direction == .plan ? (plan - 1, false) : nil
    }
    if let opened = openingYear(figure) { return (opened, true) }
    guard let to = horizon.to else { return nil }
    if horizon.isTerm { return horizon.direction == .review ? (to, false) : nil }
    return (to, true)
  }

  /// 2011年,…: a year at the beginning of the sentence holds for all of it.
  private func openingYear(_ figure: Figure) -> Int? {
    let start = sentences[figure.sentence].lowerBound
    guard start < figure.range.lowerBound else { return nil }
    let named = years.mentions(in: start..<figure.range.lowerBound)
    guard let first = named.first, first.start <= start + 4, named.count == 1 else { return nil }
    return first.year
  }

  /// The words of a level: the end that is meant of a from-to.
  func shown(_ level: Level, unit: Bool = false) -> String {
    let figure = figures[level.figure]
    guard level.place != .alone, let ends = shownEnds(figure) else {
      return shown(figure, unit: unit)
    }
    let isMixed = if case .mixed = quantity(figure).value { true } else { false }
    let tail = unit && !isMixed ? quantity(figure).unit : ""
    return (level.place == .start ? ends.start : ends.end) + tail
  }
}
