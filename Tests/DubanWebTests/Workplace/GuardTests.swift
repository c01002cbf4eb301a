import Duban
import DubanStore
import DubanTesting
import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import DubanWeb

@Suite struct `Guarding accounts` {
  @Test(
    arguments: [
      (Account.Duty.audit.word, SecondFactor.administrators, true),
      (Cast.login(Cast.leader), .administrators, false),
      (Cast.login(Cast.leader), .approvers, true),
      (Cast.login(Cast.actor(Cast.housing, .chief)), .approvers, true),
      (Cast.login(Cast.actor(Cast.housing, .deputy)), .approvers, true),
      (Cast.login(Cast.clerk), .approvers, false), (Cast.login(Cast.clerk), .everyone, true),
      (Cast.login(Cast.leader), .none, false),
    ] as [(String, SecondFactor, Bool)])
  func `who must show a one-time code sets it up before anything else`(
    _ login: String, _ factor: SecondFactor, _ owes: Bool
  ) async throws {
    try await Office.open({ $0.secondFactor = factor }) { office, client in
      let browser = try await Browser.signedIn(login, client)
      let home = login == Account.Duty.audit.word ? "/administration/audit" : "/ledgers"
      let answer = try await browser.get(home)
      #expect(answer.headers[.location] == (owes ? "/one-time-code" : nil))
      #expect(answer.status == (owes ? 303 : 200))
      guard owes else { return }
      #expect(try await browser.get("/api/v1/matters/1").status != 200)
      #expect(try await browser.get("/one-time-code").text.contains("otpauth://totp/"))
      let secret = OneTimeCode()
      let step = office.clock.now.seconds / OneTimeCode.period
      let form = [("secret", secret.words), ("code", secret.code(step: step))]
      #expect(try await browser.post("/one-time-code", form).status == 303)
      #expect(try await browser.get(home).status == 200)
    }
  }

  @Test func `a sample asks nobody for one`() async throws {
    try await Office.open({
      $0.secondFactor = .everyone
      $0.isSample = true
    }) { _, client in
      let browser = try await Browser.signedIn(Cast.login(Cast.leader), client)
      #expect(try await browser.get("/ledgers").status == 200)
    }
  }

  @Test func `no administrator takes over another's account`() async throws {
    try await Office.open { office, client in
      let browser = try await Browser.signedIn(Account.Duty.security.word, client)
      for administrator in Office.administrators {
        let path = Route.account(administrator.person).path
        for what in ["reset", "code", "close"] {
          #expect(try await browser.post(path, [("what", what)]).status == 422)
        }
      }
      let still = try await Browser.signedIn(Account.Duty.audit.word, client)
      #expect(try await still.get("/administration/audit").status == 200)
      let clerk = try #require(Cast.clerk.person)
      let asked = try await browser.post(Route.account(clerk).path, [("what", "close")])
      #expect(asked.status == 200 && asked.text.contains("确认停用账号"))
      #expect(try await office.house.accounts.account(of: clerk)?.closedAt == nil)
      let other = try await browser.post(
        Route.account(clerk).path, [("what", "close"), ("isSure", "1")])
      #expect(other.status == 303)
      var closed = Browser(client)
      let refused = try await closed.signIn(Cast.login(Cast.clerk))
      #expect(refused.status == 422)
    }
  }

  @Test func `a closed account gets no new password, and the log names whose it is`() async throws {
    try await Office.open { office, client in
      let browser = try await Browser.signedIn(Account.Duty.security.word, client)
      let clerk = try #require(Cast.clerk.person)
      let path = Route.account(clerk).path
      #expect(try await browser.post(path, [("what", "reset")]).text.contains("新口令"))
      _ = try await browser.post(path, [("what", "close"), ("isSure", "1")])
      let page = try await browser.get(path).text
      #expect(page.contains("恢复账号") && !page.contains("重置口令"))
      let refused = try await browser.post(path, [("what", "reset")])
      #expect(refused.status == 422 && refused.text.contains("请先恢复账号"))
      let auditor = try await Browser.signedIn(Account.Duty.audit.word, client)
      for event in [AuditEvent.passwordReset, .accountClosed] {
        let log = try await auditor.get("/administration/audit?event=\(event.rawValue)").text
        #expect(log.contains(Account.Duty.security.word), "\(event)")
        #expect(log.contains(Cast.login(Cast.clerk)) && log.contains("127.0.0.1"), "\(event)")
        #expect(log.contains("校验通过") && log.contains("与数据库外的锚点核对到第"), "\(event)")
      }
    }
  }

  @Test func `accounts are found by name and unit, and unlocked when they are locked`()
    async throws
  {
    try await Office.open({ $0.signInsPerMinute = 100 }) { office, client in
      let browser = try await Browser.signedIn(Account.Duty.security.word, client)
      let clerk = try #require(Cast.clerk.person)
      let unit = try #require(Cast.units.first { $0.id == Cast.housing }?.name)
      for words in [Cast.login(Cast.clerk), unit, "住局"] {
        let found = try await browser.get("/administration/accounts?q=\(Values.encoded(words))")
          .text
        #expect(found.contains(Route.account(clerk).path + "\""), "\(words)")
        for (_, stranger, _) in Office.administrators {
          #expect(!found.contains(Route.account(stranger).path + "\""), "\(words)")
        }
      }
      let none = try await browser.get("/administration/accounts?q=nobody").text
      #expect(none.contains("没有查到"))
      #expect(try await !browser.get(Route.account(clerk).path).text.contains("解锁"))
      var guesser = Browser(client)
      for _ in 0..<5 { _ = try await guesser.signIn(Cast.login(Cast.clerk), password: "wrong") }
      #expect(try await browser.get(Route.account(clerk).path).text.contains("解锁"))
    }
  }

  @Test func `who may not is told what to do by pages that hold`() async throws {
    try await Office.open { _, client in
      let system = try await Browser.signedIn(Account.Duty.system.word, client)
      let forbidden = try await system.get("/ledgers").text
      #expect(!forbidden.contains("请找系统管理员") && !forbidden.contains("我的待办"))
      #expect(forbidden.contains("回到首页"))
      let missing = try await Browser(client).get("/nothing").text
      #expect(missing.contains("没有这个页面") && !missing.contains("左侧"))
    }
  }

  /// One person has one account and one duty; an account with a duty acts in no post.
  @Test func `an administrator who holds a post does nothing in it`() async throws {
    try await Office.open { office, client in
      let store = office.house.store
      let id = try await office.issued()
      let person = try #require(Office.administrators.first { $0.duty == .system }?.person)
      let post = try #require(Cast.inspector.post)
      let day = office.clock.now.day
      try await store.put(Holding(post: post, person: person, from: day), succeeds: false)
      let browser = try await Browser.signedIn(Account.Duty.system.word, client)
      for path in ["/ledgers", Route.matter(id).path, "/supervision", "/reports"] {
        #expect(try await browser.get(path).status == 403, "\(path)")
      }
      #expect(try await browser.post(Route.act(id, .urge).path, []).status == 403)
    }
  }

  @Test func `the review of accounts is done by a press, and is in the log`() async throws {
    try await Office.open { office, client in
      office.clock.pass(91 * 86_400)
      let desk = office.house.accounts
      let security = try #require(Office.administrators.first { $0.duty == .security })
      let isReset = try await desk.reset(
        security.person, to: Office.password, mustChange: false, by: nil, from: "",
        at: office.clock.now)
      #expect(isReset)
      let browser = try await Browser.signedIn(security.login, client)
      let page = try await browser.get("/administration/review").text
      #expect(page.contains(Cast.login(Cast.clerk)) && page.contains("还没有复核过"))
      #expect(try await browser.post("/administration/review", []).status == 303)
      #expect(try await browser.get("/administration/review").text.contains("上次复核"))
    }
  }

  @Test func `one's other sessions are ended, and this one goes on`() async throws {
    try await Office.open { office, client in
      let login = Cast.login(Cast.clerk)
      let here = try await Browser.signedIn(login, client)
      let there = try await Browser.signedIn(login, client)
      #expect(try await here.get("/password").text.contains("结束其他会话"))
      #expect(try await here.post("/password", [("what", "end")]).status == 303)
      #expect(try await there.get("/ledgers").status == 303)
      #expect(try await here.get("/ledgers").status == 200)
    }
  }

  /// Numbers of matters, files, accounts and reports of others, walked one by one.
  @Test func `walking the numbers opens nothing of others`() async throws {
    try await Office.open { office, client in
      for number in 1...5 { _ = try await office.issued("第\(number)件") }
      let stranger = try await Browser.signedIn(Cast.login(Cast.otherClerk), client)
      let file = String(repeating: "0", count: 64)
      for number in 1...8 {
        for prefix in ["", "/api/v1"] {
          for path in [
            "/matters/\(number)", "/matters/\(number)/evidence/\(file)",
            "/matters/\(number)/report", "/reports/\(file)",
          ] {
            #expect(try await stranger.get(prefix + path).status == 404, "\(prefix + path)")
          }
          let account = prefix + "/accounts/\(number)"
          #expect(try await stranger.get(account).status == 403, "\(account)")
        }
      }
    }
  }

  @Test func `a file whose text bears a mark of secrets is refused and not kept`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      let browser = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let path = Route.act(id, .attach).path
      let answer = try await browser.upload(
        path, field: "evidence-0", name: "说明.txt", "机密★10年\n内容")
      #expect(answer.status == 422 && answer.text.contains("本系统不受理涉密事项"))
      #expect(try await office.house.store.matter(id)?.evidence.isEmpty == true)
      let plain = try await browser.upload(
        path, field: "evidence-0", name: "说明.txt", "本机密码已改，秘密投票。")
      #expect(plain.status == 303)
    }
  }
}
