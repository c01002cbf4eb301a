internal import Duban
internal import DubanHTML
internal import DubanStore

/// The matters behind one number of 研判, as they stood then.
struct FigurePage: PageModel {
  var title: String
  var asOf: String
  /// The number itself.
  var count: Int
  var lines: [MatterLine]
  var next: Int64?
  var grouping: Route.Grouping
  var marking: String?

  func page(for visit: Visit) -> HTML {
    visit.page(
      title, subtitle: asOf,
      trail: Breadcrumb(steps: [
        ("研判", visit.link(.analysis(grouping), visit.query.narrowing))
      ])
    ) {
      Panel(title, note: "共 \(count) 件") {
        DataTable(
          caption: title,
          columns: [
            .init("灯", .light), .init("事项", .name), .init("牵头单位", isNamedOnPhone: true),
            .init("办理状态", isNamedOnPhone: true), .init("进度", isNamedOnPhone: true),
            .init("完成时限", .time, isNamedOnPhone: true),
          ],
          rows: lines.map { line in
            DataTable.Row([
              line.lightMark,
              RowName(
                line.title, visit.link(.matter(MatterID(line.id))),
                why: [line.number, line.reason].compactMap(\.self).joined(separator: " · ")
              ).html, HTML(line.unit ?? "待明确"), HTML(line.standingWord),
              HTML(line.progress ?? ""), HTML(line.due.map(MatterLine.short) ?? ""),
            ])
          }, empty: EmptyState("没有这样的事项")
        ).html
      }.html
      if let next {
        Pager(
          next: visit.link(.figure, visit.query.turned(to: next)),
          said: "共 \(count) 件"
        ).html
      }
    }
  }
}

/// Which matters a number of 研判 counts.
enum BehindFigure: Sendable {
  case light(Light)
  case kind(Outcome.Kind)
  /// All that have a light.
  case lit
  /// What the rate of those ended in time is of.
  case rated

  static let words =
    Light.allCases.map(\.rawValue) + Outcome.Kind.allCases.map(\.rawValue) + ["lit", "rated"]

  init?(_ text: String) {
    switch text {
    case "lit": self = .lit
    case "rated": self = .rated
    default:
      if let light = Light(rawValue: text) {
        self = .light(light)
      } else if let kind = Outcome.Kind(rawValue: text) {
        self = .kind(kind)
      } else {
        return nil
      }
    }
  }

  var name: String {
    switch self {
    case .light(let light): light.rawValue
    case .kind(let kind): kind.rawValue
    case .lit: "lit"
    case .rated: "rated"
    }
  }

  var word: String {
    switch self {
    case .light(let light): "\(light.colour)灯"
    case .kind(let kind): kind.word
    case .lit: "亮灯"
    case .rated: "办结且有时限"
    }
  }

  func counts(_ outcome: Outcome) -> Bool {
    switch self {
    case .light(let light): outcome.light == light
    case .kind(let kind): outcome.kinds.contains(kind)
    case .lit: outcome.light != nil
    case .rated: !outcome.kinds.isDisjoint(with: [.onTime, .late])
    }
  }
}

extension Values {
  fileprivate var narrowing: Values { without("by", "key", "what", "after") }

  fileprivate func turned(to after: Int64) -> Values {
    var query = without("after")
    query.add("after", String(after))
    return query
  }
}

extension Visit {
  private static let figureRows = 50

  func figure() async throws -> Reply {
    let grouping = query["by"].flatMap(Route.Grouping.init(rawValue:)) ?? .units
    let question = try figureQuestion(grouping)
    // Without a key, of all.
    let key = query.all("key").first
    let what = query["what"] ?? Outcome.Kind.issued.rawValue
    guard let figure = BehindFigure(what) else {
      throw Stop.badRequest("请从研判页的数字点进来。")
    }
    let behind = try await matters(behind: figure, key, question)
    let after = MatterID(query.number("after") ?? 0)
    let shown = behind.filter { $0 > after }.sorted().prefix(Self.figureRows)
    let telling = try telling()
    let past = try await store.matters(Array(shown), asOf: question.instant)
    // Who may know is asked of today: what was confined since is not shown as of an earlier day.
    let viewer = try someone
    let present = try await store.matters(Array(shown))
    let hidden = Set(present.filter { !viewer.knows($0, directory) }.map(\.id))
    return .page(
      FigurePage(
        title: "\(key.map { name(of: $0, grouping) } ?? "合计")：\(measureName(key) ?? figure.word)",
        asOf: question.asOf,
        count: behind.count,
        lines: past.map { one in
          var line = telling.line(one.matter, one.light)
          if hidden.contains(one.matter.id) { line.title = Withheld.title }
          return line
        },
        next: (shown.last.map { last in behind.contains { $0 > last } } ?? false)
          ? shown.last?.rawValue : nil, grouping: grouping, marking: present.marking))
  }

  /// Those that a figure of the ledger itself is made of, where one is asked for (计量), else those that the
  /// number counts.
  private func matters(
    behind figure: BehindFigure, _ key: String?, _ question: FigureQuestion
  ) async throws -> [MatterID] {
    if let measure = query["measure"] {
      return try await measured(question)
        .first { $0.ledger == key && $0.measure == measure }?.matters ?? []
    }
    return try await outcomes(question).filter { outcome in
      try (key.map { try keys(of: outcome, question).contains($0) } ?? true)
        && figure.counts(outcome)
    }.map(\.matter)
  }

  private func measureName(_ ledger: String?) -> String? {
    query["measure"].flatMap { id in
      reference?.current.first { $0.id == ledger }?.measures.first { $0.id == id }?.name
    }
  }
}
