internal import Duban
internal import DubanHTML
internal import DubanReport
internal import DubanStore

/// What somebody corrected at one go, told with who and when.
struct RoundLine: Codable, Sendable {
  var number: Int64
  var by: String
  var at: String
  var origin: String
  var changes: [String]
  var takenBack: String?
}

/// The corrections of a report or of one commitment, the newest first, each to be taken back.
struct RoundsTable {
  var file: EvidenceHash
  var rounds: [RoundLine]
  var isAdopted: Bool

  func html(_ visit: Visit) -> HTML {
    DataTable(
      caption: "已作的修正",
      columns: [.init("修正", .name), .init("谁", .text, isNamedOnPhone: true), .init("", .act)],
      rows: rounds.reversed().map { round in
        DataTable.Row([
          HTML { for change in round.changes { p { HTML(spaced: change) } } },
          HTML(spaced: "\(round.by) \(round.at) · \(round.origin)"), act(round, visit),
        ])
      },
      empty: EmptyState("还没有修正", advice: "在批注页逐条修正，或下载任务分解表，在 Excel 里改好后收回。")
    ).html
  }

  private func act(_ round: RoundLine, _ visit: Visit) -> HTML {
    if isAdopted || round.takenBack != nil { return HTML(spaced: round.takenBack ?? "") }
    return Self.takingBack(round.number, of: file, about: "\(round.by)的修正", visit)
  }

  static func takingBack(
    _ number: Int64, of file: EvidenceHash, about: String, _ visit: Visit
  ) -> HTML {
    ActForm(
      "撤回", visit.link(.reportPart(file, .corrections)),
      hidden: visit.proof + [Hidden("back", String(number))], weight: .quiet, about: about
    ).html
  }
}

extension Visit {
  func line(_ round: CorrectionRound) -> RoundLine {
    RoundLine(
      number: round.number, by: register.name(of: round.by), at: round.at.minuteWord,
      origin: round.origin.word, changes: round.corrections.map(\.summary),
      takenBack: round.takenBackAt.map { at in
        "\(round.takenBackBy.map(register.name(of:)) ?? "") \(at.minuteWord)撤回"
      })
  }
}

extension KeptReport {
  /// Corrections are of a draft: afterwards the matters themselves are changed.
  func mustBeDraft() throws {
    if isAdopted { throw Self.isNoDraft }
  }

  static var isNoDraft: Stop {
    .refused("这份报告已立项，修正不再改动。要改的，请在各事项的页面办理。", code: "adopted")
  }
}
