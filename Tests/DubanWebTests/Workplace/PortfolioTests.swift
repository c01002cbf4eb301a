import Duban
import DubanStore
import DubanTesting
import Testing

@testable import DubanWeb

@Suite struct `Setting portfolios in the browser` {
  private static let path = Arranging.portfolios.path

  private static func name(_ post: PostID) -> String {
    let holder = Cast.directory.holders(of: post, on: Cast.beginning).first
    return Cast.people.first { $0.id == holder }?.name ?? ""
  }

  private static let second = "\(name(Cast.secondLeader))（协管 \(name(PostID(15)))）"

  @Test func `those of today stand in the form, and sent back as they are change nothing`()
    async throws
  {
    try await Office.open { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let page = try await inspector.get(Self.path)
      #expect(page.text.contains(Self.second + "：区水务局"))
      let register = Register(
        directory: Cast.directory, people: Cast.people, today: office.clock.now.day)
      let text = PortfolioText(register: register, from: office.clock.now.day)
      let now = Cast.portfolios.filter { $0.covers(office.clock.now.day) }
      let words = text.text(of: now)
      #expect(Set(try text.portfolios(in: words).map(\.unit)) == Set(now.map(\.unit)))
      let same = try await inspector.post(
        Self.path, [("text", words), ("from", office.clock.now.day.description)])
      #expect(same.status == 422 && same.plain.contains("没有改动"))
    }
  }

  @Test func `every matter that is given over is shown, and given over when it is set`()
    async throws
  {
    try await Office.open { office, client in
      let id = try await office.issued("甲件")
      let store = office.house.store
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let form = [
        ("text", "\(Self.second)：区住建局、区教育局"), ("from", office.clock.now.day.description),
      ]
      let shown = try await inspector.post(Self.path, form)
      #expect(shown.status == 200 && shown.plain.contains("甲件"))
      #expect(shown.plain.contains("2 个单位，尚未改动") && shown.plain.contains("1 件"))
      #expect(try await store.matter(id)?.leader == Cast.firstLeader)
      let done = try await inspector.followed(Self.path, form + [("what", "commit")])
      #expect(done.plain.contains("改归 1 件在办事项"))
      #expect(try await store.matter(id)?.leader == Cast.secondLeader)
      let line = try await office.house.accounts.auditLog(event: .portfoliosSet).first
      #expect(line?.person == Cast.inspector.person)
      #expect(
        line?.detail == "\(office.clock.now.day) 起 \(Self.second)：区教育局、区住建局；改归 1 件"
          || line?.detail == "\(office.clock.now.day) 起 \(Self.second)：区住建局、区教育局；改归 1 件")
      #expect(try await inspector.get(Route.administration(.portfolios).path).status == 200)
    }
  }

  @Test func `a file takes the place of what was typed`() async throws {
    try await Office.open { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let values = [("text", "原来的内容"), ("from", office.clock.now.day.description)]
      let shown = try await inspector.upload(
        Self.path, values, field: "portfolios", name: "分工.txt",
        Array("\(Self.second)：区住建局、区教育局\r\n".utf8))
      #expect(shown.status == 200 && shown.plain.contains("2 个单位，尚未改动"))
      #expect(!shown.text.contains("原来的内容"))
      let damaged = try await inspector.upload(
        Self.path, values, field: "portfolios", name: "分工.docx", [80, 75, 3, 4, 0])
      #expect(damaged.status == 422 && damaged.plain.contains("分工.docx"))
    }
  }

  @Test func `one of a later day waits for it`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued("甲件")
      let store = office.house.store
      _ = try await store.tick(at: office.clock.now)
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let from = office.clock.now.day.advanced(by: 3)
      let form = [("text", "\(Self.second)：区住建局"), ("from", from.description)]
      let shown = try await inspector.post(Self.path, form)
      #expect(shown.plain.contains("到 \(from) 自动改归") && shown.plain.contains("甲件"))
      let done = try await inspector.followed(Self.path, form + [("what", "commit")])
      #expect(done.plain.contains("\(from) 起"))
      #expect(try await store.matter(id)?.leader == Cast.firstLeader)
      #expect(try await store.tick(at: from.start).regrouped == 1)
      #expect(try await store.matter(id)?.leader == Cast.secondLeader)
    }
  }

  @Test func `what is wrong is said with its line, and what was typed is still there`()
    async throws
  {
    try await Office.open { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let leader = Self.name(Cast.firstLeader)
      for (text, words) in [
        ("无名氏：区住建局", "第 1 行：2021-03-01 没有名为“无名氏”的责任领导"),
        ("\(leader)：区住建局\n\(leader)区水务局", "第 2 行：没有冒号"),
        ("\(leader)：区住房局", "没有名为“区住房局”的单位"), ("\(leader)：", "没有单位"),
        ("\(leader)（协管 \(leader)）：区住建局", "没有名为“\(leader)”的协管责任人"),
        ("\(leader)：区住建局\n\(Self.second)：区住建局", "“区住建局”写了两次"),
      ] {
        let answer = try await inspector.post(
          Self.path, [("text", text), ("from", "2021-03-01")])
        #expect(answer.status == 422 && answer.plain.contains(words), "\(words)")
        #expect(answer.text.contains(text.prefix(4)))
      }
      let undated = try await inspector.post(Self.path, [("text", "甲"), ("from", "某日")])
      #expect(undated.status == 422 && undated.plain.contains("请写明自哪一天起"))
    }
  }
}
