import Duban
import DubanStore
import DubanTesting
import Testing

@testable import DubanWeb

@Suite struct `Migrating in the browser` {
  private static let path = Arranging.migration.path

  private static func install(_ office: Office) async throws {
    var next = TrialLedger.campaign
    next.version = 2
    next.clocks.removeAll { $0.name == .acceptance }
    try await office.house.store.install(
      ledger: ledgerText(of: next), named: "trial.yaml", at: office.clock.now)
  }

  @Test func `what would change is shown, those that are ticked move, each by its own entry`()
    async throws
  {
    try await Office.open { office, client in
      let ids = [try await office.issued("甲件"), try await office.issued("乙件")]
      try await Self.install(office)
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      #expect(try await inspector.get(Self.path).plain.contains("2 件"))
      let shown = try await inspector.get(Self.path + "?ledger=trial").plain
      #expect(shown.contains("甲件") && shown.contains("签收时限停止"))
      #expect(try await office.house.store.matter(ids[0])?.definition == 1)
      let done = try await inspector.followed(
        Self.path, [("ledger", "trial"), ("chosen", "\(ids[0])")])
      #expect(done.plain.contains("已升级1件"))
      #expect(try await office.house.store.matter(ids[0])?.definition == 2)
      #expect(try await office.house.store.matter(ids[1])?.definition == 1)
      let last = try await office.house.store.entries(of: ids[0]).last
      #expect(last?.act == .migrate && last?.by.person == Cast.inspector.person)
      let line = try await office.house.accounts.auditLog(event: .mattersMigrated).first
      #expect(line?.person == Cast.inspector.person)
      #expect(line?.detail == "\(TrialLedger.campaign.name)：1 件升级到第 2 版")
    }
  }

  @Test func `an administrator sees no titles and moves nothing`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued("甲件")
      try await Self.install(office)
      let system = try await Browser.signedIn(Account.Duty.system.word, client)
      let shown = try await system.get(Self.path + "?ledger=trial")
      let number = try #require(try await office.house.store.matter(id)?.number)
      #expect(shown.plain.contains(number) && !shown.plain.contains("甲件"))
      #expect(!shown.text.contains(Route.matter(id).path + "\""))
      #expect(!shown.text.contains("name=\"chosen\""))
      let form = [("ledger", "trial"), ("chosen", "\(id)")]
      #expect(try await system.post(Self.path, form).status == 403)
      #expect(try await office.house.store.matter(id)?.definition == 1)
      #expect(try await office.house.accounts.auditLog(event: .mattersMigrated).isEmpty)
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      #expect(try await clerk.get(Self.path).status == 403)
    }
  }

  @Test(arguments: [Right.act, .supervise])
  func `who may only look at the directory moves no matters and no portfolios`(
    _ right: Right
  ) async throws {
    try await Office.open { office, client in
      let id = try await office.issued("甲件")
      try await Self.install(office)
      let security = try await Browser.signedIn(Account.Duty.security.word, client)
      let kept = Role.office.rights.filter { $0.isWithholdable && $0 != right }
      let person = try #require(Cast.inspector.person)
      let taken = try await security.post(
        Route.account(person).path,
        [("what", "rights")] + kept.map { ("right", $0.rawValue) })
      #expect(taken.status == 303)
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let move = [("ledger", "trial"), ("chosen", "\(id)")]
      let text = [("text", "甲：乙"), ("from", office.clock.now.day.description)]
      for (part, form) in [(Arranging.migration, move), (.portfolios, text)] {
        let page = try await inspector.get(part.path)
        #expect(page.status == 200 && !page.text.contains("action=\"\(part.path)\""))
        #expect(try await inspector.post(part.path, form).status == 403)
      }
      #expect(try await office.house.store.matter(id)?.definition == 1)
      let doors = try await inspector.get(Route.administration(.portfolios).path).text
      #expect(!doors.contains(Arranging.portfolios.path))
    }
  }
}
