internal import Duban
internal import DubanStore

/// What the tables of 管理 show.
extension Visit {
  func table(
    _ section: Route.Section, _ heads: [String], _ rows: [[String]], _ accounts: [Int64?]? = nil
  ) -> AdministrationPage {
    AdministrationPage(
      section: section, heads: heads, rows: rows, accounts: accounts ?? rows.map { _ in nil })
  }

  private var mayConfigure: Bool { viewer?.may(.configure) ?? false }

  var unitTable: AdministrationPage {
    let posts = Dictionary(
      grouping: directory.posts.values.sorted { $0.id < $1.id }, by: \.unit)
    let units = directory.units.values.sorted { $0.id < $1.id }
    let rows = units.map { unit in
      let words = (posts[unit.id] ?? []).map { "\($0.name) \(register.holders(of: $0.id))" }
      let members = unit.members.map(register.name(of:)).joined(separator: "、")
      return [
        unit.name, unit.kind.word, unit.parent.map(register.name(of:)) ?? "",
        unit.endedOn.map { "已于 \($0) 撤销" }
          ?? (members.isEmpty ? words.joined(separator: "；") : "成员：\(members)"),
      ]
    }
    var page = table(.units, ["单位", "类别", "上级", "岗位"], rows)
    if mayConfigure { page.units = units.map(\.id.rawValue) }
    return page
  }

  var peopleTable: AdministrationPage {
    let people = register.people.sorted { $0.id < $1.id }
    let rows = people.map { person in
      [
        person.name,
        register.posts(of: person.id).map { register.title(of: $0.id) }.joined(separator: "、"),
      ]
    }
    var page = table(.people, ["姓名", "现任"], rows)
    if mayConfigure { page.people = people.map(\.id.rawValue) }
    return page
  }

  func ledgerTable() async throws -> AdministrationPage {
    let rows = try books.current.map { ledger in
      [
        ledger.name, "第 \(ledger.version) 版", ledger.regime.word, ledger.source,
        ledger.standings.map(\.word).joined(separator: " → "),
      ]
    }
    var page = table(.ledgers, ["台账", "版本", "机制", "出处", "状态"], rows)
    page.ledgers = try books.current.map(\.id)
    return page
  }

  func calendarTable() async throws -> AdministrationPage {
    let calendar = try books.calendar
    let rows = calendar.years.values.sorted { $0.year > $1.year }.map { year in
      [
        "\(year.year) 年", "\(calendar.workdays(in: year.year)) 天",
        year.off.map { "\($0.lowerBound.chinese)至\($0.upperBound.chinese)" }.joined(separator: "，"),
        year.work.map(\.chinese).joined(separator: "、"),
      ]
    }
    var page = table(.calendar, ["年份", "工作日", "放假", "调休上班"], rows)
    let next = at.day.year + 1
    let lacking = calendar.years[next] == nil ? "还没有 \(next) 年的放假安排，跨到 \(next) 年的时限都是暂定。" : ""
    page.remark =
      "日历第 \(calendar.version) 版。\(lacking)没有日历的年份，时限暂按周一至周五推算，导入后重新计算。"
      + calendar.localWords + "办公时间 \(calendar.officeHours.words)。"
    return page
  }

  func accountTable() async throws -> AdministrationPage {
    let accounts = try await house.accounts.all().filter { holds(query["q"], $0) }
    let rows = accounts.map { account in
      [
        account.login, register.name(of: account.person),
        stations(of: account).joined(separator: "、"), state(of: account),
        account.usedAt?.minuteWord ?? "没有登录过", account.hasOneTimeCode ? "已设" : "",
      ]
    }
    return table(
      .accounts, ["用户名", "姓名", "现任", "状态", "最近登录", "动态口令"], rows, accounts.map(\.person.rawValue))
  }

  /// Whether an account is found by a name or a unit.
  func holds(_ words: String?, _ account: Account) -> Bool {
    guard let words = words?.trimmed else { return true }
    let known = [account.login, register.name(of: account.person)] + stations(of: account)
    return known.contains { $0.holds(inOrder: words) }
  }

  private func state(of account: Account) -> String {
    if let closed = account.closedAt { return "停用（\(closed.day)）" }
    return account.lockedUntil.map { $0 > at ? "锁定至 \($0.minuteWord)" : "" } ?? ""
  }

  func reviewTable() async throws -> AdministrationPage {
    let accounts = try await house.accounts.unused(at: at)
    let rows = accounts.map { account in
      [
        account.login, register.name(of: account.person),
        stations(of: account).joined(separator: "、"), account.usedAt?.minuteWord ?? "没有登录过",
      ]
    }
    var page = table(
      .review, ["用户名", "姓名", "现任", "最近登录"], rows, accounts.map(\.person.rawValue))
    let last = try await house.accounts.lastReview().map { "上次复核 \($0.at.day)。" } ?? "还没有复核过。"
    page.remark = "这里列出 90 天没有登录的账号，每季度逐个核对：离岗的停用，留用的说明。" + last
    return page
  }

  func reviewed() async throws -> Reply {
    let count = try await house.accounts.all().count
    try await house.accounts.log(
      .accountsReviewed, of: try someone.person, detail: "现有账号 \(count) 个", from: address, at: at)
    return try seeOther(.administration(.review), done: "已记下本季复核，现有账号 \(count) 个。")
  }

  func sessionTable() async throws -> AdministrationPage {
    let sessions = try await house.accounts.sessions(at: at)
    let rows = sessions.map { person, opened, seen, address in
      [register.name(of: person), opened.minuteWord, seen.minuteWord, address]
    }
    return table(
      .sessions, ["姓名", "登录", "最近使用", "地址"], rows, sessions.map(\.0.rawValue))
  }
}

extension String {
  /// Whether the characters of a word come in it one after the other, as those of a short name do in
  /// the long one: 住建 in 住房和城乡建设局.
  fileprivate func holds(inOrder word: String) -> Bool {
    var rest = self[...]
    return word.allSatisfy { character in
      guard let place = rest.firstIndex(of: character) else { return false }
      rest = rest[rest.index(after: place)...]
      return true
    }
  }
}
