import Duban
import DubanStore
import DubanTesting
import Testing

@testable import DubanWeb

@Suite struct `Adjusting days and hours in the browser` {
  private static let path = Arranging.localDays.path

  @Test func `every deadline that would move is told, and only then does it move`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued("甲件")
      let store = office.house.store
      let before = try #require(try await store.matter(id)?.clock(.acceptance)?.dueAt)
      let day = office.clock.now.day.advanced(by: 1)
      let system = try await Browser.signedIn(Account.Duty.system.word, client)
      let form = [("off", "\(day)"), ("work", ""), ("hours", "08:30-12:00、14:30-17:30")]
      let shown = try await system.post(Self.path, form)
      #expect(shown.status == 200 && shown.plain.contains("签收时限"))
      #expect(shown.plain.contains("\(day) 放假，办公时间 08:30-12:00、14:30-17:30"))
      #expect(!shown.plain.contains("甲件"))
      #expect(try await store.matter(id)?.clock(.acceptance)?.dueAt == before)
      let done = try await system.followed(Self.path, form + [("what", "commit")])
      #expect(done.plain.contains("地方调整：\(day) 放假"))
      #expect(done.plain.contains("办公时间 08:30-12:00、14:30-17:30"))
      let line = try await office.house.accounts.auditLog(event: .calendarImported).first
      #expect(
        line?.detail == "\(day) 放假，办公时间 08:30-12:00、14:30-17:30，1 件事项的时限变动")
      let after = try #require(try await store.matter(id)?.clock(.acceptance)?.dueAt)
      #expect(after == before.advanced(by: 86_400))
      // Taken back it is as it was.
      let back = [("drop", "\(day)"), ("hours", "08:30-12:00、14:30-17:30"), ("what", "commit")]
      #expect(try await system.post(Self.path, back).status == 303)
      #expect(try await store.matter(id)?.clock(.acceptance)?.dueAt == before)
    }
  }

  @Test func `what can't be read is said, and what was typed is still there`() async throws {
    try await Office.open { office, client in
      let system = try await Browser.signedIn(Account.Duty.system.word, client)
      for (off, work, hours, words) in [
        ("明天", "", "08:00-12:00", "不是日期"), ("2021-05-04", "2021-05-04", "08:00-12:00", "同时写在"),
        ("", "", "12:00-08:00", "办公时间“12:00-08:00”不对"),
        ("", "", "08:00-12:00、14:00-18:00", "没有改动"),
      ] {
        let answer = try await system.post(
          Self.path, [("off", off), ("work", work), ("hours", hours)])
        #expect(answer.status == 422 && answer.plain.contains(words), "\(words)")
        #expect(off.isEmpty || answer.text.contains("value=\"\(off)\""))
      }
      #expect(try await office.house.store.calendar().version == 1)
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      #expect(try await inspector.get(Self.path).status == 403)
    }
  }
}
