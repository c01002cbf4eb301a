import Duban
import DubanStore
import DubanTesting
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import DubanWeb

@Suite struct `Telling those outside` {
  private static let allowed: @Sendable (inout WebSettings) -> Void = {
    $0.outside.networks = [AddressBlock("127.0.0.0/8")].compactMap(\.self)
  }

  private static func add(
    _ browser: Browser, _ port: Int, format: String = "duban", topic: String = "entries",
    query: String = "", secret: String = ""
  ) async throws -> Browser.Answer {
    try await browser.post(
      "/webhooks",
      [
        ("what", "add"), ("name", "数据局"), ("format", format), ("topic", topic),
        ("address", "http://127.0.0.1:\(port)/hook" + query), ("secret", secret),
      ])
  }

  private static func secret(in page: String) throws -> String {
    let start = try #require(page.range(of: "<code>"))
    return String(page[start.upperBound...].prefix { $0 != "<" })
  }

  @Test(arguments: Engine.all)
  func `an entry is told once it is committed, signed, and by an id to tell what came twice`(
    _ engine: Engine
  ) async throws {
    try await WebReceiver.open { receiver, port in
      try await Office.open(on: engine, Self.allowed) { office, client in
        let system = try await Browser.signedIn(Account.Duty.system.word, client)
        let made = try await Self.add(system, port)
        #expect(made.status == 200)
        let secret = try Self.secret(in: made.text)
        #expect(try await system.get("/webhooks").text.contains(secret) == false)
        let id = try await office.issued()
        #expect(try await office.house.store.outbox().count == 2)
        let dispatcher = Dispatcher(office.house)
        let round = try await dispatcher.work(at: office.clock.now)
        #expect(round.sent == 2 && round.failed == 0)
        #expect(try await office.house.store.outbox().isEmpty)
        #expect(try await dispatcher.work(at: office.clock.now).sent == 0)
        let got = receiver.got
        #expect(got.count == 2)
        let last = try #require(got.first { $0.body.contains("\"act\":\"assign\"") })
        let time = try #require(last.headers[HTTPField.Name("Duban-Timestamp") ?? .date])
        let code = HMAC.sha256(Array((time + "." + last.body).utf8), key: Array(secret.utf8))
        #expect(last.headers[HTTPField.Name("Duban-Signature") ?? .date] == "v1=" + code.hex)
        #expect(last.headers[HTTPField.Name("Duban-Event") ?? .date] == "1:entry:\(id):2")
        // Which matter and which act, never what it is about.
        #expect(last.body.contains("\"number\":") && !last.body.contains("老旧小区"))
      }
    }
  }

  @Test func `what is refused changes no entry, and leaves nothing in the outbox`() async throws {
    try await Office.open { office, _ in
      let id = try await office.issued()
      let before = try await office.house.store.outbox().count
      let command = Command(id: "no", act: .accept, matter: id)
      await #expect(throws: CommandFailure.self) {
        _ = try await office.house.store.perform(
          command, by: Cast.inspector, at: office.clock.now)
      }
      #expect(try await office.house.store.outbox().count == before)
    }
  }

  @Test(arguments: Engine.all)
  func `what does not arrive is tried again after longer and longer, then kept as a dead letter`(
    _ engine: Engine
  ) async throws {
    try await WebReceiver.open { receiver, port in
      try await Office.open(on: engine, Self.allowed) { office, client in
        let system = try await Browser.signedIn(Account.Duty.system.word, client)
        _ = try await Self.add(system, port)
        receiver.answer(500)
        _ = try await office.issued()
        let dispatcher = Dispatcher(office.house)
        #expect(try await dispatcher.work(at: office.clock.now).failed == 2)
        #expect(try await dispatcher.work(at: office.clock.now).failed == 0)
        for pause in Delivery.pauses {
          office.clock.pass(pause - 1)
          #expect(try await dispatcher.work(at: office.clock.now).failed == 0)
          office.clock.pass(1)
          #expect(try await dispatcher.work(at: office.clock.now).failed == 2)
        }
        #expect(try await office.house.store.deadLetters().count == 2)
        office.clock.pass(86_400 * 10)
        #expect(try await dispatcher.work(at: office.clock.now).failed == 0)
        let again = try await Browser.signedIn(Account.Duty.system.word, client)
        let page = try await again.get("/webhooks").text
        #expect(page.contains("对方答复 500") && page.contains("entry:1:2"))
        receiver.answer(204, "")
        _ = try await again.post("/webhooks", [("what", "retry"), ("webhook", "1")])
        #expect(try await dispatcher.work(at: office.clock.now).sent == 2)
        #expect(try await office.house.store.deadLetters().isEmpty)
      }
    }
  }

  @Test func `only the system administrator says where to, and only within the allowed networks`()
    async throws
  {
    try await WebReceiver.open { receiver, port in
      try await Office.open({
        $0.outside.networks = [AddressBlock("10.0.0.0/8")].compactMap(\.self)
      }) { _, client in
        let system = try await Browser.signedIn(Account.Duty.system.word, client)
        let answer = try await Self.add(system, port)
        #expect(answer.status == 422 && answer.text.contains("不在允许的网段内"))
        for address in [
          "file:///etc/passwd", "ftp://10.0.0.1/", "http://a:b@10.0.0.1/", "10.0.0.1",
        ] {
          let wrong = try await system.post(
            "/webhooks",
            [("what", "add"), ("name", "a"), ("topic", "entries"), ("address", address)])
          #expect(wrong.status == 422, "\(address)")
        }
        let clerk = try await Browser.signedIn(Cast.login(Cast.inspector), client)
        #expect(try await clerk.get("/webhooks").status == 403)
        #expect(try await Self.add(clerk, port).status == 403)
      }
      #expect(receiver.got.isEmpty)
    }
  }

  /// The vector was computed with openssl from the rule of 钉钉's documentation.
  @Test func `a robot is told in its own form, and 钉钉 with its signature`() async throws {
    #expect(
      Webhook.Format.allCases.map(\.rawValue) == ["duban", "wecom", "dingtalk"])
    let signed = WebhookRequest.dingTalkQuery(secret: "SECabc", milliseconds: 1_614_560_400_000)
    #expect(
      signed == "timestamp=1614560400000&sign=oWIYw4FDJ0GEcQ%2Fm6H3cRyz9K64cnHjwIIJbV%2FzquXY%3D")
    try await WebReceiver.open { receiver, port in
      try await Office.open(Self.allowed) { office, client in
        let system = try await Browser.signedIn(Account.Duty.system.word, client)
        for format in ["wecom", "dingtalk"] {
          let refused = try await Self.add(system, port, format: format)
          #expect(refused.status == 422, "entries are no talk for a group")
          let made = try await Self.add(
            system, port, format: format, topic: "messages", query: "?key=K-\(format)",
            secret: "SECabc")
          #expect(made.status == 303)
        }
        #expect(try await system.get("/webhooks").text.contains("K-wecom") == false)
        for id in ["1", "2"] {
          _ = try await system.post("/webhooks", [("what", "test"), ("webhook", id)])
        }
        let dispatcher = Dispatcher(office.house)
        #expect(try await dispatcher.work(at: office.clock.now).sent == 2)
        let wecom = try #require(receiver.got.first { $0.query == "key=K-wecom" })
        #expect(
          wecom.body == "{\"msgtype\":\"text\",\"text\":{\"content\":\"【督办】这是一条试发的消息。\"}}")
        let ding = try #require(receiver.got.first { $0.query.hasPrefix("key=K-dingtalk&") })
        #expect(ding.query.contains("&timestamp=1614560400000&sign="))
        // A robot says in the body that it took nothing.
        receiver.answer(200, "{\"errcode\":310000,\"errmsg\":\"sign not match\"}")
        _ = try await system.post("/webhooks", [("what", "test"), ("webhook", "2")])
        #expect(try await dispatcher.work(at: office.clock.now).failed == 1)
      }
    }
  }

  @Test(arguments: Engine.all)
  func `of several programs on one database one delivers, and another after it has gone`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, _ in
      let store = office.house.store
      let at = office.clock.now
      var held: [Bool] = []
      for (owner, seconds) in [("a", 0), ("b", 0), ("a", 100), ("b", 219), ("b", 221)] {
        held.append(try await store.holdsLease(owner, at: at.advanced(by: Int64(seconds))))
      }
      #expect(held == [true, false, true, false, true])
    }
  }
}
