internal import Duban
internal import DubanHTML
internal import DubanStore

/// What is tried before it is done: a ledger's definition, a calendar, a succession (先看后办).
enum Arranging: String, CaseIterable, Sendable {
  case trial, calendar, succession

  var path: String {
    switch self {
    case .trial: "/administration/ledgers/trial"
    case .calendar: "/administration/calendar/import"
    case .succession: "/administration/people/succession"
    }
  }

  var word: String {
    switch self {
    case .trial: "试跑台账定义"
    case .calendar: "导入日历"
    case .succession: "任职交接"
    }
  }

  /// The table it changes.
  var section: Route.Section {
    switch self {
    case .trial: .ledgers
    case .calendar: .calendar
    case .succession: .people
    }
  }

  var right: Right { self == .trial ? .seeDirectory : .configure }

  var model: any PageModel.Type {
    switch self {
    case .trial: TrialPage.self
    case .calendar: CalendarImportPage.self
    case .succession: SuccessionPage.self
    }
  }

  var posting: Operation {
    switch self {
    case .trial:
      Operation(
        summary: word, fields: [.text("text")], files: ["definition"],
        answer: .page(TrialPage.self))
    case .calendar:
      Operation(
        summary: word, fields: [.text("text"), .choice("what", ["commit"])], files: ["calendar"],
        answer: .page(CalendarImportPage.self))
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
    case .calendar: try await visit.calendarImport()
    case .succession: try await visit.succession()
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
