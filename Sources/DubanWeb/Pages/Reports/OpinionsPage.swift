internal import Duban
internal import DubanHTML
internal import DubanStore

/// 征求意见: which units have answered, and what became of each opinion.
struct OpinionsPage: PageModel {
  /// How a unit stands towards what it was asked.
  enum State: String, Codable, Sendable {
    case answered, waiting, overdue

    var word: String {
      switch self {
      case .answered: "已反馈"
      case .waiting: "未反馈"
      case .overdue: "逾期未反馈"
      }
    }
  }

  struct UnitLine: Codable, Sendable {
    var unit: String
    var asked: Int
    var answered: Int
    var state: State
    /// The day by which it was to answer.
    var wanted: String?
  }

  struct Opinion: Codable, Sendable {
    var matter: Int64
    /// The number of the entry that holds it.
    var entry: Int
    var title: String
    var number: String
    var by: String
    var at: String
    var text: String
    /// 采纳 or 不采纳 with the reason, who and when.
    var reply: String?
    var isAccepted: Bool?
    /// Whether the matter may still be changed.
    var mayChange: Bool
  }

  var file: String
  var title: String
  var units: [UnitLine]
  var opinions: [Opinion]
  /// Whether whoever looks decides on opinions.
  var mayReply: Bool
  var marking: String?
  var problem: String?
  var done: String?
  /// What was written before a refusal, and to which opinion.
  var written: String?
  var writtenTo: String?

  func page(for visit: Visit) -> HTML {
    guard let file = EvidenceHash(rawValue: file) else { return .empty }
    return visit.page(
      "征求意见", subtitle: title,
      trail: Breadcrumb(steps: [
        ("报告", visit.link(.reports)), ("分解印发", visit.link(.reportPart(file, .issue))),
      ]),
      notices: [problem.map { Notice.refused($0) }, done.map { Notice.done($0) }]
        .compactMap(\.self)
    ) {
      if !units.isEmpty { facts }
      Panel("各条意见", note: opinions.isEmpty ? nil : "\(opinions.count) 条") {
        table(file, visit).html
      }.html
      Panel("各单位反馈", note: units.isEmpty ? nil : "\(units.count) 家") { unitTable.html }.html
    }
  }

  private var facts: HTML {
    func fact(_ state: State, _ tone: FactRow.Tone = .plain) -> FactRow.Fact {
      let count = units.count { $0.state == state }
      return .init(
        name: state.word, value: "\(count)", unit: "家", tone: count == 0 ? .faint : tone)
    }
    let open = opinions.count { $0.reply == nil }
    return FactRow(facts: [
      fact(.answered), fact(.waiting), fact(.overdue, .red),
      .init(
        name: "意见待处理", value: "\(open)", unit: "条", tone: open == 0 ? .faint : .amber),
    ]).html
  }

  private var unitTable: DataTable {
    DataTable(
      caption: "各单位反馈",
      columns: [
        .init("单位", .name), .init("征求", .number, isNamedOnPhone: true),
        .init("已反馈", .number, isNamedOnPhone: true), .init("状态", .text),
        .init("期限", .time, isNamedOnPhone: true),
      ],
      rows: units.map { line in
        DataTable.Row(
          [
            HTML(spaced: line.unit), HTML("\(line.asked) 件"), HTML("\(line.answered) 件"),
            HTML(line.state.word), HTML(line.wanted ?? ""),
          ], tone: line.state == .overdue ? .late : .plain)
      },
      empty: EmptyState("还没有征求意见", advice: "立项后在“分解印发”里填反馈期限，按“征求意见”。"))
  }

  private func table(_ file: EvidenceHash, _ visit: Visit) -> DataTable {
    DataTable(
      caption: "各条意见",
      columns: [
        .init("意见", .name), .init("目标任务", .text, isNamedOnPhone: true),
        .init("处理", .text, isNamedOnPhone: true),
      ],
      rows: opinions.map { opinion in
        DataTable.Row([
          RowName(opinion.text, why: "\(opinion.by) \(opinion.at)").html,
          RowName(
            opinion.title, visit.link(.matter(MatterID(opinion.matter))), why: opinion.number
          ).html,
          outcome(opinion, file, visit),
        ])
      }, empty: EmptyState("还没有单位反馈意见", advice: "单位在事项页办理“反馈意见”，反馈后列在这里。"))
  }

  private func outcome(_ opinion: Opinion, _ file: EvidenceHash, _ visit: Visit) -> HTML {
    if let reply = opinion.reply {
      return HTML {
        p { HTML(spaced: reply) }
        if opinion.isAccepted == true, opinion.mayChange, mayReply {
          ActButton(
            "去修改", .leads(visit.link(.act(MatterID(opinion.matter), .amend))), .quiet,
            about: opinion.number
          ).html
        }
      }
    }
    guard mayReply else { return HTML("待处理") }
    return form(opinion, file, visit)
  }

  private func form(_ opinion: Opinion, _ file: EvidenceHash, _ visit: Visit) -> HTML {
    let key = "\(opinion.matter)-\(opinion.entry)"
    return ActForm(
      visit.link(.reportPart(file, .opinions)),
      hidden: visit.proof + [
        Hidden("matter", "\(opinion.matter)"), Hidden("entry", "\(opinion.entry)"),
      ]
    ) {
      Field(
        label: "理由", name: "reason", value: writtenTo == key ? written ?? "" : "",
        hint: "不采纳的要写理由", prefix: "f-\(key)"
      ).html
      div(.class("acts")) {
        ActButton(
          "采纳", .submit(name: "accepted", value: "yes"), .main, about: opinion.number
        ).html
        ActButton(
          "不采纳", .submit(name: "accepted", value: "no"), about: opinion.number
        ).html
      }
    }.html
  }
}
