import Duban
import DubanStore
import DubanTesting
import Hummingbird
import HummingbirdTesting
import Testing

@testable import DubanWeb

@Suite struct `Signing in` {
  @Test func `who signs in sees his desk, and signing out ends it`() async throws {
    try await Office.open { office, client in
      var browser = Browser(client)
      let answer = try await browser.signIn(Cast.login(Cast.inspector))
      #expect(answer.status == 303)
      let cookie = answer.headers[.setCookie] ?? ""
      for word in ["HttpOnly", "SameSite=Strict", "Path=/"] { #expect(cookie.contains(word)) }
      #expect(try await browser.get("/").text.contains("我的待办"))
      #expect(try await browser.post("/sign-out", []).status == 303)
      #expect(try await browser.get("/").headers[.location] == "/sign-in")
    }
  }

  @Test func `a wrong name and a wrong password are told in the same words`() async throws {
    try await Office.open { office, client in
      var browser = Browser(client)
      let name = try await browser.signIn("nobody")
      let password = try await browser.signIn(Cast.login(Cast.clerk), password: "wrong")
      #expect(name.status == 422 && password.status == 422)
      #expect(name.text.contains("用户名或口令不对"))
      #expect(
        name.text.replacing("nobody", with: "")
          == password.text.replacing(Cast.login(Cast.clerk), with: ""))
    }
  }

  @Test func `a dictionary attack locks the account for a quarter of an hour`() async throws {
    try await Office.open({ $0.signInsPerMinute = 100 }) { office, client in
      var browser = Browser(client)
      let login = Cast.login(Cast.clerk)
      for word in ["123456", "password", "admin", "duban", "qwerty"] {
        let answer1 = try await browser.signIn(login, password: word)
        #expect(answer1.status == 422)
      }
      let answer2 = try await browser.signIn(login)
      #expect(answer2.text.contains("已锁定"))
      #expect(browser.cookie == nil)
      office.clock.pass(15 * 60)
      let answer3 = try await browser.signIn(login)
      #expect(answer3.status == 303)
      let events = try await office.house.accounts.auditLog().map(\.event)
      #expect(events.contains(.accountLocked))
    }
  }

  @Test func `one address may try only so often in a minute`() async throws {
    try await Office.open({ $0.signInsPerMinute = 3 }) { office, client in
      var browser = Browser(client)
      for name in ["a", "b", "c"] {
        let answer4 = try await browser.signIn(name)
        #expect(answer4.status == 422)
      }
      let answer5 = try await browser.signIn("d")
      #expect(answer5.status == 429)
      office.clock.pass(20)
      let answer6 = try await browser.signIn("e")
      #expect(answer6.status == 422)
    }
  }

  @Test func `a session ends when it is idle and when it is old`() async throws {
    try await Office.open { office, client in
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      for _ in 0..<21 {
        office.clock.pass(29 * 60)
        #expect(try await browser.get("/ledgers").status == (office.isOld ? 303 : 200))
      }
      let second = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      office.clock.pass(31 * 60)
      #expect(try await second.get("/ledgers").status == 303)
    }
  }

  @Test func `a token that was there before is never signed in`() async throws {
    try await Office.open { office, client in
      let fixed = "duban=" + String(repeating: "a", count: 64)
      var browser = Browser(client)
      browser.cookie = fixed
      let answer = try await browser.signIn(Cast.login(Cast.inspector))
      #expect(answer.headers[.setCookie]?.hasPrefix(fixed) == false)
      var attacker = Browser(client)
      attacker.cookie = fixed
      #expect(try await attacker.get("/").status == 303)
    }
  }

  @Test func `a form without its proof, or from elsewhere, is not taken`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      let browser = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let path = Route.act(id, .accept).path
      #expect(try await browser.post(path, [], proof: false).status == 403)
      #expect(try await browser.post(path, [("csrf", "x")], proof: false).status == 403)
      let foreign: HTTPFields = [.origin: "http://evil.example"]
      #expect(try await browser.post(path, [], foreign).status == 403)
      #expect(try await office.house.store.matter(id)?.standing == .issued)
    }
  }

  @Test func `a first password opens nothing until it is changed`() async throws {
    try await Office.open { office, client in
      let clerk = try #require(Cast.otherClerk.person)
      let isReset = try await office.house.accounts.reset(
        clerk, to: "first-word-1", by: nil, from: "", at: office.clock.now)
      #expect(isReset)
      var browser = Browser(client)
      let login = Cast.login(Cast.otherClerk)
      _ = try await browser.signIn(login, password: "first-word-1")
      #expect(try await browser.get("/ledgers").headers[.location] == "/password")
      let weak = try await browser.post("/password", [("old", "first-word-1"), ("new", "short")])
      #expect(weak.status == 422 && weak.text.contains("太短"))
      let changed = try await browser.post(
        "/password", [("old", "first-word-1"), ("new", "second-word-2")])
      #expect(changed.headers[.location] == "/sign-in")
      _ = try await browser.signIn(login, password: "second-word-2")
      #expect(try await browser.get("/ledgers").status == 200)
    }
  }

  @Test func `a first password unused for seven days opens nothing, as who knows it is told`()
    async throws
  {
    try await Office.open { office, client in
      let clerk = try #require(Cast.otherClerk.person)
      let login = Cast.login(Cast.otherClerk)
      let accounts = office.house.accounts
      _ = try await accounts.reset(
        clerk, to: "first-word-1", by: nil, from: "", at: office.clock.now)
      office.clock.pass(7 * 86_400 - 1)
      var browser = Browser(client)
      #expect(try await browser.signIn(login, password: "first-word-1").status == 303)
      office.clock.pass(1)
      browser = Browser(client)
      let late = try await browser.signIn(login, password: "first-word-1")
      #expect(late.status == 422 && late.plain.contains("初始口令已失效"))
      #expect(late.plain.contains("请找安全管理员重置口令"))
      let guess = try await browser.signIn(login, password: "wrong")
      #expect(guess.text.contains("用户名或口令不对") && !guess.text.contains("初始口令"))
      let lines = try await accounts.auditLog(event: .signInFailed)
      #expect(lines.map(\.detail) == ["", "初始口令已失效"])
      _ = try await accounts.reset(
        clerk, to: "first-word-2", by: nil, from: "", at: office.clock.now)
      #expect(try await browser.signIn(login, password: "first-word-2").status == 303)
    }
  }

  @Test func `what was sent after the session had ended is offered again`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      let path = Route.act(id, .remark).path
      var browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      office.clock.pass(31 * 60)
      let sent = [("text", "会话过期前写的一段话"), ("command", "web:late"), ("known", "2")]
      let late = try await browser.post(path, sent)
      #expect(late.status == 401 && late.text.contains("登录已过期"))
      #expect(late.text.contains("name=\"unsent-text\" value=\"会话过期前写的一段话\""))
      #expect(!late.text.contains("unsent-csrf") && !late.text.contains("请先登录。"))
      browser = Browser(client)
      let carried =
        sent.map { ("unsent-" + $0.0, $0.1) } + [
          ("unsent", "form"), ("to", path), ("login", Cast.login(Cast.inspector)),
        ]
      let wrong = try await browser.post("/sign-in", carried + [("password", "wrong")])
      #expect(wrong.text.contains("name=\"unsent-text\" value=\"会话过期前写的一段话\""))
      let welcome = try await browser.post("/sign-in", carried + [("password", Office.password)])
      #expect(welcome.status == 200 && welcome.headers[.setCookie] != nil)
      #expect(welcome.text.contains("带回表单") && welcome.text.contains("action=\"\(path)\""))
      #expect(try await office.house.store.matter(id)?.version == 2)
      browser.cookie = welcome.headers[.setCookie]?.split(separator: ";").first.map(String.init)
      let proof = welcome.text.split(separator: "name=\"csrf\" value=\"").last
      browser.csrf = proof.map { String($0.prefix { $0 != "\"" }) }
      let form = try await browser.post(path, sent + [("resume", "1")])
      #expect(form.status == 200 && form.plain.contains(">会话过期前写的一段话</textarea>"))
      #expect(try await office.house.store.matter(id)?.version == 2)
      #expect(try await browser.post(path, sent).status == 303)
      let entry = try await office.house.store.entries(of: id).last
      #expect(entry?.act == .remark && entry?.text == "会话过期前写的一段话")
    }
  }

  @Test func `no password is carried through a sign-in`() async throws {
    try await Office.open { office, client in
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      office.clock.pass(31 * 60)
      let late = try await browser.post("/password", [("old", Office.password), ("new", "x")])
      #expect(late.status == 303 && !late.text.contains(Office.password))
    }
  }

  @Test func `a one-time code is asked for once it is set, and taken once`() async throws {
    try await Office.open { office, client in
      var browser = try await Browser.signedIn(Account.Duty.security.word, client)
      let secret = OneTimeCode()
      let step = office.clock.now.seconds / OneTimeCode.period
      let form = [("secret", secret.words), ("code", secret.code(step: step))]
      #expect(try await browser.post("/one-time-code", form).status == 303)
      browser = Browser(client)
      let name = Account.Duty.security.word
      let answer7 = try await browser.signIn(name)
      #expect(answer7.text.contains("动态口令"))
      office.clock.pass(60)
      let code = secret.code(step: step + 2)
      let words = [("login", name), ("password", Office.password), ("code", code)]
      #expect(try await browser.post("/sign-in", words).status == 303)
      #expect(try await browser.post("/sign-in", words).status == 422)
    }
  }
}

extension Office {
  /// Whether ten hours have passed since the beginning.
  fileprivate var isOld: Bool { Office.beginning.seconds(to: clock.now) > 10 * 3600 }
}
