internal import Duban
internal import DubanHTML
internal import DubanStore

/// 本单位填报表: all matters of my unit that report in this period, one row each, one save.
struct ReturnsPage: PageModel {
  struct Line: Codable, Sendable {
    var matter: MatterLine
    var version: Int
    var period: String
    /// The last day on which this period's report is in time.
    var due: String
    var step: ReturnStep
    var planned: String
    /// What was reported last, with its day.
    var last: String?
    var lastOn: String?
    /// As the cells show it: prefilled, or as it was typed when it was refused.
    var text: String
    var counted: String
    var percent: String
    var allowsPercent: Bool
    var mayReport: Bool
    var mayNoNews: Bool
    /// Whether the unit leads it, and does not only support it (配合).
    var isLead: Bool
    /// The report that waits for my signature.
    var request: Int?
    /// Why nothing can be filled in.
    var why: String?
    var error: String?
  }

  var lines: [Line]
  var unit: String
  /// The period that falls due first, and its day: 2026-11, and 11月28日; with others besides it, all of them.
  var period: String
  var due: String
  var command: String
  var outcome: ReturnsOutcome?
  var problem: String?

  var marking: String? { lines.map(\.matter).marking }

  var waiting: Int { lines.count { $0.request != nil } }
}

/// How a matter stands in its present period (本期).
enum ReturnStep: String, Worded, Codable {
  case missing, signing, reported, returned, settled, locked

  var word: String {
    switch self {
    case .missing: "未报"
    case .signing: "待审签"
    case .reported: "已报"
    case .returned: "退回"
    case .settled: "审定"
    case .locked: "已锁定"
    }
  }

  var isMissing: Bool { [.missing, .signing, .returned].contains(self) }

  /// - Parameter key: of the period that is present for the matter.
  init(_ matter: Matter, in key: String) {
    if matter.requests.contains(where: { $0.kind == .report }) {
      self = .signing
    } else if let period = matter.period, period.key == key {
      self = ReturnStep(rawValue: period.step.rawValue) ?? .missing
    } else {
      self = .missing
    }
  }
}

/// What is done with the whole table at once.
enum ReturnsAct: String, CaseIterable, Codable {
  case report, noNews, sign, table

  var word: String {
    switch self {
    case .report: "填报"
    case .noNews: "按计划推进"
    case .sign: "审签报送"
    case .table: "读入"
    }
  }
}

/// What one press on the whole table came to.
struct ReturnsOutcome: Codable, Sendable {
  struct Failure: Codable, Sendable {
    var matter: Int64?
    var name: String
    var why: String
  }

  var act: ReturnsAct
  /// 结转: of what is no act of the table.
  var word: String?
  var done = 0
  var failed: [Failure] = []
  /// Rows that say what they said before.
  var unchanged = 0
}

extension Visit {
  func returns(
    _ outcome: ReturnsOutcome? = nil, typed: [Int64: ReturnCells] = [:], problem: String? = nil
  ) async throws -> Reply {
    let (lines, periods) = try await returnLines(typed)
    let first = periods.first
    let page = ReturnsPage(
      lines: lines, unit: try actor.unit.map(register.name(of:)) ?? "",
      period: periods.count > 1 ? periods.words : first?.key ?? "",
      due: first?.due.chinese ?? "", command: RandomBytes.text(digits: 64),
      outcome: outcome, problem: problem)
    return .page(page, status: problem == nil ? 200 : 422)
  }

  /// What the unit carries out and reports, alone or with others, and the periods of it, each once. What it
  /// is only asked about is not its to report.
  func returnLines(
    _ typed: [Int64: ReturnCells] = [:]
  ) async throws -> (lines: [ReturnsPage.Line], periods: [ReportingPeriod]) {
    let telling = try telling()
    let actor = try actor
    var list = ListQuery(order: .due)
    list.isOpen = true
    list.unit = actor.unit
    list.isAnyRole = true
    let rows = try await every(list, atMost: 500).filter { matter, _ in
      matter.standing.hasLight && telling.ledgers[matter.ledger]?.reporting != nil
        && matter.units.contains { $0.unit == actor.unit }
    }
    let last = try await store.lastReports(of: rows.map(\.0.id))
    var periods: [ReportingPeriod] = []
    let lines = rows.compactMap { matter, turn -> ReturnsPage.Line? in
      guard let ledger = telling.ledgers[matter.ledger], let rule = ledger.reporting else {
        return nil
      }
      let period = rule.present(at: at, issued: matter.issuedAt, telling.calendar)
      periods.append(period)
      let allowed = ActsAllowed(
        matter: matter, ledger: ledger, directory: directory, calendar: telling.calendar,
        actor: actor, at: at)
      var line = ReturnsPage.Line(
        telling.line(matter, turn), matter, ledger, in: period, on: at.day,
        last: last[matter.id],
        isLead: actor.unit.map(matter.units(.lead).contains) ?? false)
      line.admit(allowed, matter)
      line.take(typed[matter.id.rawValue])
      return line
    }
    return (lines, periods.eachOnce)
  }
}

extension [ReportingPeriod] {
  /// Without repetitions, the first to fall due first.
  var eachOnce: [ReportingPeriod] {
    Set(self).sorted { ($0.due, $0.key) < ($1.due, $1.key) }
  }

  /// 2026-11-H1，11月13日截止；2026-11，11月28日截止.
  var words: String { map(\.words).joined(separator: "；") }
}

extension ReportingPeriod {
  /// 2026-11，11月28日截止.
  var words: String { "\(key)，\(due.chinese)截止" }
}

extension ReturnsPage.Line {
  init(
    _ line: MatterLine, _ matter: Matter, _ ledger: Ledger, in period: ReportingPeriod,
    on day: Day, last entry: Entry?, isLead: Bool
  ) {
    // What stands for a personal text is nothing to send back.
    let text = entry?.text.flatMap { PersonalText.id(in: $0) == nil ? $0 : nil }
    self.init(
      matter: line, version: matter.version, period: period.key, due: period.due.description,
      step: ReturnStep(matter, in: period.key), planned: "",
      last: entry?.text.map(PersonalText.shown), lastOn: entry?.at.day.chinese,
      text: text ?? "", counted: "",
      percent: "", allowsPercent: ledger.progress.allowsSelfReported, mayReport: false,
      mayNoNews: false, isLead: isLead)
    if let plan = matter.plan { planned = Percent.text(plan.expected(on: day)) }
    switch matter.progress?.measure {
    case .counted(let done, let total, let unit): counted = "\(done)/\(total)\(unit)"
    case .money(let paid, let total): counted = "\(Money.text(paid))/\(Money.text(total))"
    case .selfReported: percent = Percent.text(matter.progress?.basisPoints ?? 0)
    default: break
    }
  }

  /// What the rules let this person do here, and why nothing where nothing may be.
  mutating func admit(_ allowed: ActsAllowed, _ matter: Matter) {
    let report = allowed.choice(.report)
    mayReport = report.refusal == nil && step != .signing
    mayNoNews = allowed.choice(.noNews).refusal == nil && step.isMissing && step != .signing
    let pending = matter.requests.first { $0.kind == .report }
    if let pending, allowed.choice(.sign, pending).refusal == nil { request = pending.number }
    if step == .signing {
      why = "已填报，待本单位审签"
      text = pending?.content.text.map(PersonalText.shown) ?? text
      if let progress = pending?.content.progress { counted = ProgressWords.text(progress) }
    } else {
      why = report.refusal?.sentence
    }
  }

  mutating func take(_ cells: ReturnCells?) {
    guard let cells else { return }
    (text, counted, percent, error) = (cells.text, cells.counted, cells.percent, cells.error)
  }
}

/// The cells of one row as they were typed, here or in the workbook.
struct ReturnCells: Hashable, Sendable {
  var text: String
  var counted: String
  var percent: String
  /// What must be mended.
  var error: String?
}
