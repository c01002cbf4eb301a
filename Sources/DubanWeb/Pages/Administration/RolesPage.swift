internal import Duban
internal import DubanHTML
internal import DubanStore

/// 角色权限: what each role may, and who has which role, as `Role` has it.
struct RolesPage: PageModel {
  var roles: [Line]
  var rights: [Right]
  var holders: [Holder]
  /// How many there are of all that were asked for.
  var total: Int
  /// Those that are listed.
  var role: Role?

  struct Line: Codable, Sendable {
    var role: Role
    var rights: [Right]
    var accounts: Int
  }

  struct Holder: Codable, Sendable {
    var person: Int64
    var name: String
    var login: String
    var posts: [String]
    var roles: [Role]
    var withheld: [Right]
  }

  static let most = 200

  func page(for visit: Visit) -> HTML {
    visit.page(
      Route.Section.roles.place,
      notices: [.note("角色随岗位和职责而定，不另外授予；办理哪一步、谁签批，看各台账的办理流程。")]
    ) {
      Panel("角色和权限", tabs: visit.tabs(.roles)) { matrix.html }.html
      Panel("角色从何而来") { bases(visit).html }.html
      Panel("谁有什么角色", note: note) {
        filter(visit)
        table(visit).html
      }.html
    }
  }

  private var note: String {
    total > holders.count ? "共 \(total) 个账号，列出前 \(holders.count) 个，请用条件缩小" : "\(total) 个账号"
  }

  private var matrix: DataTable {
    DataTable(
      caption: "角色和权限",
      columns: [.init("权限", .name)]
        + roles.map { .init($0.role.word, isNamedOnPhone: true) },
      rows: rights.map { right in
        DataTable.Row(
          [HTML(right.word)] + roles.map { HTML($0.rights.contains(right) ? "有" : "—") })
      })
  }

  private func bases(_ visit: Visit) -> DataTable {
    DataTable(
      caption: "角色从何而来",
      columns: [
        .init("角色", .name), .init("来自", isNamedOnPhone: true),
        .init("账号", .number, isNamedOnPhone: true),
      ],
      rows: roles.map { line in
        let query = Values([("role", line.role.rawValue)])
        let link = visit.link(.administration(.roles), query)
        return DataTable.Row([
          HTML(line.role.word), HTML(line.role.basis),
          line.accounts == 0 ? HTML("0") : a(.href(link)) { "\(line.accounts)" },
        ])
      })
  }

  private func filter(_ visit: Visit) -> HTML {
    let here = visit.link(.administration(.roles))
    return FilterBar(
      action: here,
      fields: [
        Field(
          label: "姓名或单位", name: "q", control: .search, value: visit.query["q"] ?? ""),
        Field(
          label: "角色", name: "role",
          control: .select(
            [Choice("", "全部")]
              + roles.map { Choice($0.role.rawValue, $0.role.word, isChosen: $0.role == role) })),
      ], reset: visit.query["q"] == nil && role == nil ? nil : here
    ).html
  }

  private func table(_ visit: Visit) -> DataTable {
    let mayChange = visit.viewer?.may(.manageAccounts) ?? false
    return DataTable(
      caption: "谁有什么角色",
      columns: [
        .init("姓名", .name), .init("现任", isNamedOnPhone: true),
        .init("角色", isNamedOnPhone: true), .init("收回的权限", isNamedOnPhone: true),
      ],
      rows: holders.map { holder in
        let link = mayChange ? visit.link(.account(PersonID(holder.person))) : nil
        return DataTable.Row([
          RowName(holder.name, link, why: holder.login == holder.name ? nil : holder.login).html,
          HTML(holder.posts.joined(separator: "、")),
          HTML(holder.roles.map(\.word).joined(separator: "、")),
          HTML(holder.withheld.map(\.word).joined(separator: "、")),
        ])
      }, empty: EmptyState("没有查到", advice: "换一个姓名、单位或角色，或清除条件再看。"))
  }
}

extension Visit {
  func roles() async throws -> RolesPage {
    let accounts = try await house.accounts.all().filter { $0.closedAt == nil }
    let known = accounts.map { ($0, roles(of: $0)) }
    let wanted = query["role"].flatMap(Role.init(rawValue:))
    let found = known.filter { account, roles in
      (wanted.map(roles.contains) ?? true) && holds(query["q"], account)
    }
    return RolesPage(
      roles: Role.allCases.map { role in
        .init(
          role: role, rights: Right.allCases.filter(role.rights.contains),
          accounts: known.count { $0.1.contains(role) })
      }, rights: Right.allCases,
      holders: found.prefix(RolesPage.most).map { account, roles in
        .init(
          person: account.person.rawValue, name: register.name(of: account.person),
          login: account.login, posts: stations(of: account), roles: roles,
          withheld: Right.allCases.filter { account.withheld.contains($0.rawValue) })
      }, total: found.count, role: wanted)
  }

  /// By all the posts that its holder has today.
  func roles(of account: Account) -> [Role] {
    let posts = register.posts(of: account.person).map(Optional.some)
    let roles = Set((posts.isEmpty ? [nil] : posts).map { Role(account.duty, $0, directory) })
    return Role.allCases.filter(roles.contains)
  }

  /// Takes what was not ticked, of what the roles have, and gives back the rest.
  func setRights(of account: Account) async throws {
    let offered = roles(of: account).withholdable
    let ticked = Set(form.all("right"))
    let taken = offered.filter { !ticked.contains($0.rawValue) }
    let elsewhere = account.withheld.subtracting(offered.map(\.rawValue))
    let words = taken.map(\.word).joined(separator: "、")
    try await house.accounts.withhold(
      elsewhere.union(taken.map(\.rawValue)), from: account.person,
      told: "\(register.name(of: account.person)) " + (words.isEmpty ? "没有收回的" : "收回：\(words)"),
      by: try someone.person, address: address, at: at)
  }
}

extension [Role] {
  /// What an account of these roles may be kept from.
  var withholdable: [Right] {
    Right.allCases.filter { right in
      right.isWithholdable && contains { $0.rights.contains(right) }
    }
  }
}
