import Duban
import DubanStore
import DubanTesting
import HTTPTypes
import Testing

@testable import DubanWeb

/// The office's walk (c): the 28th, who has not reported, 催报, the bulletin, one sheet per leader.
@Suite struct `Seeing who has reported` {
  @Test(arguments: Engine.all)
  func `on the 28th one press urges, one drafts the bulletin, one gives each leader a sheet`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, client in
      // 2021-03-28, 10:00.
      office.clock.pass(27 * 86_400 + 7_200)
      let ids = try await `Filling in the unit's table`.underway(["甲事", "乙事"], office)
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      _ = try await clerk.post(
        "/returns",
        [("what", "report"), ("text-\(ids[0])", "完成一半"), ("counted-\(ids[0])", "7/14条")])
      let deputy = try await Browser.signedIn(
        Cast.login(Cast.actor(Cast.housing, .deputy)), client)
      _ = try await deputy.post("/returns", [("what", "sign")])

      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let seen = try await inspector.get("/supervision/reporting").plain
      #expect(seen.contains("区住建局") && seen.contains("1/2件") && seen.contains("未报"))
      let called = try await inspector.post("/supervision/reporting/urging", [])
      #expect(called.plain.contains("已向 1 个单位催报，共 1 件：区住建局"))
      let store = office.house.store
      #expect(try await store.matter(ids[0])?.urges == 0)
      #expect(try await store.matter(ids[1])?.urges == 1)
      // Pressed twice on a day, nobody is urged twice.
      let again = try await inspector.post("/supervision/reporting/urging", [])
      #expect(again.plain.contains("今天已经催报过"))
      #expect(try await store.matter(ids[1])?.urges == 1)

      let drafted = try await inspector.post("/supervision/reporting/bulletin", [])
      #expect(drafted.status == 303)
      let bulletin = try await inspector.get(drafted.headers[.location] ?? "").plain
      #expect(bulletin.contains("进展情况的通报") && bulletin.contains("区住建局（1件）"))
      #expect(bulletin.contains("报核稿、签发"))

      let sheets = try await inspector.get("/supervision/leaders").plain
      #expect(sheets.contains(Cast.login(Cast.leader)) && sheets.contains("甲事"))
      #expect(sheets.contains("未报送 1 件"))
      let file = try await inspector.get("/supervision/leaders/docx")
      #expect(file.status == 200 && file.headers[.contentType] == OfficeFile.docx)
      // A unit sees none of it.
      #expect(try await clerk.get("/supervision/reporting").status == 403)
    }
  }
}
