import DubanReport
import Foundation
import Testing

/// The verbs on the sample district's report, with its catalogue.
@Suite struct `Serving the sample district` {
  private let report = TestFiles.root.appending(path: "Samples/湖滨区2026年政府工作报告.md").path
  private let last = TestFiles.root.appending(path: "Samples/湖滨区2025年政府工作报告.md").path
  private let catalogue = TestFiles.root.appending(path: "Samples/湖滨区.yaml").path

  @Test func `the whole reading meets the schema and quotes the source`() throws {
    let reading = try json(["read", "--json", report, "--catalogue", catalogue])
    let schemas = try SchemaSet(folder: TestFiles.root.appending(path: "Schemas"))
    #expect(schemas.problems(of: reading, with: "report.schema.json").prefix(5) == [])
    let text = Array(try String(contentsOfFile: report, encoding: .utf8).unicodeScalars)
    for list in [reading["sentences"], reading["commitments"]] {
      #expect(list.count > 50)
      for index in 0..<list.count {
        let (start, length) = (list[index]["start"].int, list[index]["length"].int)
        let quote = String(String.UnicodeScalarView(text[start..<start + length]))
        #expect(list[index]["text"] == .text(quote))
      }
    }
  }

  @Test(arguments: [
    ("breakdown", "x.xlsx", "PK"), ("figures", "x.xlsx", "PK"), ("annotate", "x.html", "<!doctype"),
  ])
  func `each paper is written and said to be`(
    _ verb: String, _ name: String, _ beginning: String
  ) async throws {
    try await TestFiles.withFolder { folder in
      let run = try CommandLineRun.duban(
        ["report", verb, report, "-o", name, "--catalogue", catalogue], in: folder)
      #expect(run.code == 0)
      #expect(run.errors == "")
      #expect(run.output.hasPrefix("已写入 \(name)："))
      let data = try Data(contentsOf: folder.appending(path: name))
      #expect(data.starts(with: Array(beginning.utf8)))
    }
  }

  @Test func `a contradiction is told by the exit code 3`() throws {
    let text = try CommandLineRun.duban(["report", "audit", report])
    #expect(text.code == 3)
    #expect(text.output.contains("1. 前后不一致　"))
    #expect(text.output.contains("   算式　"))
    #expect(text.output.contains("   第 "))
    let several = try CommandLineRun.duban(["report", "audit", "--json", report, "none.txt"])
    #expect(several.code == 66)
    #expect(several.output.hasPrefix("[{\"schema\":\"duban.findings/1\""))
    // Reading alone judges nothing.
    #expect(try CommandLineRun.duban(["report", "read", report]).code == 0)
  }

  @Test func `last year's commitments are compared with this year's report`() throws {
    let text = try CommandLineRun.duban(["report", "compare", last, report])
    #expect(text.output.contains("\n上年承诺 "))
    #expect(text.output.contains("\n已兑现\n"))
    let compared = try json(["compare", "--json", last, report])
    let schemas = try SchemaSet(folder: TestFiles.root.appending(path: "Schemas"))
    #expect(schemas.problems(of: compared, with: "comparison.schema.json") == [])
    #expect(compared["source"][0] == .text("湖滨区2025年政府工作报告.md"))
    let contradicts = text.output.contains("前后不一致")
    #expect(text.code == (contradicts ? 3 : 0))
  }

  @Test func `the three reports of a congress are compared`() throws {
    let names = ["政府工作报告", "计划报告", "预算报告"]
    let files = names.map { TestFiles.root.appending(path: "Samples/湖滨区2026年\($0).md").path }
    let text = try CommandLineRun.duban(["report", "compare", "--congress"] + files)
    #expect(text.output.hasPrefix("《湖滨区2026年政府工作报告》《湖滨区2026年计划报告》"))
    #expect(text.output.contains("计划报告 第 "))
    #expect(text.code == 3)
    let compared = try json(["compare", "--congress", "--json"] + files)
    let schemas = try SchemaSet(folder: TestFiles.root.appending(path: "Schemas"))
    #expect(schemas.problems(of: compared, with: "comparison.schema.json") == [])
    #expect(compared["kind"] == .text("congress"))
    #expect(compared["source"].count == 3)
  }

  @Test func `two drafts are compared sentence by sentence`() throws {
    let draft = TestFiles.root.appending(path: "Samples/湖滨区2026年政府工作报告.征求意见稿.md").path
    let text = try CommandLineRun.duban(["report", "compare", "--drafts", draft, report])
    #expect(text.code == 0)
    #expect(text.output.contains("1. "))
    #expect(text.output.contains("   后稿　“"))
    let compared = try json(["compare", "--drafts", "--json", draft, report])
    let schemas = try SchemaSet(folder: TestFiles.root.appending(path: "Schemas"))
    #expect(schemas.problems(of: compared, with: "drafts.schema.json") == [])
    #expect(compared["changes"].count > 5)
    let same = try CommandLineRun.duban(["report", "compare", "--drafts", report, report])
    #expect(same.output.contains("：未变 "))
  }

  @Test func `a workbook nobody changed gives no corrections`() async throws {
    try await TestFiles.withFolder { folder in
      _ = try CommandLineRun.duban(["report", "breakdown", report, "-o", "表.xlsx"], in: folder)
      let run = try CommandLineRun.duban(["report", "correct", "表.xlsx"], in: folder)
      #expect(run.code == 0)
      #expect(run.output == "已写入 表.corrections.json：没有发现改动。\n")
      let data = try Data(contentsOf: folder.appending(path: "表.corrections.json"))
      let written = JSONValue(try JSONSerialization.jsonObject(with: data))
      #expect(written["sourceSha256"].text?.count == 64)
    }
  }

  @Test func `corrections are laid on what is read, and those that fail are told`() async throws {
    try await TestFiles.withFolder { folder in
      let before = try json(["read", "--json", report])
      let commitment = before["commitments"][10]
      let corrections = Corrections(
        sourceSha256: before["sourceSha256"].text ?? "",
        corrections: [
          correction(of: commitment, in: before),
          Correction(commitment: "c9-9", sentence: "没有这句。", quote: "没有", field: .dropped),
        ])
      let file = folder.appending(path: "c.json")
      try JSONEncoder().encode(corrections).write(to: file)
      let run = try CommandLineRun.duban(
        ["report", "read", "--json", report, "--corrections", file.path])
      let after = JSONValue(try JSONSerialization.jsonObject(with: Data(run.output.utf8)))
      #expect(after["commitments"][10]["lead"][0]["unit"] == .text("区水利局"))
      #expect(run.errors.contains("沿用 1 处，已删 1 处"))
    }
  }

  @Test func `the catalogue comes from the option, then from the environment`() throws {
    let bare = try CommandLineRun.duban(["report", "read", report])
    #expect(bare.output.contains("没有提供职责目录"))
    let named = try CommandLineRun.duban(
      ["report", "read", report], environment: ["DUBAN_CATALOGUE": catalogue])
    #expect(!named.output.contains("没有提供职责目录"))
    #expect(named.output.contains("建议牵头"))
    let missing = try CommandLineRun.duban(
      ["report", "read", report, "--catalogue", "没有.yaml"],
      environment: ["DUBAN_CATALOGUE": catalogue])
    #expect(missing.code == 66)
    #expect(missing.errors == "职责目录“没有.yaml”不存在。请核对路径和文件名。\n")
  }

  @Test func `a catalogue with a slip is refused with its line`() async throws {
    try await TestFiles.withFolder { folder in
      try Data("单位:\n  - 名称: 区教育局\n    职则: [学校]\n".utf8).write(
        to: folder.appending(path: "c.yaml"))
      let run = try CommandLineRun.duban(
        ["report", "read", report, "--catalogue", "c.yaml"], in: folder)
      #expect(run.code == 65)
      #expect(run.errors.contains("c.yaml 第3行"))
    }
  }

  private func json(_ arguments: [String]) throws -> JSONValue {
    let run = try CommandLineRun.duban(["report"] + arguments)
    return JSONValue(try JSONSerialization.jsonObject(with: Data(run.output.utf8)))
  }

  private func correction(of commitment: JSONValue, in report: JSONValue) -> Correction {
    let sentences = (0..<report["sentences"].count).map { report["sentences"][$0] }
    let sentence = sentences.first { $0["id"] == commitment["sentence"] }
    return Correction(
      commitment: commitment["id"].text ?? "", sentence: sentence?["text"].text ?? "",
      quote: commitment["text"].text ?? "", field: .lead, to: ["区水利局"])
  }
}
