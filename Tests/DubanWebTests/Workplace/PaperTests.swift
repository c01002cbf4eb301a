import Duban
import DubanStore
import DubanTesting
import HTTPTypes
import Testing

@testable import DubanWeb

@Suite struct `Issuing papers` {
  @Test(arguments: Engine.all)
  func `a slip is drafted in bulk, checked, issued by whom its colour names, and answered`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, client in
      let id = try await office.issued()
      let store = office.house.store
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let drafted = try await inspector.followed(
        "/papers/slips", [("chosen", "\(id)"), ("chosen", "\(id)"), ("colour", "橙")])
      #expect(drafted.plain.contains("已拟 1 份督办单"))
      #expect(try await store.matter(MatterID(3)) == nil)
      let slip = MatterID(2)
      let before = try await store.matter(id)
      // Before it is issued, the unit knows nothing of it.
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      #expect(try await clerk.get("/papers/2").status == 404)
      #expect(before?.urges == 0 && before?.links.isEmpty == true)

      _ = try await inspector.post("/papers/2", [("demand", "三日内整改到位")])
      #expect(try await inspector.get("/papers/2").plain.contains("办理要求：三日内整改到位"))
      #expect(try await Self.act(.submit, 2, inspector) == 303)
      // Whoever drafted it signs nothing of it, and nobody out of turn.
      #expect(try await Self.act(.sign, 2, inspector) == 422)
      let leader = try await Browser.signedIn(Cast.login(Cast.leader), client)
      #expect(try await Self.act(.sign, 2, leader) == 422)
      let chief = try await Browser.signedIn(Cast.login(Cast.chief), client)
      #expect(try await chief.get("/papers/2").plain.contains("核稿"))
      #expect(try await Self.act(.sign, 2, chief) == 303)
      // An orange one is issued by the vice head.
      #expect(try await Self.act(.sign, 2, leader) == 303)
      #expect(
        try await Self.act(.issue, 2, inspector, [("documentNumber", "湖督〔2021〕3号")]) == 303)

      let after = try #require(try await store.matter(id))
      #expect(after.urges == 1 && after.links == [Link(.related, slip)])
      let entry = try #require(try await store.entries(of: id).last)
      #expect(entry.act == .urge && entry.text?.contains("督办单湖督〔2021〕3号") == true)
      #expect(after.clocks == before?.clocks)
      let page = try await clerk.get("/papers/2").plain
      #expect(page.contains("湖督〔2021〕3号") && page.contains("区住建局："))
      #expect(page.contains("三日内整改到位") && page.contains("签收"))
      #expect(try await inspector.get("/papers/2/docx").headers[.contentType] == OfficeFile.docx)
      #expect(try await store.matter(slip)?.leadUnit == Cast.housing)
    }
  }

  @Test func `a slip that is drafted already is not drafted again, and another colour is`()
    async throws
  {
    try await Office.open { office, client in
      let id = try await office.issued()
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let form = [("chosen", "\(id)"), ("colour", "橙")]
      let first = try await inspector.post("/papers/slips", form)
      let told = try #require(first.headers[.location])
      #expect(first.status == 303 && told.hasPrefix("/papers?told="))
      // A reload of the page drafts nothing, and nobody else is told.
      #expect(try await inspector.get(told).plain.contains("已拟 1 份督办单"))
      #expect(try await inspector.get(told).plain.contains("已拟 1 份督办单"))
      let chief = try await Browser.signedIn(Cast.login(Cast.chief), client)
      #expect(try await chief.get(told).plain.contains("已拟 1 份") == false)

      let store = office.house.store
      let number = try #require(try await store.matter(MatterID(2))?.number)
      let again = try await inspector.followed("/papers/slips", form).plain
      #expect(again.contains("已经拟了一份橙色的（\(number)）") && !again.contains("已拟 1 份"))
      #expect(try await store.matter(MatterID(3)) == nil)
      let red = [("chosen", "\(id)"), ("colour", "红")]
      #expect(try await inspector.followed("/papers/slips", red).plain.contains("已拟 1 份"))
    }
  }

  @Test func `a paper is about matters that there are`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      let number = try #require(try await office.house.store.matter(id)?.number)
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      _ = try await inspector.post("/papers/slips", [("chosen", "\(id)"), ("colour", "橙")])
      let wrong = try await inspector.post("/papers/2", [("about", "试〔2021〕999号")])
      #expect(wrong.status == 422 && wrong.plain.contains("没有事项“试〔2021〕999号”"))
      #expect(try await office.house.store.matter(MatterID(2))?.text("about") == number)
    }
  }

  @Test func `a chief who corrects a draft has drafted it, and a paper sent back is a draft again`()
    async throws
  {
    try await Office.open { office, client in
      _ = try await office.issued()
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let chief = try await Browser.signedIn(Cast.login(Cast.chief), client)
      _ = try await inspector.post("/papers/slips", [("chosen", "1"), ("colour", "蓝")])
      #expect(try await Self.act(.submit, 2, inspector) == 303)
      #expect(try await Self.act(.refuse, 2, chief, [("reason", "写清楚")]) == 303)
      let back = try await inspector.get("/papers/2").plain
      #expect(back.contains("报核稿、签发") && back.contains("修改稿件"))
      _ = try await chief.post("/papers/2", [("demand", "主任改过")])
      #expect(try await Self.act(.submit, 2, inspector) == 303)
      #expect(try await Self.act(.sign, 2, chief) == 422)
    }
  }

  @Test func `a bulletin is done with once it is out`() async throws {
    try await Office.open { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let form = [
        ("ledger", "bulletin"), ("title", "通报一"), ("recipient", "各单位"), ("body", "一、情况\n很好。"),
      ]
      #expect(try await inspector.post("/papers", form).status == 303)
      #expect(try await Self.act(.submit, 1, inspector) == 303)
      // Nothing is issued before it is signed.
      #expect(try await Self.act(.issue, 1, inspector, [("documentNumber", "1号")]) == 422)
      for actor in [Cast.chief, Cast.head] {
        let browser = try await Browser.signedIn(Cast.login(actor), client)
        #expect(try await Self.act(.sign, 1, browser) == 303)
      }
      #expect(try await Self.act(.issue, 1, inspector, [("documentNumber", "1号")]) == 303)
      #expect(try await office.house.store.matter(MatterID(1))?.standing == .archived)
      #expect(try await inspector.get("/papers").plain.contains("通报一"))
    }
  }

  private static func act(
    _ act: Act, _ id: Int64, _ browser: Browser, _ more: [(String, String)] = []
  ) async throws -> Int {
    try await browser.post(Route.act(MatterID(id), act).path, more).status
  }
}
