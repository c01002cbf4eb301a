import Duban
import DubanStore
import DubanTesting
import HTTPTypes
import Testing

@testable import DubanWeb

/// The office's walk (c): the 28th, who has not reported, 催报, the bulletin, one sheet per leader.
@Suite struct `Seeing who has reported` {
  @Test func `在办 is one number in the figures, the bulletin and the wall`() async throws {
    try await Office.open { office, client in
      office.clock.pass(7_200)
      let ids = try await `Filling in the unit's table`.underway(["甲事", "乙事", "丙事"], office)
      let store = office.house.store
      let stop = Command(id: "stop", act: .suspend, matter: ids[0], reason: "汛期")
      _ = try await store.perform(stop, by: Cast.clerk, at: office.clock.now)
      let request = try #require(try await store.matter(ids[0])?.requests.first)
      let sign = Command(
        id: "sign", act: .sign, matter: ids[0], details: Details { $0.request = request.number })
      _ = try await store.perform(sign, by: Cast.leader, at: office.clock.now)
      #expect(try await store.matter(ids[0])?.standing == .suspended)
      let draft = Command(
        id: "draft", act: .open,
        details: Details {
          $0.ledger = "trial"
          $0.title = "没有印发的事"
          $0.units = [UnitRole(Cast.housing, .lead)]
          $0.due = Day(year: 2021, month: 12, day: 31)
        })
      _ = try await store.perform(draft, by: Cast.inspector, at: office.clock.now)

      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let figures = try await inspector.get("/api/v1/analysis/ledgers").text
      #expect(figures.contains("\"open\":3"))
      let wall = try await inspector.get("/wall").plain
      #expect(wall.contains("在办、有完成时限的 3 件") && !wall.contains("没有印发的事"))
      // On the wall it has a phone's shape too; on paper it has not.
      for (medium, hasShape) in [("screen", true), ("a3", false)] {
        let sheet = try await inspector.get("/wall?on=\(medium)").text
        #expect(sheet.contains("for-phone") == hasShape && sheet.contains("for-desk"))
        #expect(!sheet.contains("as-table"))
      }
      let bulletin = try await inspector.followed("/supervision/reporting/bulletin", []).plain
      #expect(bulletin.contains("在办事项共3件，其中评灯2件、中止1件"))
    }
  }

  @Test func `shares are of what is rated, and rounded`() {
    let draft = BulletinDraft(
      period: "2021-03", day: Day(year: 2021, month: 3, day: 28) ?? Day(number: 0),
      lights: [.red: 1, .onTrack: 2], suspended: 1, closing: 2, missing: [], red: [], yellow: 0)
    #expect(draft.body.contains("共6件，其中评灯3件、待销号2件、中止1件"))
    #expect(draft.body.contains("达进度2件（66.67%），严重滞后1件（33.33%）"))
  }

  @Test(arguments: [
    (["东湖街道", "芦洲镇人民政府"], "湖滨区", "各镇人民政府、各街道办事处，区直各单位"),
    (["东湖街道"], "湖滨区", "各街道办事处，区直各单位"), ([], "湖滨区", "区直各单位"),
    (["云山乡", "芦洲镇"], "湖滨县", "各乡镇人民政府，县直各单位"),
  ])
  func `a bulletin goes to every kind of place that the district has`(
    _ local: [String], _ place: String, _ recipients: String
  ) {
    #expect(BulletinDraft.recipients(local, of: place) == recipients)
  }

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
      let called = try await inspector.followed("/supervision/reporting/urging", [])
      #expect(called.plain.contains("已向 1 个单位催报，共 1 件：区住建局"))
      let store = office.house.store
      #expect(try await store.matter(ids[0])?.urges == 0)
      #expect(try await store.matter(ids[1])?.urges == 1)
      // Pressed twice on a day, nobody is urged twice.
      let again = try await inspector.followed("/supervision/reporting/urging", [])
      #expect(again.plain.contains("今天已经催报过"))
      #expect(try await store.matter(ids[1])?.urges == 1)

      let drafted = try await inspector.post("/supervision/reporting/bulletin", [])
      #expect(drafted.status == 303)
      let bulletin = try await inspector.get(drafted.headers[.location] ?? "").plain
      #expect(bulletin.contains("进展情况的通报") && bulletin.contains("区住建局（1件）"))
      #expect(bulletin.contains("报核稿、签发"))
      #expect(bulletin.contains("各街道办事处，区直各单位"))

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
