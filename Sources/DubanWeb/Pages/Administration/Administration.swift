internal import Duban
internal import DubanHTML
internal import DubanStore

/// 管理: a table of what an administrator sees to.
struct AdministrationPage: PageModel {
  var section: Route.Section
  var heads: [String]
  var rows: [[String]]
  /// The account behind each row, where there is one.
  var accounts: [Int64?]
  /// The ledger behind each row, where there is one.
  var ledgers: [String] = []
  /// From which line on older ones follow.
  var older: Int64?
  /// What must be known of the table as a whole.
  var remark: String?

  func page(for visit: Visit) -> HTML {
    let notices = visit.toldNotices
    return visit.page(section.place, notices: notices + (remark.map { [.note($0)] } ?? [])) {
      if section == .audit { eventFilter(visit) }
      if section == .accounts { accountFilter(visit) }
      Panel(section.word, tabs: tabs(visit)) {
        DataTable(
          caption: section.word,
          columns: heads.enumerated().map { index, head in
            .init(head, content(index, head), isNamedOnPhone: index > 0)
          } + (hasActs ? [.init("", .act)] : []),
          rows: rows.indices.map { index in
            DataTable.Row(rows[index].map { HTML($0) } + (hasActs ? [acts(index, visit)] : []))
          },
          empty: visit.query["q"] == nil
            ? EmptyState("还没有内容") : EmptyState("没有查到", advice: "换一个姓名或单位，或清除条件再看。")
        ).html
      }.html
      if let older {
        Pager(
          next: visit.link(
            .administration(section), visit.query.without("before").adding("before", String(older)))
        ).html
      }
      arrangements(visit)
      if section == .review {
        ActForm("本季账号已逐个复核", visit.link(.administration(.review)), hidden: visit.proof).html
      }
    }
  }

  private func arrangements(_ visit: Visit) -> HTML {
    let mine = Arranging.allCases.filter {
      $0.section == section && visit.viewer?.may($0.right) ?? false
    }
    guard !mine.isEmpty else { return .empty }
    return div(.class("acts")) {
      for part in mine { ActButton(part.word, .leads(visit.link(.arranging(part)))).html }
    }
  }

  /// A few characters never break.
  private func content(_ index: Int, _ head: String) -> DataTable.Content {
    if ["年份", "工作日", "版本", "机制", "类别", "上级", "序号", "时刻", "何时"].contains(head) { return .code }
    return index == 0 ? .name : .text
  }

  private var hasActs: Bool {
    [.accounts, .sessions, .review].contains(section) || !ledgers.isEmpty
  }

  private func eventFilter(_ visit: Visit) -> HTML {
    let chosen = visit.query["event"]
    return FilterBar(
      action: visit.link(.administration(.audit)),
      fields: [
        Field(
          label: "事件", name: "event",
          control: .select(
            [Choice("", "全部")]
              + AuditEvent.allCases.map {
                Choice($0.rawValue, $0.word, isChosen: $0.rawValue == chosen)
              }))
      ]
    ).html
  }

  private func accountFilter(_ visit: Visit) -> HTML {
    let here = visit.link(.administration(.accounts))
    return FilterBar(
      action: here,
      fields: [Field(label: "姓名或单位", name: "q", control: .search, value: visit.query["q"] ?? "")],
      reset: visit.query["q"] == nil ? nil : here
    ).html
  }

  private func tabs(_ visit: Visit) -> Tabs {
    let mine = Route.Section.allCases.filter { visit.viewer?.may($0.right) ?? false }
    return Tabs(
      name: section.place,
      tabs: mine.map {
        .init(word: $0.word, link: visit.link(.administration($0)), isHere: $0 == section)
      })
  }

  private func acts(_ index: Int, _ visit: Visit) -> HTML {
    if ledgers.indices.contains(index) {
      return a(.class("act", "plain"), .href(visit.link(.workflow(ledgers[index])))) { "看流程" }
    }
    guard let account = accounts[index] else { return .empty }
    return a(.class("act", "plain"), .href(visit.link(.account(PersonID(account))))) { "管理账号" }
  }
}

extension Visit {
  func administer() async throws -> Reply {
    switch route {
    case .account(let person): try await account(of: person)
    case .webhooks: method == .get ? try await webhooksPage() : try await changeWebhooks()
    case .arranging(let part): try await part.reply(to: self)
    case .workflow(let ledger): .page(try workflow(of: ledger))
    case .administration(.review) where method == .post: try await reviewed()
    case .administration(let section): .page(try await administration(section))
    default: throw Stop.notFound
    }
  }

  private func administration(_ section: Route.Section) async throws -> AdministrationPage {
    switch section {
    case .units: unitTable
    case .people: peopleTable
    case .portfolios: portfolioTable
    case .ledgers: try await ledgerTable()
    case .calendar: try await calendarTable()
    case .accounts: try await accountTable()
    case .review: try await reviewTable()
    case .sessions: try await sessionTable()
    case .audit: try await auditTable()
    }
  }

  func table(
    _ section: Route.Section, _ heads: [String], _ rows: [[String]], _ accounts: [Int64?]? = nil
  ) -> AdministrationPage {
    AdministrationPage(
      section: section, heads: heads, rows: rows, accounts: accounts ?? rows.map { _ in nil })
  }

  private var unitTable: AdministrationPage {
    let posts = Dictionary(
      grouping: directory.posts.values.sorted { $0.id < $1.id }, by: \.unit)
    let rows = directory.units.values.sorted { $0.id < $1.id }.map { unit in
      let words = (posts[unit.id] ?? []).map { "\($0.name) \(register.holders(of: $0.id))" }
      return [
        unit.name, unit.kind.word, unit.parent.map(register.name(of:)) ?? "",
        words.joined(separator: "；"),
      ]
    }
    return table(.units, ["单位", "类别", "上级", "岗位"], rows)
  }

  private var peopleTable: AdministrationPage {
    let rows = register.people.sorted { $0.id < $1.id }.map { person in
      [
        person.name,
        register.posts(of: person.id).map { register.title(of: $0.id) }.joined(separator: "、"),
      ]
    }
    return table(.people, ["姓名", "现任"], rows)
  }

  private func ledgerTable() async throws -> AdministrationPage {
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

  private func calendarTable() async throws -> AdministrationPage {
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

  private func accountTable() async throws -> AdministrationPage {
    let wanted = query["q"]?.trimmed
    let accounts = try await house.accounts.all().filter { account in
      wanted.map { word in words(of: account).contains { $0.holds(inOrder: word) } } ?? true
    }
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

  /// What an account is looked for by.
  private func words(of account: Account) -> [String] {
    [account.login, register.name(of: account.person)] + stations(of: account)
  }

  private func state(of account: Account) -> String {
    if let closed = account.closedAt { return "停用（\(closed.day)）" }
    return account.lockedUntil.map { $0 > at ? "锁定至 \($0.minuteWord)" : "" } ?? ""
  }

  private func reviewTable() async throws -> AdministrationPage {
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

  private func reviewed() async throws -> Reply {
    let count = try await house.accounts.all().count
    try await house.accounts.log(
      .accountsReviewed, of: try someone.person, detail: "\(count)", from: address, at: at)
    return try seeOther(.administration(.review), done: "已记下本季复核，现有账号 \(count) 个。")
  }

  private func sessionTable() async throws -> AdministrationPage {
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
