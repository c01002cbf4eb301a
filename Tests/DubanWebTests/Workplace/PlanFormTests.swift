import Duban
import DubanStore
import DubanTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import DubanWeb

@Suite struct `Writing a plan in the browser` {
  private static let rows: [(String, String)] = [
    ("from", "2021-03-01"), ("shape", "sCurve"),
    ("node", "1"), ("node-name", "勘察设计"), ("node-day", ""), ("node-share", ""),
    ("node-weight", "1"), ("node-limit", "20个工作日"), ("node-after", ""),
    ("node", "2"), ("node-name", "施工"), ("node-day", ""), ("node-share", ""),
    ("node-weight", "3"), ("node-limit", "１５０日"), ("node-after", "1"), ("node-gate", "2"),
    ("node", "3"), ("node-name", "验收"), ("node-day", "2021-12-31"), ("node-share", "100%"),
    ("node-weight", ""), ("node-limit", ""), ("node-after", ""),
  ]

  private static func accepted(
    _ office: Office, _ client: any TestClientProtocol
  ) async throws -> (id: MatterID, clerk: Browser) {
    let id = try await office.issued()
    let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
    _ = try await clerk.post(Route.act(id, .accept).path, [])
    return (id, clerk)
  }

  @Test(arguments: Engine.all)
  func `days are laid back over the calendar, shown first, and filed as shown`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, client in
      let (id, clerk) = try await Self.accepted(office, client)
      let path = Route.act(id, .plan).path
      let tried = try await clerk.post(path, Self.rows + [("what", "try")])
      #expect(tried.status == 200 && tried.plain.contains("试排结果"))
      #expect(tried.plain.contains("机动时间") && tried.plain.contains("关键"))
      // 150 days to the end of the year, and the working day before them.
      #expect(tried.text.contains("2021-08-03") && tried.text.contains("2021-08-04 至 2021-12-31"))
      #expect(tried.text.contains("value=\"勘察设计\"") && tried.text.contains("value=\"１５０日\""))
      #expect(try await office.house.store.matter(id)?.requests.isEmpty == true)
      #expect(try await clerk.post(path, Self.rows).status == 303)
      let request = try await office.house.store.matter(id)?.requests.first
      let plan = try #require(request?.content.plan)
      #expect(plan.shape == .sCurve)
      #expect(plan.milestones.map { "\($0.day)" } == ["2021-08-03", "2021-12-31", "2021-12-31"])
      #expect(plan.milestones.map(\.expected) == [2_000, 8_000, 10_000])
      #expect(plan.milestones.map(\.weight) == [1, 3, 1])
      #expect(plan.milestones.map(\.isGate) == [false, true, false])
      #expect(plan.milestones[1].after == [1] && plan.milestones[1].limit?.amount == 150)
      let deputy = Cast.actor(Cast.housing, .deputy)
      let signer = try await Browser.signedIn(Cast.login(deputy), client)
      let sign = Route.act(id, .sign).path + "?request=\(request?.number ?? 0)"
      let asked = try await signer.get(sign).plain
      #expect(asked.contains("施工，80%（关键节点；权重 3；工期 150个自然日；前置 勘察设计）"), "\(asked)")
    }
  }

  @Test(arguments: [("1200/5000万元", true), ("3/14条", false)])
  func `what is counted in money is drawn beside the even pace`(
    _ counted: String, _ isFlow: Bool
  ) async throws {
    try await Office.open { office, client in
      let (id, clerk) = try await Self.accepted(office, client)
      let deputy = Cast.actor(Cast.housing, .deputy)
      let steps: [(Actor, Act, [(String, String)])] = [
        (Cast.clerk, .plan, [("from", "2021-03-01")]), (deputy, .sign, []),
        (Cast.inspector, .sign, []), (Cast.clerk, .report, [("counted", counted), ("text", "进展")]),
        (deputy, .sign, []),
      ]
      for (actor, act, form) in steps {
        let browser = try await Browser.signedIn(Cast.login(actor), client)
        #expect(try await browser.post(Route.act(id, act).path, form).status == 303, "\(act)")
      }
      let path = Route.matter(id).path
      #expect(try await clerk.get(path).text.contains("细线为序时进度") == isFlow)
      #expect(try await clerk.get("/api/v1" + path).text.contains("\"evenPace\":[[") == isFlow)
    }
  }

  @Test func `what cannot be read is told, and nothing that was typed is lost`() async throws {
    try await Office.open { office, client in
      let (id, clerk) = try await Self.accepted(office, client)
      let wrong: [(row: Int, name: String, value: String, sentence: String)] = [
        (2, "node-limit", "很久", "工期“很久”不对"), (2, "node-after", "9", "前置节点 9 不在表中"),
        (3, "node-share", "一半", "计划进度“一半”不对"), (1, "node-weight", "重", "权重“重”不对"),
        (1, "node-weight", "1000000000000000", "权重“1000000000000000”不对"),
        (3, "node-day", "2022-05-01", "不在计划起止日期之内"), (2, "node-limit", "900日", "倒排工期差"),
      ]
      for (row, name, value, sentence) in wrong {
        var form = Self.rows
        form[form.indices.filter { form[$0].0 == name }[row - 1]].1 = value
        for what in [[("what", "try")], []] {
          let answer = try await clerk.post(Route.act(id, .plan).path, form + what)
          #expect(answer.status == 422 && answer.plain.contains(sentence), "\(sentence)")
          for kept in [value, "验收"] { #expect(answer.text.contains("value=\"\(kept)\"")) }
        }
      }
      #expect(try await office.house.store.matter(id)?.requests.isEmpty == true)
    }
  }

  @Test func `a forged number of a row is none`() {
    let form = Values([("node", "9223372036854775807"), ("node-name", "甲")])
    let rows = PlanForm.rows(in: form)
    #expect(rows.map(\.id) == [1] && PlanForm(rows).rows.map(\.id).max() == 6)
  }

  @Test func `a plan made anew begins with the one there is, and keeps what was reached`()
    async throws
  {
    try await Office.open { office, client in
      let (id, clerk) = try await Self.accepted(office, client)
      let path = Route.act(id, .plan).path
      _ = try await clerk.post(path, Self.rows)
      for signer in [Cast.actor(Cast.housing, .deputy), Cast.inspector] {
        let browser = try await Browser.signedIn(Cast.login(signer), client)
        _ = try await browser.post(Route.act(id, .sign).path, [])
      }
      let plan = try #require(try await office.house.store.matter(id)?.plan)
      let page = try await clerk.get(path).text
      for milestone in plan.milestones { #expect(page.contains("value=\"\(milestone.name)\"")) }
      #expect(page.contains("<option value=\"sCurve\" selected"))
      var old = plan
      old.milestones[0].reachedOn = Day("2021-04-01")
      let rows = plan.milestones.map { PlanDraft.Row($0) }
      let draft = PlanDraft(from: plan.from, to: plan.to, shape: plan.shape, rows: rows)
      let laid = try draft.laid(
        insteadOf: old, on: office.clock.now.day, calendar: WorkCalendar(version: 1, years: []))
      #expect(laid.plan.milestones == old.milestones)
      old.milestones[0].name = "立项"
      let other = try draft.laid(
        insteadOf: old, on: office.clock.now.day, calendar: WorkCalendar(version: 1, years: []))
      #expect(other.plan.milestones[0].reachedOn == nil)
    }
  }
}
