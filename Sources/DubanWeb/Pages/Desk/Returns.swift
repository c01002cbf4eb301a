internal import Duban
internal import DubanHTML
internal import DubanStore

/// 本单位填报表: all matters of my unit that take a report, one row each.
struct ReturnsPage: PageModel {
  struct Line: Codable, Sendable {
    var matter: MatterLine
    var period: String?
    var periodStep: String
    var mayReport: Bool
    var mayNoNews: Bool
  }

  var lines: [Line]
  var unit: String?

  func page(for visit: Visit) -> HTML {
    let reported = lines.count { $0.periodStep != "未报" }
    return visit.page("填报", subtitle: unit, notices: visit.doneNotices) {
      Panel("本期填报", note: "已报 \(reported) 件，未报 \(lines.count - reported) 件") {
        DataTable(
          caption: "本期填报",
          columns: [
            .init("灯", .light), .init("事项", .name), .init("进度", .text, isNamedOnPhone: true),
            .init("本期", .text, isNamedOnPhone: true), .init("", .act),
          ],
          rows: lines.map { row($0, visit) }, empty: EmptyState("本单位没有要填报的事项")
        ).html
      }.html
    }
  }

  private func row(_ line: Line, _ visit: Visit) -> DataTable.Row {
    let id = MatterID(line.matter.id)
    return DataTable.Row([
      line.matter.lightMark,
      RowName(line.matter.title, visit.link(.matter(id)), why: line.matter.reason).html,
      HTML(line.matter.progress ?? "未填"),
      HTML([line.period, line.periodStep].compactMap(\.self).joined(separator: " ")),
      HTML {
        if line.mayReport {
          ActButton("填报", .leads(visit.link(.act(id, .report))), about: line.matter.title).html
        }
        if line.mayNoNews {
          ActForm(
            "按计划推进", visit.link(.act(id, .noNews)),
            hidden: visit.proof + [Hidden("back", Route.returns.path)], weight: .quiet,
            about: line.matter.title
          ).html
        }
      },
    ])
  }
}

extension Visit {
  func returns() async throws -> Reply {
    let telling = try telling()
    let actor = try actor
    var list = ListQuery(order: .due, limit: 200)
    list.isOpen = true
    list.unit = actor.unit
    list.isAnyRole = true
    let page = try await store.list(list, at: at)
    let lines = zip(page.matters, page.lights).compactMap { matter, turn -> ReturnsPage.Line? in
      guard let ledger = telling.ledgers[matter.ledger], matter.standing.hasLight else {
        return nil
      }
      let allowed = ActsAllowed(
        matter: matter, ledger: ledger, directory: directory, calendar: telling.calendar,
        actor: actor, at: at)
      return ReturnsPage.Line(
        matter: telling.line(matter, turn), period: matter.period?.key,
        periodStep: matter.period?.step.word ?? "未报",
        mayReport: allowed.choice(.report).refusal == nil,
        mayNoNews: allowed.choice(.noNews).refusal == nil)
    }
    return .page(ReturnsPage(lines: lines, unit: actor.unit.map(register.name(of:))))
  }
}
