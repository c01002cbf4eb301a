import DubanOffice
import Foundation
import Testing

@Suite struct `Importing a table on the command line` {
  /// A table of last year: a row that is right, one of a unit that is not there, one without a day.
  private func table(_ district: District) throws -> String {
    let path = district.folder.appending(path: "旧台账.xlsx")
    let bytes = try PlainSheet.workbook(
      named: "台账",
      [
        ["类别", "工作任务", "责任单位", "完成时间", "备忘"],
        ["常规", "改造老旧小区", "区教育局", "2026-06-30", "甲"],
        ["常规", "新建学校", "不存在局", "2026-06-30", "乙"],
        ["常规", "修复堤防", "区教育局", "某日", "丙"],
      ])
    try Data(bytes).write(to: path)
    return path.path
  }

  private func run(_ district: District, _ rest: [String]) throws -> CommandLineRun {
    try district.run(
      ["ledger", "import", "report-task", try table(district), "--as", "柏若溪"]
        + ["--at", "2026-02-01T09:00"] + rest)
  }

  @Test func `it lists first, opens what is right, and a second run opens nothing`() async throws {
    try await District.with { district in
      let mapping = try district.file(
        "对照.json",
        """
        {"parts": {"工作任务": "title", "责任单位": "lead", "完成时间": "due", "备忘": "note",
          "类别": "field:type"}, "units": {}}
        """)
      let listed = try run(district, ["--mapping", mapping])
      #expect(listed.code == 2)
      #expect(listed.output.contains("第 3 行　新建学校　没有导入：单位名册里没有“不存在局”"))
      #expect(listed.output.contains("第 4 行　修复堤防　没有导入：完成时限“某日”读不出日期"))
      #expect(try district.json("matter list")["matters"].count == 0)
      let done = try run(district, ["--mapping", mapping, "--commit"])
      #expect(done.output.contains("已立项 1 件，已有 0 件，没有导入 2 行。"), "\(done.errors)")
      #expect(try district.json("matter list")["matters"].count == 1)
      let again = try run(district, ["--mapping", mapping, "--commit"])
      #expect(again.output.contains("已立项 0 件，已有 1 件，没有导入 2 行。"))
      #expect(try district.json("matter list")["matters"].count == 1)
    }
  }

  @Test func `a mapping of other heads or parts is told`() async throws {
    try await District.with { district in
      let heads = try district.file("a.json", #"{"parts": {"任务名": "title"}, "units": {}}"#)
      let other = try run(district, ["--mapping", heads])
      #expect(other.code == 65)
      #expect(other.errors.contains("“任务名”不是表头"))
      let parts = try district.file("b.json", #"{"parts": {"工作任务": "name"}, "units": {}}"#)
      let unknown = try run(district, ["--mapping", parts])
      #expect(unknown.code == 65)
      #expect(unknown.errors.contains("“name”不认识"))
    }
  }
}
