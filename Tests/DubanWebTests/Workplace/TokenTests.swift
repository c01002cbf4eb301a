import Duban
import DubanStore
import DubanTesting
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import DubanWeb

@Suite struct `Letting programs in` {
  private static func make(
    _ browser: Browser, _ scopes: [TokenScope], days: Int = 90
  ) async throws -> String {
    let page = try await browser.post(
      "/tokens",
      [("what", "make"), ("name", "报表程序"), ("days", String(days))]
        + scopes.map { ("scope", $0.rawValue) })
    let start = try #require(page.text.range(of: "duban_"))
    return String(page.text[start.lowerBound...].prefix(70))
  }

  private static func bearing(_ token: String) -> HTTPFields { [.authorization: "Bearer \(token)"] }

  @Test(arguments: Engine.all)
  func `a token is shown once, opens what it is for, and no longer when revoked`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, client in
      let id = try await office.issued()
      let person = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let token = try await Self.make(person, [.read, .act])
      #expect(try await person.get("/tokens").text.contains(token) == false)
      let program = Browser(client)
      let matter = "/api/v1" + Route.matter(id).path
      #expect(try await program.get(matter, Self.bearing(token)).status == 200)
      // For programs alone, and no proof of a form is asked for.
      #expect(try await program.get("/matters/1", Self.bearing(token)).status == 303)
      let accept = "/api/v1" + Route.act(id, .accept).path
      #expect(try await program.post(accept, [], Self.bearing(token)).status == 200)
      #expect(try await office.house.store.matter(id)?.lastActor == Cast.clerk)
      #expect(try await person.get("/tokens").text.contains("没有用过") == false)
      _ = try await person.post("/tokens", [("what", "revoke"), ("token", "1")])
      let after = try await program.get(matter, Self.bearing(token))
      #expect(after.status == 401 && after.headers[.wwwAuthenticate] == "Bearer")
      let events = try await office.house.accounts.auditLog().map(\.event)
      #expect(events.contains(.tokenMade) && events.contains(.tokenRevoked))
    }
  }

  /// Every route, asked with a token of each scope by everybody.
  @Test func `a scope opens its own routes and no other, and never an administrator's`()
    async throws
  {
    try await Office.open { office, client in
      let id = try await office.issued()
      #expect(id == MatterID(1))
      let logins = [
        Cast.login(Cast.clerk), Cast.login(Cast.inspector), Account.Duty.system.word,
        Account.Duty.security.word, Account.Duty.audit.word,
      ]
      for login in logins {
        let person = try await Browser.signedIn(login, client)
        for scope in TokenScope.allCases {
          let token = try await Self.make(person, [scope])
          for (path, route) in OpenAPI.templates where route.right != .anybody {
            for method in route.methods where !scope.covers(route, method) {
              let answer = try await Self.ask(client, method, route, token)
              #expect(answer == 403, "\(login) \(scope) \(method) \(path)")
            }
          }
        }
      }
      let token = try await Self.make(
        try await Browser.signedIn(Cast.login(Cast.inspector), client), [.read])
      for path in ["/", "/ledgers", "/supervision", "/matters/1"] {
        let route = try #require(Route(path: path))
        #expect(try await Self.ask(client, .get, route, token) == 200, "\(path)")
      }
    }
  }

  private static func ask(
    _ client: any TestClientProtocol, _ method: Route.Method, _ route: Route, _ token: String
  ) async throws -> Int {
    let path = "/api/v1" + route.path
    let program = Browser(client)
    return method == .get
      ? try await program.get(path, bearing(token)).status
      : try await program.post(path, [], bearing(token)).status
  }

  @Test func `reading is all methods but posting; a signature and a check are never a program's`() {
    let id = MatterID(1)
    for scope in TokenScope.allCases {
      for route in [
        Route.tokens, .password, .administration(.units), .account(PersonID(1)), .reportFiles,
      ] {
        #expect(!scope.covers(route, .get) && !scope.covers(route, .post), "\(scope) \(route)")
      }
      for act in [Act.sign, .verify] { #expect(!scope.covers(.act(id, act), .post)) }
    }
    #expect(TokenScope.report.covers(.act(id, .report), .post))
    #expect(!TokenScope.report.covers(.act(id, .accept), .post))
    #expect(!TokenScope.read.covers(.act(id, .report), .post))
  }

  @Test func `a token ends by its day, by a new password, and is bound to so many a minute`()
    async throws
  {
    try await Office.open({ $0.tokenRequestsPerMinute = 5 }) { office, client in
      let person = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let short = try await Self.make(person, [.read], days: 1)
      let long = try await Self.make(person, [.read], days: 100)
      let program = Browser(client)
      for _ in 0..<5 {
        #expect(try await program.get("/api/v1/ledgers", Self.bearing(long)).status == 200)
      }
      #expect(try await program.get("/api/v1/ledgers", Self.bearing(long)).status == 429)
      office.clock.pass(86_400)
      #expect(try await program.get("/api/v1/ledgers", Self.bearing(short)).status == 401)
      #expect(try await program.get("/api/v1/ledgers", Self.bearing(long)).status == 200)
      let security = try await Browser.signedIn(Account.Duty.security.word, client)
      let clerk = try #require(Cast.clerk.person)
      _ = try await security.post("/accounts/\(clerk)", [("what", "reset")])
      #expect(try await program.get("/api/v1/ledgers", Self.bearing(long)).status == 401)
    }
  }

  @Test func `what is no token opens nothing, not even with a session`() async throws {
    try await Office.open { _, client in
      let person = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let unknown = "Bearer duban_" + String(repeating: "0", count: 64)
      for header in ["", "Bearer", "Bearer x", "Basic YTpi", unknown] {
        let answer = try await person.get("/api/v1/ledgers", [.authorization: header])
        #expect(answer.status == 401, "\(header)")
        #expect(answer.headers[.contentType] == "application/problem+json")
      }
    }
  }

  @Test func `a token without name, scope or end is not made`() async throws {
    let wrong: [(form: [(String, String)], told: String)] = [
      ([("name", ""), ("scope", "read"), ("days", "9")], "名称"),
      ([("name", "a"), ("days", "9")], "用途"),
      ([("name", "a"), ("scope", "admin"), ("days", "9")], "用途"),
      ([("name", "a"), ("scope", "read"), ("scope", "calendar"), ("days", "9")], "单独生成"),
      ([("name", "a"), ("scope", "read"), ("days", "0")], "有效期"),
      ([("name", "a"), ("scope", "read"), ("days", "400")], "有效期"),
    ]
    try await Office.open { office, client in
      let person = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      for (form, told) in wrong {
        let answer = try await person.post("/tokens", [("what", "make")] + form)
        #expect(answer.status == 422 && answer.text.contains(told), "\(form)")
      }
      let id = try #require(Cast.clerk.person)
      #expect(try await office.house.accounts.tokens(of: id).isEmpty)
    }
  }

  @Test func `a telephone subscribes to my deadlines by an address that can be revoked`()
    async throws
  {
    try await Office.open { office, client in
      _ = try await office.issued()
      let person = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let token = try await Self.make(person, [.calendar])
      let telephone = Browser(client)
      let feed = try await telephone.get("/calendar.ics?token=" + token)
      #expect(feed.status == 200 && feed.headers[.contentType]?.hasPrefix("text/calendar") == true)
      #expect(feed.text.hasPrefix("BEGIN:VCALENDAR\r\n") && feed.text.contains("改造老旧小区"))
      for path in ["/api/v1/ledgers?token=", "/ledgers?token=", "/matters/1?token="] {
        #expect(try await telephone.get(path + token).status != 200, "\(path)")
      }
      let reading = try await Self.make(person, [.read])
      #expect(try await telephone.get("/calendar.ics?token=" + reading).status == 401)
      _ = try await person.post("/tokens", [("what", "revoke"), ("token", "1")])
      #expect(try await telephone.get("/calendar.ics?token=" + token).status == 401)
    }
  }
}
