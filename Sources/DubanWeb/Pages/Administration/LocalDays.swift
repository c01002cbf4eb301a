internal import Duban
internal import DubanHTML
internal import DubanStore

/// 地方调整和办公时间: days that the district adds to or takes from the working days, and its hours; every
/// deadline that would move is told, and only then is it taken over.
struct LocalDaysPage: PageModel {
  /// As typed, or as it is now.
  struct Typed: Codable, Sendable {
    var off: String
    var work: String
    /// Days whose adjustment is taken back.
    var drop: [String]
    var hours: String
  }

  struct Adjusted: Codable, Sendable {
    var day: String
    /// 放假 or 上班.
    var what: String
  }

  var typed: Typed
  var adjusted: [Adjusted]
  /// What was changed in the form; empty before it was sent.
  var changes: [String]
  var moved: [MovedLine]
  var problem: String?

  func page(for visit: Visit) -> HTML {
    visit.page(
      Arranging.localDays.word, trail: visit.trail(.localDays),
      notices: problem.map { [.refused($0)] } ?? []
    ) {
      if !changes.isEmpty { preview(visit) }
      Panel("调整", note: "压过国家放假安排", isPadded: true) { form(visit) }.html
    }
  }

  private func preview(_ visit: Visit) -> HTML {
    Panel(changes.joined(separator: "，"), note: "将变动 \(moved.count) 个时限，尚未改动") {
      moved.table.html
      div(.class("panel-foot")) {
        ActForm(
          "照此调整", visit.link(.arranging(.localDays)),
          hidden: visit.proof + [
            Hidden("what", "commit"), Hidden("off", typed.off), Hidden("work", typed.work),
            Hidden("hours", typed.hours),
          ] + typed.drop.map { Hidden("drop", $0) }, weight: .main
        ).html
      }
    }.html
  }

  private func form(_ visit: Visit) -> HTML {
    ActForm(visit.link(.arranging(.localDays)), hidden: visit.proof) {
      Field(
        label: "放假", name: "off", value: typed.off, hint: "本地另外放假的日期，如 2026-05-04，几天用顿号隔开"
      ).html
      Field(label: "上班", name: "work", value: typed.work, hint: "本地另外上班的日期").html
      for day in adjusted {
        Field(
          label: "取消 \(day.day) 的\(day.what)", name: "drop",
          control: .checkbox(isChecked: typed.drop.contains(day.day)), value: day.day,
          prefix: "f-\(day.day)"
        ).html
      }
      Field(
        label: "办公时间", name: "hours", value: typed.hours,
        hint: "写成 08:30-12:00、14:30-17:30；按工作时计的时限照此计算", isRequired: true
      ).html
      div(.class("acts")) { ActButton("看看会变动什么", .submit(), .main).html }
    }.html
  }
}

extension WorkCalendar {
  /// 地方调整：2026-05-04 放假。
  var localWords: String {
    guard !localDays.isEmpty else { return "" }
    return "地方调整：\(localDays.map { "\($0.day) \($0.word)" }.joined(separator: "、"))。"
  }
}

extension LocalDay {
  fileprivate var word: String { isWorkday ? "上班" : "放假" }
}

extension Visit {
  func localDays() async throws -> Reply {
    let now = try books.calendar
    var page = LocalDaysPage(
      typed: .init(
        off: form["off"] ?? "", work: form["work"] ?? "", drop: form.all("drop"),
        hours: form["hours"] ?? now.officeHours.words),
      adjusted: now.localDays.map { .init(day: $0.day.description, what: $0.word) }, changes: [],
      moved: [])
    guard method == .post else { return .page(page) }
    do {
      let change = try LocalChange(page.typed, to: now)
      let calendar = try await store.calendar(
        importing: [], localDays: change.days, dropping: change.dropped,
        officeHours: change.hours)
      if form["what"] == "commit" { return try await take(calendar, change) }
      page.changes = change.words
      page.moved = try await store.preview(calendar, at: at).map(MovedLine.init)
      return .page(page)
    } catch let wrong as WrongInput {
      page.problem = wrong.sentence
      return .page(page, status: 422)
    }
  }

  private func take(_ calendar: WorkCalendar, _ change: LocalChange) async throws -> Reply {
    try await store.install(calendar, at: at)
    let moved = try await store.recalculate(at: at)
    let words = change.words.joined(separator: "，")
    try await house.accounts.log(
      .calendarImported, of: try someone.person,
      detail: AuditWords.calendar(change.words, moved: moved), from: address, at: at)
    return try seeOther(
      .administration(.calendar), done: "\(words)。\(moved) 件事项的时限随之改动。")
  }
}

/// What was typed, read and held against the calendar as it is.
private struct LocalChange {
  var days: [LocalDay]
  var dropped: Set<Day>
  /// `nil` when they stay.
  var hours: OfficeHours?

  init(_ typed: LocalDaysPage.Typed, to now: WorkCalendar) throws(WrongInput) {
    let off = try Self.days(typed.off), work = try Self.days(typed.work)
    if let twice = off.first(where: work.contains) {
      throw WrongInput("\(twice) 同时写在放假和上班里，请只留一处。")
    }
    days =
      off.map { LocalDay(day: $0, isWorkday: false) }
      + work.map { LocalDay(day: $0, isWorkday: true) }
    if let same = days.first(where: now.localDays.contains) {
      throw WrongInput("\(same.day) 已经调整为\(same.word)，不必再写。")
    }
    dropped = Set(typed.drop.compactMap { Day($0) })
      .intersection(now.localDays.map(\.day)).subtracting(days.map(\.day))
    guard let hours = OfficeHours(typed.hours) else {
      throw WrongInput("办公时间“\(typed.hours)”不对，请写成 08:30-12:00、14:30-17:30，各段从早到晚、不重叠。")
    }
    self.hours = hours == now.officeHours ? nil : hours
    if words.isEmpty { throw WrongInput("没有改动。请写下要调整的日期，或者改办公时间。") }
  }

  private static func days(_ text: String) throws(WrongInput) -> [Day] {
    var days: [Day] = []
    for word in text.split(whereSeparator: { "、，,；; \n\r".contains($0) }) {
      guard let day = Day(String(word)) else {
        throw WrongInput("“\(word)”不是日期，请写成 2026-05-04。")
      }
      if !days.contains(day) { days.append(day) }
    }
    return days
  }

  var words: [String] {
    days.map { "\($0.day) \($0.word)" } + dropped.sorted().map { "\($0) 取消调整" }
      + (hours.map { ["办公时间 \($0.words)"] } ?? [])
  }
}
