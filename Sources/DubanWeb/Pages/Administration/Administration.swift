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
  /// The unit, or the person, behind each row, where it may be changed.
  var units: [Int64] = []
  var people: [Int64] = []
  /// From which line on older ones follow.
  var older: Int64?
  /// What must be known of the table as a whole.
  var remark: String?

  func page(for visit: Visit) -> HTML {
    let notices = visit.toldNotices
    return visit.page(section.place, notices: notices + (remark.map { [.note($0)] } ?? [])) {
      if section == .audit { eventFilter(visit) }
      if section == .accounts { accountFilter(visit) }
      Panel(section.word, acts: doors(visit), tabs: visit.tabs(section)) {
        DataTable(
          caption: section.word,
          columns: heads.enumerated().map { index, head in
            .init(head, content(index, head), isNamedOnPhone: index > 0)
          } + (hasActs ? [.init("", .act)] : []),
          rows: rows.indices.map { index in
            DataTable.Row(rows[index].map { HTML($0) } + (hasActs ? [acts(index, visit)] : []))
          },
          empty: empty(visit)
        ).html
      }.html
      if let older {
        Pager(
          next: visit.link(
            .administration(section), visit.query.without("before").adding("before", String(older)))
        ).html
      }
      if section == .review {
        ActForm("本季账号已逐个复核", visit.link(.administration(.review)), hidden: visit.proof).html
      }
    }
  }

  /// A few characters never break.
  private func content(_ index: Int, _ head: String) -> DataTable.Content {
    if ["年份", "工作日", "版本", "机制", "类别", "上级", "序号", "时刻", "何时"].contains(head) { return .code }
    return index == 0 ? .name : .text
  }

  private var hasActs: Bool {
    [.accounts, .sessions, .review].contains(section)
      || !(ledgers.isEmpty && units.isEmpty && people.isEmpty)
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

  private func empty(_ visit: Visit) -> EmptyState {
    if visit.query["q"] != nil { return EmptyState("没有查到", advice: "换一个姓名或单位，或清除条件再看。") }
    if section == .review {
      return EmptyState("没有久不登录的账号", advice: "核对过离岗、调岗人员以后，请按“本季账号已逐个复核”。")
    }
    return EmptyState("还没有内容")
  }

  /// What the table is added to with.
  private func doors(_ visit: Visit) -> HTML? {
    let adding: [(String, Route)] =
      switch section {
      case .units: [(Registering.newUnit.word, .registering(.newUnit))]
      case .people: [(Registering.newPerson.word, .registering(.newPerson))]
      case .accounts: [("开立账号", .newAccount)]
      default: []
      }
    let trying = Arranging.allCases.filter { $0.section == section }
    let mine = (adding + trying.map { ($0.word, Route.arranging($0)) })
      .filter { visit.viewer?.maySend(to: $0.1) ?? false }
    if mine.isEmpty { return nil }
    return HTML { for (word, route) in mine { ActButton(word, .leads(visit.link(route))).html } }
  }

  private func acts(_ index: Int, _ visit: Visit) -> HTML {
    guard let (word, route) = act(index) else { return .empty }
    return a(.class("act", "plain"), .href(visit.link(route))) { word }
  }

  private func act(_ index: Int) -> (String, Route)? {
    if ledgers.indices.contains(index) { return ("看流程", .workflow(ledgers[index])) }
    if units.indices.contains(index) {
      return ("管理单位", .registering(.unit(UnitID(units[index]))))
    }
    if people.indices.contains(index) {
      return ("管理人员", .registering(.person(PersonID(people[index]))))
    }
    return accounts[index].map { ("管理账号", .account(PersonID($0))) }
  }
}

extension Visit {
  /// The tables of one place, for whom they are.
  func tabs(_ here: Route.Section) -> Tabs {
    let mine = Route.Section.allCases.filter { viewer?.may($0.right) ?? false }
    return Tabs(
      name: here.place,
      tabs: mine.map {
        .init(word: $0.word, link: link(.administration($0)), isHere: $0 == here)
      })
  }
}

extension Visit {
  func administer() async throws -> Reply {
    switch route {
    case .account(let person): try await account(of: person)
    case .newAccount: try await newAccount()
    case .registering(let part): try await registering(part)
    case .administration(.roles): .page(try await roles())
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
    case .roles: throw Stop.notFound
    case .review: try await reviewTable()
    case .sessions: try await sessionTable()
    case .audit: try await auditTable()
    }
  }
}
