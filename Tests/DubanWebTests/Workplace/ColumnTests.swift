import Duban
import DubanStore
import DubanTesting
import Testing

@testable import DubanWeb

@Suite struct `Choosing the columns of a list` {
  @Test(arguments: Engine.all)
  func `a choice is kept for its person alone, until it is taken back`(_ engine: Engine)
    async throws
  {
    try await Office.open(on: engine) { office, client in
      _ = try await office.issued()
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      #expect(try await inspector.get("/ledgers/trial").text.contains(">最近时限</th>"))
      let kept = try await inspector.post(
        "/filters",
        [("ledger", "trial"), ("what", "columns"), ("column", "leader"), ("column", "due")])
      #expect(kept.status == 303)
      let page = try await inspector.get("/ledgers/trial").text
      #expect(page.contains(">责任领导</th>") && !page.contains(">最近时限</th>"))
      let other = try await Browser.signedIn(Cast.login(Cast.chief), client)
      #expect(try await other.get("/ledgers/trial").text.contains(">最近时限</th>"))
      _ = try await inspector.post("/filters", [("ledger", "trial"), ("what", "usual")])
      #expect(try await inspector.get("/ledgers/trial").text.contains(">最近时限</th>"))
    }
  }

  @Test func `a saved view opens with the columns it was saved with`() async throws {
    try await Office.open { office, client in
      _ = try await office.issued()
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      _ = try await browser.post(
        "/filters",
        [("ledger", "trial"), ("name", "领导视图"), ("state", "all"), ("column", "leader")])
      #expect(try await browser.get("/ledgers/trial").text.contains("state=all&amp;column=leader"))
      #expect(try await browser.post("/filters", [("ledger", "trial")]).status == 400)
    }
  }

  @Test func `a saved view is deleted by its person, and no other`() async throws {
    try await Office.open { office, client in
      _ = try await office.issued()
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      for name in ["甲视图", "乙视图"] {
        _ = try await browser.post(
          "/filters", [("ledger", "trial"), ("name", name), ("state", "all")])
      }
      let other = try await Browser.signedIn(Cast.login(Cast.chief), client)
      let removal = [("ledger", "trial"), ("what", "remove"), ("name", "甲视图")]
      _ = try await other.post("/filters", removal)
      #expect(try await browser.get("/ledgers/trial").text.contains("删除“甲视图”"))
      let page = try await browser.followed("/filters", removal)
      #expect(!page.text.contains("甲视图") && page.text.contains("删除“乙视图”"))
    }
  }

  @Test func `a list is narrowed to a leader by a field of its own`() async throws {
    try await Office.open { office, client in
      _ = try await office.issued()
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      #expect(try await browser.get("/ledgers/trial").text.contains("name=\"leader\""))
      for (leader, isThere) in [(Cast.firstLeader, true), (Cast.secondLeader, false)] {
        let page = try await browser.get("/ledgers/trial?leader=\(leader)")
        #expect(page.text.contains("改造老旧小区") == isThere)
      }
    }
  }

  @Test func `a mapping and a draft are kept as they were, and a draft is dropped`() async throws {
    try await Office.open { office, _ in
      let store = office.house.store
      let person = try #require(Cast.inspector.person)
      let mapping = TableMapping(parts: ["目标/年度": "title"], units: ["住建局": Cast.housing])
      try await store.keep(mapping, for: "s", in: "trial", by: person, at: office.clock.now)
      #expect(try await store.mapping("s", in: "trial")?.mapping == mapping)
      #expect(try await store.mapping("other", in: "trial") == nil)
      try await store.keep(draft: [1, 2], of: person, in: "trial", at: office.clock.now)
      #expect(try await store.draft(of: person, in: "trial") == [1, 2])
      try await store.keep(draft: nil, of: person, in: "trial", at: office.clock.now)
      #expect(try await store.draft(of: person, in: "trial") == nil)
    }
  }
}
