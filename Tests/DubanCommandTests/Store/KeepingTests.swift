import Foundation
import Testing

@Suite struct `Keeping the store` {
  @Test func `a backup restores what it held, and the database it replaces is kept`() async throws {
    try await District.with { district in
      try district.adopt()
      let seal = try #require(try district.json("journal seal")["seal"].text)
      let backup = district.folder.appending(path: "b").path
      #expect(try district.run(["backup", backup]).code == 0)
      #expect(try district.run(["backup", backup]).code == 2)
      try open("备份之后的事项", district)
      #expect(try count(district) == 121)
      let plan = try district.json("restore \(backup)")
      #expect(plan["seal"] == .text(seal))
      #expect(plan["isDone"] == .bool(false))
      #expect(try count(district) == 121)
      let done = try district.json("restore \(backup) --commit")
      let kept = try #require(done["kept"].text)
      #expect(FileManager.default.fileExists(atPath: kept))
      #expect(try count(district) == 120)
      #expect(try district.json("journal verify --seal \(seal)")["isWhole"] == .bool(true))
      #expect(try district.json("rebuild --check")["isEqual"] == .bool(true))
    }
  }

  /// The backup does not have the lines that the anchor tells of.
  @Test func `a restore puts the audit log's anchor aside with the database`() async throws {
    try await District.with { district in
      let keys = district.data.appending(path: "keys")
      let anchors = {
        try FileManager.default.contentsOfDirectory(atPath: keys.path)
          .filter { $0.hasPrefix("audit-") }
      }
      let backup = district.folder.appending(path: "b.db").path
      #expect(try district.run(["backup", backup]).code == 0)
      #expect(try district.run(["account", "sample"]).code == 0)
      #expect(try anchors() == ["audit-430602.anchor"])
      #expect(try district.run(["restore", backup, "--commit"]).code == 0)
      let kept = try anchors()
      #expect(kept.count == 1 && kept[0].hasPrefix("audit-430602.anchor."))
    }
  }

  @Test func `a file that is no backup is not restored`() async throws {
    try await District.with { district in
      try district.adopt()
      let file = try district.file("x.db", String(repeating: "不是数据库", count: 2_000))
      let run = try district.run(["restore", file, "--commit"])
      #expect(run.code == 1)
      #expect(try count(district) == 120)
      let files = try FileManager.default.contentsOfDirectory(atPath: district.data.path)
      #expect(!files.contains { $0.contains("restore") })
    }
  }

  @Test func `an export imported elsewhere is the same to the last entry`() async throws {
    try await District.with { district in
      try district.adopt()
      #expect(try district.run(["account", "sample"]).code == 0)
      let seal = try #require(try district.json("journal seal")["seal"].text)
      let file = district.folder.appending(path: "x.jsonl").path
      #expect(try district.run(["export", "-o", file]).code == 0)
      let other = district.folder.appending(path: "other").path
      let keys = district.data.appending(path: "keys").path
      let run = try district.run([
        "import", file, "--name", "湖滨区", "--keys", keys, "--data", other,
      ])
      #expect(run.code == 0, "\(run.errors)")
      let copied = try FileManager.default.contentsOfDirectory(atPath: other + "/keys")
      #expect(copied.contains("personal-data.pem") && !copied.contains { $0.hasSuffix("anchor") })
      for line in ["matter list --limit 500", "unit list", "journal show 重点〔2026〕001号"] {
        let (here, there) = (try district.run(line), try district.run(line + " --data \(other)"))
        #expect(here.output == there.output, "\(line)")
      }
      let verdict = try district.json("journal verify --seal \(seal) --data \(other)")
      #expect(verdict["isWhole"] == .bool(true))
      #expect(try district.json("rebuild --check --data \(other)")["isEqual"] == .bool(true))
    }
  }

  @Test func `a proof holds offline and breaks when a word of it is changed`() async throws {
    try await District.with { district in
      try district.adopt()
      let early = try district.run("journal prove 1 1 -o p.json")
      #expect(early.code == 2)
      let seal = try #require(try district.json("journal seal")["seal"].text)
      let path = district.folder.appending(path: "p.json").path
      #expect(try district.run(["journal", "prove", "1", "1", "-o", path]).code == 0)
      let key = district.data.appending(path: "keys/seal-signing.pub.pem").path
      let check = ["journal", "check", path, "--seal", seal, "--key", key, "--json"]
      let held = try CommandLineRun.duban(check)
      #expect(held.code == 0)
      #expect(held.output.contains("与对外公布的存证号一致"))
      let proof = try String(contentsOfFile: path, encoding: .utf8)
      let forged = proof.replacing("重点任务", with: "一般任务").replacing(
        "report-task", with: "report-tusk")
      #expect(forged != proof)
      try Data(forged.utf8).write(to: URL(filePath: path))
      let broken = try CommandLineRun.duban(check)
      #expect(broken.code == 1)
      #expect(broken.output.contains("内容与其指纹不符"))
    }
  }

  @Test func `a seal from outside that is not ours is told`() async throws {
    try await District.with { district in
      try district.adopt()
      _ = try district.run("journal seal")
      let other = "1:" + String(repeating: "ab", count: 32)
      let run = try district.run("journal verify --seal \(other)")
      #expect(run.code == 1)
      #expect(run.output.contains("第 1 号存证与对外公布的存证号不一致"))
    }
  }

  @Test func `a tick does what is due and seals, and a second one finds nothing`() async throws {
    try await District.with { district in
      try district.adopt()
      let matter = try DrivenMatter("新增停车位1800个", ledBy: "区城市管理和综合执法局", in: district)
      try matter.do("submit", by: "柏若溪", at: "2026-01-26T09:00")
      let tick = try district.json("tick --at 2026-01-30T09:00")
      #expect(tick["acts"].int == 1)
      #expect(tick["seal"] != .null)
      // Undecided for three working days by the coordinator, it climbs to the leader.
      #expect(
        try matter.shown(at: "2026-01-30T10:00")["requests"][0]["next"] == .text("责任领导"))
      let again = try district.json("tick --at 2026-01-30T09:00")
      #expect(again["acts"].int == 0)
      #expect(again["seal"] == .null)
    }
  }

  private func open(_ title: String, _ district: District) throws {
    let run = try district.run([
      "matter", "open", "--ledger", "重点任务", "--title", title, "--field", "类型=常规", "--as",
      "柏若溪", "--at", "2026-02-01",
    ])
    #expect(run.code == 0, "\(run.errors)")
  }

  private func count(_ district: District) throws -> Int {
    try district.json("matter list --limit 500")["matters"].count
  }
}
