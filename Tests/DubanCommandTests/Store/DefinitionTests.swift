import Foundation
import Testing

@Suite struct `Installing ledgers and calendars` {
  @Test func `every fault of a ledger is told with its line and key`() async throws {
    try await TestFiles.withFolder { folder in
      let text = try String(
        contentsOf: TestFiles.root.appending(path: "Ledgers/report-task.yaml"), encoding: .utf8)
      let bad = text.replacing("机制: 挂账销号", with: "机制: 随意").replacing("- 归档\n", with: "- 规档\n")
      try Data(bad.utf8).write(to: folder.appending(path: "bad.yaml"))
      try Data(text.utf8).write(to: folder.appending(path: "good.yaml"))
      let run = try CommandLineRun.duban(["ledger", "check", "bad.yaml", "good.yaml"], in: folder)
      #expect(run.code == 65)
      #expect(run.output.contains("bad.yaml 第"))
      #expect(run.output.contains("机制"))
      #expect(run.output.contains("规档"))
      #expect(run.output.hasSuffix("good.yaml：“重点任务”（report-task）第 3 版，没有错处。\n"))
      let json = try CommandLineRun.duban(
        ["ledger", "check", "bad.yaml", "--json"], in: folder)
      let faults = JSONValue(
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)))["faults"]
      #expect(faults.count >= 2)
      #expect(faults[0]["line"].int > 0)
    }
  }

  @Test func `a ledger's new version is installed, a changed old one is not`() async throws {
    try await District.with { district in
      let source = TestFiles.root.appending(path: "Ledgers/report-task.yaml")
      let text = try String(contentsOf: source, encoding: .utf8)
      #expect(try district.run(["ledger", "install", source.path]).code == 0)
      let changed = try district.file("report-task.yaml", text + "# 改过\n")
      #expect(try district.run(["ledger", "install", changed]).code == 1)
      let next = try district.file(
        "report-task.yaml", text.replacing("\n版本: 3\n", with: "\n版本: 4\n"))
      #expect(try district.run(["ledger", "install", next]).code == 0)
      let ledgers = try district.json("ledger list")["ledgers"]
      let task = (0..<ledgers.count).map { ledgers[$0] }
        .first { $0["id"] == .text("report-task") }
      #expect(task?["version"].int == 4)
    }
  }

  @Test func `a calendar shows every limit it would move before it is imported`() async throws {
    try await District.with { district in
      try district.adopt()
      let matter = try DrivenMatter("新增停车位1800个", ledBy: "区城市管理和综合执法局", in: district)
      try matter.bringUnderWay()
      try matter.report(1800, at: "2026-11-20")
      try matter.requestClosing(at: "2026-11-21")
      let calendar = try changedCalendar(district)
      let plan = try district.json("calendar import \(calendar) --at 2026-11-22")
      #expect(plan["isDone"] == .bool(false))
      #expect(plan["clocks"].count == 1)
      #expect(plan["clocks"][0]["clock"] == .text("核查时限"))
      #expect(plan["clocks"][0]["from"] == .text("2026-12-04"))
      #expect(plan["clocks"][0]["to"] == .text("2026-12-07"))
      let entries = try matter.shown(at: "2026-11-22")["version"].int
      let done = try district.run("calendar import \(calendar) --commit --at 2026-11-22")
      #expect(done.code == 0, "\(done.errors)")
      #expect(try district.json("calendar list")["version"].int == 2)
      #expect(try matter.shown(at: "2026-11-22")["version"].int == entries + 1)
      #expect(try district.json("rebuild --check")["isEqual"] == .bool(true))
    }
  }

  /// The year 2026 with one more day off, 30 November.
  private func changedCalendar(_ district: District) throws -> String {
    let source = TestFiles.root.appending(path: "Calendars/2026.json")
    var year = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: source)) as? [String: Any])
    year["off"] = (year["off"] as? [Any] ?? []) + [["11-30", "11-30"]]
    year["workdays"] = (year["workdays"] as? Int ?? 0) - 1
    var quarters = year["q"] as? [Int] ?? []
    quarters[3] -= 1
    year["q"] = quarters
    let file = district.folder.appending(path: "2026.json")
    try JSONSerialization.data(withJSONObject: year).write(to: file)
    return file.path
  }
}
