import Foundation
import Testing

/// Reports that do not belong together, of the sample district.
@Suite struct `Refusing what cannot be compared` {
  @Test(arguments: [
    (["2026年政府工作报告", "2025年政府工作报告"], "先后颠倒了"),
    (["2026年政府工作报告", "2026年政府工作报告"], "文字完全相同"),
    (["2026年政府工作报告.征求意见稿", "2026年政府工作报告"], "年份相同。要比对同一年的两稿，请加 --drafts"),
    (["--drafts", "2025年政府工作报告", "2026年政府工作报告"], "不是同一份报告的两稿"),
    (
      ["--congress", "2025年政府工作报告", "2026年计划报告", "2026年预算报告"],
      "不是同一次会议的报告"
    ),
  ])
  func `years and texts that do not fit are refused`(_ names: [String], _ words: String) throws {
    let run = try compare(names)
    #expect(run.code == 65)
    #expect(run.output == "")
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test func `drafts of two places are refused, years of two places are told`() async throws {
    try await TestFiles.withFolder { folder in
      let one = try text("2025年政府工作报告")
      try Data(one.replacing("湖滨区", with: "临江县").utf8).write(
        to: folder.appending(path: "临江.md"))
      try Data(try text("2026年政府工作报告").utf8).write(to: folder.appending(path: "湖滨.md"))
      let years = try CommandLineRun.duban(["report", "compare", "临江.md", "湖滨.md"], in: folder)
      #expect(years.errors.contains("不是同一个地方的"))
      #expect(!years.output.isEmpty)
      let drafts = try CommandLineRun.duban(
        ["report", "compare", "--drafts", "临江.md", "湖滨.md"], in: folder)
      #expect(drafts.code == 65)
      #expect(drafts.output == "")
    }
  }

  @Test func `a year against the text is told with both`() throws {
    let run = try CommandLineRun.duban(
      ["report", "read", path("2026年政府工作报告"), "--year", "2019"])
    #expect(run.code == 0)
    #expect(run.errors.contains("文中写的是 2026 年，--year 使它按 2019 年读"))
    let same = try CommandLineRun.duban(
      ["report", "read", path("2026年政府工作报告"), "--year", "2026"])
    #expect(same.errors == "")
  }

  private func compare(_ names: [String]) throws -> CommandLineRun {
    try CommandLineRun.duban(
      ["report", "compare"] + names.map { $0.hasPrefix("--") ? $0 : path($0) })
  }

  private func path(_ name: String) -> String {
    TestFiles.root.appending(path: "Samples/湖滨区\(name).md").path
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }
}
