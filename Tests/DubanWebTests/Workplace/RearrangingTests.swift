import Duban
import DubanStore
import DubanTesting
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import DubanWeb

@Suite struct `Rearranging matters in the browser` {
  private static func form(_ pairs: [(String, String)]) -> [(String, String)] {
    pairs + [("command", "web:\(pairs.map(\.1).joined().hashValue)")]
  }

  @Test(arguments: Engine.all)
  func `a draft is amended, split, linked and merged by form`(_ engine: Engine) async throws {
    try await Office.open(on: engine) { office, client in
      let id = try await office.issued("甲事")
      let other = try await office.issued("乙事")
      let number = try #require(try await office.house.store.matter(other)?.number)
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let page = try await browser.get(Route.matter(id).path).text
      for word in ["拆分", "并入", "关联", "并列来源"] { #expect(page.contains(word), "\(word)") }
      let steps: [(Act, [(String, String)])] = [
        (.split, [("parts", "甲事之一\r\n 甲事之二 \r\n\r\n")]),
        (.link, [("other", number), ("link", "related")]),
        (.addSource, [("source", "领导批示=关于甲事的批示")]),
        (.merge, [("other", "\(other)"), ("reason", "同一件事")]),
      ]
      for (act, pairs) in steps {
        let answer = try await browser.post(Route.act(id, act).path, Self.form(pairs))
        #expect(answer.status == 303, "\(act): \(answer.text.suffix(600))")
      }
      let matter = try #require(try await office.house.store.matter(id))
      #expect(matter.links.map(\.kind) == [.child, .child, .related, .mergedInto])
      #expect(matter.sources.map(\.kind) == ["领导批示"] && matter.standing == .ended)
      let child = try #require(matter.links.first { $0.kind == .child }?.matter)
      #expect(try await office.house.store.matter(child)?.title == "甲事之一")
    }
  }

  @Test func `units and contents are asked for anew by form`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let accept = try await clerk.post(Route.act(id, .accept).path, [("command", "web:a")])
      #expect(accept.status == 303)
      let adjust = try await clerk.post(
        Route.act(id, .adjust).path,
        Self.form([("fields", "目标=改造 8 个\n数量=8"), ("reason", "拆迁减少")]))
      #expect(adjust.status == 303, "\(adjust.text.suffix(600))")
      let office2 = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let transfer = try await office2.post(
        Route.act(id, .transfer).path,
        Self.form([
          ("lead", "\(Cast.water)"), ("support", "区住建局、区教育局"), ("reason", "职责调整"),
        ]))
      #expect(transfer.status == 303, "\(transfer.text.suffix(600))")
      let requests = try #require(try await office.house.store.matter(id)).requests
      #expect(requests.map(\.kind) == [.adjust, .transfer])
      #expect(requests[0].content.fields?["amount"] == .number(8_000))
      #expect(requests[1].content.units?.count == 3)
    }
  }

  @Test(arguments: [
    (Act.transfer, [("lead", "11"), ("support", "没有这个局"), ("reason", "改")], "没有名为“没有这个局”的单位"),
    (.split, [("parts", "只有一项")], "至少拆成两项"), (.link, [("other", "试〔1999〕1号")], "没有编号为"),
    (.addSource, [("source", "领导批示")], "请写成"), (.link, [("other", "1")], "事项"),
  ])
  func `what cannot be read says how to write it`(
    _ act: Act, _ pairs: [(String, String)], _ told: String
  ) async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let answer = try await browser.post(Route.act(id, act).path, Self.form(pairs))
      #expect(answer.status == 422 && answer.text.contains(told), "\(answer.text.suffix(800))")
      #expect(try await office.house.store.matter(id)?.version == 2)
    }
  }

  @Test func `an act is taken back from the word that says it is done`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      let browser = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let done = try await browser.post(
        Route.act(id, .accept).path, [("command", "web:a"), ("back", "/")])
      let desk = try await browser.get(try #require(done.headers[.location])).text
      let form = try #require(desk.components(separatedBy: "class=\"notice done\"").last)
      #expect(form.contains("撤回") && form.contains(Route.act(id, .undo).path))
      #expect(form.contains("name=\"known\" value=\"3\"") && form.contains("value=\"/\""))
      let undo = try await browser.post(
        Route.act(id, .undo).path, [("known", "3"), ("back", "/"), ("command", "web:u")])
      #expect(undo.status == 303 && undo.headers[.location]?.hasPrefix("/?done=undo") == true)
      #expect(try await office.house.store.matter(id)?.standing == .issued)
      let page = try await browser.get(try #require(undo.headers[.location])).text
      #expect(!page.contains(">撤回<"))
    }
  }

  @Test func `a ledger's workflow is drawn from its table for those who keep it`() async throws {
    try await Office.open { _, client in
      let keeper = try await Browser.signedIn(Account.Duty.system.word, client)
      let list = try await keeper.get(Route.administration(.ledgers).path).text
      #expect(list.contains("href=\"\(Route.workflow("trial").path)\""))
      let page = try await keeper.get(Route.workflow("trial").path).text
      let rule = try #require(TrialLedger.campaign.rule(for: .verify))
      for word in [rule.act.word] + rule.who.map(\.word) + rule.denies.map(\.word) {
        #expect(page.contains(word), "\(word)")
      }
      for standing in TrialLedger.campaign.standings { #expect(page.contains(standing.word)) }
      #expect(page.contains("单位内") && !page.contains(">转到<"))
      #expect(try await keeper.get(Route.workflow("none").path).status == 404)
    }
  }
}
