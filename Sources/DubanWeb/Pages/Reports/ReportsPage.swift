internal import Duban
internal import DubanHTML
internal import DubanReport
package import DubanStore

/// All reports that were brought in, and where another is.
struct ReportsPage: PageModel {
  struct Line: Codable, Sendable {
    var file: String
    var name: String
    var title: String
    var year: Int?
    var by: String
    var at: String
    var commitments: Int
    /// Told only to whom its list names, and only before its commitments are open.
    var findings: Int?
    /// When, and by whom, its commitments were opened.
    var adopted: String?
  }

  var reports: [Line]
  var mayProve: Bool
  var problem: String?

  func page(for visit: Visit) -> HTML {
    visit.page("报告", notices: problem.map { [.refused($0)] } ?? []) {
      Panel("已上传的报告", note: reports.isEmpty ? nil : "\(reports.count) 份") {
        table(visit).html
      }.html
      if mayProve { Panel("上传政府工作报告", isPadded: true) { upload(visit).html }.html }
    }
  }

  private func table(_ visit: Visit) -> DataTable {
    DataTable(
      caption: "已上传的报告",
      columns: [
        .init("报告", .name), .init("上传", .text, isNamedOnPhone: true),
        .init("承诺条目", .number, isNamedOnPhone: true),
        .init("待核数据", .number, isNamedOnPhone: true),
        .init("阶段", .text, isNamedOnPhone: true), .init("", .act),
      ],
      rows: reports.map { row($0, visit) },
      empty: EmptyState(
        "还没有报告",
        advice: mayProve
          ? "在下面上传政府工作报告，读出后核对数据、修正分解，再立项。"
          : "由督查室上传并立项后，在这里办理分解印发。"))
  }

  private func row(_ line: Line, _ visit: Visit) -> DataTable.Row {
    guard let file = EvidenceHash(rawValue: line.file) else { return .init([]) }
    let mayIssue = visit.viewer?.may(.supervise) ?? false
    // A draft is read by those who work on it or are told of its findings.
    let leads: Route? =
      mayProve || line.findings != nil || !mayIssue
      ? .report(file) : line.adopted == nil ? nil : .reportPart(file, .issue)
    let act =
      !mayIssue
      ? HTML.empty
      : line.adopted == nil
        ? (mayProve
          ? ActButton("分解立项", .leads(visit.link(.adoption(file))), about: line.title).html : .empty)
        : ActButton("分解印发", .leads(visit.link(.reportPart(file, .issue))), about: line.title).html
    return DataTable.Row([
      RowName(line.title, leads.map { visit.link($0) }, why: line.name).html,
      HTML(spaced: "\(line.by) \(line.at)"), HTML("\(line.commitments)"),
      HTML(line.findings.map { "\($0)" } ?? "—"),
      HTML(spaced: line.adopted.map { "已通过，\($0)立项" } ?? "起草校核"), act,
    ])
  }

  private func upload(_ visit: Visit) -> UploadBox {
    UploadBox(
      action: visit.link(.reportFiles), hidden: visit.proof,
      field: Field(
        label: "报告文件", name: "report",
        control: .file(accept: ".docx,.pdf,.txt,.md,.html,.htm", isMultiple: false),
        isRequired: true),
      word: "上传并读出",
      rules: ["docx、pdf、txt、md、html，不超过 60 MB", "网页只留文字", "读出后先看批注页，再立项"])
  }
}

extension KeptReport {
  /// 2026年政府工作报告（征求意见稿）: its title, with the year and the kind where the title has none.
  package var heading: String {
    var heading = title ?? "政府工作报告"
    if let year, !heading.contains("\(year)") { heading = "\(year)年\(heading)" }
    guard let draft = WorkReport.draftWord(in: name), WorkReport.draftWord(in: heading) == nil
    else { return heading }
    return "\(heading)（\(draft)）"
  }
}

extension Visit {
  /// Whether one works on reports on their way in, at a browser.
  var mayProve: Bool { viewer.map { $0.may(.prove) && $0.scopes == nil } ?? false }

  func reports(problem: String? = nil, status: Int = 200) async throws -> Reply {
    let mayAll = try someone.may(.supervise)
    var lines: [ReportsPage.Line] = []
    for report in try await store.reports() {
      let isTold = try await isTold(findingsOf: report)
      guard mayAll || isTold || report.isAdopted else { continue }
      lines.append(line(report, isTold: isTold))
    }
    return .page(
      ReportsPage(reports: lines, mayProve: mayProve, problem: problem), status: status)
  }

  private func line(_ report: KeptReport, isTold: Bool) -> ReportsPage.Line {
    ReportsPage.Line(
      file: report.file.rawValue, name: report.name, title: report.heading,
      year: report.year, by: register.name(of: report.by), at: report.at.day.chinese,
      commitments: report.commitments,
      findings: isTold && !report.isAdopted ? report.findings : nil,
      adopted: report.adoptedAt.map { at in
        "\(report.adoptedBy.map(register.name(of:)) ?? "") \(at.day.chinese)"
      })
  }
}
