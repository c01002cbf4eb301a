internal import Duban
internal import DubanHTML
internal import DubanStore

/// One account: unlock it, end its sessions, give it a new password.
struct AccountPage: PageModel {
  var person: Int64
  var name: String
  var login: String
  /// What its holder is today, by unit and post or duty.
  var posts: [String]
  var usedAt: String?
  var hasOneTimeCode: Bool
  var lockedUntil: String?
  var closedAt: String?
  /// Of an administrator: nobody may take it over from here.
  var isAdministrator: Bool
  /// Shown once, after it was made.
  var password: String?
  /// Asked back before it is done.
  var asks: AccountAct?
  var roles: [Role]
  /// What those roles may do and an account may be kept from.
  var rights: [Right]
  var withheld: [Right]

  func page(for visit: Visit) -> HTML {
    let notices: [Notice] =
      password.map { [.done("新口令：\($0)　请当面交给本人，七天内登录并修改，过期失效；本页不再显示。")] } ?? []
    return visit.page(
      name, subtitle: login == name ? nil : login,
      trail: Breadcrumb(steps: [("账号", visit.link(.administration(.accounts)))]),
      notices: notices
    ) {
      if let asks { question(asks, visit) }
      Panel("账号", isPadded: true) {
        KeyValue(texts: facts).html
        if isAdministrator {
          p { "三员互不代管：这个账号的口令和动态口令，在服务器上用 duban account open 重置。" }
        }
        if asks == nil {
          div(.class("acts")) { for act in acts { button(act, visit) } }
        }
      }.html
      if !isAdministrator, closedAt == nil, !rights.isEmpty {
        Panel("权限", note: roles.map(\.word).joined(separator: "、"), isPadded: true) {
          rightsForm(visit)
        }.html
      }
    }
  }

  private var facts: [(String, String)] {
    [
      ("用户名", login), ("现任", posts.isEmpty ? "没有任职" : posts.joined(separator: "、")),
      ("状态", closedAt.map { "停用（\($0)）" } ?? lockedUntil.map { "锁定至 \($0)" } ?? "正常"),
      ("最近登录", usedAt ?? "没有登录过"), ("动态口令", hasOneTimeCode ? "已设" : "未设"),
    ]
  }
}

/// What an administrator does to an account, as the form says it.
enum AccountAct: String, Worded, Codable {
  case unlock, end, reset, code, close, reopen, rights

  var word: String {
    switch self {
    case .unlock: "解锁"
    case .end: "结束全部会话"
    case .reset: "重置口令"
    case .code: "取消动态口令"
    case .close: "停用账号"
    case .reopen: "恢复账号"
    case .rights: "调整权限"
    }
  }

  /// Who could do this to another administrator would hold both duties.
  var takesOver: Bool { self != .unlock && self != .end }

  /// What it brings, asked back before it is done.
  var question: String? {
    self == .close ? "停用后本人立即退出，也不能再登录；办理过的事项和记录不变，以后可以恢复。" : nil
  }
}

extension AccountPage {
  private var acts: [AccountAct] {
    if closedAt != nil { return isAdministrator ? [] : [.reopen] }
    let common: [AccountAct] = lockedUntil == nil ? [.end] : [.unlock, .end]
    if isAdministrator { return common }
    return common + [.reset] + (hasOneTimeCode ? [.code] : []) + [.close]
  }

  private func button(_ act: AccountAct, _ visit: Visit) -> HTML {
    ActForm(
      act.word, visit.link(.account(PersonID(person))),
      hidden: visit.proof + [Hidden("what", act.rawValue)],
      weight: act.question == nil ? .plain : .grave
    ).html
  }

  /// What the role may is given; what is taken from the account is not ticked.
  private func rightsForm(_ visit: Visit) -> HTML {
    ActForm(
      visit.link(.account(PersonID(person))),
      hidden: visit.proof + [Hidden("what", AccountAct.rights.rawValue)]
    ) {
      Field(
        label: "可以", name: "right",
        control: .ticks(
          rights.map { Choice($0.rawValue, $0.word, isChosen: !withheld.contains($0)) }),
        hint: "角色随岗位而定，这里只能收回角色已有的权限，不能增加；本人会收到消息"
      ).html
      div(.class("acts")) { ActButton("保存权限", .submit()).html }
    }.html
  }

  private func question(_ act: AccountAct, _ visit: Visit) -> HTML {
    let here = visit.link(.account(PersonID(person)))
    return Confirm(
      question: "\(act.word)：\(name)", effects: [act.question].compactMap(\.self), action: here,
      hidden: visit.proof + [Hidden("what", act.rawValue), Hidden("isSure", "1")],
      word: "确认\(act.word)", back: here
    ).html
  }
}

extension Visit {
  func account(of person: PersonID) async throws -> Reply {
    guard let account = try await house.accounts.account(of: person) else { throw Stop.notFound }
    var page = page(of: account)
    guard method == .post else { return .page(page) }
    guard let act = form["what"].flatMap(AccountAct.init(rawValue:)) else {
      throw Stop.badRequest("没有这样的操作。")
    }
    if page.isAdministrator, act.takesOver {
      throw Stop.refused("三员互不代管，这个账号须在服务器上办理。", code: "administrator")
    }
    if act.question != nil, form["isSure"] == nil {
      page.asks = act
      return .page(page)
    }
    if act == .reset {
      page.password = try await resetPassword(of: person)
      page.lockedUntil = nil
      return .page(page)
    }
    try await act == .rights ? setRights(of: account) : change(person, act)
    return try seeOther(.administration(.accounts), done: "\(page.name)：已\(act.word)。")
  }

  private func page(of account: Account) -> AccountPage {
    let roles = roles(of: account)
    return AccountPage(
      person: account.person.rawValue, name: register.name(of: account.person),
      login: account.login, posts: stations(of: account),
      usedAt: account.usedAt?.minuteWord, hasOneTimeCode: account.hasOneTimeCode,
      lockedUntil: account.lockedUntil.flatMap { $0 > at ? $0.minuteWord : nil },
      closedAt: account.closedAt?.day.description, isAdministrator: account.duty != nil,
      roles: roles, rights: roles.withholdable,
      withheld: Right.allCases.filter { account.withheld.contains($0.rawValue) })
  }

  /// What an account's holder is today: an administrator's duty, or posts with their units.
  func stations(of account: Account) -> [String] {
    if let duty = account.duty { return [duty.word] }
    return register.posts(of: account.person).map { register.title(of: $0.id) }
  }

  private func resetPassword(of person: PersonID) async throws -> String {
    let password = FirstPassword.make()
    guard
      try await house.accounts.reset(
        person, to: password, by: try someone.person, from: address, at: at)
    else { throw Stop.refused("这个账号已停用。请先恢复账号，再重置口令。", code: "account-closed") }
    return password
  }

  private func change(_ person: PersonID, _ act: AccountAct) async throws {
    let accounts = house.accounts
    let own = try someone.person
    switch act {
    case .unlock: try await accounts.unlock(person, by: own, from: address, at: at)
    case .end: try await accounts.endSessions(of: person, by: own, from: address, at: at)
    case .code: try await accounts.takeCodeAway(from: person, by: own, address: address, at: at)
    case .close: try await accounts.close(person, by: own, from: address, at: at)
    case .reopen: try await accounts.reopen(person, by: own, from: address, at: at)
    case .reset, .rights: preconditionFailure("done in a way of its own")
    }
  }
}
