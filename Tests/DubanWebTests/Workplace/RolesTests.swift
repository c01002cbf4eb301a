import Duban
import DubanStore
import DubanTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import DubanWeb

@Suite struct `Opening accounts and setting their rights` {
  private static let newcomer = "林杏棠"

  /// The security administrator, and somebody registered who has no account.
  private static func security(
    _ office: Office, _ client: any TestClientProtocol
  ) async throws -> (Browser, PersonID) {
    let outcome = try await office.house.store.make(
      .appoint(
        .new(newcomer), to: Cast.clerk.post ?? PostID(0), from: office.clock.now.day, beside: true))
    return (
      try await Browser.signedIn(Account.Duty.security.word, client), PersonID(outcome.id)
    )
  }

  private static func password(in page: String) -> String {
    String(page.split(separator: "初始口令：").dropFirst().first?.prefix { $0 != "　" } ?? "")
  }

  @Test(arguments: Engine.all)
  func `an account is opened with a password that is shown once and must be changed`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, client in
      let (security, person) = try await Self.security(office, client)
      let form = try await security.get("/accounts/new").plain
      #expect(form.contains("\(Self.newcomer)（区住建局联络员）"))
      #expect(!form.contains(">\(Cast.login(Cast.clerk))（"))
      let opened = try await security.post(
        "/accounts/new", [("person", "\(person)"), ("login", "linxt")])
      #expect(opened.status == 200 && opened.plain.contains("用户名：linxt"), "\(opened.plain)")
      let password = Self.password(in: opened.plain)
      #expect(password.count == 17)
      #expect(try await !security.get("/accounts/new").text.contains(password))
      var browser = Browser(client)
      #expect(try await browser.signIn("linxt", password: password).status == 303)
      #expect(try await browser.get("/ledgers").headers[.location] == "/password")
      let lines = try await office.house.accounts.auditLog(event: .accountOpened, limit: 1)
      #expect(lines.map(\.detail) == ["linxt"])
      #expect(lines.map(\.person) == [Office.administrators[1].person])
      #expect(lines.map(\.address) == ["127.0.0.1"])
    }
  }

  @Test func `the first password of a page expires like that of the command line`() async throws {
    try await Office.open { office, client in
      let (security, person) = try await Self.security(office, client)
      let opened = try await security.post("/accounts/new", [("person", "\(person)")])
      let password = Self.password(in: opened.plain)
      office.clock.pass(7 * 86_400)
      var browser = Browser(client)
      let late = try await browser.signIn(Self.newcomer, password: password)
      #expect(late.status == 422 && late.plain.contains("初始口令已失效"))
    }
  }

  @Test func `a name that is taken and a second account are refused, and nothing is lost`()
    async throws
  {
    try await Office.open { office, client in
      let (security, person) = try await Self.security(office, client)
      let count = try await office.house.accounts.all().count
      for (form, told) in [
        ([("person", "\(person)"), ("login", Cast.login(Cast.clerk))], "已有人用"),
        ([("person", "\(person)"), ("login", "两 个")], "用户名不对"),
        ([("person", ""), ("login", "linxt")], "请选择给谁开立账号"),
        ([("person", "\(Cast.clerk.person ?? PersonID(0))"), ("login", "linxt")], "已有账号"),
      ] {
        let answer = try await security.post("/accounts/new", form)
        #expect(answer.status == 422 && answer.plain.contains(told), "\(told)")
        #expect(answer.text.contains("value=\"\(form[1].1)\""), "\(told)")
      }
      #expect(try await office.house.accounts.all().count == count)
      let twice = [("person", "\(person)"), ("login", "linxt")]
      #expect(try await security.post("/accounts/new", twice).status == 200)
      #expect(try await security.post("/accounts/new", twice).status == 422)
      #expect(try await office.house.accounts.all().count == count + 1)
    }
  }

  @Test func `the page of roles says what the code's own table says`() async throws {
    try await Office.open { _, client in
      for login in [Account.Duty.security.word, Account.Duty.audit.word] {
        let browser = try await Browser.signedIn(login, client)
        let page = try await browser.get("/administration/roles")
        #expect(page.status == 200)
        let rows = page.plain.split(separator: "<tr>").filter { $0.contains("scope=\"row\"") }
        for right in Right.allCases {
          let row = try #require(rows.first { $0.contains(">\(right.word)</th>") })
          let has = row.split(separator: "<td").dropFirst().map { $0.contains(">有</td>") }
          #expect(has == Role.allCases.map { $0.rights.contains(right) }, "\(right)")
        }
        let isSecurity = login == Account.Duty.security.word
        #expect(page.text.contains("href=\"/accounts/") == isSecurity)
      }
      let security = try await Browser.signedIn(Account.Duty.security.word, client)
      let listed = try await security.get("/administration/roles?role=office").plain
      #expect(listed.contains(Cast.login(Cast.inspector)))
      #expect(!listed.contains(">\(Cast.login(Cast.clerk))<"))
    }
  }

  @Test func `a right that is taken away is asked for in vain until it is given back`()
    async throws
  {
    try await Office.open { office, client in
      let id = try await office.issued()
      let security = try await Browser.signedIn(Account.Duty.security.word, client)
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let path = Route.account(try #require(Cast.clerk.person)).path
      #expect(try await clerk.get(Route.matter(id).path).text.contains("/acceptance"))
      let taken = try await security.followed(path, [("what", "rights"), ("right", "review")])
      #expect(taken.plain.contains("已调整权限"))
      #expect(try await clerk.post(Route.act(id, .accept).path, []).status == 403)
      #expect(try await clerk.get("/returns").status == 403)
      let page = try await clerk.get(Route.matter(id).path)
      #expect(page.status == 200 && !page.text.contains("/acceptance"))
      #expect(try await clerk.get("/").status == 200)
      #expect(try await clerk.get("/messages").plain.contains("调整权限"))
      let shown = try await security.get(
        "/administration/roles?q=\(Cast.clerk.person ?? PersonID(0))")
      #expect(shown.plain.contains(">\(Right.act.word)</td>"))
      // What the role has not is given to nobody.
      let more = Right.allCases.map { ("right", $0.rawValue) }
      #expect(try await security.post(path, [("what", "rights")] + more).status == 303)
      for route in [Route.supervision, .administration(.accounts), .webhooks] {
        #expect(try await clerk.get(route.path).status == 403, "\(route)")
      }
      #expect(try await clerk.post(Route.act(id, .accept).path, []).status == 303)
      let log = try await office.house.accounts.auditLog(event: .rightsSet)
      #expect(log.map { $0.detail.contains("收回：\(Right.act.word)") } == [false, true])
    }
  }

  @Test func `rights of an administrator are not touched by another`() async throws {
    try await Office.open { office, client in
      let security = try await Browser.signedIn(Account.Duty.security.word, client)
      for administrator in Office.administrators {
        let path = Route.account(administrator.person).path
        #expect(try await security.post(path, [("what", "rights")]).status == 422)
        #expect(try await !security.get(path).text.contains("name=\"right\""))
      }
      #expect(try await office.house.accounts.all().allSatisfy(\.withheld.isEmpty))
    }
  }
}
