internal import Duban
internal import DubanHTML
internal import DubanOffice
internal import DubanStore

/// 一人一单: for each leader a sheet of the matters that he answers for, red and yellow first.
struct LeadersPage: PageModel {
  struct Sheet: Codable, Sendable {
    var post: Int64?
    /// 副区长 何岳鸣.
    var name: String
    var lines: [MatterLine]

    func count(_ light: Light) -> Int { lines.count { $0.light == light.rawValue } }
    /// 共12件（不含待销号、中止）：红2、黄3，未报送4件.
    var summary: String
  }

  var period: String
  var sheets: [Sheet]

  var marking: String? { sheets.flatMap(\.lines).marking }

  func page(for visit: Visit) -> HTML {
    visit.page("一人一单", subtitle: period, trail: trail(visit)) {
      div(.class("acts")) {
        ActButton("下载（docx）", .leads(visit.link(.supervising(.leadersFile)))).html
        small { "每位领导一页，可直接打印。" }
      }
      if sheets.isEmpty {
        Panel("一人一单") { EmptyState("没有在办的事项", advice: "事项印发以后，按责任领导各出一单。").html }.html
      }
      for sheet in sheets { panel(sheet, visit) }
    }
  }

  private func trail(_ visit: Visit) -> Breadcrumb {
    Breadcrumb(
      steps: visit.supervisionTrail.steps + [("报送情况", visit.link(.supervising(.reporting)))])
  }

  private func panel(_ sheet: Sheet, _ visit: Visit) -> HTML {
    div(.class("leader-sheet")) {
      Panel(sheet.name, note: sheet.summary) {
        DataTable(
          caption: "\(sheet.name)的事项",
          columns: [
            .init("灯", .light), .init("事项", .name), .init("牵头单位", isNamedOnPhone: true),
            .init("进度", isNamedOnPhone: true), .init("时限", .time),
          ],
          rows: sheet.lines.map { line in
            DataTable.Row([
              line.lightMark,
              RowName(
                line.title, visit.link(.matter(MatterID(line.id))),
                why: [line.number, line.reason].compactMap(\.self).joined(separator: " · ")
              ).html, HTML(line.unit ?? "待明确"), HTML(line.progress ?? "未填"), line.clockMark,
            ])
          }
        ).html
      }.html
    }
  }
}

extension Visit {
  func leaderSheets() async throws -> LeadersPage {
    let telling = try telling()
    let all = try await reportingMatters()
    let groups = Dictionary(grouping: all) { $0.matter.leader }
    let sheets = groups.map { leader, matters in
      let lines = matters.map { telling.line($0.matter, $0.turn) }
      let missing = matters.count { $0.step.isMissing }
      let name = leader.map { "\(register.title(of: $0)) \(register.holders(of: $0))" } ?? "待明确责任领导"
      var sheet = LeadersPage.Sheet(
        post: leader?.rawValue, name: name, lines: lines.sorted { $0.urgency < $1.urgency },
        summary: "")
      sheet.summary =
        "共 \(lines.count) 件（不含待销号、中止）："
        + "红 \(sheet.count(.red))、黄 \(sheet.count(.yellow))，未报送 \(missing) 件"
      return sheet
    }
    return LeadersPage(
      period: all.map(\.period).eachOnce.words,
      sheets: sheets.sorted { ($0.post ?? .max) < ($1.post ?? .max) })
  }

  func leaders() async throws -> Reply { .page(try await leaderSheets()) }

  func leadersFile() async throws -> Reply {
    let page = try await leaderSheets()
    let papers = page.sheets.map { sheet in
      OfficialPaper(
        title: "重点工作督办单（一人一单）", recipient: sheet.name,
        paragraphs: [
          .text("报送期 \(page.period)。您负责的事项\(sheet.summary)。"),
          .table(
            ["灯", "事项", "牵头单位", "进度", "说明"],
            sheet.lines.map { line in
              [
                line.lightWord ?? line.standingWord, "\(line.number) \(line.title)",
                line.unit ?? "待明确",
                line.progress ?? "未填", line.reason ?? "",
              ]
            }),
        ], office: house.office, date: at.day.full)
    }
    guard !papers.isEmpty else {
      throw Stop.refused("没有在办的事项，不用出单。事项印发以后再来。", code: "nothing-there")
    }
    return try Export(
      name: "一人一单\(at.day)", content: .papers(papers), marking: page.marking
    ).reply()
  }
}

extension MatterLine {
  /// Red before yellow before all others, then by due day.
  var urgency: String {
    let rank = light == Light.red.rawValue ? "0" : light == Light.yellow.rawValue ? "1" : "2"
    return rank + (due ?? "9999")
  }
}

extension Day {
  /// 2026年11月28日.
  var full: String { "\(year)年\(chinese)" }
}
