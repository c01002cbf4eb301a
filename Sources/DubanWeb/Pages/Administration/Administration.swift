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

  func page(for visit: Visit) -> HTML {
    visit.page("管理", notices: visit.query["done"] == nil ? [] : [.done("已办。")]) {
      Panel(section.word, tabs: tabs(visit)) {
        DataTable(
          caption: section.word,
          columns: heads.enumerated().map { index, head in
            .init(head, index == 0 ? .name : .text, isNamedOnPhone: index > 0)
          } + (hasActs ? [.init("", .act)] : []),
          rows: rows.indices.map { index in
            DataTable.Row(rows[index].map { HTML($0) } + (hasActs ? [acts(index, visit)] : []))
          }, empty: EmptyState("还没有内容")
        ).html
      }.html
      if let older {
        Pager(next: visit.link(.administration(section), Values([("before", String(older))]))).html
      }
    }
  }

  private var hasActs: Bool { section == .accounts || section == .sessions || !ledgers.isEmpty }

  private func tabs(_ visit: Visit) -> Tabs {
    let mine = Route.Section.allCases.filter { visit.viewer?.may($0.right) ?? false }
    return Tabs(
      name: "管理",
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
    case .workflow(let ledger): .page(try workflow(of: ledger))
    case .administration(let section): .page(try await administration(section))
    default: throw Stop.notFound
    }
  }

  private func administration(_ section: Route.Section) async throws -> AdministrationPage {
    switch section {
    case .units: unitTable
    case .people: peopleTable
    case .ledgers: try await ledgerTable()
    case .calendar: try await calendarTable()
    case .accounts: try await accountTable()
    case .sessions: try await sessionTable()
    case .audit: try await auditTable()
    }
  }

  private func table(
    _ section: Route.Section, _ heads: [String], _ rows: [[String]], _ accounts: [Int64?]? = nil
  ) -> AdministrationPage {
    AdministrationPage(
      section: section, heads: heads, rows: rows, accounts: accounts ?? rows.map { _ in nil })
  }

  private var unitTable: AdministrationPage {
    let rows = directory.units.values.sorted { $0.id < $1.id }.map { unit in
      let posts = directory.posts.values.filter { $0.unit == unit.id }.sorted { $0.id < $1.id }
      let words = posts.map { "\($0.name) \(register.holders(of: $0.id))" }
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
    let rows = calendar.years.keys.sorted().map { ["\($0) 年", "第 \(calendar.version) 版"] }
    return table(.calendar, ["年份", "日历"], rows)
  }

  private func accountTable() async throws -> AdministrationPage {
    let accounts = try await house.accounts.all()
    let rows = accounts.map { account in
      [
        account.login, register.name(of: account.person), account.duty?.word ?? "",
        account.lockedUntil.map { $0 > at ? "锁定至 \($0.minuteWord)" : "" } ?? "",
        account.hasOneTimeCode ? "已设" : "",
      ]
    }
    return table(
      .accounts, ["用户名", "姓名", "职责", "锁定", "动态口令"], rows, accounts.map(\.person.rawValue))
  }

  private func sessionTable() async throws -> AdministrationPage {
    let sessions = try await house.accounts.sessions(at: at)
    let rows = sessions.map { person, opened, seen, address in
      [register.name(of: person), opened.minuteWord, seen.minuteWord, address]
    }
    return table(
      .sessions, ["姓名", "登录", "最近使用", "地址"], rows, sessions.map(\.0.rawValue))
  }

  private func auditTable() async throws -> AdministrationPage {
    let lines = try await house.accounts.auditLog(before: query.number("before"))
    let rows = lines.map { line in
      [
        "\(line.id)", line.at.minuteWord, line.person.map(register.name(of:)) ?? "",
        line.event.word, line.detail, line.address,
      ]
    }
    var page = table(.audit, ["序号", "时刻", "人员", "事件", "说明", "地址"], rows)
    page.older = lines.count == 100 ? lines.last?.id : nil
    return page
  }
}
