import Duban
import DubanOffice
import DubanStore
import DubanTesting
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import DubanWeb

/// 工作秘密 on everything that can carry such a matter out of the house or onto a screen.
@Suite struct `Marking a work secret` {
  private static let mark = "工作秘密"

  /// An accepted matter of the report's, out of which a slip was drafted.
  private static func matter(
    _ office: Office, _ inspector: Browser, of text: String
  ) async throws -> MatterID {
    var source = Source(kind: "政府工作报告", title: "报告")
    source.sourceHash = Digest.of(Array(text.utf8), by: .sha256).hex
    let store = office.house.store
    let opening = Command(
      id: "open", act: .open,
      details: Details {
        $0.ledger = "trial"
        $0.title = "改造老旧小区"
        $0.units = [UnitRole(Cast.housing, .lead)]
        $0.due = Day(year: 2021, month: 12, day: 31)
        $0.sources = [source]
      })
    let id = try await store.perform(opening, by: Cast.inspector, at: office.clock.now).matter
    let assign = Command(
      id: "assign", act: .assign, matter: id,
      details: Details { $0.documentNumber = "湖督〔2021〕1号" })
    _ = try await store.perform(assign, by: Cast.chief, at: office.clock.now)
    let accept = Command(id: "accept", act: .accept, matter: id)
    _ = try await store.perform(accept, by: Cast.clerk, at: office.clock.now)
    let drafted = try await inspector.post("/papers/slips", [("chosen", "\(id)"), ("colour", "橙")])
    #expect(drafted.status == 303)
    return id
  }

  private static func confine(_ id: MatterID, _ office: Office) async throws {
    let confine = Command(
      id: "confine:\(id)", act: .confine, matter: id, reason: "领导要求",
      details: Details { $0.circle = Circle(isWorkSecret: true) })
    _ = try await office.house.store.perform(confine, by: Cast.inspector, at: office.clock.now)
  }

  private static func paths(_ id: MatterID, _ report: String) -> (office: [String], unit: [String])
  {
    (
      [
        "/", "/desk/doing", "/ledgers/trial", "/matters/\(id)", Route.act(id, .urge).path,
        "/cards?q=" + Values.encoded("老旧"), "/wall", "/wall?on=screen", "/wall?on=a3",
        "/supervision", "/supervision/leaders", "/papers", "/papers/2", report + "/table",
        report + "/issue", report + "/opinions", "/analysis/matters?by=units&what=issued",
      ], ["/", "/returns", "/matters/\(id)"]
    )
  }

  @Test func `each page that carries one bears the mark, and no page without`() async throws {
    try await Office.open(reports: `Bringing in a report`.PlainDesk()) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let text = `Bringing in a report`.text
      let sent = try await inspector.upload(
        "/reports/files", field: "report", name: "报告.txt", text)
      let report = try #require(sent.headers[.location])
      let id = try await Self.matter(office, inspector, of: text)
      // One that is still to be accepted stands among what is supervised.
      let open = try await office.issued("清理河道")
      let (own, unit) = Self.paths(id, report)
      for isSecret in [false, true] {
        if isSecret {
          for id in [id, open] { try await Self.confine(id, office) }
        }
        for (browser, paths) in [(inspector, own), (clerk, unit)] {
          for path in paths {
            let page = try await browser.get(path)
            let isMarked = page.text.contains("<p class=\"marking\">\(Self.mark)</p>")
            #expect(page.status == 200 && isMarked == isSecret, "\(path)")
          }
        }
      }
    }
  }

  @Test func `each file that carries one is marked in its name and on each sheet`() async throws {
    try await Office.open(reports: `Bringing in a report`.PlainDesk()) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let text = `Bringing in a report`.text
      let sent = try await inspector.upload(
        "/reports/files", field: "report", name: "报告.txt", text)
      let report = try #require(sent.headers[.location])
      let id = try await Self.matter(office, inspector, of: text)
      let files: [(Browser, String, String?)] = [
        (inspector, "/ledgers/trial/export", nil),
        (inspector, "/ledgers/trial/export?format=xlsx", "xl/worksheets/sheet1.xml"),
        (inspector, "/supervision/leaders/docx", "word/header1.xml"),
        (inspector, "/papers/2/docx", "word/header1.xml"),
        (inspector, report + "/paper", "word/header1.xml"), (inspector, report + "/breakdown", nil),
        (clerk, "/returns/table", "xl/worksheets/sheet1.xml"),
      ]
      for isSecret in [false, true] {
        if isSecret { try await Self.confine(id, office) }
        for (browser, path, part) in files {
          let (name, bytes) = try await client.execute(
            uri: path, method: .get, headers: browser.headers()
          ) { ($0.headers[.contentDisposition] ?? "", Array(buffer: $0.body)) }
          #expect(name.contains(Values.encoded(Self.mark + "-")) == isSecret, "\(path)")
          let inside = try part.map { try ZipReader(bytes).bytes(of: $0) ?? [] } ?? bytes
          let isMarked = String(decoding: inside, as: UTF8.self).contains(Self.mark)
          #expect(isMarked == isSecret, "\(path)")
        }
      }
    }
  }
}
