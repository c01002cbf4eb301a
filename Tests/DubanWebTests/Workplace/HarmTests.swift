import Duban
import DubanStore
import DubanTesting
import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import DubanWeb

@Suite struct `Doing harm` {
  @Test(arguments: ["/", "/sign-in", "/nothing", "/health", "/api/v1/ledgers"])
  func `every answer has the headers that protect it`(_ path: String) async throws {
    try await Office.open { _, client in
      let headers = try await Browser(client).get(path).headers
      let policy = headers[.contentSecurityPolicy] ?? ""
      #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
      #expect(headers[.xContentTypeOptions] == "nosniff")
      #expect(headers[.cacheControl] == "no-store")
    }
  }

  @Test func `a page holds no script or style of its own`() async throws {
    try await Office.open { office, client in
      _ = try await office.issued("<script>alert(1)</script>\" onload=\"x")
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      for path in ["/", "/ledgers/trial", "/matters/1", "/wall", "/supervision"] {
        let page = try await browser.get(path).text
        #expect(!page.contains("<script") && !page.contains("style=\"") && !page.contains("<style"))
      }
    }
  }

  @Test func `html that says it is a picture is refused and not kept`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      let browser = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      for (name, content) in [
        ("照片.jpg", "<html><script>alert(1)</script></html>"), ("绝密★材料.txt", "正文"),
      ] {
        let answer = try await Self.upload(browser, id, name: name, content)
        #expect(answer.status == 422, "\(name)")
      }
      #expect(try await office.house.store.matter(id)?.evidence.isEmpty == true)
      let kept = try await Self.upload(browser, id, name: "../../keys/说明.txt", "验收情况说明。")
      #expect(kept.status == 303)
      let evidence = try await office.house.store.matter(id)?.evidence.first
      let hash = try #require(evidence?.hash)
      let file = try await browser.get(Route.evidence(id, hash).path)
      #expect(file.text == "验收情况说明。")
      #expect(file.headers[.contentDisposition]?.hasPrefix("attachment") == true)
    }
  }

  private static func upload(
    _ browser: Browser, _ id: MatterID, name: String, _ content: String
  ) async throws -> Browser.Answer {
    try await browser.upload(
      Route.act(id, .attach).path, field: "evidence-0", name: name, content)
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "\r=1"])
  func `no cell of an export is computed`(_ text: String) {
    #expect(CSVText.cell(text).drop { $0 == "\"" }.hasPrefix("'"))
    #expect(CSVText.cell("第1项") == "第1项")
    #expect(CSVText.cell("甲,\"乙\"") == "\"甲,\"\"乙\"\"\"")
  }

  @Test(arguments: [
    "/../duban.json", "/%2e%2e/duban.json", "/ledgers/..%2f..%2fkeys",
    "/matters/1/evidence/../../x",
    "/duban.db", "/keys/master", "//evil.example/", "/api/v1/../../etc/passwd",
  ])
  func `nothing beside the routes is served`(_ path: String) async throws {
    try await Office.open { _, client in
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      #expect(try await browser.get(path).status == 404)
    }
  }

  @Test func `a body beyond its bound is not read on`() async throws {
    try await Office.open({ $0.formBytesMax = 1_000 }) { _, client in
      var browser = Browser(client)
      let answer = try await browser.signIn(String(repeating: "a", count: 100_000))
      #expect(answer.status == 413)
    }
  }

  @Test func `a head of ten megabytes is refused`() async throws {
    try await Office.open { _, client in
      let big: HTTPFields = [.cookie: String(repeating: "a", count: 10 << 20)]
      let status = try? await Browser(client).get("/health", big).status
      #expect(status != 200)
    }
  }

  @Test func `a sign-in leads only to a page of ours`() async throws {
    try await Office.open { _, client in
      let login = Cast.login(Cast.inspector)
      for to in ["//evil.example", "https://evil.example", "/nothing", "/sign-out", "javascript:x"]
      {
        let answer = try await Browser(client).post(
          "/sign-in", [("login", login), ("password", Office.password), ("to", to)])
        #expect(answer.headers[.location] == "/", "\(to)")
      }
    }
  }

  @Test(arguments: [
    ("10.0.0.0/8", "10.1.2.3", true), ("10.0.0.0/8", "11.1.2.3", false),
    ("192.168.1.7", "192.168.1.7", true), ("::1/128", "::1", true), ("fd00::/8", "fd12::9", true),
    ("0.0.0.0/0", "1.2.3.4", true), ("10.0.0.0/8", "::1", false),
  ])
  func `a block of addresses holds what it says`(
    _ block: String, _ address: String, _ holds: Bool
  ) throws {
    #expect(try #require(AddressBlock(block)).contains(address) == holds)
  }

  @Test(arguments: ["", "10.0.0.0/33", "10.0.0", "x", "::1/129", "1.2.3.4/-1"])
  func `what is no block of addresses is none`(_ text: String) {
    #expect(AddressBlock(text) == nil)
  }
}
