import Duban
import DubanStore
import DubanTesting
import HTTPTypes
import Testing

@testable import DubanWeb

@Suite struct `Sending a form again` {
  /// What a form carries beside what is written into it, as a browser that goes back fetches it anew.
  private static func carried(_ form: String) -> [(String, String)] {
    ["command", "known"].compactMap { name in
      form.split(separator: "name=\"\(name)\" value=\"").dropFirst().first
        .map { (name, String($0.prefix { $0 != "\"" })) }
    }
  }

  private static func remark(_ text: String, on id: MatterID, _ browser: Browser) async throws {
    let path = Route.act(id, .remark).path
    let form = carried(try await browser.get(path).text)
    #expect(form.count == 2)
    #expect(try await browser.post(path, form + [("text", text)]).status == 303)
  }

  private static func count(_ act: Act, on id: MatterID, in office: Office) async throws -> Int {
    let file = try await office.house.store.file(of: id, at: office.clock.now)
    return file?.entries.count { $0.act == act } ?? 0
  }

  @Test(arguments: Engine.all)
  func `after going back the same words are recorded once, and other words too`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, client in
      let id = try await office.issued()
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      for _ in 0..<2 { try await Self.remark("请抓紧", on: id, inspector) }
      #expect(try await Self.count(.remark, on: id, in: office) == 1)
      try await Self.remark("请再抓紧", on: id, inspector)
      #expect(try await Self.count(.remark, on: id, in: office) == 2)
      let chief = try await Browser.signedIn(Cast.login(Cast.chief), client)
      for browser in [chief, inspector] { try await Self.remark("请再抓紧", on: id, browser) }
      #expect(try await Self.count(.remark, on: id, in: office) == 4)
      // The session does not end meanwhile.
      office.clock.pass(16 * 60)
      _ = try await inspector.get("/")
      office.clock.pass(16 * 60)
      try await Self.remark("请再抓紧", on: id, inspector)
      #expect(try await Self.count(.remark, on: id, in: office) == 5)
    }
  }

  @Test func `a form that is pressed twice is done once, though somebody acts in between`()
    async throws
  {
    try await Office.open { office, client in
      let id = try await office.issued()
      let path = Route.act(id, .remark).path
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let form = Self.carried(try await inspector.get(path).text) + [("text", "请抓紧")]
      let first = try await inspector.post(path, form)
      let chief = try await Browser.signedIn(Cast.login(Cast.chief), client)
      try await Self.remark("知道了", on: id, chief)
      let again = try await inspector.post(path, form)
      #expect(again.status == 303 && again.headers[.location] == first.headers[.location])
      #expect(try await Self.count(.remark, on: id, in: office) == 2)
    }
  }

  @Test func `an act taken back is done anew by the same form`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      for act in [Act.accept, .undo, .accept] {
        #expect(try await clerk.post(Route.act(id, act).path, []).status == 303)
      }
      #expect(try await office.house.store.matter(id)?.standing == .accepted)
    }
  }

  @Test func `urging the same matters again a moment later urges nobody twice`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      for _ in 0..<2 {
        #expect(
          try await inspector.post("/supervision/urging", [("chosen", "\(id)")]).status == 303)
      }
      #expect(try await Self.count(.urge, on: id, in: office) == 1)
    }
  }

  @Test func `a paper drafted again after going back is one, and other words are another`()
    async throws
  {
    try await Office.open { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      func draft(_ body: String) async throws -> String? {
        let form = [
          ("ledger", "bulletin"), ("title", "通报一"), ("recipient", "各单位"), ("body", body),
        ]
        let answer = try await inspector.post("/papers", form)
        #expect(answer.status == 303)
        return answer.headers[.location]
      }
      let first = try await draft("很好。")
      #expect(try await draft("很好。") == first)
      #expect(try await draft("不好。") != first)
      let ask = [
        ("kind", "会议"), ("title", "调度会"), ("addressee", "\(Cast.housing)"),
      ]
      for _ in 0..<2 {
        #expect(try await inspector.post("/supervision/burdens", ask).status == 303)
      }
      let papers = try await office.house.store.list(ListQuery(limit: 10), at: office.clock.now)
      #expect(papers.matters.map(\.ledger).sorted() == ["bulletin", "bulletin", "burden"])
    }
  }
}
