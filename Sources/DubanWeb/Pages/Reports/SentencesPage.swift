internal import Duban
internal import DubanHTML
internal import DubanReport
internal import DubanStore

/// 补录承诺: the sentences of a report, to choose the one that promises something the reader missed.
struct SentencesPage: PageModel {
  struct Line: Codable, Sendable {
    /// Counted from 1.
    var number: Int
    var kind: String
    var text: String
    var commitments: Int
  }

  var file: String
  var title: String
  /// Words that a sentence must have; without any, those of the plan are shown that have no
  /// commitment.
  var words: String?
  var sentences: [Line]

  func page(for visit: Visit) -> HTML {
    guard let file = EvidenceHash(rawValue: file) else { return .empty }
    let here = visit.link(.reportPart(file, .sentences))
    return visit.page(
      "补录承诺", subtitle: "选定报告里的一句，把漏读的承诺补上",
      trail: Breadcrumb(steps: [
        ("报告", visit.link(.reports)), (title, visit.link(.report(file))),
      ])
    ) {
      Panel(
        words == nil ? "工作安排中没有承诺条目的句子" : "含“\(words ?? "")”的句子", note: "\(sentences.count) 句"
      ) {
        FilterBar(
          action: here,
          fields: [
            Field(label: "句中的字词", name: "q", control: .search, value: words ?? "")
          ], reset: words == nil ? nil : here
        ).html
        table(file, visit).html
      }.html
    }
  }

  private func table(_ file: EvidenceHash, _ visit: Visit) -> DataTable {
    DataTable(
      caption: "句子",
      columns: [
        .init("句", .code), .init("原文", .name), .init("类别", .code),
        .init("已有条目", .number, isNamedOnPhone: true), .init("", .act),
      ],
      rows: sentences.map { line in
        DataTable.Row([
          HTML("\(line.number)"),
          RowName(line.text, visit.link(.report(file), at: "s\(line.number)")).html,
          HTML(line.kind), HTML("\(line.commitments)"),
          ActButton(
            "补一条", .leads(visit.link(.sentence(file, line.number))), about: "第 \(line.number) 句"
          ).html,
        ])
      }, empty: EmptyState("没有这样的句子", advice: "换几个字再找；可以从报告里照抄一小段。"))
  }
}

extension Visit {
  func sentences(_ file: EvidenceHash) async throws -> Reply {
    let open = try await openReport(file)
    try open.kept.mustBeDraft()
    let (report, words) = (open.read.report, query["q"]?.trimmed)
    let headings = Set((report.parts.map(\.span) + report.themes.map(\.span)).map(\.start))
    let lines = report.sentences.enumerated().compactMap { place, sentence -> SentencesPage.Line? in
      let text = report.text(sentence.span)
      let isOpen =
        sentence.commitments.isEmpty && sentence.horizon.direction == .plan
        && !headings.contains(sentence.span.start) && !Self.isAside(text)
        && !Self.isSalutation(text)
      let isShown = words.map(text.contains) ?? isOpen
      guard isShown else { return nil }
      return .init(
        number: place + 1, kind: sentence.kind.label, text: text,
        commitments: sentence.commitments.count)
    }
    return .page(
      SentencesPage(
        file: file.rawValue, title: open.kept.heading, words: words, sentences: lines))
  }

  /// 各位代表！: nothing but whom it is said to.
  private static func isSalutation(_ text: String) -> Bool {
    let words = text.filter { !$0.isWhitespace && !$0.isPunctuation }
    return words.count <= 20
      && ["各位", "同志们", "尊敬的", "女士们", "先生们", "朋友们"].contains { words.hasPrefix($0) }
      && ["代表", "委员", "同志", "们", "来宾", "领导", "嘉宾", "主席", "主任"].contains { words.hasSuffix($0) }
  }

  /// （牵头单位：区教育局）: all of it in one pair of brackets.
  private static func isAside(_ text: String) -> Bool {
    let text = text.trimmed
    guard let first = text.first, "（(".contains(first),
      let close = text.firstIndex(where: { "）)".contains($0) })
    else { return false }
    return text[close...].allSatisfy(\.isPunctuation)
  }
}

extension CommitmentPage {
  static func posting(_ summary: String) -> Operation {
    Operation(
      summary: summary,
      fields: [
        .choice("what", Choice.allCases.map(\.rawValue)), .number("seen"),
        .text("cut", max: TextLimit.remark), .text("task", max: TextLimit.remark),
        .choice("type", CommitmentType.allCases.map(\.rawValue)), .text("deadline", max: 60),
        .text("lead", max: 500), .text("support", max: TextLimit.remark),
        .text("parts", max: TextLimit.body),
        .text("into", max: 40),
      ] + CommitmentForm.Measure.names.map { .text($0) }, answer: .seeOther)
  }
}
