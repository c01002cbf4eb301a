import Duban
import DubanOffice
import DubanStore
import DubanTesting
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import DubanWeb

@Suite struct `Importing last year's table` {
  private static let path = "/ledgers/trial/import"

  private static func table(_ rows: [[String]]) throws -> [UInt8] {
    try PlainSheet.workbook(
      named: "台账", [["序号", "工作任务", "责任单位", "完成时限", "备注"]] + rows)
  }

  private static func upload(
    _ bytes: [UInt8], _ browser: Browser, to path: String = path
  ) async throws -> Browser.Answer {
    try await browser.upload(path, [("what", "read")], field: "table", name: "t.xlsx", bytes)
  }

  private static func count(_ office: Office) async throws -> Int {
    var query = ListQuery(order: .number, limit: 500)
    query.ledger = "trial"
    return try await office.house.store.list(query, at: office.clock.now).matters.count
  }

  @Test func `rows are told before anything is written, and taken once`() async throws {
    try await Office.open { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let housing = try #require(Cast.units.first { $0.id == Cast.housing }?.name)
      let bytes = try Self.table([
        ["1", "整治背街小巷12条", housing, "2021-11-30", "上年已完成4条"],
        ["2", "新建口袋公园3个", "园林处", "年底", ""],
        ["3", "", housing, "", ""],
        ["4", "更新路灯", housing, "改天", "工作秘密"],
      ])
      let shown = try await Self.upload(bytes, inspector)
      #expect(shown.status == 200, "\(shown.plain)")
      #expect(shown.plain.contains("将立项 1 行，要改 3 行"))
      #expect(shown.plain.contains("第一次对照") && !shown.plain.contains("上次的对照"))
      #expect(shown.text.contains("单位名册里没有“园林处”") && shown.text.contains("没有事项名称"))
      #expect(shown.plain.contains("“改天”读不出日期"))
      #expect(try await Self.count(office) == 0)

      // The unknown name is explained once.
      let mapped = try await inspector.post(
        Self.path,
        [
          ("what", "map"), ("part-1", "title"), ("part-2", "lead"), ("part-3", "due"),
          ("part-4", "note"), ("name-0", "园林处"), ("unit-0", "\(Cast.water)"), ("year", "2021"),
        ])
      #expect(mapped.plain.contains("将立项 2 行，要改 2 行"), "\(mapped.plain)")

      let unseen = try await inspector.post(Self.path, [("what", "commit"), ("seen", "x")])
      #expect(unseen.status == 409)
      #expect(try await Self.count(office) == 0)
      let done = try await inspector.post(
        Self.path, [("what", "commit"), ("seen", try #require(Self.seen(mapped)))])
      #expect(done.plain.contains("已立项 2 件") && done.plain.contains("还有 2 行没有导入"))
      #expect(try await Self.count(office) == 2)
      let (name, failures) = try await client.execute(
        uri: Self.path + "/failures", method: .get, headers: inspector.headers()
      ) { ($0.headers[.contentDisposition] ?? "", Array(buffer: $0.body)) }
      // What went out marked comes in with its mark, and goes out with it again.
      #expect(name.contains(Values.encoded("工作秘密-")))
      let left = try ReadTable.tables(of: failures, file: "t.xlsx") { $0 == "工作任务" }
      #expect(left[0].rows.count == 2 && left[0].rows[1].cells.joined().contains("读不出日期"))

      // The same table again: its heads and names are known, and nothing is opened twice.
      let again = try await Self.upload(bytes, inspector)
      #expect(again.plain.contains("已有 2 行，要改 2 行"), "\(again.plain)")
      let mapper = "\(Cast.login(Cast.inspector)) \(office.clock.now.minuteWord)"
      #expect(again.plain.contains("上次的对照：\(mapper)"))
      #expect(try await Self.count(office) == 2)
    }
  }

  private static func seen(_ page: Browser.Answer) -> String? {
    page.text.split(separator: "name=\"seen\" value=\"").dropFirst().first
      .map { String($0.prefix { $0 != "\"" }) }
  }

  @Test func `rows that would be one matter, and files that bear a mark, are not taken in silence`()
    async throws
  {
    try await Office.open { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let housing = try #require(Cast.units.first { $0.id == Cast.housing }?.name)
      let twice = try await Self.upload(
        try Self.table([
          ["1", "整治背街小巷", housing, "2021-06-30", ""],
          ["2", "整治背街小巷", housing, "2021-11-30", ""],
        ]), inspector)
      #expect(twice.plain.contains("将立项 1 行，要改 1 行") && twice.plain.contains("与第 2 行相同"))
      let person = try #require(Cast.inspector.person)
      try await office.house.store.keep(draft: nil, of: person, in: "trial", at: office.clock.now)
      let marked = try await Self.upload(Array("机密★3年".utf8), inspector)
      #expect(marked.status == 422 && marked.text.contains("机密"))
      #expect(try await office.house.store.draft(of: person, in: "trial") == nil)
    }
  }

  @Test func `what is personal is imported too`() async throws {
    try await Office.open { office, client in
      let text = try String(
        contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
          .appending(path: "../../../Ledgers/hotline.yaml").standardized, encoding: .utf8)
      try await office.house.store.install(
        ledger: text, named: "hotline.yaml", at: office.clock.now)
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let housing = try #require(Cast.units.first { $0.id == Cast.housing }?.name)
      let bytes = try PlainSheet.workbook(
        named: "热线",
        [
          ["事项", "牵头单位", "来电号码", "诉求类型"], ["路灯不亮", housing, "13800000000", "投诉"],
        ])
      let shown = try await Self.upload(bytes, inspector, to: "/ledgers/hotline/import")
      #expect(shown.plain.contains("将立项 1 行"), "\(shown.plain)")
      let done = try await inspector.post(
        "/ledgers/hotline/import", [("what", "commit"), ("seen", try #require(Self.seen(shown)))])
      #expect(done.plain.contains("已立项 1 件"))
    }
  }

  @Test func `what is no table is refused in words, and nothing is lost`() async throws {
    try await Office.open { _, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let wrong = try await Self.upload(Array("no workbook".utf8), inspector)
      #expect(wrong.status == 422 && wrong.text.contains("请"))
      let none = try await inspector.post(Self.path, [("what", "commit")])
      #expect(none.status == 400)
      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      #expect(try await clerk.get(Self.path).status == 403)
    }
  }

  @Test func `an exported workbook computes nothing`() async throws {
    try await Office.open { office, client in
      _ = try await office.issued("=HYPERLINK(\"http://x\")+1")
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let book = try await client.execute(
        uri: "/ledgers/trial/export?format=xlsx", method: .get, headers: inspector.headers()
      ) { Array(buffer: $0.body) }
      let tables = try ReadTable.tables(of: book, file: "t.xlsx") { $0 == "事项" }
      #expect(tables[0].rows[0].cells.contains("=HYPERLINK(\"http://x\")+1"))
      // A formula would have come back as its value: this is the text itself, and no cell has one.
      let xml = try #require(try Self.sheet(of: book))
      #expect(!String(decoding: xml, as: UTF8.self).contains("<f>"))
    }
  }

  /// The first sheet's XML, unpacked by the system's own tool.
  private static func sheet(of book: [UInt8]) throws -> Data? {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(book).write(to: file)
    let unpack = Process()
    unpack.executableURL = URL(filePath: "/usr/bin/python3")
    unpack.arguments = [
      "-c",
      "import sys,zipfile;sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read('xl/worksheets/sheet1.xml'))",
      file.path,
    ]
    let pipe = Pipe()
    unpack.standardOutput = pipe
    try unpack.run()
    return try pipe.fileHandleForReading.readToEnd()
  }

  @Test func `rows of a locked year are refused before anything is opened`() async throws {
    try await Office.open { office, client in
      office.clock.pass(315 * 86_400)
      _ = try await office.house.store.lock(
        2021, of: "trial", by: Cast.chief, at: office.clock.now)
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let housing = try #require(Cast.units.first { $0.id == Cast.housing }?.name)
      let bytes = try Self.table([["1", "整治背街小巷12条", housing, "2021-11-30", ""]])
      #expect(try await Self.upload(bytes, inspector).plain.contains("将立项 1 行"))
      let shown = try await inspector.post(
        Self.path,
        [
          ("what", "map"), ("part-1", "title"), ("part-2", "lead"), ("part-3", "due"),
          ("part-4", "note"), ("year", "2021"),
        ])
      #expect(shown.plain.contains("2021年度已经锁定"), "\(shown.plain)")
    }
  }
}
