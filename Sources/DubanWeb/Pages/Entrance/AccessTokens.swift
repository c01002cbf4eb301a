internal import Duban
internal import DubanHTML
internal import DubanStore

/// 访问令牌: one's own keys for programs.
struct TokensPage: PageModel {
  struct Line: Codable, Sendable {
    var id: Int64
    var name: String
    var scopes: [TokenScope]
    var post: String?
    var made: String
    var expires: String
    var isOver: Bool
    var used: String?
  }

  var tokens: [Line]
  /// Shown once, after it was made.
  var made: String?
  /// The address for a telephone's calendar, shown once too.
  var calendar: String?
  var problem: String?

  func page(for visit: Visit) -> HTML {
    visit.page("访问令牌", notices: notices) {
      if let secret = calendar ?? made {
        Panel(calendar == nil ? "新令牌" : "日历订阅地址", isPadded: true) {
          p(.class("secret")) { code { secret } }
        }.html
      }
      Panel("我的令牌", note: "\(tokens.count) 个") { table(visit).html }.html
      Panel("生成令牌", isPadded: true) { form(visit) }.html
    }
  }

  private var notices: [Notice] {
    var notices: [Notice] = []
    if made != nil { notices.append(.done("令牌已生成。请现在复制保存；离开本页后不再显示。")) }
    if let problem { notices.append(.refused(problem)) }
    return notices
  }

  private func table(_ visit: Visit) -> DataTable {
    DataTable(
      caption: "我的令牌",
      columns: [
        .init("名称", .name), .init("用途", .text, isNamedOnPhone: true),
        .init("有效期至", .time), .init("最近使用", .text, isNamedOnPhone: true), .init("", .act),
      ],
      rows: tokens.map { token in
        DataTable.Row([
          RowName(token.name, nil, why: token.post).html,
          HTML(token.scopes.map(\.word).joined(separator: "、")),
          HTML(token.isOver ? "已到期" : token.expires), HTML(token.used ?? "没有用过"),
          ActForm(
            "撤销", visit.link(.tokens),
            hidden: visit.proof + [Hidden("what", "revoke"), Hidden("token", String(token.id))],
            weight: .quiet, about: token.name
          ).html,
        ])
      },
      empty: EmptyState("还没有令牌", advice: "要让本单位的程序查阅或填报，或在手机日历里订阅时限，先在下面生成一个。"))
  }

  private func form(_ visit: Visit) -> HTML {
    ActForm(visit.link(.tokens), hidden: visit.proof + [Hidden("what", "make")]) {
      Field(label: "名称", name: "name", hint: "写明给哪个程序用", isRequired: true).html
      fieldset(.class("field")) {
        legend(.class("field-label")) { "用途" }
        for scope in TokenScope.allCases {
          Field(
            label: scope.word, name: "scope", control: .checkbox(isChecked: false),
            value: scope.rawValue, prefix: "f-" + scope.rawValue
          ).html
        }
        p(.class("hint")) { "只勾选用得着的。签发、核查和管理事项不能用令牌办理。" }
      }
      Field(
        label: "有效天数", name: "days", value: "90", hint: "1 到 366 天，到期自动失效", isRequired: true
      ).html
      div(.class("acts")) { ActButton("生成令牌", .submit(), .main).html }
    }.html
  }
}

extension Visit {
  func tokensPage(
    made: String? = nil, isCalendar: Bool = false, problem: String? = nil
  ) async throws -> Reply {
    let tokens = try await house.accounts.tokens(of: try someone.person)
    var page = TokensPage(tokens: tokens.map(line), made: made, problem: problem)
    if let made, isCalendar {
      page.calendar =
        (house.settings.outside.address ?? "") + house.settings.basePath + Route.calendarFeed.path
        + "?token=" + made
    }
    return .page(page, status: problem == nil ? 200 : 422)
  }

  private func line(_ token: AccessToken) -> TokensPage.Line {
    TokensPage.Line(
      id: token.id, name: token.name, scopes: token.scopes.sorted { $0.rawValue < $1.rawValue },
      post: token.post.map(register.title(of:)), made: token.madeAt.minuteWord,
      expires: token.expiresAt.minuteWord, isOver: token.expiresAt <= at,
      used: token.usedAt?.minuteWord)
  }

  func changeTokens() async throws -> Reply {
    let viewer = try someone
    if form["what"] == "revoke" {
      guard let id = form.number("token"),
        try await house.accounts.revokeToken(id, of: viewer.person, from: address, at: at)
      else { throw Stop.notFound }
      return try await tokensPage()
    }
    let scopes = Set(form.all("scope").compactMap(TokenScope.init(rawValue:)))
    do {
      let made = try await house.accounts.makeToken(
        named: form["name"] ?? "", for: scopes, in: viewer.post?.id,
        days: form.number("days").map { Int(clamping: $0) } ?? 0, of: viewer.person,
        from: address, at: at)
      return try await tokensPage(made: made, isCalendar: scopes.contains(.calendar))
    } catch let refusal as TokenRefusal {
      return try await tokensPage(problem: refusal.sentence)
    }
  }
}
