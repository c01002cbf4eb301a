internal import Duban
internal import DubanReport
internal import DubanStore

/// What hangs on one report that was brought in.
enum ReportPart: String, CaseIterable, Sendable {
  /// 征求意见, 报审, 签批 and 印发 of the whole breakdown.
  case issue
  /// 任务分解表: its page, as a workbook, and in Word.
  case table, breakdown, paper
  /// 人工修正, by the workbook read back.
  case corrections
  /// Beside last year's report.
  case comparison
  /// What units said of the breakdown, and what became of it.
  case opinions
  /// All sentences, to choose one to which a commitment is added.
  case sentences
  /// Takes a draft away.
  case removal
  /// 校核名单: who is told of its findings.
  case readers

  var word: String {
    switch self {
    case .issue: "分解印发"
    case .table, .breakdown, .paper: "任务分解表"
    case .corrections: "人工修正"
    case .opinions: "征求意见"
    case .comparison: "与上年报告比对"
    case .sentences: "补录承诺"
    case .removal: "删除报告"
    case .readers: "校核名单"
    }
  }

  var right: Right {
    switch self {
    case .issue, .opinions, .table, .paper: .supervise
    case .comparison: .review
    case .breakdown, .corrections, .sentences, .removal, .readers: .prove
    }
  }

  /// What its page says; `nil` where the answer is a file.
  var model: (any PageModel.Type)? {
    switch self {
    case .issue: ReportIssuePage.self
    case .breakdown, .paper: nil
    case .table: TablePage.self
    case .corrections: CorrectionsPage.self
    case .opinions: OpinionsPage.self
    case .comparison: ComparisonPage.self
    case .sentences: SentencesPage.self
    case .removal: RemovalPage.self
    case .readers: ReadersPage.self
    }
  }

  var posting: Operation? {
    switch self {
    case .issue:
      Operation(
        summary: "分解印发",
        fields: [
          .choice("act", ReportIssuePage.acts.map(\.rawValue)), .date("wanted"),
          .text("documentNumber", max: 60), .text("text", max: TextLimit.remark),
        ], answer: .page(ReportIssuePage.self))
    case .table, .breakdown, .paper, .sentences, .comparison: nil
    case .opinions:
      Operation(
        summary: "采纳或不采纳意见",
        fields: [
          .number("matter", isRequired: true), .number("entry", isRequired: true),
          .choice("accepted", ["yes", "no"]), .text("reason", max: TextLimit.remark),
        ], answer: .seeOther)
    case .removal: Operation(summary: word, answer: .seeOther)
    case .readers:
      Operation(
        summary: "修改校核名单",
        fields: FindingsReader.Part.allCases.map { .text($0.rawValue, max: 4_000) },
        answer: .seeOther)
    case .corrections:
      Operation(
        summary: "收回或撤回修正", fields: [.number("back")], files: ["workbook"],
        answer: .page(CorrectionsPage.self))
    }
  }

  /// Of the file that it answers with.
  var fileType: String {
    self == .paper ? OfficeFile.docx : EvidenceType.xlsx.mediaType
  }

  /// What narrows its page.
  var query: [Operation.Parameter] {
    switch self {
    case .sentences: [.text("q", max: 100)]
    case .comparison:
      [
        .text("with", max: 64),
        .choice("status", CommitmentOutcome.Status.allCases.map(\.rawValue)),
      ]
    default: []
    }
  }

  func reply(to visit: Visit, on file: EvidenceHash) async throws -> Reply {
    switch self {
    case .issue: try await visit.reportIssue(file)
    case .table: try await visit.breakdownTable(file)
    case .breakdown: try await visit.breakdown(file)
    case .paper: try await visit.breakdownPaper(file)
    case .corrections: try await visit.corrections(file)
    case .comparison: try await visit.comparison(file)
    case .opinions: try await visit.opinions(file)
    case .sentences: try await visit.sentences(file)
    case .removal: try await visit.removal(file)
    case .readers: try await visit.readers(file)
    }
  }
}

extension Route {
  /// `/reports/{file}` and what hangs on it.
  static func report(_ parts: [String]) -> Route? {
    guard let file = EvidenceHash(rawValue: parts[1]) else { return nil }
    if parts.count == 2 { return .report(file) }
    if parts.count == 4 { return inside(file, parts[2], parts[3]) }
    if parts[2] == "adoption" { return .adoption(file) }
    return ReportPart(rawValue: parts[2]).map { .reportPart(file, $0) }
  }

  /// One commitment or one sentence of it.
  private static func inside(_ file: EvidenceHash, _ kind: String, _ name: String) -> Route? {
    switch kind {
    case "commitments" where isCommitment(name): .commitment(file, name)
    case "sentences": number(name).flatMap { Int(exactly: $0) }.map { .sentence(file, $0) }
    default: nil
    }
  }

  /// `c12-1`, a part of it `c12-1.2`, or `a0123abc` of one that was added.
  private static func isCommitment(_ text: String) -> Bool {
    (2...40).contains(text.utf8.count) && (text.hasPrefix("c") || text.hasPrefix("a"))
      && text.utf8.allSatisfy { 97...122 ~= $0 || 45...46 ~= $0 || 48...57 ~= $0 }
  }
}
