import Duban
import DubanStore
import DubanTesting
import Foundation
import Testing

@testable import DubanWeb

@Suite struct `Working through a queue` {
  @Test(arguments: Engine.all)
  func `a queue says how many it holds, leads to all of them, and all of it is urged`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, client in
      var ids: [MatterID] = []
      for number in 1...53 { ids.append(try await office.issued("第\(number)件")) }
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let first = try await browser.get("/supervision")
      #expect(first.plain.contains("<small>53 件</small>"))
      #expect(first.text.contains("/supervision/queue?queue=to-accept"))
      let model = try await browser.get("/api/v1/supervision/queue?queue=to-accept")
      let page = try JSONDecoder().decode(SupervisionQueuePage.self, from: Data(model.text.utf8))
      #expect(page.queue.count == 53 && page.queue.lines.count == 50)
      let next = try #require(page.next)
      let rest = try await browser.get("/supervision/queue?queue=to-accept&after=\(next)")
      #expect(rest.text.components(separatedBy: "name=\"chosen\"").count - 1 == 3)
      #expect(rest.plain.contains("共 53 件"))
      let urged = try await browser.followed("/supervision/urging", [("queue", "to-accept")])
      #expect(urged.plain.contains("已催办53件"))
      for id in ids { #expect(try await office.house.store.matter(id)?.urges == 1) }
      #expect(try await browser.get("/supervision/queue?queue=red&after=x").status == 400)
    }
  }
}
