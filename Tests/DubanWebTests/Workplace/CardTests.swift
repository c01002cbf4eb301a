import Duban
import DubanStore
import DubanTesting
import Testing

@testable import DubanWeb

@Suite struct `Asking for a card` {
  @Test(
    arguments: [
      (.counted(done: 26, total: 95, unit: "条"), "26/95条（27.37%）"),
      (.money(paid: 120_000_000, total: 500_000_000), "120万元/500万元（24%）"),
    ] as [(Duban.Progress.Measure, String)])
  func `it says how far the matter is and how long it has, in the words to be sent on as well`(
    _ measure: Duban.Progress.Measure, _ words: String
  ) async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      let report = Command(
        id: "report", act: .report, matter: id, text: "有进展",
        details: Details { $0.progress = try? Duban.Progress(measure, asOf: office.clock.now.day) })
      let store = office.house.store
      _ = try await store.perform(report, by: Cast.clerk, at: office.clock.now)
      if let number = try await store.matter(id)?.requests.first?.number {
        let sign = Command(
          id: "sign", act: .sign, matter: id, details: Details { $0.request = number })
        let deputy = Cast.actor(Cast.housing, .deputy)
        _ = try await store.perform(sign, by: deputy, at: office.clock.now)
      }
      #expect(try await store.matter(id)?.progress?.measure == measure)
      let browser = try await Browser.signedIn(Cast.login(Cast.leader), client)
      let page = try await browser.get("/cards?q=" + Values.encoded("老旧"))
      #expect(page.plain.contains("完成：\(words)"), "\(page.plain)")
      #expect(page.text.contains("class=\"progress\""))
      #expect(page.plain.contains("时限：还剩"))
    }
  }

  @Test func `milestones are told by their weights, beside what the plan expects`() {
    let progress = DubanWeb.Progress(share: 3_000, planned: 4_250, words: "节点权重 3/10")
    #expect(progress.text == "节点权重 3/10（30%），计划 42.5%")
    #expect(DubanWeb.Progress(share: 4_500, words: "进度", isSelfReported: true).text == "自报 45%")
    let measure = try? Duban.Progress(.milestones(reached: 3, total: 10), asOf: Day(number: 18_700))
    #expect(measure.flatMap(ProgressWords.counted) == "节点权重 3/10")
  }

  @Test func `what is left is said in words as it is drawn`() {
    let left = DaysLeft(state: .late(3), clock: "签收", until: "4月28日")
    #expect(left.words == "逾期 3 个工作日（签收 · 4月28日）")
    #expect(DaysLeft(state: .none).words == "未定时限")
  }
}
