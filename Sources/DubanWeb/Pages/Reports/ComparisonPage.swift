internal import Duban
internal import DubanHTML
internal import DubanReport
internal import DubanStore

/// 与上年报告比对: what last year's report promised, what this year's says of it, and where the matter
/// stands that was made of it.
struct ComparisonPage: PageModel {
  /// Words of a report and where they stand.
  struct Quoted: Codable, Sendable {
    var text: String
    /// Of the sentence or the commitment on the annotated page.
    var anchor: String
  }

  struct Line: Codable, Sendable {
    var status: String
    var promise: Quoted
    var claims: [Quoted]
    var reason: String
    /// The matter of last year that was made of the promise.
    var matter: MatterLink?
  }

  struct MatterLink: Codable, Sendable {
    var id: Int64
    var number: String
    var standing: String
  }

  /// A figure that does not join up; told before adoption alone.
  struct Gap: Codable, Sendable {
    var verdict: String
    var message: String
    var arithmetic: String
    var quotes: [String]
  }

  struct Candidate: Codable, Sendable {
    var file: String
    var word: String
  }

  var file: String
  var title: String
  /// Last year's.
  var last: String?
  var candidates: [Candidate]
  /// Of all promises; `lines` are those of the status chosen.
  var counts: [String: Int]
  var status: String?
  var lines: [Line]
  var gaps: [Gap]?

  func page(for visit: Visit) -> HTML {
    guard let file = EvidenceHash(rawValue: file) else { return .empty }
    return visit.page(
      "与上年报告比对", subtitle: title,
      trail: Breadcrumb(steps: [
        ("报告", visit.link(.reports)), (title, visit.link(.report(file))),
      ])
    ) {
      if let last = last.flatMap(EvidenceHash.init(rawValue:)) {
        if candidates.count > 1 { choice(file, visit) }
        if let gaps, !gaps.isEmpty { self.gaps(gaps) }
        Panel("上年承诺", note: "今年报告没有提到的，不等于没有完成", tabs: tabs(file, visit)) {
          table(file, last, visit).html
        }.html
      } else {
        EmptyState(
          "还没有上年的报告", advice: "在“报告”里上传上一年的政府工作报告，再回到这里比对。",
          act: ActButton("去上传", .leads(visit.link(.reports))).html
        ).html
      }
    }
  }

  private func choice(_ file: EvidenceHash, _ visit: Visit) -> HTML {
    FilterBar(
      action: visit.link(.reportPart(file, .comparison)),
      fields: [
        Field(
          label: "上年报告", name: "with",
          control: .select(candidates.map { Choice($0.file, $0.word, isChosen: $0.file == last) }))
      ]
    ).html
  }

  private func tabs(_ file: EvidenceHash, _ visit: Visit) -> Tabs {
    func tab(_ word: String, _ status: String?, _ count: Int) -> Tabs.Tab {
      var query = Values()
      if let last { query.add("with", last) }
      if let status { query.add("status", status) }
      return Tabs.Tab(
        word: word, link: visit.link(.reportPart(file, .comparison), query), count: count,
        isHere: status == self.status)
    }
    let all = counts.values.reduce(0, +)
    let each = CommitmentOutcome.Status.listed.map {
      tab($0.label, $0.rawValue, counts[$0.rawValue] ?? 0)
    }
    return Tabs(name: "兑现情况", tabs: [tab("全部", nil, all)] + each)
  }

  private func gaps(_ gaps: [Gap]) -> HTML {
    Panel("两年数据不衔接", note: "\(gaps.count) 处", isPadded: true) {
      ul(.class("plain")) {
        for gap in gaps {
          li {
            strong { gap.verdict }
            " "
            HTML(spaced: gap.message)
            for quote in gap.quotes { p(.class("soft")) { HTML(spaced: "“\(quote)”") } }
            if !gap.arithmetic.isEmpty { p(.class("soft")) { HTML(spaced: gap.arithmetic) } }
          }
        }
      }
    }.html
  }

  private func table(_ file: EvidenceHash, _ last: EvidenceHash, _ visit: Visit) -> DataTable {
    DataTable(
      caption: "上年承诺",
      columns: [
        .init("上年报告的承诺", .name), .init("今年报告怎么说", .text, isNamedOnPhone: true),
        .init("兑现", .text), .init("上年事项", .text, isNamedOnPhone: true),
      ],
      rows: lines.map { line in
        DataTable.Row([
          RowName(line.promise.text, visit.link(.report(last), at: line.promise.anchor)).html,
          HTML {
            for claim in line.claims {
              p {
                a(.href(visit.link(.report(file), at: claim.anchor))) { HTML(spaced: claim.text) }
              }
            }
            if !line.claims.isEmpty { p(.class("soft")) { HTML(spaced: line.reason) } }
          },
          HTML(CommitmentOutcome.Status(rawValue: line.status)?.label ?? ""),
          line.matter.map { matter in
            RowName(
              matter.number, visit.link(.matter(MatterID(matter.id))), why: matter.standing
            ).html
          } ?? .empty,
        ])
      }, empty: EmptyState("没有这一类承诺"))
  }
}

extension CommitmentOutcome.Status {
  /// Those that need a look first.
  fileprivate static let listed: [Self] = [.partly, .notMentioned, .kept]
}

extension Visit {
  func comparison(_ file: EvidenceHash) async throws -> Reply {
    try await demandReading(of: try await keptReport(file))
    let this = try await openReport(file)
    let earlier = try await earlierReports(than: this.kept)
    var page = ComparisonPage(
      file: file.rawValue, title: this.kept.heading,
      candidates: earlier.map {
        .init(
          file: $0.file.rawValue,
          word: "\($0.heading)（\($0.name)）")
      }, counts: [:], lines: [])
    let chosen = query["with"].flatMap { word in earlier.first { $0.file.rawValue == word } }
    guard let last = chosen ?? earlier.first else { return .page(page) }
    page.last = last.file.rawValue
    page.status = query["status"].flatMap(CommitmentOutcome.Status.init(rawValue:))?.rawValue
    try await page.fill(this: this, last: try await openReport(last.file), visit: self)
    return .page(page)
  }

  /// Up to three years before, the nearest year first.
  private func earlierReports(than kept: KeptReport) async throws -> [KeptReport] {
    guard let year = kept.year else { return [] }
    return try await store.reports().filter { report in
      house.evidence.contains(report.file) && (report.year.map { year - 3..<year ~= $0 } ?? false)
    }.sorted { ($0.year ?? 0, $0.at) > ($1.year ?? 0, $1.at) }
  }
}

extension ComparisonPage {
  fileprivate mutating func fill(
    this: OpenReport, last: OpenReport, visit: Visit
  ) async throws {
    let comparison = Comparison.of(last: last.read.report, this: this.read.report)
    for outcome in comparison.outcomes { counts[outcome.status.rawValue, default: 0] += 1 }
    let matters = Dictionary(
      try await visit.matters(of: last.kept).filter { matter in
        // Of others' matters a unit that proves numbers is told nothing.
        visit.viewer.map { $0.may(.supervise) && $0.knows(matter, visit.directory) } ?? false
      }.flatMap { matter in
        matter.sources.compactMap(\.commitment).map { ($0, matter) }
      }, uniquingKeysWith: { first, _ in first })
    lines = comparison.outcomes
      .filter { status == nil || $0.status.rawValue == status }
      .map { outcome in
        Line(
          status: outcome.status.rawValue,
          promise: .init(text: outcome.promise.text, anchor: outcome.commitment),
          claims: outcome.claims.map {
            .init(text: $0.text, anchor: this.read.report.sentenceID(at: $0.span))
          }, reason: outcome.reason,
          matter: matters[outcome.commitment].map {
            .init(id: $0.id.rawValue, number: $0.number, standing: $0.standing.word)
          })
      }
    guard try await visit.isTold(findingsOf: this.kept), !this.kept.isAdopted else { return }
    gaps = comparison.findings.map {
      .init(
        verdict: $0.verdict.label, message: $0.message, arithmetic: $0.arithmetic,
        quotes: $0.quotes.map(\.text))
    }
  }
}

extension WorkReport {
  fileprivate func sentenceID(at span: Span) -> String {
    sentences.first { $0.span.contains(span) || $0.span.overlaps(span) }?.id ?? ""
  }
}
