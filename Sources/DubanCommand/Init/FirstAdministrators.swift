import ArgumentParser
import Duban
import DubanStore
import DubanWeb
import Glibc

/// The three administrators that a new district begins with (三员): by flags, or asked for on the
/// terminal. There is no default password: each gets a first one of their own, shown once.
struct AdministratorOptions: ParsableArguments {
  @Option(help: ArgumentHelp("系统管理员姓名，也是用户名。", valueName: "NAME")) var systemAdmin: String?
  @Option(help: ArgumentHelp("安全管理员姓名，也是用户名。", valueName: "NAME")) var securityAdmin: String?
  @Option(help: ArgumentHelp("审计管理员姓名，也是用户名。", valueName: "NAME")) var auditAdmin: String?

  private var given: [(Account.Duty, String?)] {
    [(.system, systemAdmin), (.security, securityAdmin), (.audit, auditAdmin)]
  }

  /// - Returns: `nil` where none are named and there is nobody to ask.
  func names(isSample: Bool) throws -> [Account.Duty: String]? {
    let named = given.filter { $0.1 != nil }
    if named.isEmpty, isSample || isatty(STDIN_FILENO) != 1 { return nil }
    var names: [Account.Duty: String] = [:]
    for (duty, name) in given {
      let words = name ?? (named.isEmpty ? Self.ask(duty) : "")
      names[duty] = words.filter { !$0.isWhitespace }
    }
    guard names.values.allSatisfy({ !$0.isEmpty }), Set(names.values).count == names.count else {
      throw Failure(
        status: .misused,
        message: "三个管理员须是三个人，一起写明：--system-admin、--security-admin、--audit-admin。")
    }
    return names
  }

  private static func ask(_ duty: Account.Duty) -> String {
    try? StandardStream.errors.write(Array("\(duty.word)姓名：".utf8))
    return readLine() ?? ""
  }
}

/// Opens the accounts of the three in a new store: now, whenever its posts begin, as their passwords hold
/// for some days.
struct FirstAccounts {
  let store: Store

  func open(_ names: [Account.Duty: String], after people: Int) async throws -> [FirstLogin] {
    let passwords = PasswordDesk()
    defer { passwords.close() }
    let accounts = Accounts(store: store, desk: passwords)
    var logins: [FirstLogin] = []
    var last = Int64(people)
    for duty in Account.Duty.allCases {
      guard let name = names[duty] else { continue }
      last += 1
      let person = Person(id: PersonID(last), name: name)
      try await store.put(person)
      let password = FirstPassword.make()
      try await accounts.open(name, for: person.id, duty: duty, password: password, at: Now.instant)
      logins.append(FirstLogin(login: name, duty: duty.word, password: password))
    }
    return logins
  }
}
