internal import Duban
internal import DubanHTML
internal import DubanStore

/// What a report's commitments become.
struct AdoptionPage: PageModel {
  var hash: String
  var lines: [AdoptedLine]
  var isDone: Bool
  /// The corrections that hold, as the list shows them.
  var seen = ""
  /// Somebody corrected it in the meantime: nothing was opened.
  var isOvertaken = false

  func page(for visit: Visit) -> HTML {
    let fresh = lines.count { !$0.isKnown && $0.number == nil }
    return visit.page(
      "分解立项", trail: Breadcrumb(steps: [("报告", visit.link(.reports))]),
      notices: notices
    ) {
      if let hash = EvidenceHash(rawValue: hash) {
        if !isDone, fresh > 0 {
          ActForm(
            "立项 \(fresh) 件", visit.link(.adoption(hash)),
            hidden: visit.proof + [Hidden("seen", seen)], weight: .main
          ).html
        } else if fresh < lines.count {
          p(.class("acts")) {
            ActButton("分解印发", .leads(visit.link(.reportPart(hash, .issue))), .main).html
          }
        }
      }
      Panel("承诺条目", note: "\(lines.count) 条") { table.html }.html
    }
  }

  private var notices: [Notice] {
    if isOvertaken {
      return [.refused("刚才又有修正，本次没有立项", advice: "下面是按最新修正列出的，请核对后再立项。")]
    }
    return isDone ? [.done("已立项 \(lines.count { $0.number != nil }) 件。")] : []
  }

  private var table: DataTable {
    DataTable(
      caption: "承诺条目",
      columns: [
        .init("条目", .code), .init("目标任务", .name), .init("牵头单位", .text, isNamedOnPhone: true),
        .init("时限", .time), .init("立项", .text, isNamedOnPhone: true),
      ],
      rows: lines.map { line in
        DataTable.Row([
          HTML(line.commitment), HTML(spaced: line.title),
          // What is open has units and a day of its own by now, which its matter tells.
          HTML(
            line.isKnown ? "" : line.lead.isEmpty ? "待明确" : line.lead.joined(separator: "、")),
          HTML(line.isKnown ? "" : line.due ?? ""),
          HTML(line.number ?? line.refusal ?? (line.isKnown ? "已立" : "将立")),
        ])
      }, empty: EmptyState("这份报告没有要立项的承诺条目"))
  }
}

extension AdoptionPage {
  static let posting = Operation(
    summary: "分解立项", fields: [.text("seen", max: 10_000)], answer: .page(Self.self))
}

extension Visit {
  func adoption(_ file: EvidenceHash) async throws -> Reply {
    guard method == .post else { return .page(try await adoptionList(file)) }
    let open = try await openReport(file, isOpening: true)
    let (actor, person) = (try actor, try someone.person)
    // A program that sends nothing has seen what there is.
    var marked = MarkedReport.overtaken
    if form["seen"] ?? Self.seen(open.rounds) == Self.seen(open.rounds) {
      marked = try await store.markAdopted(
        text: open.kept.text, carrying: open.rounds, by: person, at: at)
    }
    if case .overtaken = marked {
      var page = try await adoptionList(file)
      page.isOvertaken = true
      return .page(page, status: 409)
    }
    let lines = try await reportDesk.adopt(open.read, by: actor, at: at)
    if case .marked = marked, !lines.contains(where: { $0.number != nil || $0.isKnown }) {
      try await store.markDraft(text: open.kept.text, markedBy: person, at: at)
    }
    return .page(AdoptionPage(hash: file.rawValue, lines: lines, isDone: true))
  }

  /// What would be opened, with all that was corrected by now.
  private func adoptionList(_ file: EvidenceHash) async throws -> AdoptionPage {
    let open = try await openReport(file, isOpening: true)
    return AdoptionPage(
      hash: file.rawValue, lines: try await reportDesk.adopt(open.read, by: nil, at: at),
      isDone: false, seen: Self.seen(open.rounds))
  }

  /// Never empty: an empty field is as good as none.
  private static func seen(_ rounds: [CorrectionRound]) -> String {
    "n" + rounds.holdingNumbers.map { "-\($0)" }.joined()
  }
}
