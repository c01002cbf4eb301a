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
      let all = (0..<plan["clocks"].count).map { plan["clocks"][$0] }
      let clocks = all.filter { $0["number"] != .text("") }
      #expect(clocks.map { $0["clock"] } == [.text("核查时限")])
      #expect(clocks.first?["from"] == .text("2026-12-04"))
      #expect(clocks.first?["to"] == .text("2026-12-07"))
      // The check of November runs into December for each ledger that reports.
      let locks = all.filter {
        $0["number"] == .text("") && $0["clock"] == .text("2026-11 报送期锁定")
      }
      #expect(locks.count == 5)
      #expect(locks.allSatisfy { $0["from"] == .text("2026-12-01") })
      let entries = try matter.shown(at: "2026-11-22")["version"].int
      let done = try district.run("calendar import \(calendar) --commit --at 2026-11-22")
      #expect(done.code == 0, "\(done.errors)")
      #expect(try district.json("calendar list")["version"].int == 2)
      #expect(try matter.shown(at: "2026-11-22")["version"].int == entries + 1)
      #expect(try district.json("rebuild --check")["isEqual"] == .bool(true))
    }
  }

  @Test func `local days and office hours are previewed, taken over and taken back`() async throws {
    try await District.with { district in
      try district.adopt()
      let matter = try DrivenMatter("新增停车位1800个", ledBy: "区城市管理和综合执法局", in: district)
      try matter.do("submit", by: "柏若溪", at: "2026-01-26T09:00")
      let local = "calendar local --off 2026-01-28 --work 2026-01-31 --at 2026-01-26T10:00"
      let plan = try district.json(local)
      // Three working days to sign: the request's own clock.
      #expect(plan["clocks"][plan["clocks"].count - 1]["clock"] == .text("报审审批时限"))
      #expect(plan["changes"] == .array([.text("2026-01-28 放假"), .text("2026-01-31 上班")]))
      #expect(try district.json("calendar list")["version"].int == 1)
      #expect(try district.run(local + " --commit").code == 0)
      let listed = try district.run("calendar list").output
      #expect(listed.contains("地方调整：放假 2026-01-28；上班 2026-01-31。办公时间 08:00-12:00、14:00-18:00。"))
      let line = try #require(try await district.logged().last)
      #expect(line.event == "calendarImported" && line.address == "服务器命令行")
      #expect(line.detail.hasPrefix("2026-01-28 放假，2026-01-31 上班，"))
      #expect(line.detail.hasSuffix(" 件事项的时限变动"))
      #expect(try district.run("calendar local --drop 2026-01-28 --commit").code == 0)
      #expect(try district.json("calendar list")["localOff"].count == 0)
      let hours = try district.run([
        "calendar", "hours", "08:30-12:00、14:30-17:30", "--commit",
      ])
      #expect(hours.code == 0, "\(hours.errors)")
      #expect(try district.json("calendar list")["officeHours"] == .text("08:30-12:00、14:30-17:30"))
      #expect(try district.run("calendar hours 12:00-08:00").code == 64)
      #expect(try district.run("calendar local --drop 2026-05-01").code == 66)
      #expect(try district.run("calendar local").code == 64)
      #expect(try district.json("rebuild --check")["isEqual"] == .bool(true))
    }
  }

  @Test func `matters in hand are moved to a ledger's new version after a dry run`() async throws {
    try await District.with { district in
      try district.adopt()
      let source = TestFiles.root.appending(path: "Ledgers/report-task.yaml")
      let text = try String(contentsOf: source, encoding: .utf8)
      let next = try district.file(
        "report-task.yaml",
        text.replacing("\n版本: 3\n", with: "\n版本: 4\n")
          .replacing("  - 动作: 报审\n    谁: [督查室]\n", with: "  - 动作: 报审\n    谁: [督查室, 区长]\n"))
      let line = "ledger migrate 重点任务 --as 柏若溪 --at 2026-01-26T09:00"
      #expect(try district.run(line).output == "“重点任务”的在办事项都已按第 3 版办理。\n")
      #expect(try district.run(["ledger", "install", next]).code == 0)
      let plan = try district.json(line)
      let count = plan["matters"].count
      #expect(count > 1 && plan["isDone"] == .bool(false) && plan["matters"][0]["from"].int == 3)
      let number = try #require(plan["matters"][0]["number"].text)
      let one = try district.run(line + " --matter \(number) --commit")
      #expect(one.output.hasSuffix("已升级 1 件到第 4 版。\n"), "\(one.errors)")
      let logged = try await district.logged().map { [$0.event, $0.detail] }
      #expect(logged == [["mattersMigrated", "重点任务：1 件升级到第 4 版"]])
      #expect(try district.json(line)["matters"].count == count - 1)
      #expect(try district.run(line + " --commit").code == 0)
      #expect(try district.json(line)["matters"].count == 0)
      #expect(try district.json("rebuild --check")["isEqual"] == .bool(true))
    }
  }

  @Test func `a year is locked once everything in it is decided, and reckoned anew`() async throws {
    try await District.with { district in
      for title in ["甲事", "乙事"] {
        let opened = try district.run([
          "matter", "open", "--ledger", "重点任务", "--title", title, "--field", "类型=常规", "--lead",
          "区教育局", "--due", "2026-12-31", "--as", "柏若溪", "--at", "2026-03-01T09:00",
        ])
        #expect(opened.code == 0, "\(opened.errors)")
      }
      let clerk = try district.run(
        "year lock 重点任务 2026 --as 柏若溪 --commit --at 2027-01-10T09:00")
      #expect(clerk.code == 2 && clerk.errors.contains("督查室主任"), "\(clerk.errors)")
      let lock = "year lock 重点任务 2026 --as \(try chief(district))"
      let early = try district.run(lock + " --commit --at 2026-12-31T09:00")
      #expect(early.code == 2 && early.errors.contains("年度还没有结束"))
      let shown = try district.json("year show report-task 2026 --at 2027-01-10T09:00")
      #expect(shown["undecided"].count == 2 && shown["lockedAt"] == .null)
      let undecided = try district.run(lock + " --commit --at 2027-01-10T09:00 --json")
      #expect(undecided.code == 2 && undecided.output.hasPrefix("{\"code\":\"year-open\""))
      for place in 0..<2 {
        let number = try #require(shown["undecided"][place]["number"].text)
        let ended = try district.run([
          "matter", "terminate", number, "--as", try chief(district), "--reason", "不办了", "--at",
          "2027-01-10T10:00",
        ])
        #expect(ended.code == 0, "\(ended.errors)")
      }
      #expect(try district.run(lock + " --at 2027-01-11T09:00").output.contains("可以锁定"))
      let done = try district.run(lock + " --commit --at 2027-01-11T09:00")
      #expect(done.code == 0 && done.output.contains("与锁定时的数一致"), "\(done.errors)")
      let logged = try await district.logged().map { [$0.event, $0.detail] }
      #expect(logged == [["yearLocked", "重点任务 2026 年度，锁定 2 件"]])
      let later = try district.json("year show 重点任务 2026 --at 2027-05-01T09:00")
      #expect(later["isSame"] == .bool(true) && later["lines"][0]["matters"].int == 2)
      #expect(later["lockedAt"] == .text("2027-01-11 09:00"))
      #expect(try district.run("journal verify").code == 0)
    }
  }

  private func chief(_ district: District) throws -> String {
    let posts = try district.json("post list --unit 湖滨区人民政府督查室")["posts"]
    let post = (0..<posts.count).map { posts[$0] }.first { $0["name"] == .text("主任") }
    return try #require(post?["holders"][0].text)
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
