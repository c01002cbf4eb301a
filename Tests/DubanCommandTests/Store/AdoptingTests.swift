import Foundation
import Testing

@Suite struct `Adopting commitments` {
  @Test func `a dry run lists what would be opened and changes nothing`() async throws {
    try await District.with { district in
      let plan = try district.run([
        "commitment", "adopt", District.report, "--catalogue", District.catalogue,
      ])
      #expect(plan.code == 0)
      #expect(plan.output.hasSuffix("将立项 120 件，尚未改动；加 --commit 执行。\n"))
      #expect(plan.output.contains("新增停车位1800个"))
      // Said in the text, and again among the 民生实事.
      for (later, first) in [("c142-9", "c105-2"), ("c142-5", "c132-2"), ("c142-2", "c104-1")] {
        let line = plan.output.split(separator: "\n").first { $0.hasPrefix("\(later) 与") }
        #expect(line?.contains(first) == true, "\(plan.output.suffix(2_000))")
      }
      #expect(!plan.output.contains("c104-2 与"))
      #expect(try district.json("matter list")["matters"].count == 0)
    }
  }

  @Test func `each commitment becomes one matter, however often it is adopted`() async throws {
    try await District.with { district in
      try district.adopt()
      let again = try district.run([
        "commitment", "adopt", District.report, "--catalogue", District.catalogue, "--as",
        "岑文远", "--commit", "--json",
      ])
      let rows = JSONValue(
        try JSONSerialization.jsonObject(with: Data(again.output.utf8)))["rows"]
      #expect(rows.count == 120)
      #expect((0..<rows.count).allSatisfy { rows[$0]["outcome"] == .text("known") })
      let list = try district.json("matter list --ledger 重点任务 --limit 500")["matters"]
      #expect(list.count == 120)
      #expect(try district.json("lights")["rows"].count == 0)
      let themes = try (0..<120).map { place -> String? in
        let id = list[place]["id"].int
        return try place % 10 > 0
          ? nil : district.json("matter show \(id)")["sources"][0]["theme"].text
      }
      #expect(themes.compactMap(\.self).contains("（一）突出项目攻坚，推动产业升级"), "\(themes)")
    }
  }

  @Test func `a draft of what has passed is opened only by who asks for it again`() async throws {
    try await District.with { district in
      try district.adopt()
      let draft = District.report.replacing(".md", with: ".征求意见稿.md")
      let adopting = ["commitment", "adopt", draft, "--catalogue", District.catalogue]
      let plan = try district.run(adopting)
      #expect(plan.code == 0 && plan.output.contains("同一年已有报告立项"))
      #expect(plan.output.contains("确要另立的，加 --again"))
      let refused = try district.run(adopting + ["--as", "柏若溪", "--commit"])
      #expect(refused.code == 2 && refused.errors.contains("没有立项"), "\(refused)")
      #expect(try district.json("matter list --limit 500")["matters"].count == 120)
      let opened = try district.run(adopting + ["--as", "柏若溪", "--commit", "--again"])
      #expect(opened.code == 0 && opened.output.contains("注意：同一年已有报告立项"))
      #expect(try district.json("matter list --limit 500")["matters"].count > 200)
    }
  }

  @Test func `what was cancelled is no namesake of what a draft would open`() async throws {
    try await District.with { district in
      try district.adopt()
      let number = "重点〔2026〕011号"
      let draft = District.report.replacing(".md", with: ".征求意见稿.md")
      func namesakes() throws -> Int {
        let plan = try district.run([
          "commitment", "adopt", draft, "--catalogue", District.catalogue, "--json",
        ])
        return plan.output.ranges(of: number).count
      }
      #expect(try namesakes() == 1)
      let acts = [
        ("submit", "柏若溪"), ("sign", "袁伯言"), ("sign", "何岳鸣"), ("sign", "陆清和"),
        ("issue --document 湖政办〔2026〕2号", "柏若溪"), ("accept", "范清越"),
        ("cancel --reason 不再实施", "范清越"), ("sign", "程望舒"), ("sign", "何岳鸣"),
        ("sign", "陆清和"),
      ]
      for (place, (act, person)) in acts.enumerated() {
        let run = try district.run(
          "matter \(act) \(number) --as \(person) --at 2026-01-26T09:\(place + 10)")
        #expect(run.code == 0, "\(act): \(run.errors)")
      }
      #expect(try namesakes() == 0)
    }
  }

  @Test func `every matter quotes the report at its place`() async throws {
    try await District.with { district in
      try district.adopt()
      let source = Array(
        String(decoding: try Data(contentsOf: URL(filePath: District.report)), as: UTF8.self)
          .unicodeScalars)
      let list = try district.json("matter list --limit 500 --order number")["matters"]
      for index in stride(from: 0, to: list.count, by: 20) {
        let shown = try district.json("matter show \(list[index]["id"].int)")["sources"][0]
        let start = shown["start"].int
        var words = ""
        words.unicodeScalars.append(contentsOf: source[start..<start + shown["length"].int])
        #expect(shown["quote"] == .text(words))
      }
    }
  }

  @Test func `the JSON of a read report adopts the same matters as the report`() async throws {
    try await District.with { district in
      let read = district.folder.appending(path: "r.json").path
      _ = try district.run([
        "report", "read", "--json", District.report, "--catalogue", District.catalogue, "-o", read,
      ])
      let fromJSON = try district.run(["commitment", "adopt", read, "--json"])
      let fromReport = try district.run([
        "commitment", "adopt", District.report, "--catalogue", District.catalogue, "--json",
      ])
      #expect(fromJSON.code == 0)
      #expect(fromJSON.output == fromReport.output)
    }
  }

  @Test func `units that the directory does not have are told`() async throws {
    try await TestFiles.withFolder { folder in
      let district = District(folder: folder)
      _ = try district.run("init --division 430602 --name 湖滨区")
      let plan = try district.run([
        "commitment", "adopt", District.report, "--catalogue", District.catalogue,
      ])
      #expect(plan.code == 0)
      #expect(plan.output.contains("单位名册中没有：区交通运输局、"))
      #expect(plan.output.contains("牵头单位待明确的 120 条。"))
    }
  }

  @Test func `the five years are adopted only where asked for`() async throws {
    try await District.with { district in
      let term = try district.run([
        "commitment", "adopt", District.report, "--catalogue", District.catalogue, "--term",
      ])
      #expect(term.output.hasSuffix("将立项 151 件，尚未改动；加 --commit 执行。\n"))
    }
  }

  @Test func `a file that is no read report is refused`() async throws {
    try await District.with { district in
      let file = try district.file("x.json", "{\"schema\": \"duban.findings/1\"}")
      let run = try district.run(["commitment", "adopt", file])
      #expect(run.code == 65)
      #expect(run.errors.contains("不是 duban report read --json 写出的单个报告"))
    }
  }
}
