internal import Duban
internal import DubanHTML
internal import DubanReport
internal import DubanStore

/// Where a report is brought in.
struct ReportsPage: PageModel {
  var problem: String?

  func page(for visit: Visit) -> HTML {
    visit.page("报告", notices: problem.map { [.refused($0)] } ?? []) {
      Panel("上传政府工作报告", isPadded: true) {
        UploadBox(
          action: visit.link(.reports), hidden: visit.proof,
          field: Field(
            label: "报告文件", name: "report",
            control: .file(accept: ".docx,.pdf,.txt,.md", isMultiple: false), isRequired: true),
          word: "上传并读出",
          rules: ["docx、pdf、txt、md，不超过 60 MB", "读出后先看批注页，再立项"]
        ).html
      }.html
    }
  }
}

/// A read report with its findings in the margin; only for those who prove its numbers.
struct ReportPage: PageModel {
  var hash: String
  var name: String
  var year: Int?
  var commitments: Int
  var findings: Int
  /// Set into the page; programs read a report by `duban report read --json`.
  var content: Content

  struct Content: Codable, Sendable {
    var html: HTML = .empty
    init(_ html: HTML) { self.html = html }
    init(from decoder: any Decoder) throws {}
    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    }
  }

  func page(for visit: Visit) -> HTML {
    guard let hash = EvidenceHash(rawValue: hash) else { return .empty }
    var shell = visit.frame(
      name, [],
      HTML {
        p(.class("acts")) {
          ActButton("分解立项", .leads(visit.link(.adoption(hash))), .main).html
        }
        content.html
      })
    shell.subtitle = "承诺条目 \(commitments) 条，待核数据 \(findings) 处"
    shell.assets.sheets = [.report]
    shell.assets.scripts = [.reportScript]
    return shell.page
  }
}

/// What a report's commitments become.
struct AdoptionPage: PageModel {
  var hash: String
  var lines: [AdoptedLine]
  var isDone: Bool

  func page(for visit: Visit) -> HTML {
    let fresh = lines.count { !$0.isKnown && $0.number == nil }
    return visit.page(
      "分解立项", notices: isDone ? [.done("已立项 \(lines.count { $0.number != nil }) 件。")] : []
    ) {
      if !isDone, let hash = EvidenceHash(rawValue: hash) {
        ActForm(
          "立项 \(fresh) 件", visit.link(.adoption(hash)), hidden: visit.proof, weight: .main
        ).html
      }
      Panel("承诺条目", note: "\(lines.count) 条") {
        DataTable(
          caption: "承诺条目",
          columns: [
            .init("条目", .code), .init("目标任务", .name), .init("牵头单位", .text, isNamedOnPhone: true),
            .init("时限", .time), .init("立项", .text, isNamedOnPhone: true),
          ],
          rows: lines.map { line in
            DataTable.Row([
              HTML(line.commitment), HTML(spaced: line.title),
              HTML(line.lead.isEmpty ? "待明确" : line.lead.joined(separator: "、")),
              HTML(line.due ?? ""),
              HTML(line.number ?? line.refusal ?? (line.isKnown ? "已立" : "将立")),
            ])
          }, empty: EmptyState("这份报告没有要立项的承诺条目")
        ).html
      }.html
    }
  }
}

extension Visit {
  func reports() async throws -> Reply {
    if method == .get { return .page(ReportsPage()) }
    guard let file = files.first else { return .page(ReportsPage(problem: "请选择文件。"), status: 422) }
    do {
      var intake = try house.evidence.intake(name: file.name)
      try intake.take(file.bytes)
      // Read before it is kept: what bears a mark of state secrets leaves nothing behind.
      _ = try await read(file.bytes)
      let stored = try intake.finish()
      try await store.register(stored, at: at)
      return .seeOther(address(of: .report(stored.hash)))
    } catch let problem as EvidenceProblem where problem.isRefusal {
      return .page(ReportsPage(problem: problem.description), status: 422)
    } catch let wrong as UnreadableReport {
      return .page(ReportsPage(problem: wrong.sentence), status: 422)
    }
  }

  private func read(_ bytes: [UInt8]) async throws -> ReadReport {
    guard let desk = house.reports else { throw Stop.notFound }
    return try await desk.read(bytes, name: "政府工作报告.md")
  }

  private func read(_ hash: EvidenceHash) async throws -> ReadReport {
    guard house.evidence.contains(hash) else { throw Stop.notFound }
    var reading = try house.evidence.read(hash)
    var bytes: [UInt8] = []
    while let part = try reading.next() { bytes += part }
    do {
      return try await read(bytes)
    } catch is UnreadableReport {
      throw Stop.notFound
    }
  }

  func report(_ hash: EvidenceHash) async throws -> Reply {
    let read = try await read(hash)
    let content = AnnotatedReportPage(
      report: read.report, findings: read.findings, name: read.name
    ).content
    return .page(
      ReportPage(
        hash: hash.rawValue, name: read.report.title ?? "政府工作报告", year: read.report.year,
        commitments: read.report.commitments.count, findings: read.findings.count,
        content: .init(content)))
  }

  func adoption(_ hash: EvidenceHash) async throws -> Reply {
    let read = try await read(hash)
    guard let desk = house.reports else { throw Stop.notFound }
    let isDone = method == .post
    let lines = try await desk.adopt(read, by: isDone ? try actor : nil, at: at)
    return .page(AdoptionPage(hash: hash.rawValue, lines: lines, isDone: isDone))
  }
}
