internal import Duban
internal import DubanHTML
internal import DubanStore

/// What is tried before it is done: a ledger's definition, the matters under it, a calendar, a succession,
/// the portfolios (先看后办).
enum Arranging: String, CaseIterable, Sendable {
  case trial, migration, calendar, localDays, succession, portfolios

  var path: String {
    switch self {
    case .trial: "/administration/ledgers/trial"
    case .migration: "/administration/ledgers/migration"
    case .calendar: "/administration/calendar/import"
    case .localDays: "/administration/calendar/local"
    case .succession: "/administration/people/succession"
    case .portfolios: "/administration/portfolios/change"
    }
  }

  var word: String {
    switch self {
    case .trial: "试跑台账定义"
    case .migration: "升级在办事项"
    case .calendar: "导入日历"
    case .localDays: "地方调整和办公时间"
    case .succession: "任职交接"
    case .portfolios: "调整领导分工"
    }
  }

  /// The table it changes.
  var section: Route.Section {
    switch self {
    case .trial, .migration: .ledgers
    case .calendar, .localDays: .calendar
    case .succession: .people
    case .portfolios: .portfolios
    }
  }

  var right: Right {
    switch self {
    case .trial, .migration, .portfolios: .seeDirectory
    case .calendar, .localDays, .succession: .configure
    }
  }

  /// A migration and portfolios are acts on matters: the office's own, and no administrator's.
  var rightsToSend: [Right] {
    switch self {
    case .migration, .portfolios: [.act, .supervise]
    default: []
    }
  }

  var model: any PageModel.Type {
    switch self {
    case .trial: TrialPage.self
    case .migration: MigrationPage.self
    case .calendar: CalendarImportPage.self
    case .localDays: LocalDaysPage.self
    case .succession: SuccessionPage.self
    case .portfolios: PortfoliosPage.self
    }
  }

  var query: [Operation.Parameter] {
    switch self {
    case .migration: [.text("ledger", max: 40)]
    case .succession: [.number("post")]
    default: []
    }
  }

  var posting: Operation {
    switch self {
    case .migration:
      Operation(
        summary: word,
        fields: [
          .text("ledger", max: 40, isRequired: true), .number("chosen", isMany: true), .ownPassword,
        ],
        answer: .page(MigrationPage.self))
    case .localDays:
      Operation(
        summary: word,
        fields: [
          .text("off", max: 500), .text("work", max: 500), .text("drop", max: 10),
          .text("hours", max: 100), .choice("what", ["commit"]), .ownPassword,
        ], answer: .page(LocalDaysPage.self))
    case .portfolios:
      Operation(
        summary: word,
        fields: [
          .text("text", max: TextLimit.body), .date("from"), .choice("what", ["commit"]),
          .ownPassword,
        ], files: ["portfolios"], answer: .page(PortfoliosPage.self))
    case .trial:
      Operation(
        summary: word, fields: [.text("text")], files: ["definition"],
        answer: .page(TrialPage.self))
    case .calendar:
      Operation(
        summary: word, fields: [.text("text"), .choice("what", ["commit"]), .ownPassword],
        files: ["calendar"], answer: .page(CalendarImportPage.self))
    case .succession:
      Operation(
        summary: word,
        fields: [
          .number("post"), .number("person"), .text("name", max: 20), .date("from"),
          .choice("beside", ["1"]), .choice("what", ["commit"]), .ownPassword,
        ], answer: .page(SuccessionPage.self))
    }
  }

  func reply(to visit: Visit) async throws -> Reply {
    switch self {
    case .trial: try await visit.ledgerTrial()
    case .migration: try await visit.migration()
    case .calendar: try await visit.calendarImport()
    case .localDays: try await visit.localDays()
    case .succession: try await visit.succession()
    case .portfolios: try await visit.portfolios()
    }
  }
}

extension Visit {
  /// Where a page of 管理 stands.
  func trail(_ part: Arranging) -> Breadcrumb {
    Breadcrumb(steps: [(part.section.word, link(.administration(part.section)))])
  }

  /// What was sent as a file, else what was typed; empty when neither.
  func sentText(_ field: String) -> (text: String, name: String) {
    if let file = files.first(where: { $0.field == field }) {
      return (String(decoding: file.bytes, as: UTF8.self), file.name)
    }
    return (form["text"] ?? "", "所填内容")
  }
}
