import Duban
import DubanStore
import DubanTesting
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import DubanWeb

@Suite struct `Trying before doing` {
  private static func definition(_ name: String) throws -> String {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Ledgers/\(name).yaml").standardized
    return try String(contentsOf: file, encoding: .utf8)
  }

  @Test func `a definition is drawn and held against the one in use, and nothing is installed`()
    async throws
  {
    try await Office.open { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let text = try Self.definition("slip")
      let path = Arranging.trial.path
      let same = try await inspector.post(path, [("text", text)])
      #expect(same.status == 200 && same.plain.contains("在用的已是第 1 版"))
      #expect(same.text.contains("办理流程没有变化"))
      let newer = text.replacing("版本: 1", with: "版本: 2")
        .replacing("    须附: [情况]\n", with: "")
      let changed = try await inspector.post(path, [("text", newer)])
      #expect(changed.status == 200 && changed.plain.contains("第 2 版没有错处，可以安装"))
      #expect(changed.plain.contains("由“") && changed.text.contains("申请由谁签批"))
      #expect(try await office.house.store.ledgers().first { $0.id == "slip" }?.version == 1)
    }
  }

  @Test func `all faults are told at once, and what was typed is still there`() async throws {
    try await Office.open { _, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let wrong = try Self.definition("slip").replacing("机制: ", with: "机智: ")
        .replacing("版本: 1", with: "版本: 一")
      let answer = try await inspector.post(Arranging.trial.path, [("text", wrong)])
      #expect(answer.status == 422 && answer.text.contains("机智"))
      #expect(answer.plain.contains("处要改") && answer.text.contains("版本: 一"))
      let empty = try await inspector.post(Arranging.trial.path, [("text", " ")])
      #expect(empty.status == 422 && empty.text.contains("请选择定义文件"))
    }
  }

  private static let year2023 = """
    {"year": 2023, "source": "放假通知", "off": [["01-01", "01-01"]], "work": [], "statutory": [],
     "workdays": 260, "q": [65, 65, 65, 65]}
    """

  @Test func `a calendar is taken over only after its preview`() async throws {
    try await Office.open { office, client in
      _ = try await office.issued()
      let system = try await Browser.signedIn(Account.Duty.system.word, client)
      let path = Arranging.calendar.path
      let shown = try await system.post(path, [("text", Self.year2023)])
      #expect(shown.status == 200 && shown.plain.contains("导入 2023 年"), "\(shown.plain)")
      #expect(!shown.text.contains("改造老旧小区"))
      #expect(try await office.house.store.calendar().years[2023] == nil)
      let done = try await system.post(path, [("text", Self.year2023), ("what", "commit")])
      #expect(done.status == 303)
      #expect(try await office.house.store.calendar().years[2023] != nil)
      let bad = try await system.post(path, [("text", "{}")])
      #expect(bad.status == 422 && bad.text.contains("year"))
    }
  }

  @Test func `who takes over a post takes over its matters, after a preview without titles`()
    async throws
  {
    try await Office.open { office, client in
      let id = try await office.issued()
      let system = try await Browser.signedIn(Account.Duty.system.word, client)
      let path = Arranging.succession.path
      let clerk = try #require(Cast.actor(Cast.housing, .deputy).post)
      let from = office.clock.now.day.advanced(by: 10)
      let fields = [
        ("post", "\(clerk)"), ("name", "新来的"), ("from", from.description),
      ]
      let shown = try await system.post(path, fields)
      #expect(shown.status == 200 && shown.plain.contains("1 件"), "\(shown.plain)")
      #expect(shown.text.contains("新登记") && !shown.text.contains("改造老旧小区"))
      let done = try await system.post(path, fields + [("what", "commit")])
      #expect(done.status == 303)
      let reference = try await office.house.store.directory()
      let holders = reference.holders(of: clerk, on: from)
      let people = try await office.house.store.people()
      #expect(holders.compactMap { id in people.first { $0.id == id }?.name } == ["新来的"])
      #expect(try await office.house.store.matter(id)?.standing == .issued)
      for (name, value, words) in [
        ("from", Cast.beginning.description, "交接须在那以后"), ("post", "", "请选择岗位"),
        ("from", "明天", "请写明自哪一天"), ("name", "", "请选择新任"),
        ("name", Cast.people[0].name, "名单里已有"),
      ] {
        let again = fields.map { $0.0 == "name" ? ("name", "再来的") : $0 }
        let wrong = again.map { $0.0 == name ? (name, value) : $0 }
        let answer = try await system.post(path, wrong)
        #expect(answer.status == 422 && answer.text.contains(words))
      }
    }
  }

  @Test func `a photograph has a thumbnail for who may see the matter, and for nobody else`()
    async throws
  {
    try await Office.open { office, client in
      let id = try await office.issued()
      let bytes = try #require(
        Data(
          base64Encoded:
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAA"
            + "SUVORK5CYII="))
      let hash = try await Self.keep(Array(bytes), "现场.png", office, on: id)
      let text = try await Self.keep(Array("说明".utf8), "说明.txt", office, on: id)
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      let page = try await clerk.get(Route.matter(id).path).text
      #expect(page.contains(Route.thumbnail(id, hash).path))
      #expect(!page.contains(Route.thumbnail(id, text).path))
      let small = try await clerk.get(Route.thumbnail(id, hash).path)
      #expect(small.status == 200 && small.headers[.contentType] == "image/jpeg")
      #expect(try await clerk.get(Route.thumbnail(id, text).path).status == 404)
      let other = try await Browser.signedIn(
        Cast.login(Cast.actor(Cast.water, .liaison)), client)
      #expect(try await other.get(Route.thumbnail(id, hash).path).status == 404)
    }
  }

  private static func keep(
    _ bytes: [UInt8], _ name: String, _ office: Office, on id: MatterID
  ) async throws -> EvidenceHash {
    var intake = try office.house.evidence.intake(name: name)
    try intake.take(bytes)
    let stored = try intake.finish()
    try await office.house.store.register(stored, at: office.clock.now)
    let command = Command(
      id: "attach:\(name)", act: .attach, matter: id, text: "佐证",
      evidence: [Evidence(hash: stored.hash, kind: "现场照片")])
    _ = try await office.house.store.perform(command, by: Cast.inspector, at: office.clock.now)
    return stored.hash
  }
}
