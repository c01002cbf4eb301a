internal import Duban
internal import DubanHTML
internal import DubanStore

/// 试跑: a ledger's definition read, its faults told, its workflow drawn and held against the one in use;
/// nothing is installed.
struct TrialPage: PageModel {
  var text: String
  var faults: [Fault]
  /// The workflow by the definition tried; `nil` before one was sent, or when it has faults.
  var workflow: WorkflowPage?
  /// In which version the ledger is in use.
  var installed: Int?
  /// Open matters, which stay under the version they were opened with.
  var open: Int
  var changes: [String]
  var problem: String?

  struct Fault: Codable, Sendable {
    var line: Int?
    var key: String
    var problem: String
  }

  func page(for visit: Visit) -> HTML {
    visit.page(
      Arranging.trial.word, trail: visit.trail(.trial), notices: notices
    ) {
      if !faults.isEmpty { Panel("错处", note: "\(faults.count) 处") { faultTable }.html }
      if let workflow {
        Panel("与在用定义相比", isPadded: true) { changePart }.html
        workflow.panels
      }
      Panel("台账定义", note: "只试跑，不安装", isPadded: true) { form(visit) }.html
    }
  }

  private var notices: [Notice] {
    if let problem { return [.refused(problem)] }
    guard let workflow else { return [] }
    if let installed, installed >= workflow.version {
      return [
        .note(
          "“\(workflow.ledger)”没有错处，但在用的已是第 \(installed) 版。",
          advice: "要安装的，请把版本写成 \(installed + 1)。")
      ]
    }
    return [
      .done(
        "“\(workflow.ledger)”第 \(workflow.version) 版没有错处，可以安装。"
          + (open > 0 ? "在办的 \(open) 件仍按立项时的版本办理。" : ""))
    ]
  }

  private var faultTable: HTML {
    DataTable(
      caption: "错处",
      columns: [
        .init("行", .number), .init("键", .name), .init("应当怎样改", .text, isNamedOnPhone: true),
      ],
      rows: faults.map {
        DataTable.Row([
          HTML($0.line.map { String($0) } ?? ""), HTML($0.key), HTML(spaced: $0.problem),
        ])
      }
    ).html
  }

  private var changePart: HTML {
    HTML {
      if installed == nil {
        p { "这是新台账，现在还没有在用的定义。" }
      } else if changes.isEmpty {
        p { "办理流程没有变化。" }
      } else {
        ul { for change in changes { li { HTML(spaced: change) } } }
      }
    }
  }

  private func form(_ visit: Visit) -> HTML {
    ActForm(visit.link(.arranging(.trial)), hidden: visit.proof, hasFiles: true) {
      Field(
        label: "定义文件", name: "definition", control: .file(accept: ".yaml,.yml", isMultiple: false),
        hint: "YAML，写法见随程序安装的 Ledgers/README.md"
      ).html
      Field(
        label: "或在这里写", name: "text", control: .area(rows: 16, lengthMax: nil), value: text
      ).html
      div(.class("acts")) { ActButton("试跑", .submit(), .main).html }
    }.html
  }
}

extension Visit {
  func ledgerTrial() async throws -> Reply {
    var page = TrialPage(text: "", faults: [], open: 0, changes: [])
    guard method == .post else { return .page(page) }
    let (text, name) = sentText("definition")
    page.text = text
    guard !text.trimmed.isEmpty else {
      page.problem = "请选择定义文件，或写下定义。"
      return .page(page, status: 422)
    }
    do {
      let ledger = try LedgerFile.ledger(in: text, named: name)
      let present = try books.current.first { $0.id == ledger.id }
      page.workflow = WorkflowPage(ledger)
      page.installed = present?.version
      page.changes = present.map { page.workflow?.changes(from: WorkflowPage($0)) ?? [] } ?? []
      page.open = try await store.standings()
        .filter { $0.ledger == ledger.id && $0.value.isOpen }.reduce(0) { $0 + $1.count }
      return .page(page)
    } catch let bad as BadCatalogue {
      page.faults = bad.faults.map { .init(line: $0.line, key: $0.key, problem: $0.problem) }
      page.problem = "定义有 \(page.faults.count) 处要改，没有安装任何内容。"
      return .page(page, status: 422)
    }
  }
}

extension WorkflowPage {
  /// What is done otherwise than by an older definition, in sentences.
  func changes(from old: WorkflowPage) -> [String] {
    let before = old.rules, after = rules
    let names = places.map(\.name) + old.places.map(\.name)
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }.flatMap { place -> [String] in
      let was = before[place] ?? [:], now = after[place] ?? [:]
      if was.isEmpty { return ["增加状态“\(place)”。"] }
      if now.isEmpty { return ["取消状态“\(place)”。"] }
      return Set(was.keys).union(now.keys).sorted().compactMap { act in
        switch (was[act], now[act]) {
        case (nil, let new?): "\(place)：可以\(act)了（\(new)）。"
        case (_?, nil): "\(place)：不再\(act)。"
        case (let old?, let new?) where old != new: "\(place)：\(act)由“\(old)”改为“\(new)”。"
        default: nil
        }
      }
    }
  }

  /// Who does what under which conditions, by the standing and the act.
  private var rules: [String: [String: String]] {
    Dictionary(
      places.map { place in
        let rules = place.steps.map { step in
          (
            step.act,
            (step.who + step.needs.map { "须附" + $0 } + step.denied.map { "回避" + $0 })
              .joined(separator: "、")
          )
        }
        return (place.name, Dictionary(rules) { first, _ in first })
      }
    ) { first, _ in first }
  }
}
