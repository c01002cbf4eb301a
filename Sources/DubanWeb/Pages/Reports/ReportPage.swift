internal import Duban
internal import DubanHTML
internal import DubanReport
internal import DubanStore

/// A read report with its findings in the margin, for those whom its list (校核名单) names. Once its
/// commitments are open (已通过) it says nothing of findings.
struct ReportPage: PageModel {
  var hash: String
  var name: String
  var year: Int?
  var commitments: Int
  /// `nil` for whoever is not told of them.
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
    guard visit.mayProve else {
      return HTML {
        if isAdopted, visit.viewer?.may(.supervise) ?? false {
          ActButton("分解印发", .leads(issue), .main).html
        }
        if findings != nil {
          ActButton("与上年比对", .leads(visit.link(.reportPart(hash, .comparison)))).html
        }
      }
    }
    return HTML {
      if isAdopted {
        ActButton("分解印发", .leads(issue), .main).html
        // What was broken off in the middle is gone on with there.
        ActButton("立项情况", .leads(visit.link(.adoption(hash)))).html
      } else {
        ActButton("分解立项", .leads(visit.link(.adoption(hash))), .main).html
        ActButton("人工修正", .leads(visit.link(.reportPart(hash, .corrections)))).html
        ActButton("补录承诺", .leads(visit.link(.reportPart(hash, .sentences)))).html
      }
      ActButton("任务分解表", .leads(visit.link(.reportPart(hash, .table)))).html
      ActButton("与上年比对", .leads(visit.link(.reportPart(hash, .comparison)))).html
      if !isAdopted {
        ActButton("校核名单", .leads(visit.link(.reportPart(hash, .readers)))).html
        ActButton("删除报告", .leads(visit.link(.reportPart(hash, .removal))), .quiet).html
      }
    }
  }
}

extension Visit {
  func report(_ file: EvidenceHash) async throws -> Reply {
    let kept = try await keptReport(file)
    try await demandReading(of: kept)
    let isTold = try await isTold(findingsOf: kept)
    let open = try await openReport(file)
    let (report, isAdopted) = (open.read.report, open.kept.isAdopted)
    let content = AnnotatedReportPage(
      report: report, findings: open.read.findings, name: open.read.name,
      isProving: isTold && !isAdopted, margin: try await margin(of: open)
    ).content
    return .page(
      ReportPage(
        hash: file.rawValue, name: open.kept.heading, year: report.year,
        commitments: report.commitments.count,
        findings: isTold && !isAdopted ? open.read.findings.count : nil,
        corrections: open.read.corrected.count, isAdopted: isAdopted, content: .init(content)))
  }

  /// Of a draft, what was corrected; of what has passed, what the units said: for the office.
  private func margin(of open: OpenReport) async throws -> ReaderMargin {
    var margin = ReaderMargin()
    guard mayProve else { return margin }
    let file = open.kept.file
    if open.kept.isAdopted {
      margin.notes = try notes(of: try await consultation(open.kept))
      return margin
    }
    for round in open.rounds where round.takenBackAt == nil {
      let who = "\(register.name(of: round.by)) \(round.at.day.chinese)"
      for correction in round.corrections {
        margin.notes[correction.commitment, default: []].append(
          .init(word: "修正", text: "\(correction.summary)（\(who)）"))
      }
    }
    let (correct, add) = (folder(.commitment(file, "c0-0")), folder(.sentence(file, 0)))
    margin.correcting = { .path(correct + $0) }
    margin.adding = { .path(add + "\($0)") }
    return margin
  }

  /// An address without its last part, to which names are added.
  private func folder(_ route: Route) -> String {
    let address = address(of: route)
    return String(address[...(address.lastIndex(of: "/") ?? address.startIndex)])
  }

  private func notes(of consultation: Consultation) throws -> [String: [ReaderMargin.Note]] {
    var notes: [String: [ReaderMargin.Note]] = [:]
    for matter in consultation.matters where try someone.knows(matter, directory) {
      guard let id = matter.sources.lazy.compactMap(\.commitment).first else { continue }
      for entry in consultation.opinions(on: matter) {
        let reply = consultation.replies[matter.id]?[entry.number]
        let unit = entry.by.unit.map(register.name(of:)) ?? register.name(of: entry.by)
        notes[id, default: []].append(
          .init(
            word: "意见", text: "\(unit)：\(entry.text ?? "无意见")；\(reply.map(words) ?? "待处理")"))
      }
    }
    return notes
  }
}
