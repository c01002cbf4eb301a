import Duban
import DubanStore
import DubanTesting
import Hummingbird
import HummingbirdTesting
import Testing

@testable import DubanWeb

@Suite struct `Masking personal data` {
  private static func petition(_ office: Office) async throws -> MatterID {
    let ledger = """
      编号: petition
      名称: 诉求
      版本: 1
      出处: 试用
      机制: 限时办结
      编号前缀: 诉
      个人信息: 是
      状态: [拟分解, 已印发, 推进中, 申请销号, 已销号]
      字段:
        - {编号: name, 名称: 诉求人, 类型: 姓名}
        - {编号: phone, 名称: 联系电话, 类型: 电话}
      动作:
        - {动作: 立项, 谁: [督查室]}
        - {动作: 交办, 谁: [督查室], 状态: [拟分解]}
        - {动作: 填报, 谁: [牵头单位], 状态: [已印发, 推进中]}
        - {动作: 申请销号, 谁: [牵头单位], 状态: [已印发, 推进中]}
        - {动作: 核查, 谁: [督查室], 状态: [申请销号],
           回避: [报送人, 承办单位, 承办单位下级]}
      销号: {方式: 实地核查, 核查人: [督查室]}
      """
    let store = office.house.store
    try await store.install(ledger: ledger, named: "petition.yaml", at: office.clock.now)
    let opening = Command(
      id: "petition", act: .open,
      details: Details {
        $0.ledger = "petition"
        $0.title = "路灯不亮"
        $0.units = [UnitRole(Cast.housing, .lead)]
        $0.fields = ["name": .text("张三丰"), "phone": .text("13800001111")]
      })
    return try await store.perform(opening, by: Cast.inspector, at: office.clock.now).matter
  }

  @Test func `it is masked on every page, in exports and for programs`() async throws {
    try await Office.open { office, client in
      let id = try await Self.petition(office)
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let page = Route.matter(id).path
      #expect(try await browser.get(page).text.contains("［个人信息］"))
      for path in [page, "/api/v1" + page, "/ledgers/petition", "/ledgers/petition/export", "/"] {
        let text = try await browser.get(path).text
        #expect(!text.contains("张三丰") && !text.contains("13800001111"), "\(path)")
      }
    }
  }

  @Test(arguments: Engine.all)
  func `what was erased is said to be so, nobody can look at it, and the journal verifies`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, client in
      let id = try await Self.petition(office)
      let store = office.house.store
      let path = Route.matter(id).path
      let chief = try await Browser.signedIn(Cast.login(Cast.chief), client)
      #expect(try await !chief.get(path).text.contains("已删除"))
      let erased = try await chief.followed(
        Route.act(id, .erase).path, [("field", "诉求人"), ("reason", "本人申请，个保法第四十七条")])
      #expect(erased.status == 200)
      let page = try await chief.get(path).plain
      #expect(page.contains("<dt>诉求人</dt><dd>已删除</dd>"), "\(page)")
      #expect(page.contains("已删除个人信息：诉求人"))
      // The other value is still kept, the erased one is nowhere.
      let shown = try await chief.post(Route.act(id, .reveal).path, [("reason", "回访")])
      #expect(shown.text.contains("13800001111") && !shown.text.contains("张三丰"))
      _ = try await store.seal(at: office.clock.now)
      let verdict = try await store.verifyJournal()
      #expect(verdict.isWhole && verdict.unsealed == 0)
      #expect(try await store.checkRebuild(at: office.clock.now).isEqual)
    }
  }

  @Test func `looking at it asks for a reason, and leaves an entry and a line in the log`()
    async throws
  {
    try await Office.open { office, client in
      let id = try await Self.petition(office)
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = Route.act(id, .reveal).path
      let asked = try await browser.post(path, [])
      #expect(asked.status == 422 && !asked.text.contains("13800001111"))
      let shown = try await browser.post(path, [("reason", "回访诉求人")])
      #expect(shown.status == 200 && shown.text.contains("13800001111"))
      #expect(shown.text.contains("张三丰") && shown.headers[.cacheControl] == "no-store")
      let last = try await office.house.store.entries(of: id).last
      #expect(last?.act == .reveal && last?.by.person == Cast.inspector.person)
      let line = try await office.house.accounts.auditLog().first
      #expect(line?.event == .personalRead && line?.person == Cast.inspector.person)
      // Nobody else, and no program.
      let other = try await Browser.signedIn(Cast.login(Cast.leader), client)
      let refused = try await other.post(path, [("reason", "看看")])
      #expect(refused.status == 422 && !refused.text.contains("13800001111"))
      let program = try await browser.post("/api/v1" + path, [("reason", "批量")])
      #expect(program.status == 422 && !program.text.contains("13800001111"))
    }
  }
}
