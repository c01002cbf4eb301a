internal import Duban
internal import DubanHTML
internal import DubanOffice
internal import DubanStore

/// 任务分解表 in its eight columns, to be read and printed; as a workbook to be corrected, and in Word.
struct TablePage: PageModel {
  struct Group: Codable, Sendable {
    var heading: String
    /// A cell for each column; several names stand one a line.
    var rows: [[String]]
  }

  var file: String
  /// Of the report.
  var report: String
  var title: String
  var extent: String
  var groups: [Group]
  var isAdopted: Bool
  var marking: String?

  func page(for visit: Visit) -> HTML {
    guard let file = EvidenceHash(rawValue: file) else { return .empty }
    let steps: [(word: String, link: DubanHTML.Link)] =
      visit.mayProve ? [(report, visit.link(.report(file)))] : []
    var shell = visit.frame(
      "任务分解表", [],
      HTML {
        p(.class("acts")) { acts(file, visit) }
        section(.class("panel", "breakdown-sheet")) {
          h2 { title }
          p(.class("soft")) { HTML(spaced: extent) }
          sheet
        }
      })
    shell.subtitle = isAdopted ? "已通过" : "起草校核"
    shell.trail = Breadcrumb(steps: [("报告", visit.link(.reports))] + steps)
    shell.paper = .a4Wide
    shell.assets.sheets = [.breakdown]
    return shell.page
  }

  private func acts(_ file: EvidenceHash, _ visit: Visit) -> HTML {
    HTML {
      ActButton("下载 Word", .leads(visit.link(.reportPart(file, .paper))), .main).html
      if visit.mayProve {
        ActButton("下载 Excel", .leads(visit.link(.reportPart(file, .breakdown)))).html
        if !isAdopted {
          ActButton("收回改好的 Excel", .leads(visit.link(.reportPart(file, .corrections)))).html
        }
      }
      small { "打印用浏览器的打印，A4 横排" }
    }
  }

  private var sheet: HTML {
    let columns = BreakdownTable.columns
    return table(.class("rows", "breakdown")) {
      caption(.class("unseen")) { title }
      thead { tr { for column in columns { th(.scope("col")) { head(column) } } } }
      for group in groups {
        tbody {
          tr(.class("group")) {
            th(.colspan(columns.count), .scope("colgroup")) { HTML(spaced: group.heading) }
          }
          for row in group.rows { tr { cells(row, columns) } }
        }
      }
    }
  }

  /// 区政府办 stands above 协管责任人.
  private func head(_ column: String) -> HTML {
    let office = "区政府办"
    guard column.hasPrefix(office) else { return HTML(column) }
    return HTML {
      office
      br()
      String(column.dropFirst(office.count))
    }
  }

  private static let people: Set = ["责任领导", "区政府办协管责任人", "责任人"]

  private func cells(_ row: [String], _ columns: [String]) -> HTML {
    HTML {
      for (place, text) in row.enumerated() {
        let lines = HTML.joined(
          text.split(separator: "\n").map { HTML(spaced: String($0)) }, by: br())
        if place == 1 {
          th(.scope("row"), .class("c-name")) { lines }
        } else if place == 0 {
          td(.class("c-code")) { lines }
        } else if !text.isEmpty {
          td(
            .class("c-text", Self.people.contains(columns[place]) ? "person" : "unit"),
            .data("of", columns[place])
          ) { lines }
        } else {
          td(.class("c-text", "void"))
        }
      }
    }
  }
}

extension Visit {
  func breakdownTable(_ file: EvidenceHash) async throws -> Reply {
    let open = try await openReport(file)
    let table = try await table(of: open)
    return .page(
      TablePage(
        file: file.rawValue, report: open.kept.heading, title: table.title,
        extent: table.extent,
        groups: table.groups.map { .init(heading: $0.heading, rows: $0.rows) },
        isAdopted: open.kept.isAdopted, marking: try await matters(of: open.kept).marking))
  }

  /// The same in Word, on its side.
  func breakdownPaper(_ file: EvidenceHash) async throws -> Reply {
    let open = try await openReport(file)
    let table = try await table(of: open)
    let rows = table.groups.flatMap { group in
      [[group.heading]] + group.rows.map { $0.map { $0.replacing("\n", with: "、") } }
    }
    let paper = OfficialPaper(
      title: table.title,
      paragraphs: [.text(table.extent), .table(BreakdownTable.columns, rows)])
    return try Export(
      name: table.title, content: .papers([paper], .wide),
      marking: try await matters(of: open.kept).marking
    ).reply()
  }

  /// Of a draft it is for those alone who work on it.
  private func table(of open: OpenReport) async throws -> BreakdownTable {
    guard try open.kept.isAdopted || someone.may(.prove) else { throw Stop.forbidden }
    return try reportDesk.table(try await printed(open))
  }
}
