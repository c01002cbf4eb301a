internal import Duban
internal import DubanHTML
internal import DubanStore

/// The page on which one signs in.
struct SignInPage: PageModel {
  var login = ""
  var wantsCode = false
  var problem: String?
  /// Where one wanted to go.
  var to: String?
  /// What was sent after the session had ended; `nil` when nothing was.
  var unsent: Unsent?
  var isSample: Bool

  func page(for visit: Visit) -> HTML {
    var notices = problem.map { [Notice.refused($0)] } ?? []
    if let unsent, problem == nil { notices.append(unsent.notice) }
    if isSample {
      notices.append(
        .note("这是样例库，单位和人员均为虚构。", advice: "样例账号的用户名是姓名，口令都是 \(SampleLogin.password)。"))
    }
    return Gate(
      office: visit.house.office, heading: "登录", notices: notices,
      assets: Shell.Assets(visit.house.settings),
      content: ActForm(visit.link(.signIn), hidden: hidden) {
        Field(
          label: "用户名", name: "login", value: login, isRequired: true, autocomplete: "username"
        ).html
        Field(
          label: "口令", name: "password", control: .password(isNew: false), isRequired: true
        ).html
        if wantsCode { Field(label: "动态口令", name: "code", control: .code, isRequired: true).html }
        div(.class("acts")) { ActButton("登录", .submit(), .main).html }
      }.html
    ).page
  }

  private var hidden: [Hidden] {
    (to.map { [Hidden("to", $0)] } ?? []) + (unsent?.hidden ?? [])
  }
}

/// What everybody may know about a sample's accounts.
package enum SampleLogin {
  package static let password = "duban-sample-2026"
}

extension Visit {
  func signInPage() -> Reply {
    if viewer != nil { return .seeOther(address(of: .desk(.waiting))) }
    return .page(SignInPage(to: query["to"], isSample: house.settings.isSample))
  }

  func signIn() async throws -> Reply {
    guard house.gate.admits(address, atSeconds: at.seconds) else { throw Stop.tooMany }
    let login = form["login"] ?? ""
    do {
      let token = try await house.accounts.signIn(
        login, password: form["password"] ?? "", code: form["code"], from: address, at: at)
      if let page = try await resendPage(token) { return .welcome(token, page) }
      return .cookie(token, to: ownAddress(form["to"]))
    } catch let refusal as SignInRefusal {
      let wantsCode = refusal == .codeWanted || refusal == .codeWrong
      let page = SignInPage(
        login: login, wantsCode: wantsCode, problem: refusal.sentence, to: form["to"],
        unsent: Unsent(carriedIn: form), isSample: house.settings.isSample)
      return .page(page, status: 422)
    }
  }

  /// Only to a page of ours, whatever the form says.
  private func ownAddress(_ path: String?) -> String {
    let start = address(of: .desk(.waiting))
    guard let path, let route = Route(path: path), route.methods.contains(.get) else {
      return start
    }
    return address(of: route)
  }

  func signOut() async throws -> Reply {
    let viewer = try someone
    try await house.accounts.signOut(viewer.token, viewer.person, from: address, at: at)
    return .cookie(nil, to: address(of: .signIn))
  }

  func choosePost() async throws -> Reply {
    let viewer = try someone
    let wanted = form.number("post").map { PostID($0) }
    guard let post = viewer.posts.first(where: { $0.id == wanted }) else { throw Stop.notFound }
    try await house.accounts.choose(post.id, in: viewer.token)
    return .seeOther(address(of: .desk(.waiting)))
  }
}
