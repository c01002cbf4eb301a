import ArgumentParser
import Duban
import DubanStore
import DubanWeb

struct AccountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "账号：给人员开立登录账号。",
    subcommands: [AccountOpenVerb.self, AccountSampleVerb.self])
}

struct AccountOpenVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "开立账号或重置口令，打印一次性的初始口令。",
    usage: "duban account open --person <人员> --login <用户名> [--duty <职责>] [选项]",
    discussion: "初始口令只显示这一次，七天内须登录并修改，过期失效。系统、安全、审计三员各开一个账号。")

  @Option(help: ArgumentHelp("人员，姓名或编号。", valueName: "WHO")) var person: String
  @Option(help: ArgumentHelp("用户名。", valueName: "LOGIN")) var login: String
  @Option(
    help: ArgumentHelp(
      "三员之一：\(Account.Duty.allCases.map(\.word).joined(separator: "、"))。", valueName: "DUTY"))
  var duty: String?
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.writing) { desk in
      let duty = try duty.map { words throws(Failure) in
        try Words.read(Account.Duty.self, words, option: "--duty")
      }
      let person = try desk.register.person(person)
      let passwords = PasswordDesk()
      defer { passwords.close() }
      let password = FirstPassword.make()
      let accounts = Accounts(store: desk.store, desk: passwords)
      // A password holds for some days from now, whatever time the rest is said to be done at.
      let at = Now.instant
      if let known = try await accounts.account(of: person) {
        guard duty == nil || duty == known.duty else {
          throw Failure(
            status: .refused, message: "这个人员已有账号，职责不能改。三员请用另外的人员开立。", code: "duty-taken")
        }
        guard
          try await accounts.reset(
            person, to: password, by: nil, from: Accounts.console, at: at)
        else {
          throw Failure(
            status: .refused, message: "这个账号已停用。请先由安全管理员恢复账号，再重置口令。",
            code: "account-closed")
        }
        // Whoever lost the telephone too sets a new code at the next sign-in.
        try await accounts.takeCodeAway(
          from: person, by: nil, address: Accounts.console, at: at)
        try data.show(OpenedAccount(login: known.login, password: password))
      } else {
        try await accounts.open(login, for: person, duty: duty, password: password, at: at)
        try data.show(OpenedAccount(login: login, password: password))
      }
    }
  }
}

struct OpenedAccount: Shown {
  var login: String
  var password: String

  func text(columns: Int) -> String {
    "用户名 \(login)　初始口令 \(password)\n请当面交给本人，七天内登录并修改，过期失效。\n"
  }
}

struct AccountSampleVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "给样例库的全体人员开立样例账号。",
    usage: "duban account sample [选项]", discussion: "只在样例库中可用；口令都一样，只能在本机登录。")

  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.writing) { desk in
      guard try await desk.store.isSample() else {
        throw Failure(
          status: .refused, message: "这不是样例库，不开样例账号。请用 duban account open。",
          code: "not-sample")
      }
      let passwords = PasswordDesk()
      defer { passwords.close() }
      let opened = try await SampleAccounts(desk).open(with: passwords)
      try data.show(opened)
    }
  }
}

/// Accounts for everybody in a sample, and its three administrators.
struct SampleAccounts {
  let desk: Desk

  init(_ desk: Desk) {
    self.desk = desk
  }

  func open(with passwords: PasswordDesk) async throws -> SampleLogins {
    var people = desk.register.people.map { person in
      (login: person.name, person: person.id, duty: Account.Duty?.none)
    }
    var last = people.map(\.person.rawValue).max() ?? 0
    for duty in Account.Duty.allCases
    where !people.contains(where: { $0.login == duty.word }) {
      last += 1
      let person = Person(id: PersonID(last), name: duty.word)
      try await desk.store.put(person)
      people.append((duty.word, person.id, duty))
    }
    let accounts = Accounts(store: desk.store, desk: passwords)
    let known = Set(try await accounts.all().map(\.person))
    try await accounts.openSample(
      people.filter { !known.contains($0.person) }, password: SampleLogin.password, at: desk.at)
    return SampleLogins(desk)
  }
}

/// Some of the sample's people, one for each kind of desk.
struct SampleLogins: Shown {
  struct Login: Encodable {
    var login: String
    var post: String
  }

  var password: String
  var logins: [Login]

  init(_ desk: Desk) {
    password = SampleLogin.password
    let wanted: [Function] = [
      .supervisionChief, .supervisor, .head, .leader, .coordinator, .chief, .deputy, .liaison,
    ]
    let register = desk.register
    logins = wanted.compactMap { function in
      let posts = register.directory.posts.values.filter { $0.function == function }
      guard let post = posts.min(by: { $0.id < $1.id }) else { return nil }
      return Login(login: register.holders(of: post.id), post: register.title(of: post.id))
    }
    logins += Account.Duty.allCases.map { Login(login: $0.word, post: $0.word) }
  }

  func text(columns: Int) -> String {
    var table = TextTable(columns: [.init("用户名"), .init("岗位", shrinks: true)])
    table.rows = logins.map { [$0.login, $0.post] }
    return "样例账号（口令都是 \(password)）：\n" + table.text(columns: columns)
      + "其他人员也都能登录，用户名就是姓名。\n"
  }
}
