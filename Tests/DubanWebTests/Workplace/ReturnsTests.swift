import Duban
import DubanOffice
import DubanStore
import DubanTesting
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import DubanWeb

@Suite struct `Filling in the unit's table` {
  @Test(arguments: Engine.all)
  func `one save reports what was changed and tells what was refused`(_ engine: Engine)
    async throws
  {
    try await Office.open(on: engine) { office, client in
      let ids = try await Self.underway(["甲事", "乙事", "丙事"], office)
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let page = try await clerk.get("/returns").plain
      #expect(page.contains("甲事") && page.contains("保存并报送"))
      let saved = try await clerk.post(
        "/returns",
        [
          ("what", "report"), ("text-\(ids[0])", "完成三条"), ("counted-\(ids[0])", "3/14条"),
          ("text-\(ids[1])", "写错了"), ("counted-\(ids[1])", "三条"),
        ])
      #expect(saved.status == 200 && saved.plain.contains("已填报1件"))
      #expect(saved.plain.contains("“实物量”里的“三条”不对"))
      // What was typed stays in its cell.
      #expect(saved.plain.contains("value=\"三条\"") && saved.plain.contains("写错了"))
      #expect(saved.plain.contains("另有 1 件没有改动"))
      let store = office.house.store
      #expect(try await store.matter(ids[0])?.requests.count == 1)
      #expect(try await store.matter(ids[1])?.requests.isEmpty == true)

      let deputy = Cast.actor(Cast.housing, .deputy)
      let signer = try await Browser.signedIn(Cast.login(deputy), client)
      let waiting = try await signer.get("/returns").plain
      #expect(waiting.contains("审签并报送 1 件"))
      // What waits for a signature is no longer 未报, and not yet 已报.
      for (word, count) in [("已报", 0), ("未报", 2), ("待审签", 1), ("退回", 0)] {
        #expect(waiting.contains("<dt>\(word)</dt><dd><b>\(count)</b>"), "\(word)")
      }
      #expect(waiting.contains("共 3 件"))
      let signed = try await signer.post("/returns", [("what", "sign")])
      #expect(signed.plain.contains("已审签报送1件"))
      #expect(try await store.matter(ids[0])?.period?.step == .reported)
      #expect(try await store.matter(ids[0])?.progress?.basisPoints == 2_143)
      // The last text is there again, and the row is locked until the next period says more.
      #expect(try await clerk.get("/returns").plain.contains("完成三条"))
    }
  }

  @Test func `one press says of all that was not reported that there is nothing new`()
    async throws
  {
    try await Office.open { office, client in
      let ids = try await Self.underway(["甲事", "乙事"], office)
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let answer = try await clerk.post("/returns", [("what", "noNews")])
      #expect(answer.plain.contains("已按计划推进2件"))
      for id in ids {
        #expect(try await office.house.store.matter(id)?.period?.step == .reported)
      }
      #expect(try await clerk.post("/returns", [("what", "noNews")]).plain.contains("没有可以办理的"))
    }
  }

  @Test func `the workbook comes back with its errors by row and column, and nothing is lost`()
    async throws
  {
    try await Office.open { office, client in
      let ids = try await Self.underway(["甲事", "乙事"], office)
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      #expect(try await clerk.get("/returns/table").headers[.contentType] == OfficeFile.xlsx)
      let matters = [
        try #require(await office.house.store.matter(ids[0])),
        try #require(await office.house.store.matter(ids[1])),
      ]
      let lines = [
        Self.line(matters[0].number, counted: "5/14条", text: "读入的情况"),
        Self.line(matters[1].number, counted: "五条", text: "也读入"),
        Self.line("试〔2021〕999号", counted: "", text: "别人的"),
      ]
      let file = try ReturnsWorkbook(title: "填报表", lines: lines).file()
      let answer = try await Self.upload(file, clerk)
      #expect(answer.plain.contains("已读入 2 行") && answer.plain.contains("读入的情况"))
      #expect(answer.plain.contains("第 5 行") && answer.plain.contains("“实物量”里的“五条”不对"))
      #expect(answer.plain.contains("第 6 行") && answer.plain.contains("试〔2021〕999号"))
      #expect(answer.plain.contains("也读入"))
      // Nothing is saved before it was looked at.
      #expect(try await office.house.store.matter(ids[0])?.requests.isEmpty == true)
    }
  }

  private static func line(_ number: String, counted: String, text: String) -> ReturnsWorkbook.Line
  {
    ReturnsWorkbook.Line(
      number: number, title: "", due: "", planned: "", last: "", counted: counted, percent: "",
      text: text, isLocked: false, allowsPercent: false)
  }

  private static func upload(_ file: [UInt8], _ browser: Browser) async throws -> Browser.Answer {
    try await browser.upload("/returns", [("what", "table")], field: "table", name: "t.xlsx", file)
  }

  /// Matters of the housing bureau that it has accepted.
  static func underway(_ titles: [String], _ office: Office) async throws -> [MatterID] {
    var ids: [MatterID] = []
    for title in titles {
      let id = try await office.issued(title)
      _ = try await office.house.store.perform(
        Command(id: "accept:\(title)", act: .accept, matter: id), by: Cast.clerk,
        at: office.clock.now)
      ids.append(id)
    }
    return ids
  }
}
