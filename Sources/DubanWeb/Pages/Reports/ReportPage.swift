internal import Duban
internal import DubanHTML
internal import DubanReport
internal import DubanStore

/// A read report with its findings in the margin; only for those who prove its numbers. Once its
/// commitments are open (已通过) it says nothing of findings.
struct ReportPage: PageModel {
  var hash: String
  var name: String
  var year: Int?
  var commitments: Int
  var findings: Int?
  /// How many corrections were laid on it.
  var corrections: Int
  var isAdopted: Bool
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
        p(.class("acts")) { acts(hash, visit) }
        content.html
      })
    let found = findings.map { "，待核数据 \($0) 处" } ?? ""
    let corrected = corrections > 0 ? "，人工修正 \(corrections) 处" : ""
    shell.subtitle =
      (isAdopted ? "已通过 · " : "起草校核 · ") + "承诺条目 \(commitments) 条\(found)\(corrected)"
    shell.trail = Breadcrumb(steps: [("报告", visit.link(.reports))])
    shell.assets.sheets = [.report]
    shell.assets.scripts = [.reportScript]
    return shell.page
  }

  private func acts(_ hash: EvidenceHash, _ visit: Visit) -> HTML {
    let issue = visit.link(.reportPart(hash, .issue))
    return HTML {
      if isAdopted {
        ActButton("分解印发", .leads(issue), .main).html
      } else {
        ActButton("分解立项", .leads(visit.link(.adoption(hash))), .main).html
        ActButton("人工修正", .leads(visit.link(.reportPart(hash, .corrections)))).html
      }
      ActButton("下载任务分解表", .leads(visit.link(.reportPart(hash, .breakdown)))).html
    }
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
      "分解立项", trail: Breadcrumb(steps: [("报告", visit.link(.reports))]),
      notices: isDone ? [.done("已立项 \(lines.count { $0.number != nil }) 件。")] : []
    ) {
      if let hash = EvidenceHash(rawValue: hash) {
        if !isDone, fresh > 0 {
          ActForm(
            "立项 \(fresh) 件", visit.link(.adoption(hash)), hidden: visit.proof, weight: .main
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
          HTML(line.lead.isEmpty ? "待明确" : line.lead.joined(separator: "、")),
          HTML(line.due ?? ""),
          HTML(line.number ?? line.refusal ?? (line.isKnown ? "已立" : "将立")),
        ])
      }, empty: EmptyState("这份报告没有要立项的承诺条目"))
  }
}

extension Visit {
  func report(_ file: EvidenceHash) async throws -> Reply {
    let open = try await openReport(file)
    let (report, isAdopted) = (open.read.report, open.kept.isAdopted)
    let content = AnnotatedReportPage(
      report: report, findings: open.read.findings, name: open.read.name, isProving: !isAdopted
    ).content
    return .page(
      ReportPage(
        hash: file.rawValue, name: report.title ?? "政府工作报告", year: report.year,
        commitments: report.commitments.count,
        findings: isAdopted ? nil : open.read.findings.count,
        corrections: open.read.corrected.count, isAdopted: isAdopted, content: .init(content)))
  }

  func adoption(_ file: EvidenceHash) async throws -> Reply {
    let open = try await openReport(file)
    let isDone = method == .post
    let lines = try await reportDesk.adopt(open.read, by: isDone ? try actor : nil, at: at)
    if isDone, lines.contains(where: { $0.number != nil || $0.isKnown }) {
      try await store.markAdopted(file, by: try someone.person, at: at)
    }
    return .page(AdoptionPage(hash: file.rawValue, lines: lines, isDone: isDone))
  }
}
