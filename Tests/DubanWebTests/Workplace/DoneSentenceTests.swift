import Duban
import DubanStore
import DubanTesting
import HTTPTypes
import Testing

@testable import DubanWeb

@Suite struct `Saying what was done where no matter tells it` {
  @Test func `messages are read and ways are chosen`() async throws {
    try await Office.open { _, client in
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      #expect(
        try await clerk.followed("/messages", [("what", "read")]).plain.contains("全部消息已标为已读。"))
      let answer = try await clerk.post("/messages", [("what", "choose")])
      let next = try #require(answer.headers[.location])
      #expect(try await clerk.get(next).plain.contains("通知方式已保存。"))
      // Nobody else is told, whatever address he has.
      let other = try await Browser.signedIn(Cast.login(Cast.otherClerk), client)
      #expect(try await !other.get(next).plain.contains("通知方式已保存。"))
      #expect(try await !other.get("/messages?done=1").plain.contains("已办。"))
    }
  }

  @Test func `an account is changed and a review is kept, on the place that the rail names`()
    async throws
  {
    try await Office.open { office, client in
      let security = try await Browser.signedIn(Account.Duty.security.word, client)
      let person = try #require(Cast.clerk.person)
      let page = try await security.followed(
        Route.account(person).path, [("what", AccountAct.end.rawValue)])
      #expect(page.plain.contains("\(Cast.login(Cast.clerk))：已结束全部会话。"))
      let review = try await security.followed(Route.administration(.review).path, [])
      #expect(review.plain.contains("已记下本季复核，现有账号"))
      #expect(review.plain.contains("<h1>账号复核</h1>"))
      let system = try await Browser.signedIn(Account.Duty.system.word, client)
      for section in [Route.Section.units, .people, .ledgers, .calendar] {
        let page = try await system.get(Route.administration(section).path).plain
        #expect(page.contains("<h1>机构台账</h1>") && !page.contains("<h1>管理</h1>"))
      }
    }
  }
}
