import Duban
import DubanReport
import DubanStore
import DubanTesting
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import DubanWeb

@Suite struct `Describing the interface` {
  private static let paths = OpenAPI.description["paths"] ?? [:]
  private static let schemas = JSONSchema(
    components: OpenAPI.description["components"]?["schemas"] ?? [:])

  @Test func `every route has an operation, and every operation a route`() throws {
    guard case .object(let paths) = Self.paths else { throw CancellationError() }
    #expect(Set(paths.keys) == Set(OpenAPI.templates.map(\.path)))
    for (path, route) in OpenAPI.templates {
      guard case .object(let operations)? = paths[path] else { continue }
      #expect(Set(operations.keys) == Set(route.methods.map { $0.rawValue.lowercased() }))
      for (method, operation) in operations {
        #expect(operation["operationId"] == .text(method + path))
        #expect(operation["summary"] != "", "\(method) \(path) has no summary")
        #expect(operation["x-right"] == .text(route.right.rawValue))
        #expect(operation["responses"]?["default"] != nil)
        #expect((operation["requestBody"] != nil) == (method == "post"))
      }
    }
  }

  @Test func `every reference leads to a schema, and none is empty`() throws {
    let text = String(decoding: OpenAPI.document, as: UTF8.self)
    let names = text.components(separatedBy: "#/components/schemas/").dropFirst()
      .map { String($0.prefix { $0 != "\"" }) }
    #expect(names.count > 40)
    for name in Set(names) {
      guard case .object(let fields)? = Self.schemas.components[name]?["properties"] else {
        Issue.record("no schema \(name)")
        continue
      }
      #expect(!fields.isEmpty, "\(name)")
    }
    #expect(OpenAPI.description["openapi"] == "3.1.0")
  }

  @Test func `a schema says what must be there, what may be, and of which type`() throws {
    let line = try #require(Self.schemas.components["MatterLine"])
    guard case .list(let required)? = line["required"] else { throw CancellationError() }
    #expect(required.contains("title") && !required.contains("unit"))
    #expect(line["properties"]?["id"] == ["type": "integer", "format": "int64"])
    #expect(
      line["properties"]?["clock"] == ["$ref": "#/components/schemas/MatterLine.ClockLine"])
    let good: JSON = ["title": "a", "status": 404, "type": "t", "code": "c"]
    let problem: JSON = ["$ref": "#/components/schemas/ProblemDetails"]
    #expect(Self.schemas.faults(in: good, against: problem).isEmpty)
    for bad: JSON in [
      good.with(["status": "404"]), good.with(["more": 1]), ["title": "a"], [],
      good.with(["code": .null]),
    ] {
      #expect(!Self.schemas.faults(in: bad, against: problem).isEmpty, "\(bad)")
    }
  }

  /// Every page, asked by everybody who may see it, on a store with matters in it.
  @Test func `every answer is as its schema says`() async throws {
    let logins = [
      Cast.login(Cast.clerk), Cast.login(Cast.inspector), Cast.login(Cast.leader),
      Account.Duty.system.word, Account.Duty.security.word, Account.Duty.audit.word,
    ]
    try await Office.open(reports: `Bringing in a report`.PlainDesk()) { office, client in
      for title in ["改造老旧小区", "建公园"] { _ = try await office.issued(title) }
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      _ = try await inspector.post("/papers/slips", [("chosen", "1")])
      let paper = (path: "/papers/{matter}", route: Route.supervising(.paper(MatterID(3))))
      let post = (path: "/posts/{post}", route: Route.registering(.post(Cast.housingClerk)))
      let more = try await Self.more(client) + [paper, post]
      var seen: Set<String> = []
      for login in logins {
        let browser = try await Browser.signedIn(login, client)
        for (path, route) in OpenAPI.templates + more
        where route.methods.contains(.get) && route != .signIn {
          let answer = try await browser.get("/api/v1" + route.path + "?q=" + "%E6%94%B9%E9%80%A0")
          guard answer.status != 403, answer.status != 404 else {
            #expect(answer.headers[.contentType] == "application/problem+json")
            #expect(Self.faults(answer.text, ["$ref": "#/components/schemas/ProblemDetails"]) == [])
            continue
          }
          #expect(answer.status == 200, "\(login) \(path)")
          let content = Self.paths[path]?["get"]?["responses"]?["200"]?["content"]
          guard let schema = content?["application/json"]?["schema"] else { continue }
          if route != .openAPI {
            #expect(Self.faults(answer.text, schema) == [], "\(login) \(path)")
          }
          seen.insert(path)
        }
      }
      let pages = OpenAPI.templates.filter { pair in
        guard pair.route.methods.contains(.get), pair.route != .signIn else { return false }
        if case .page = pair.route.operation(.get).answer { return true }
        return false
      }
      #expect(Set(pages.map(\.path)).subtracting(seen) == [])
    }
  }

  /// A report brought in, and a ledger that there is.
  private static func more(
    _ client: any TestClientProtocol
  ) async throws -> [(path: String, route: Route)] {
    let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
    let sent = try await browser.upload(
      "/reports/files", field: "report", name: "报告.txt", `Bringing in a report`.text)
    let route = try #require(Route(path: sent.headers[.location] ?? ""))
    guard case .report(let hash) = route else { throw CancellationError() }
    let parts = ReportPart.allCases.map { part in
      ("/reports/{file}/\(part.rawValue)", Route.reportPart(hash, part))
    }
    let read = WorkReport.read(SourceText(`Bringing in a report`.text), options: ReadingOptions())
    return parts + [
      ("/reports/{file}/commitments/{commitment}", .commitment(hash, read.commitments[0].id)),
      ("/reports/{file}/sentences/{sentence}", .sentence(hash, 1)),
      ("/reports/{file}", route), ("/reports/{file}/adoption", .adoption(hash)),
      ("/ledgers/{ledger}", .ledger("trial")), ("/workflows/{ledger}", .workflow("trial")),
    ]
  }

  private static func faults(_ text: String, _ schema: JSON) -> [String] {
    guard let value = try? JSONDecoder().decode(JSON.self, from: Data(text.utf8)) else {
      return ["no JSON: \(text.prefix(80))"]
    }
    return schemas.faults(in: value, against: schema)
  }

  @Test func `an act by JSON comes to what the schema says, and a wrong one to a problem`()
    async throws
  {
    try await Office.open { office, client in
      let id = try await office.issued()
      let browser = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let path = "/api/v1" + Route.act(id, .accept).path
      let schema = Self.paths["/matters/{matter}/acceptance"]?["post"]?["responses"]?["200"]?[
        "content"]?["application/json"]?["schema"]
      let fields = browser.headers([.contentType: "application/json"])
      for body in ["[]", "{\"known\":{}}", "{", "{\"csrf\":\"\(browser.csrf ?? "")\",\"known\":1}"]
      {
        let answer = try await browser.send(.post, path, fields, body)
        #expect([400, 409].contains(answer.status), "\(body)")
        #expect(Self.faults(answer.text, ["$ref": "#/components/schemas/ProblemDetails"]) == [])
      }
      let body = "{\"csrf\":\"\(browser.csrf ?? "")\",\"known\":2,\"reason\":null}"
      let done = try await browser.send(.post, path, fields, body)
      #expect(done.status == 200)
      #expect(Self.faults(done.text, try #require(schema)) == [])
      // A wrong value is told as a problem, not as the page that asks again.
      let report = "/api/v1" + Route.act(id, .report).path
      let wrong = try await browser.post(report, [("counted", "many"), ("text", "进展")])
      #expect(wrong.status == 422 && wrong.text.contains("wrong-input"))
    }
  }
}
