import Duban
import DubanStore
import DubanTesting
import Hummingbird
import HummingbirdTesting
import Logging
import Synchronization
import Testing

@testable import DubanWeb

@Suite struct `Setting a house up for the first time` {
  private final class Terminal: Sendable {
    private let lines = Mutex<[String]>([])
    private let made = Mutex<[SetUpForm]>([])
    var codes: [String] { lines.withLock { $0 } }
    var forms: [SetUpForm] { made.withLock { $0 } }
    private let clock = Mutex(Office.beginning)
    var now: Instant { clock.withLock { $0 } }
    func pass(days: Int64) { clock.withLock { $0 = $0.advanced(by: days * 86_400) } }
    func tell(_ code: String) { lines.withLock { $0.append(code) } }
    func take(_ form: SetUpForm) { made.withLock { $0.append(form) } }
  }

  private static func open(
    _ body: @escaping @Sendable (Terminal, Browser) async throws -> Void
  ) async throws {
    let terminal = Terminal()
    let door = SetUpDoor(
      settings: WebSettings(), now: { terminal.now }, tell: { terminal.tell($0) }
    ) { form in
      terminal.take(form)
      return Account.Duty.allCases.map {
        FirstLogin(login: form.administrators[$0] ?? "", duty: $0.word, password: "only-once-1")
      }
    }
    var quiet = Logger(label: "test")
    quiet.logLevel = .critical
    let application = try WebServer.application(
      answering: door, on: Listening(host: "127.0.0.1", port: 0), logger: quiet)
    try await application.test(.live) { try await body(terminal, Browser($0)) }
  }

  private static func form(_ code: String) -> [(String, String)] {
    [
      ("code", code), ("division", "430602"), ("name", "湖滨区"), ("system", "甲"),
      ("security", "乙"), ("audit", "丙"),
    ]
  }

  @Test func `only the code of the terminal opens it, and it makes one district`() async throws {
    try await Self.open { terminal, browser in
      let code = try #require(terminal.codes.first)
      #expect(try await browser.get("/").text.contains("设置码"))
      for path in ["/", "/sign-in", "/set-up"] {
        #expect(try await browser.get(path).text.contains(code) == false)
      }
      let shut = try await browser.post("/set-up", Self.form("wrong"))
      #expect(shut.status == 403 && terminal.forms.isEmpty)
      let opened = try await browser.post("/set-up", [("code", code)])
      #expect(opened.status == 200 && opened.text.contains("审计管理员姓名"))
      let done = try await browser.post("/set-up", Self.form(code))
      #expect(done.status == 200 && done.text.contains("only-once-1"))
      #expect(terminal.forms.map(\.name) == ["湖滨区"])
      // The code is used up.
      let again = try await browser.post("/set-up", Self.form(code))
      #expect(again.status == 403 && terminal.forms.count == 1)
    }
  }

  @Test func `after five wrong codes there is another`() async throws {
    try await Self.open { terminal, browser in
      let first = try #require(terminal.codes.first)
      for _ in 0..<5 { _ = try await browser.post("/set-up", [("code", "x")]) }
      #expect(terminal.codes.count == 2)
      #expect(try await browser.post("/set-up", [("code", first)]).status == 403)
      #expect(try await browser.post("/set-up", [("code", terminal.codes[1])]).status == 200)
    }
  }

  @Test func `a code that lay about for seven days opens nothing, and there is another`()
    async throws
  {
    try await Self.open { terminal, browser in
      let first = try #require(terminal.codes.first)
      terminal.pass(days: 6)
      #expect(try await browser.post("/set-up", [("code", first)]).status == 200)
      terminal.pass(days: 1)
      #expect(try await browser.post("/set-up", Self.form(first)).status == 403)
      #expect(terminal.codes.count == 2 && terminal.forms.isEmpty)
      #expect(try await browser.post("/set-up", [("code", terminal.codes[1])]).status == 200)
    }
  }

  @Test(arguments: [
    ("division", "43060"), ("division", "43060a"), ("name", " "), ("audit", "甲"), ("security", ""),
  ])
  func `what is lacking is asked for again, and nothing is made`(
    _ field: String, _ value: String
  ) async throws {
    try await Self.open { terminal, browser in
      let code = try #require(terminal.codes.first)
      let form = Self.form(code).map { $0.0 == field ? ($0.0, value) : $0 }
      let answer = try await browser.post("/set-up", form)
      #expect(answer.status == 422 && terminal.forms.isEmpty)
      #expect(try await browser.post("/set-up", Self.form(code)).status == 200)
    }
  }
}
