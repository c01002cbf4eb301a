internal import Duban
internal import DubanHTML
internal import DubanStore

/// One account: unlock it, end its sessions, give it a new password.
struct AccountPage: PageModel {
  var person: Int64
  var name: String
  var login: String
  var lockedUntil: String?
  var closedAt: String?
  /// Of an administrator: nobody may take it over from here.
  var isAdministrator: Bool
  /// Shown once, after it was made.
  var password: String?

  func page(for visit: Visit) -> HTML {
    let notices: [Notice] =
      password.map { [.done("新口令：\($0)　请当面交给本人；首次登录须修改，本页不再显示。")] } ?? []
    return visit.page(name, subtitle: login, notices: notices) {
      Panel("账号", isPadded: true) {
        p { closedAt.map { "已停用（\($0)）" } ?? lockedUntil.map { "锁定至 \($0)" } ?? "没有锁定" }
        if isAdministrator {
          p { "三员互不代管：这个账号的口令和动态口令，在服务器上用 duban account open 重置。" }
        }
        for (word, what) in acts {
          ActForm(
            word, visit.link(.account(PersonID(person))),
            hidden: visit.proof + [Hidden("what", what)]
          ).html
        }
      }.html
    }
  }
}

extension AccountPage {
  private var acts: [(String, String)] {
    var acts = [("解锁", "unlock"), ("结束全部会话", "end")]
    if !isAdministrator {
      acts += [("重置口令", "reset"), ("取消动态口令", "code")]
      acts.append(closedAt == nil ? ("停用账号", "close") : ("恢复账号", "reopen"))
    }
    return acts
  }
}

extension Visit {
  func account(of person: PersonID) async throws -> Reply {
    guard let account = try await house.accounts.account(of: person) else { throw Stop.notFound }
    var page = AccountPage(
      person: person.rawValue, name: register.name(of: person), login: account.login,
      lockedUntil: account.lockedUntil.flatMap { $0 > at ? $0.minuteWord : nil },
      closedAt: account.closedAt?.day.description, isAdministrator: account.duty != nil)
    guard method == .post else { return .page(page) }
    let own = try someone.person
    // Who could reset another administrator's password would hold both duties.
    if page.isAdministrator, ["reset", "code", "close", "reopen"].contains(form["what"]) {
      throw Stop.refused("三员互不代管，这个账号须在服务器上办理。", code: "administrator")
    }
    switch form["what"] {
    case "close": try await house.accounts.close(person, by: own, from: address, at: at)
    case "reopen": try await house.accounts.reopen(person, by: own, from: address, at: at)
    case "code":
      try await house.accounts.takeCodeAway(from: person, by: own, address: address, at: at)
    case "unlock": try await house.accounts.unlock(person, by: own, from: address, at: at)
    case "end": try await house.accounts.endSessions(of: person, by: own, from: address, at: at)
    case "reset":
      let password = FirstPassword.make()
      try await house.accounts.open(
        account.login, for: person, duty: account.duty, password: password, at: at)
      try await house.accounts.endSessions(of: person, by: own, from: address, at: at)
      page.password = password
      return .page(page)
    default: throw Stop.badRequest("没有这样的操作。")
    }
    return .seeOther(self.address(of: .administration(.accounts), Values([("done", "1")])))
  }
}

/// A password to begin with: 16 letters and digits that are not mistaken for each other.
package enum FirstPassword {
  package static func make() -> String {
    let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
    var text: [Character] = []
    // As the rule for all passwords has it: letters and digits, with the hyphen three kinds.
    while !text.contains(where: \.isNumber) || !text.contains(where: \.isLetter) {
      text = RandomBytes.make(16).map { letters[Int($0) % letters.count] }
    }
    return String(text[0..<8]) + "-" + String(text[8...])
  }
}
