import Duban
import DubanStore
import DubanTesting
import HTTPTypes
import Testing

@testable import DubanWeb

@Suite struct `Narrowing a ledger by words, dates and year` {
  private static let old = "改造老旧小区"
  private static let cases: [(query: String, isThere: Bool)] = [
    ("q=" + Values.encoded("老旧"), true), ("q=" + Values.encoded("老旧 小区"), true),
    ("q=" + Values.encoded("河道"), false), ("year=2021", true), ("year=2020", false),
    ("from=2021-12-31&to=2021-12-31", true), ("from=2022-01-01", false), ("to=2021-12-30", false),
  ]

  @Test(arguments: Engine.all)
  func `page, export and interface show the same`(_ engine: Engine) async throws {
    try await Office.open(on: engine) { office, client in
      _ = try await office.issued(Self.old)
      for actor in [Cast.inspector, Cast.clerk] {
        let browser = try await Browser.signedIn(Cast.login(actor), client)
        for (query, isThere) in Self.cases {
          for path in ["/ledgers/trial?", "/ledgers/trial/export?", "/api/v1/ledgers/trial?"] {
            let answer = try await browser.get(path + query)
            #expect(answer.status == 200)
            #expect(answer.text.contains(Self.old) == isThere, "\(path + query)")
          }
        }
      }
    }
  }

  @Test func `a saved view keeps them, and its address says them`() async throws {
    try await Office.open { office, client in
      _ = try await office.issued(Self.old)
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let form = [
        ("ledger", "trial"), ("name", "年底的小区"), ("q", "老旧 小区"), ("year", "2021"),
        ("from", "2021-12-01"), ("to", "2021-12-31"),
      ]
      let answer = try await browser.post("/filters", form)
      let address = answer.headers[.location] ?? ""
      for (name, value) in form.dropFirst(2) {
        #expect(address.contains("\(name)=\(Values.encoded(value))"), "\(address)")
      }
      let page = try await browser.get(address).text
      #expect(page.contains(Self.old) && page.contains("年底的小区"))
      #expect(page.contains("value=\"2021-12-01\"") && page.contains("value=\"老旧 小区\""))
      #expect(page.contains("<option value=\"2021\" selected"))
    }
  }

  @Test func `a date that is none, or two the wrong way round, are told`() async throws {
    try await Office.open { office, client in
      let browser = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      for (query, word) in [
        ("from=" + Values.encoded("年底"), "请写成"), ("from=2021-06-01&to=2021-05-01", "早于"),
      ] {
        let answer = try await browser.get("/ledgers/trial?" + query)
        #expect(answer.status == 400 && answer.text.contains(word))
      }
    }
  }

  @Test func `what is outside the circle is not found by its words`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued(Self.old)
      let confine = Command(
        id: "confine", act: .confine, matter: id, reason: "领导要求",
        details: Details { $0.circle = Circle(isWorkSecret: true) })
      _ = try await office.house.store.perform(confine, by: Cast.inspector, at: office.clock.now)
      let other = Cast.actors(of: Cast.office, on: Cast.beginning)[1]
      for (actor, isFound) in [(Cast.inspector, true), (other, false)] {
        let browser = try await Browser.signedIn(Cast.login(actor), client)
        for path in ["/ledgers/trial?", "/ledgers/trial/export?", "/api/v1/ledgers/trial?"] {
          let text = try await browser.get(path + "q=" + Values.encoded("老旧")).text
          #expect((text.contains(Self.old) || text.contains("知悉范围外")) == isFound, "\(path)")
        }
      }
    }
  }
}
