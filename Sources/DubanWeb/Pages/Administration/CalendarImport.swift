internal import Duban
internal import DubanHTML
internal import DubanStore

/// 导入日历: a year's holidays read, every deadline that would move told, and only then taken over.
struct CalendarImportPage: PageModel {
  var text: String
  var year: Int?
  var isKnown: Bool
  var moved: [MovedLine]
  var problem: String?

  func page(for visit: Visit) -> HTML {
    visit.page(
      Arranging.calendar.word, trail: visit.trail(.calendar),
      notices: problem.map { [.refused($0)] } ?? []
    ) {
      if let year { preview(year, visit) }
      Panel("日历文件", isPadded: true) {
        ActForm(visit.link(.arranging(.calendar)), hidden: visit.proof, hasFiles: true) {
          Field(
            label: "日历文件", name: "calendar", control: .file(accept: ".json", isMultiple: false),
            hint: "每年一个，写法同随程序安装的 Calendars/*.json；先列出会变动的时限，再决定是否导入",
            isRequired: true
          ).html
          div(.class("acts")) { ActButton("看看会变动什么", .submit(), .main).html }
        }.html
      }.html
    }
  }

  private func preview(_ year: Int, _ visit: Visit) -> HTML {
    Panel(
      "导入 \(year) 年\(isKnown ? "（替换已有的）" : "")将变动的时限", note: "\(moved.count) 个，尚未改动"
    ) {
      moved.table.html
      div(.class("panel-foot")) {
        ActForm(
          "导入 \(year) 年日历", visit.link(.arranging(.calendar)),
          hidden: visit.proof + [Hidden("what", "commit"), Hidden("text", text)], weight: .main
        ).html
      }
    }.html
  }
}

extension Visit {
  func calendarImport() async throws -> Reply {
    var page = CalendarImportPage(text: "", isKnown: false, moved: [])
    guard method == .post else { return .page(page) }
    let (text, name) = sentText("calendar")
    guard !text.trimmed.isEmpty else {
      page.problem = "请选择日历文件。"
      return .page(page, status: 422)
    }
    do {
      let year = try CalendarFile.decode(text, file: name)
      let calendar = try await store.calendar(importing: [year])
      if form["what"] == "commit" { return try await take(calendar, year.year) }
      page.text = text
      page.year = year.year
      page.isKnown = try books.calendar.years[year.year] != nil
      page.moved = try await store.preview(calendar, at: at).map(MovedLine.init)
      return .page(page)
    } catch let bad as BadCalendar {
      page.problem = bad.description
      return .page(page, status: 422)
    }
  }

  private func take(_ calendar: WorkCalendar, _ year: Int) async throws -> Reply {
    try await store.install(calendar, at: at)
    let moved = try await store.recalculate(at: at)
    try await house.accounts.log(
      .calendarImported, of: try someone.person,
      detail: AuditWords.calendar(["\(year) 年的日历"], moved: moved), from: address, at: at)
    return try seeOther(
      .administration(.calendar), done: "\(year) 年的工作日历已导入，\(moved) 件事项的时限随之改动。")
  }
}
