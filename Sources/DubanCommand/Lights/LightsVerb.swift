import ArgumentParser
import Duban
import DubanStore
import DubanWeb

struct LightsVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lights", abstract: "亮灯情况：按台账和单位计数，并列出预警。",
    usage: "duban lights [--ledger <台账>] [--unit <单位>] [--at <时刻>] [选项]",
    discussion: "预警：十个工作日内如无新进展，将转为黄灯或红灯的事项。")

  @Option(help: ArgumentHelp("只列这个台账的。", valueName: "LEDGER")) var ledger: String?
  @Option(help: ArgumentHelp("只列这个单位的。", valueName: "UNIT")) var unit: String?
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.reading) { desk in
      let ledger = try ledger.map { try desk.ledger(named: $0).id }
      let unit = try unit.map(desk.register.unit)
      let wanted = { (figure: Figure<Light>) in
        (ledger == nil || figure.ledger == ledger) && (unit == nil || figure.unit == unit)
      }
      let figures = try await desk.store.lights(at: desk.at, jointly: true).filter(wanted)
      var whose = ListQuery(limit: 200)
      (whose.ledger, whose.unit) = (ledger, unit)
      let warnings = try await desk.store.warnings(from: desk.at, of: whose).page
      try data.show(
        LightsReport(
          figures: figures, ofOneUnit: unit != nil, warnings: warnings, desk: desk))
    }
  }
}

/// Lights by ledger and unit, their totals, and what will turn.
struct LightsReport: Shown {
  struct Row: Encodable {
    var ledger: String
    var unit: String
    var red = 0
    var yellow = 0
    var onTrack = 0
    var ahead = 0
    var unrated = 0

    var total: Int { red + yellow + onTrack + ahead + unrated }

    mutating func add(_ light: Light, _ count: Int) {
      switch light {
      case .red: red += count
      case .yellow: yellow += count
      case .onTrack: onTrack += count
      case .ahead: ahead += count
      case .unrated: unrated += count
      }
    }

    var cells: [String] {
      [red, yellow, onTrack, ahead, unrated, total].map { $0 == 0 ? "" : String($0) }
    }
  }

  struct Warning: Encodable {
    var number: String
    var title: String
    var unit: String?
    var at: String
    var light: String
    var lightWord: String
    var reason: String
  }

  var at: String
  var rows: [Row]
  var total: Row
  var warnings: [Warning]

  /// - Parameter ofOneUnit: the total is that unit's, with what it leads jointly.
  init(figures: [Figure<Light>], ofOneUnit: Bool, warnings: [TurnWarning], desk: Desk) {
    at = desk.at.description
    total = Row(ledger: "合计", unit: "")
    var rows: [Row] = []
    let ordered = figures.sorted {
      ($0.ledger, $0.unit?.rawValue ?? 0) < ($1.ledger, $1.unit?.rawValue ?? 0)
    }
    for figure in ordered {
      let ledger = desk.ledger(figure.ledger)?.name ?? figure.ledger
      let unit = figure.unit.map(desk.register.name(of:)) ?? "待明确"
      if rows.last?.ledger != ledger || rows.last?.unit != unit {
        rows.append(Row(ledger: ledger, unit: unit))
      }
      rows[rows.count - 1].add(figure.value, figure.count)
      if ofOneUnit || !figure.isJoint { total.add(figure.value, figure.count) }
    }
    self.rows = rows
    self.warnings = warnings.map { Self.warning($0, desk) }
  }

  private static func warning(_ warning: TurnWarning, _ desk: Desk) -> Warning {
    let matter = warning.matter
    let rules = desk.ledger(matter.ledger)?.light
    let light = warning.turn.light
    return Warning(
      number: matter.number, title: matter.title,
      unit: matter.leadUnit.map(desk.register.name(of:)), at: warning.turn.at.description,
      light: light.rawValue, lightWord: rules?.colour(of: light) ?? light.colour,
      reason: warning.turn.reason.sentence)
  }

  func text(columns: Int) -> String {
    guard !rows.isEmpty else { return "没有亮灯的事项。\n" }
    var table = TextTable(
      columns: [.init("台账", shrinks: true), .init("单位", shrinks: true)]
        + ["红", "黄", "绿", "蓝", "灰", "合计"].map { .init($0, isNumber: true) })
    table.rows = rows.map { [$0.ledger, $0.unit] + $0.cells } + [["合计", ""] + total.cells]
    return table.text(columns: columns) + warningsText(columns: columns)
  }

  private func warningsText(columns: Int) -> String {
    guard !warnings.isEmpty else { return "\n十个工作日内没有将转黄、转红的事项。\n" }
    var table = TextTable(columns: [
      .init("转灯"), .init("转为"), .init("编号"), .init("事项", shrinks: true),
      .init("原因", shrinks: true),
    ])
    table.rows = warnings.map {
      [
        Instant($0.at)?.minuteWord ?? $0.at, $0.lightWord, $0.number, $0.title, $0.reason,
      ]
    }
    return "\n十个工作日内如无新进展将转黄、转红 \(warnings.count) 件：\n" + table.text(columns: columns)
  }
}
