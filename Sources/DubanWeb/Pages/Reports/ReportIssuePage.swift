internal import Duban
internal import DubanHTML
internal import DubanStore

/// Where the matters of one report stand, and the acts on all of them: the breakdown is one document,
/// so it is sent out, submitted, signed and issued as one.
struct ReportIssuePage: PageModel {
  static let acts: [Act] = [.consult, .submit, .sign, .issue]

  struct Count: Codable, Sendable {
    var word: String
    var count: Int
  }

  struct Line: Codable, Sendable {
    var matter: Int64
    var number: String
    var title: String
    var unit: String?
    var due: String?
    var standingWord: String
    /// What the units said: how many opinions, and how many have answered.
    var opinions: String?
    /// Who signs next, or that all have signed.
    var waits: String?
  }

  /// An act that may be done now, on how many.
  struct Choice: Codable, Sendable {
    var act: String
    var count: Int
    /// What 常务会 decided is signed for with the meeting.
    var isOfMeeting: Bool
  }

  struct Outcome: Codable, Sendable {
    var act: String
    var done: Int
    var failed: [UrgingOutcome.Failure]
  }

  var file: String
  var title: String
  var counts: [Count]
  var lines: [Line]
  var choices: [Choice]
  var outcome: Outcome?
  var marking: String?
  var problem: String?

  func page(for visit: Visit) -> HTML {
    visit.page(
      "分解印发", subtitle: title, trail: Breadcrumb(steps: [("报告", visit.link(.reports))]),
      notices: problem.map { [.refused($0)] } ?? []
    ) {
      if let outcome { html(outcome, visit) }
      if !lines.isEmpty {
        p(.class("acts")) { links(visit) }
        FactRow(facts: counts.map { .init(name: $0.word, value: "\($0.count)", unit: "件") }).html
        actsPanel(visit)
      }
      Panel("目标任务", note: "\(lines.count) 件") { table(visit).html }.html
    }
  }

  private func links(_ visit: Visit) -> HTML {
    HTML {
      if let file = EvidenceHash(rawValue: file) {
        ActButton("任务分解表", .leads(visit.link(.reportPart(file, .table)))).html
        ActButton("征求意见情况", .leads(visit.link(.reportPart(file, .opinions)))).html
      }
    }
  }

  private func html(_ outcome: Outcome, _ visit: Visit) -> HTML {
    let word = Act(rawValue: outcome.act)?.word ?? ""
    if outcome.done == 0, outcome.failed.isEmpty {
      return Notice.note("没有可以\(word)的事项", advice: "可能刚才已经办过，请看下面各件的状态。").html
    }
    return BulkOutcome(
      act: word, done: outcome.done,
      refused: outcome.failed.map {
        .init(name: $0.number, link: visit.link(.matter(MatterID($0.matter))), reason: $0.why)
      }
    ).html
  }

  private func actsPanel(_ visit: Visit) -> HTML {
    Panel("整份办理", note: "对这份报告的事项一并办理", isPadded: true) {
      if choices.isEmpty {
        p(.class("soft")) { "现在没有要您办理的：各件等谁签批，见下表。" }
      }
      for choice in choices {
        if let act = Act(rawValue: choice.act), let file = EvidenceHash(rawValue: file) {
          ActForm(
            visit.link(.reportPart(file, .issue)), hidden: visit.proof + [Hidden("act", choice.act)]
          ) {
            fields(act, isOfMeeting: choice.isOfMeeting, visit)
            div(.class("acts")) {
              ActButton("\(act.word) \(choice.count) 件", .submit(), .main).html
            }
          }.html
        }
      }
    }.html
  }

  private func fields(_ act: Act, isOfMeeting: Bool, _ visit: Visit) -> HTML {
    switch act {
    case .sign where isOfMeeting:
      Field(
        label: "会议情况", name: "text", hint: "经常务会议定的各件同用：第几次常务会议、怎样议定",
        isRequired: true, placeholder: "第3次常务会议议定，同意", prefix: "f-sign"
      ).html
    case .consult:
      Field(
        label: "请于何时前反馈", name: "wanted", control: .date(min: "\(visit.at.day)", max: nil),
        hint: "送各件的承办单位和数据评估单位", isRequired: true, prefix: "f-consult"
      ).html
    case .issue:
      Field(
        label: "文号", name: "documentNumber", hint: "已审定的各件同用这一个文号", isRequired: true,
        placeholder: "湖政办〔\(visit.at.day.year)〕2号", prefix: "f-issue"
      ).html
    default: .empty
    }
  }

  private func table(_ visit: Visit) -> DataTable {
    // Who is waited for is told once anything waits.
    let waits = lines.contains { $0.waits != nil }
    let columns: [DataTable.Column] = [
      .init("目标任务", .name), .init("牵头单位", .text, isNamedOnPhone: true), .init("时限", .time),
      .init("状态", .text, isNamedOnPhone: true), .init("等谁", .text, isNamedOnPhone: true),
    ]
    return DataTable(
      caption: "目标任务", columns: waits ? columns : columns.dropLast(),
      rows: lines.map { line in
        DataTable.Row([
          RowName(line.title, visit.link(.matter(MatterID(line.matter))), why: line.number).html,
          HTML(line.unit ?? "待明确"), HTML(line.due ?? ""),
          RowName(line.standingWord, why: line.opinions).html, HTML(spaced: line.waits ?? ""),
        ])
      },
      empty: EmptyState("这份报告还没有立项", advice: "由督查室在报告页“分解立项”后，再办理印发。"))
  }
}
