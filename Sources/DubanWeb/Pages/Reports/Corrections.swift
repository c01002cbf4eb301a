internal import Duban
internal import DubanHTML
internal import DubanReport
internal import DubanStore

/// 人工修正: the breakdown out as a workbook and back, and what was corrected, by whom and when.
struct CorrectionsPage: PageModel {
  var file: String
  var title: String
  var isAdopted: Bool
  var rounds: [RoundLine]
  /// Corrections that need a person: the words changed, or they can't be carried out.
  var open: [String]
  /// Of the workbook that was just read: what was not taken over, and what deserves a look.
  var problems: [String] = []
  var hints: [String] = []
  var done: String?
  var problem: String?

  func page(for visit: Visit) -> HTML {
    guard let file = EvidenceHash(rawValue: file) else { return .empty }
    return visit.page(
      "人工修正", subtitle: title,
      trail: Breadcrumb(steps: [
        ("报告", visit.link(.reports)), (title, visit.link(.report(file))),
      ]), notices: notices
    ) {
      told("没有采用的", problems)
      told("请看一下", hints)
      told("要人工核对的修正", open)
      if !isAdopted { work(file, visit) }
      Panel("已作的修正", note: rounds.isEmpty ? nil : "\(rounds.count) 次") {
        RoundsTable(file: file, rounds: rounds, isAdopted: isAdopted).html(visit)
      }.html
    }
  }

  private var notices: [Notice] {
    var notices = [problem.map { Notice.refused($0) }, done.map { Notice.done($0) }]
    if isAdopted {
      notices.append(.note("这份报告已立项，修正不再改动", advice: "要改的，请在各事项的页面办理。"))
    }
    return notices.compactMap(\.self)
  }

  private func told(_ heading: String, _ sentences: [String]) -> HTML {
    if sentences.isEmpty { return .empty }
    return Panel(heading, note: "\(sentences.count) 处", isPadded: true) {
      ul { for sentence in sentences { li { HTML(spaced: sentence) } } }
    }.html
  }

  private func work(_ file: EvidenceHash, _ visit: Visit) -> HTML {
    Panel("用 Excel 修正", isPadded: true) {
      p(.class("acts")) {
        ActButton("下载任务分解表", .leads(visit.link(.reportPart(file, .breakdown)))).html
        ActButton("补录承诺", .leads(visit.link(.reportPart(file, .sentences)))).html
      }
      UploadBox(
        action: visit.link(.reportPart(file, .corrections)), hidden: visit.proof,
        field: Field(
          label: "改好的工作簿", name: "workbook", control: .file(accept: ".xlsx", isMultiple: false),
          isRequired: true),
        word: "收回修正",
        rules: [
          "在“工作版”一页改：任务、单位、时限、指标；“处理”一栏可写删除、拆分为、合并到",
          "收回后立项时按修正的办",
        ]
      ).html
    }.html
  }
}

extension Visit {
  func breakdown(_ file: EvidenceHash) async throws -> Reply {
    let open = try await openReport(file)
    let year = open.read.report.year.map { "\($0)年" } ?? ""
    let (desk, printed) = (try reportDesk, try await printed(open))
    return try Export(
      name: "\(open.read.report.place ?? "")\(year)政府工作报告任务分解表",
      content: .workbook { try desk.breakdown(printed, marking: $0) },
      marking: try await matters(of: open.kept).marking
    ).reply()
  }

  func corrections(_ file: EvidenceHash) async throws -> Reply {
    guard method == .post else { return .page(try await correctionsPage(file)) }
    let kept = try await keptReport(file)
    try kept.mustBeDraft()
    if let number = form.number("back") {
      guard try await store.takeBack(number, of: kept, by: try someone.person, at: at) else {
        throw Stop.refused("这次修正已经撤回，或没有这次修正。请刷新页面再看。", code: "taken-back")
      }
      var page = try await correctionsPage(file)
      page.done = "已撤回这次修正。"
      return .page(page)
    }
    return try await takeWorkbook(file)
  }

  private func takeWorkbook(_ file: EvidenceHash) async throws -> Reply {
    guard let book = files.first else { return try await again(file, "请选择改好的工作簿。") }
    let sheet: SheetChanges
    do {
      let open = try await openReport(file)
      sheet = try reportDesk.changes(book.bytes, name: book.name, of: open.read)
      if !sheet.changes.isEmpty {
        try await keep(sheet.changes, of: open.kept, seen: open.lastRound, from: .sheet)
      }
    } catch let wrong as UnreadableReport {
      return try await again(file, wrong.sentence)
    } catch let wrong as WrongInput {
      return try await again(file, wrong.sentence)
    }
    var page = try await correctionsPage(file)
    page.done = sheet.changes.isEmpty ? "没有发现改动。" : "已收回修正 \(sheet.changes.count) 处。"
    (page.problems, page.hints) = (sheet.problems, sheet.hints)
    return .page(page)
  }

  /// Keeps corrections, unless somebody has corrected the same or opened the commitments meanwhile.
  ///
  /// - Returns: the number of the round.
  @discardableResult func keep(
    _ changes: [Correction], of report: KeptReport, seen: Int64, from origin: CorrectionRound.Origin
  ) async throws -> Int64 {
    let kept = try await store.keep(
      changes, of: report, seen: seen, from: origin, by: try someone.person, at: at)
    switch kept {
    case .kept(let round): return round
    case .adopted: throw KeptReport.isNoDraft
    case .overtaken(let newer):
      let who = register.name(of: newer.by)
      throw WrongInput(
        origin == .sheet
          ? "\(who)刚修正过其中的条目，见“已作的修正”。请重新下载任务分解表，改好后再收回。"
          : "\(who)刚修正过这一条，见修正记录。您填的还在，请核对后再保存。")
    }
  }

  private func again(_ file: EvidenceHash, _ problem: String) async throws -> Reply {
    var page = try await correctionsPage(file)
    page.problem = problem
    return .page(page, status: 422)
  }

  private func correctionsPage(_ file: EvidenceHash) async throws -> CorrectionsPage {
    let open = try await openReport(file)
    return CorrectionsPage(
      file: file.rawValue, title: open.kept.heading, isAdopted: open.kept.isAdopted,
      rounds: open.rounds.map(line),
      open: open.read.corrected.filter { $0.status != .applied }.map(\.summary))
  }
}
