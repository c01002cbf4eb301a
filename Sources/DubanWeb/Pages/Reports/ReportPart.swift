internal import Duban
internal import DubanStore

/// What hangs on one report that was brought in.
enum ReportPart: String, CaseIterable, Sendable {
  /// 征求意见, 报审, 签批 and 印发 of the whole breakdown.
  case issue
  /// 任务分解表 as a workbook.
  case breakdown
  /// 人工修正, by the workbook read back.
  case corrections

  var word: String {
    switch self {
    case .issue: "分解印发"
    case .breakdown: "任务分解表"
    case .corrections: "人工修正"
    }
  }

  var right: Right {
    switch self {
    case .issue: .supervise
    case .breakdown, .corrections: .prove
    }
  }

  /// What its page says; `nil` where the answer is a file.
  var model: (any PageModel.Type)? {
    switch self {
    case .issue: ReportIssuePage.self
    case .breakdown: nil
    case .corrections: CorrectionsPage.self
    }
  }

  var posting: Operation? {
    switch self {
    case .issue:
      Operation(
        summary: "分解印发",
        fields: [
          .choice("act", ReportIssuePage.acts.map(\.rawValue)), .date("wanted"),
          .text("documentNumber", max: 60), .text("text", max: 2_000),
        ], answer: .page(ReportIssuePage.self))
    case .breakdown: nil
    case .corrections:
      Operation(
        summary: "收回或撤回修正", fields: [.number("back")], files: ["workbook"],
        answer: .page(CorrectionsPage.self))
    }
  }

  func reply(to visit: Visit, on file: EvidenceHash) async throws -> Reply {
    switch self {
    case .issue: try await visit.reportIssue(file)
    case .breakdown: try await visit.breakdown(file)
    case .corrections: try await visit.corrections(file)
    }
  }
}

extension Route {
  /// `/reports/{file}` and what hangs on it.
  static func report(_ parts: [String]) -> Route? {
    guard let file = EvidenceHash(rawValue: parts[1]) else { return nil }
    if parts.count == 2 { return .report(file) }
    if parts[2] == "adoption" { return .adoption(file) }
    return ReportPart(rawValue: parts[2]).map { .reportPart(file, $0) }
  }
}
