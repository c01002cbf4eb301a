import Duban
import DubanStore
import DubanTesting
import Testing

@testable import DubanWeb

@Suite struct `Finding one's way` {
  static let routes = OpenAPI.templates.map(\.route)

  @Test(arguments: routes) func `every address is read as it is printed`(_ route: Route) {
    #expect(Route(path: route.path) == route)
  }

  @Test(arguments: [
    "", "matters/1", "/matters/01", "/matters/+1", "/matters/-1", "/matters/0", "/matters/1/",
    "//matters/1", "/matters/1/close", "/matters/1/evidence/../../etc", "/ledgers/../keys",
    "/ledgers/a%2Fb", "/ledgers/", "/administration", "/accounts/1/2", "/Matters/1",
  ])
  func `what is printed by no route is no address`(_ path: String) {
    #expect(Route(path: path) == nil)
  }

  /// Role by role, what each may ask for: whoever widens a right must say so here.
  @Test(arguments: [
    (Role.unit, ["act", "anybody", "person", "read", "review"]),
    (.higher, ["act", "anybody", "person", "read"]),
    (
      .office, ["act", "anybody", "person", "prove", "read", "review", "seeDirectory", "supervise"]
    ),
    (.leader, ["act", "anybody", "person", "read", "review", "supervise"]),
    (.system, ["anybody", "configure", "person", "seeDirectory"]),
    (.security, ["anybody", "manageAccounts", "person", "seeRoles"]),
    (.audit, ["anybody", "person", "readAudit", "seeRoles"]), (.none, ["anybody", "person"]),
  ])
  func `a role has these rights`(_ role: Role, _ rights: [String]) {
    #expect(role.rights.map(\.rawValue).sorted() == rights)
  }

  @Test func `no administrator may act on matters or read another's part`() {
    for role in [Role.system, .security, .audit] {
      #expect(role.rights.isDisjoint(with: [.prove, .review, .read, .act, .supervise]))
    }
    #expect(Role.security.rights.isDisjoint(with: [.readAudit, .seeDirectory]))
    #expect(Role.audit.rights.isDisjoint(with: [.manageAccounts, .seeDirectory]))
    #expect(Role.security.rights.isDisjoint(with: [.configure]))
    #expect(Role.system.rights.isDisjoint(with: [.manageAccounts, .seeRoles, .readAudit]))
  }

  /// Every route, asked by everybody and by nobody, over the wire.
  @Test func `a route answers those who have its right, and nobody else`() async throws {
    let people: [(login: String, role: Role)] = [
      (Cast.login(Cast.clerk), .unit), (Cast.login(Cast.inspector), .office),
      (Cast.login(Cast.leader), .leader), (Cast.login(Cast.actor(Cast.city, .supervisor)), .higher),
      // Takes over a desk in summer, and holds no post before.
      ("人员\(Cast.successor)", .none),
      (Account.Duty.system.word, .system),
      (Account.Duty.security.word, .security), (Account.Duty.audit.word, .audit),
    ]
    #expect(Set(people.map(\.role)) == Set(Role.allCases))
    try await Office.open { office, client in
      let id = try await office.issued()
      #expect(id == MatterID(1))
      let nobody = Browser(client)
      for (path, route) in OpenAPI.templates where route.right != .anybody {
        for method in route.methods {
          let answer = try await Self.ask(nobody, method, route)
          // What was written on a matter or report is carried along by the sign-in's own form.
          let isCarried = method == .post && [.act, .supervise, .prove].contains(route.right)
          #expect(answer == (isCarried ? 401 : 303), "\(method) \(path)")
        }
      }
      for (login, role) in people {
        let browser = try await Browser.signedIn(login, client)
        for (path, route) in OpenAPI.templates where route != .signOut {
          for method in route.methods where method == .get {
            let status = try await Self.ask(browser, method, route)
            let isAllowed = role.rights.contains(route.right)
            // Who has no desk is led to his own first page.
            let denied = route == .desk(.waiting) ? 303 : 403
            #expect(
              isAllowed ? status < 500 && status != 403 : status == denied, "\(role) \(path)")
          }
          if !role.rights.contains(route.right), route.methods.contains(.post) {
            #expect(try await Self.ask(browser, .post, route) == 403, "\(role) POST \(path)")
          }
        }
      }
    }
  }

  @Test func `the page of styles asks for sheets that are there, in the theme that is asked for`()
    async throws
  {
    try await Office.open { _, client in
      let browser = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let page = try await browser.get("/styles?theme=night").text
      #expect(page.contains("class=\"night\""))
      for sheet in Markup(page).elements("link").compactMap({ $0.attributes["href"] }) {
        #expect(try await browser.get(sheet).status == 200, "\(sheet)")
      }
    }
  }

  private static func ask(
    _ browser: Browser, _ method: Route.Method, _ route: Route
  ) async throws -> Int {
    method == .get
      ? try await browser.get(route.path).status : try await browser.post(route.path, []).status
  }
}
