import Duban
import DubanStore
import DubanTesting
import Hummingbird
import HummingbirdTesting
import Testing

@testable import DubanWeb

@Suite struct `Confirming that it is oneself` {
  typealias Form = [(String, String)]

  private static let clerk = Cast.clerk.person ?? PersonID(0)
  private static let token: Form = [
    ("what", "make"), ("name", "报表程序"), ("days", "90"), ("scope", "read"),
  ]

  /// Who, where, what is sent, and whether it asks.
  private static let forms: [(login: String, route: Route, form: Form, asks: Bool)] = [
    (Cast.login(Cast.clerk), .tokens, token, true),
    (Cast.login(Cast.clerk), .tokens, [("what", "make"), ("scope", "calendar")], true),
    (Cast.login(Cast.clerk), .tokens, [("what", "revoke"), ("token", "1")], false),
    (Cast.login(Cast.clerk), .oneTimeCode, [("secret", OneTimeCode().words)], true),
    (Cast.login(Cast.clerk), .password, [("what", "end")], false),
    (Cast.login(Cast.clerk), .act(MatterID(1), .accept), [], false),
    (Cast.login(Cast.inspector), .act(MatterID(1), .erase), [("reason", "本人申请")], true),
    (Account.Duty.system.word, .webhooks, [("what", "add"), ("name", "群")], true),
    (Account.Duty.system.word, .webhooks, [("what", "retry")], false),
    (Account.Duty.system.word, .arranging(.succession), [("name", "甲"), ("what", "commit")], true),
    (Account.Duty.system.word, .arranging(.succession), [("name", "甲")], false),
    (Account.Duty.system.word, .registering(.newUnit), [("name", "区档案馆")], true),
    (
      Account.Duty.system.word, .registering(.unit(Cast.water)),
      [("what", "end"), ("isSure", "1")], true
    ),
    (Account.Duty.system.word, .registering(.unit(Cast.water)), [("what", "end")], false),
    (Account.Duty.system.word, .registering(.person(clerk)), [("name", "甲")], true),
    (Account.Duty.security.word, .newAccount, [("login", "jia")], true),
    (Account.Duty.security.word, .account(clerk), [("what", "rights")], true),
    (
      Cast.login(Cast.inspector), .arranging(.portfolios), [("text", "甲"), ("what", "commit")],
      true
    ),
    (Cast.login(Cast.inspector), .arranging(.portfolios), [("text", "甲")], false),
    (Cast.login(Cast.inspector), .arranging(.migration), [("ledger", "trial")], true),
    (Account.Duty.system.word, .arranging(.localDays), [("off", "甲"), ("what", "commit")], true),
    (Account.Duty.system.word, .arranging(.localDays), [("off", "甲")], false),
    (Account.Duty.system.word, .arranging(.calendar), [("text", "甲"), ("what", "commit")], true),
    (Account.Duty.system.word, .arranging(.calendar), [("text", "甲")], false),
    (Cast.login(Cast.inspector), .supervising(.years), [("year", "2020"), ("what", "lock")], true),
    (Account.Duty.security.word, .account(clerk), [("what", "reset")], true),
    (Account.Duty.security.word, .account(clerk), [("what", "code")], true),
    (Account.Duty.security.word, .account(clerk), [("what", "close")], false),
    (Account.Duty.security.word, .account(clerk), [("what", "close"), ("isSure", "1")], true),
    (Account.Duty.security.word, .account(clerk), [("what", "reopen")], true),
    (Account.Duty.security.word, .account(clerk), [("what", "unlock")], false),
    (Account.Duty.security.word, .account(clerk), [("what", "end")], false),
  ]

  @Test func `what is grave asks for the password five minutes after the sign-in, no more`()
    async throws
  {
    try await Office.open { office, client in
      _ = try await office.issued()
      for login in Set(Self.forms.map(\.login)).sorted() {
        let browser = try await Browser.signedIn(login, client)
        office.clock.pass(5 * 60)
        let lines = try await office.house.accounts.auditLog().count
        for one in Self.forms where one.login == login && one.asks {
          let answer = try await browser.post(one.route.path, one.form)
          #expect(answer.status == 422 && answer.text.contains("本人口令"), "\(one)")
          #expect(answer.plain.contains("这一步要紧或者不能改回"), "\(one)")
          #expect(answer.text.contains("action=\"\(one.route.path)\""), "\(one)")
          for (name, value) in one.form {
            #expect(answer.text.contains("name=\"\(name)\" value=\"\(value)\""), "\(one)")
          }
          let program = try await browser.post("/api/v1" + one.route.path, one.form)
          #expect(program.status == 422 && program.text.contains("本人口令"), "\(one)")
        }
        #expect(try await office.house.accounts.auditLog().count == lines)
        for one in Self.forms where one.login == login && !one.asks {
          let answer = try await browser.post(one.route.path, one.form)
          #expect(!answer.text.contains("本人口令") && answer.status < 500, "\(one)")
        }
      }
    }
  }

  @Test func `the right password does what was sent, and holds for five minutes more`()
    async throws
  {
    try await Office.open { office, client in
      let browser = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      office.clock.pass(10 * 60)
      let wrong = try await browser.post("/tokens", Self.token + [("own-password", "wrong")])
      #expect(wrong.status == 422 && wrong.text.contains("本人口令不对"))
      #expect(wrong.text.contains("name=\"name\" value=\"报表程序\""))
      #expect(!wrong.text.contains("value=\"wrong\""))
      #expect(try await office.house.accounts.tokens(of: Self.clerk).isEmpty)
      let confirmed = Self.token + [("own-password", Office.password)]
      #expect(try await browser.post("/tokens", confirmed).text.contains("duban_"))
      office.clock.pass(5 * 60 - 1)
      #expect(try await browser.post("/tokens", Self.token).text.contains("duban_"))
      // In this session alone.
      let other = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      office.clock.pass(5 * 60)
      for later in [browser, other] {
        #expect(try await later.post("/tokens", Self.token).status == 422)
      }
      #expect(try await office.house.accounts.tokens(of: Self.clerk).count == 2)
    }
  }

  @Test(arguments: [
    ("/tokens", token, "own-password"), ("/password", [("new", "Another-1-word")], "old"),
  ])
  func `guessing it locks the account, as at the sign-in`(
    _ path: String, _ form: [(String, String)], _ field: String
  ) async throws {
    try await Office.open({ $0.signInsPerMinute = 100 }) { office, client in
      let browser = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      office.clock.pass(10 * 60)
      for number in 1...5 {
        let guess = try await browser.post(path, form + [(field, "guess-\(number)")])
        #expect(guess.status == 422 && guess.text.contains("口令不对"))
      }
      let right = try await browser.post(path, form + [(field, Office.password)])
      #expect(right.status == 422 && right.text.contains("已锁定"))
      var another = Browser(client)
      #expect(try await another.signIn(Cast.login(Cast.clerk)).status == 422)
      #expect(try await office.house.accounts.auditLog().map(\.event).contains(.accountLocked))
    }
  }

  @Test func `one address may guess only so often in a minute`() async throws {
    try await Office.open({ $0.signInsPerMinute = 3 }) { office, client in
      let browser = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      office.clock.pass(10 * 60)
      let statuses = try await Self.guess(browser, times: 4)
      #expect(statuses == [422, 422, 422, 429])
    }
  }

  private static func guess(_ browser: Browser, times: Int) async throws -> [Int] {
    var statuses: [Int] = []
    for _ in 0..<times {
      statuses.append(
        try await browser.post("/tokens", token + [("own-password", "wrong")]).status)
    }
    return statuses
  }

  @Test func `a password sent after the session had ended is not carried`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      office.clock.pass(31 * 60)
      let late = try await browser.post(
        Route.act(id, .erase).path, [("reason", "本人申请"), ("own-password", Office.password)])
      #expect(late.status == 401 && late.text.contains("本人申请"))
      #expect(!late.text.contains(Office.password))
    }
  }
}
