internal import Duban
internal import DubanHTML
internal import DubanStore

/// 研判: how matters stand and how they ended, by unit, leader, ledger or theme, now or as of a past day;
/// each number opens the matters behind it.
struct AnalysisPage: PageModel {
  struct Line: Codable, Sendable {
    /// Of the unit, leader's post or ledger, or the theme itself; empty for matters that have none.
    var id: String
    var name: String
    /// By light.
    var lights: [String: Int]
    var outcomes: Outcomes?
  }

  /// What became of the matters of a line.
  struct Outcomes: Codable, Sendable {
    /// By what is counted: issued, open, closed, onTime, late, relapsed, extended.
    var counts: [String: Int]
    /// 按期办结率; `nil` when none was closed that had a limit.
    var onTimeBasisPoints: Int?
    /// 办结用时, the middle one.
    var medianWorkdays: Int?
  }

  struct Choice: Codable, Sendable {
    var id: String
    var name: String
  }

  var grouping: Route.Grouping
  var lines: [Line]
  var total: Line
  /// By ledger only, and where outcomes were reckoned.
  var measures: [Measure]
  var ledger: String?
  var ledgers: [Choice]
  /// The past day that was asked for.
  var day: String?
  /// To what moment the figures are.
  var asOf: String
}

/// What figures are asked for: by what, of which ledger, as of which day.
struct FigureQuestion {
  var grouping: Route.Grouping
  var ledger: String?
  /// Only a past one: today is now.
  var day: Day?
  var at: Instant

  /// The end of the past day, or now.
  var instant: Instant { day.map { $0.advanced(by: 1).start.advanced(by: -1) } ?? at }

  var asOf: String {
    day.map { "截至 \($0) 24 时，按当时已有的办理记录重新计算" } ?? "截至 \(at.minuteWord)"
  }

  func query(_ key: String, _ what: String) -> Values {
    var query = Values([("by", grouping.rawValue), ("key", key), ("what", what)])
    if let ledger { query.add("ledger", ledger) }
    if let day { query.add("day", "\(day)") }
    return query
  }
}

extension Visit {
  /// More matters than this are reckoned through only when asked for: their lights are kept as tallies.
  private static let reckonedUnasked = 5_000

  func analysis(by grouping: Route.Grouping) async throws -> Reply {
    let question = try figureQuestion(grouping)
    var groups: [String: AnalysisPage.Line] = [:]
    var total = AnalysisPage.Line(id: "", name: "合计", lights: [:])
    /// Themes stand in the order in which the report names them, which is that of its matters.
    var first: [String: Int64] = [:]
    var measures: [AnalysisPage.Measure] = []
    let matters = try await store.standings().reduce(0) { $0 + $1.count }
    if question.day != nil || matters <= Self.reckonedUnasked || query["outcomes"] != nil {
      let outcomes = try await outcomes(question)
      var parts: [String: [Outcome]] = [:]
      for outcome in outcomes {
        for key in try keys(of: outcome, question) { parts[key, default: []].append(outcome) }
      }
      for (key, own) in parts {
        groups[key] = line(key, Reckoning(own), question)
        if grouping == .themes { first[key] = own.lazy.map(\.matter.rawValue).min() }
      }
      total = line("", Reckoning(outcomes), question)
      total.name = "合计"
      if grouping == .ledgers { measures = try await self.measures(question) }
    } else {
      let figures = try await tallied(question)
      // Tallies know no themes.
      let grouped = grouping == .themes ? [] : figures
      for (key, own) in Dictionary(grouping: grouped, by: { key(of: $0, question) }) {
        groups[key] = AnalysisPage.Line(
          id: key, name: name(of: key, grouping), lights: Self.counts(own))
      }
      let isWhole = try someone.seesOnly == nil
      total.lights = Self.counts(figures.filter { !isWhole || !$0.isJoint })
    }
    return .page(
      AnalysisPage(
        grouping: grouping,
        lines: groups.values.sorted {
          Self.order($0.id, first[$0.id]) < Self.order($1.id, first[$1.id])
        },
        total: total, measures: measures, ledger: question.ledger,
        ledgers: try books.current.map { .init(id: $0.id, name: $0.name) },
        day: question.day?.description, asOf: question.asOf))
  }

  func figureQuestion(_ grouping: Route.Grouping) throws -> FigureQuestion {
    let ledger = query["ledger"].flatMap { $0.isEmpty ? nil : $0 }
    if let ledger { _ = try books.ledger(ledger) }
    var question = FigureQuestion(grouping: grouping, ledger: ledger, at: at)
    if let text = query["day"], !text.isEmpty {
      guard let day = Day(text) else {
        throw Stop.badRequest("日期“\(text)”不对，请写成 2026-06-30。")
      }
      question.day = day < at.day ? day : nil
    }
    return question
  }

  /// Kept while nothing has been written: what stood on a past day never changes, but it costs the
  /// journal to know.
  func outcomes(_ question: FigureQuestion) async throws -> [Outcome] {
    let unit = try someone.seesOnly
    let key = outcomeKey(question)
    let all: [Outcome]
    if let kept = key.flatMap(house.outcomes.find) {
      all = kept
    } else {
      all =
        question.day == nil
        ? try await store.outcomes(at: at) : try await store.outcomes(asOf: question.instant)
      if let key { house.outcomes.keep(all, for: key) }
    }
    return all.filter { outcome in
      (question.ledger == nil || outcome.ledger == question.ledger)
        && (unit.map(outcome.isLed) ?? true)
    }
  }

  func outcomeKey(_ question: FigureQuestion) -> OutcomeKey? {
    revision.map {
      OutcomeKey(revision: $0, moment: question.day?.start.seconds ?? at.seconds / 60)
    }
  }

  /// The lines in which a matter counts: with joint leads in that of each, of those that the viewer sees.
  func keys(of outcome: Outcome, _ question: FigureQuestion) throws -> [String] {
    if question.grouping == .themes { return [outcome.theme ?? ""] }
    guard question.grouping == .units, !outcome.jointUnits.isEmpty else {
      return [key(outcome.ledger, outcome.unit, question)]
    }
    let own = try someone.seesOnly
    let leads = [outcome.unit].compactMap(\.self) + outcome.jointUnits
    return leads.filter { own == nil || $0 == own }.map { "\($0)" }
  }

  private func key(of figure: Figure<Light>, _ question: FigureQuestion) -> String {
    key(figure.ledger, figure.unit, question)
  }

  /// Who led a unit is told by the portfolios of the day.
  private func key(_ ledger: String, _ unit: UnitID?, _ question: FigureQuestion) -> String {
    switch question.grouping {
    case .units: return unit.map { "\($0)" } ?? ""
    case .ledgers: return ledger
    case .themes: return ""
    case .leaders:
      let day = question.instant.day
      let leader = unit.flatMap { directory.portfolio(of: $0, on: day)?.leader }
      return leader.map { "\($0)" } ?? ""
    }
  }

  func name(of key: String, _ grouping: Route.Grouping) -> String {
    if grouping == .themes { return key.isEmpty ? Route.Grouping.noTheme : key }
    guard let number = Int64(key) else {
      return key.isEmpty ? "待明确" : reference?.current.first { $0.id == key }?.name ?? key
    }
    return grouping == .units
      ? register.name(of: UnitID(number))
      : "\(register.holders(of: PostID(number))) \(directory.posts[PostID(number)]?.name ?? "")"
  }

  private func tallied(_ question: FigureQuestion) async throws -> [Figure<Light>] {
    let unit = try someone.seesOnly
    let isByUnit = unit != nil || question.grouping == .units
    return try await store.lights(at: at, jointly: isByUnit).filter { figure in
      (question.ledger == nil || figure.ledger == question.ledger)
        && (unit == nil || figure.unit == unit)
    }
  }

  private func line(
    _ key: String, _ reckoning: Reckoning, _ question: FigureQuestion
  ) -> AnalysisPage.Line {
    let lights = reckoning.lights.map { ($0.key.rawValue, $0.value) }
    let counts = reckoning.counts.map { ($0.key.rawValue, $0.value) }
    return AnalysisPage.Line(
      id: key, name: name(of: key, question.grouping),
      lights: Dictionary(uniqueKeysWithValues: lights),
      outcomes: .init(
        counts: Dictionary(uniqueKeysWithValues: counts),
        onTimeBasisPoints: reckoning.onTimeBasisPoints, medianWorkdays: reckoning.medianWorkdays))
  }

  private static func counts(_ figures: [Figure<Light>]) -> [String: Int] {
    figures.reduce(into: [:]) { $0[$1.value.rawValue, default: 0] += $1.count }
  }

  /// By number where there is one; what has none stands last.
  private static func order(_ key: String, _ first: Int64?) -> (Int64, String) {
    key.isEmpty ? (.max, "") : (first ?? Int64(key) ?? 0, key)
  }
}

/// To what the kept outcomes belong.
struct OutcomeKey: Hashable, Sendable {
  var revision: Int64
  /// A past day's start, or the minute.
  var moment: Int64
}
