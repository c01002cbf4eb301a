import Duban
import DubanStore
import DubanTesting
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import DubanWeb

@Suite struct `Keeping findings to their list` {
  /// Whose figures do not add up: 12 and 8 are no 21.
  static let text = """
    政府工作报告

    一、2021年重点工作

    （一）改善民生。新建学校21所，其中小学12所、中学8所。改造老旧小区32个，确保年底前完工。
    """
  static let statistician = Cast.actor(Cast.statistics, .liaison)
  static let otherInspector = Cast.actors(of: Cast.office, on: Cast.beginning)[1]

  /// A report that the inspector brought in, with its address.
  static func open(
    _ body: @escaping @Sendable (Office, any TestClientProtocol, String) async throws -> Void
  ) async throws {
    let desk = `Bringing in a report`.PlainDesk()
    try await Office.open(reports: desk) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let sent = try await inspector.upload(
        "/reports/files", field: "report", name: "报告.txt", text)
      try await body(office, client, try #require(sent.headers[.location]))
    }
  }

  private static func setList(
    _ client: any TestClientProtocol, _ path: String, _ pairs: [(String, String)]
  ) async throws -> Browser.Answer {
    let chief = try await Browser.signedIn(Cast.login(Cast.chief), client)
    return try await chief.post(path + "/readers", pairs)
  }

  @Test func `until it is set, the uploader and the head of supervision alone are told`()
    async throws
  {
    try await Self.open { _, client, path in
      for (actor, isTold) in [
        (Cast.inspector, true), (Cast.chief, true), (Self.otherInspector, false),
        (Cast.coordinator, false),
      ] {
        let browser = try await Browser.signedIn(Cast.login(actor), client)
        let page = try await browser.get(path)
        #expect(page.status == 200 && page.text.contains("待核数据") == isTold, "\(actor)")
        let json = try await browser.get("/api/v1" + path).text
        #expect(json.contains("\"findings\":") == isTold, "\(actor)")
        let list = try await browser.get("/api/v1/reports").text
        #expect(list.contains("\"findings\":") == isTold, "\(actor)")
      }
      for actor in [Self.statistician, Cast.leader, Cast.head] {
        let browser = try await Browser.signedIn(Cast.login(actor), client)
        #expect(try await browser.get(path).status == 403)
        #expect(try await browser.get(path + "/comparison").status == 403)
      }
      let unit = try await Browser.signedIn(Cast.login(Self.statistician), client)
      #expect(try await unit.get("/reports").text.contains("还没有报告"))
      #expect(try await !unit.get("/").text.contains("href=\"/reports\""))
    }
  }

  @Test func `a named reviewer of the statistics bureau is told, and an office clerk is not`()
    async throws
  {
    try await Self.open { office, client, path in
      let names = [("statistics", "区统计局联络员\n"), ("finance", Cast.login(Cast.clerk))]
      #expect(try await Self.setList(client, path, names).status == 303)
      for actor in [Self.statistician, Cast.clerk, Cast.chief] {
        let browser = try await Browser.signedIn(Cast.login(actor), client)
        #expect(try await browser.get(path).text.contains("待核数据"), "\(actor)")
        #expect(try await browser.get("/reports").text.contains(path))
        #expect(try await browser.get(path + "/comparison").status == 200)
        // Told of them, and no more: nothing is corrected or opened.
        let isOffice = actor == Cast.chief
        #expect(try await browser.get(path + "/adoption").status == (isOffice ? 200 : 403))
        #expect(try await browser.get(path + "/corrections").status == (isOffice ? 200 : 403))
      }
      // Whoever brought it in is not named any more.
      for actor in [Cast.inspector, Self.otherInspector] {
        let browser = try await Browser.signedIn(Cast.login(actor), client)
        #expect(try await !browser.get(path).text.contains("待核数据"))
      }
      let told = try await office.house.store.messages(of: try #require(Self.statistician.person))
      #expect(told.first?.parts.first?.lines.first?.report?.rawValue == String(path.dropFirst(9)))
      let unit = try await Browser.signedIn(Cast.login(Self.statistician), client)
      #expect(try await unit.get("/messages").text.contains("href=\"\(path)\""))
    }
  }

  @Test func `the head of supervision sets it by names, and the log keeps each change`()
    async throws
  {
    try await Self.open { office, client, path in
      let wrong = try await Self.setList(client, path, [("drafting", "没有的人")])
      #expect(wrong.status == 422 && wrong.text.contains("没有的人"))
      let clerk = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      #expect(try await clerk.post(path + "/readers", []).status == 403)
      #expect(try await clerk.get(path + "/readers").text.contains(Cast.login(Cast.inspector)))
      #expect(try await Self.setList(client, path, [("finance", "区统计局联络员")]).status == 303)
      let line = try await office.house.accounts.auditLog(event: .findingsReadersSet)
      #expect(line.map(\.person) == [Cast.chief.person])
      #expect(line.first?.detail.contains("财政审核：区统计局联络员") == true)
      let page = try await clerk.get(path + "/readers").text
      #expect(page.contains("区统计局联络员"))
    }
  }

  @Test(arguments: Engine.all)
  func `it is kept with the text, and goes with the last report of it`(_ engine: Engine)
    async throws
  {
    let desk = `Bringing in a report`.PlainDesk()
    try await Office.open(on: engine, reports: desk) { office, client in
      let chief = try await Browser.signedIn(Cast.login(Cast.chief), client)
      let sent = try await chief.upload(
        "/reports/files", field: "report", name: "报告.txt", Self.text)
      let path = try #require(sent.headers[.location])
      let (store, post) = (office.house.store, try #require(Self.statistician.post))
      #expect(try await chief.post(path + "/readers", [("statistics", "区统计局联络员")]).status == 303)
      let kept = try #require(try await store.reports().first)
      let readers = try await store.findingsReaders(ofText: kept.text)
      #expect(readers == [FindingsReader(.statistics, .post(post))])
      // Sent in once more, in another file, it is told to nobody else.
      let second = try await `Opening nothing twice`.copied(path, in: office)
      for actor in [Self.otherInspector, Cast.inspector] {
        let other = try await Browser.signedIn(Cast.login(actor), client)
        #expect(try await !other.get(second).text.contains("待核数据"))
      }
      for path in [path, second] {
        #expect(try await store.findingsReaders(ofText: kept.text) != nil)
        _ = try await chief.post(path + "/removal", [])
      }
      #expect(try await store.findingsReaders(ofText: kept.text) == nil)
    }
  }
}
