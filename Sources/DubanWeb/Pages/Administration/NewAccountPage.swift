internal import Duban
internal import DubanHTML
internal import DubanStore

/// 开立账号: for somebody who is registered; the first password is shown once.
struct NewAccountPage: PageModel {
  var person: Int64?
  var login: String
  /// Who has none yet.
  var people: [Someone]
  /// After it was opened.
  var opened: Opened?
  var problem: String?

  struct Someone: Codable, Sendable {
    var id: Int64
    var name: String
    var posts: [String]
  }

  struct Opened: Codable, Sendable {
    var name: String
    var login: String
    var password: String
  }

  func page(for visit: Visit) -> HTML {
    visit.page("开立账号", trail: visit.trail(of: .accounts), notices: notices) {
      Panel(opened == nil ? "账号" : "再开一个", isPadded: true) {
        if people.isEmpty {
          EmptyState("名册上的人都有账号了", advice: "新来的人，先请系统管理员登记。").html
        } else {
          fields(visit)
        }
      }.html
    }
  }

  private var notices: [Notice] {
    var notices = problem.map { [Notice.refused($0)] } ?? []
    if let opened {
      notices.append(
        .done(
          "已为\(opened.name)开立账号。用户名：\(opened.login)　初始口令：\(opened.password)　"
            + "请当面交给本人，七天内登录并修改，过期失效；本页不再显示。"))
    }
    return notices
  }

  private func fields(_ visit: Visit) -> HTML {
    ActForm(visit.link(.newAccount), hidden: visit.proof) {
      Field(
        label: "人员", name: "person",
        control: .select(
          [Choice("", "请选择")]
            + people.map { someone in
              let posts = someone.posts.isEmpty ? "没有任职" : someone.posts.joined(separator: "、")
              return Choice(
                "\(someone.id)", "\(someone.name)（\(posts)）", isChosen: someone.id == person)
            }), isRequired: true
      ).html
      Field(label: "用户名", name: "login", value: login, hint: "不填则用姓名", autocomplete: "off").html
      div(.class("acts")) { ActButton("开立账号", .submit(), .main).html }
    }.html
  }
}

extension Visit {
  func newAccount() async throws -> Reply {
    let known = Set(try await house.accounts.all().map(\.person))
    var page = NewAccountPage(
      person: form.number("person"), login: (form["login"] ?? "").trimmed,
      people: register.people.filter { !known.contains($0.id) }.map { person in
        .init(
          id: person.id.rawValue, name: person.name,
          posts: register.posts(of: person.id).map { register.title(of: $0.id) })
      })
    guard method == .post else { return .page(page) }
    do {
      let person = register.people.first { $0.id.rawValue == page.person }
      guard let person else { throw WrongInput("请选择给谁开立账号。") }
      let password = FirstPassword.make()
      let login = page.login.isEmpty ? person.name : page.login
      try await house.accounts.open(
        login, for: person.id, password: password, by: try someone.person, from: address, at: at)
      page = NewAccountPage(
        login: "", people: page.people.filter { $0.id != page.person },
        opened: .init(name: person.name, login: login, password: password))
      return .page(page)
    } catch let problem as any Told {
      page.problem = problem.sentence
      return .page(page, status: 422)
    }
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
