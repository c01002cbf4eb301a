import Duban
import DubanStore
import DubanTesting
import Testing

@testable import DubanWeb

@Suite struct `Choosing what the wall shows` {
  @Test func `a ledger, a leader or a unit is chosen by a form, and how one looks is kept`()
    async throws
  {
    try await Office.open { office, client in
      _ = try await office.issued()
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let page = try await inspector.get("/wall?zoom=quarter&ledger=trial")
      for field in ["ledger", "leader", "unit"] {
        #expect(page.text.contains("name=\"\(field)\""), "\(field)")
      }
      #expect(page.text.contains("<input type=\"hidden\" name=\"zoom\" value=\"quarter\">"))
      #expect(page.text.contains("改造老旧小区"))
      for (query, isThere) in [
        ("ledger=flow", false), ("leader=\(Cast.firstLeader)", true),
        ("leader=\(Cast.secondLeader)", false), ("unit=\(Cast.housing)", true),
        ("unit=\(Cast.water)", false),
      ] {
        let page = try await inspector.get("/wall?" + query).text
        #expect(page.contains("改造老旧小区") == isThere, "\(query)")
      }
      // A unit sees its own, whatever the address says, and is offered no other.
      let clerk = try await Browser.signedIn(Cast.login(Cast.otherClerk), client)
      let own = try await clerk.get("/wall?unit=\(Cast.housing)").text
      #expect(!own.contains("改造老旧小区") && !own.contains("name=\"unit\""))
    }
  }
}
