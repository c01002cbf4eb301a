import Foundation
import Testing

@Suite struct `Trying a plan` {
  private let unit = "区城市管理和综合执法局"

  @Test func `days are laid back from the end, and nothing is filed`() async throws {
    try await District.with { district in
      try district.adopt()
      let matter = try DrivenMatter("新增停车位1800个", ledBy: unit, in: district)
      let line =
        "matter try-plan \(matter.number) --at 2026-02-02T09:00"
        + " --milestone ==招标;工期=10个工作日 --milestone ==施工;工期=60日;前置=1;关键;权重=3"
        + " --milestone 2026-12-31=100%=验收"
      let version = try matter.shown(at: "2026-02-02")["version"].int
      let tried = try district.json(line)
      let nodes = (0..<3).map { tried["milestones"][$0] }
      #expect(nodes.map { $0["day"].text } == ["2026-10-30", "2026-12-31", "2026-12-31"])
      #expect(nodes.map { $0["expectedBasisPoints"].int } == [2_000, 8_000, 10_000])
      #expect(nodes[1]["latestStart"].text == "2026-11-02")
      #expect(tried["note"].text?.hasPrefix("机动时间 ") == true)
      let text = try district.run(line).output
      #expect(text.contains("最迟完成") && text.contains("关键"))
      #expect(try matter.shown(at: "2026-02-02")["version"].int == version)
    }
  }

  @Test(arguments: [
    ("施工", "请写成 日期=计划进度=名称"), ("==施工;工期=很久", "工期“很久”不对"),
    ("==施工;前置=2", "请填工期"), ("==施工", "没有日期"), ("==施工;颜色=红", "请写成"),
  ])
  func `what cannot be read is told`(_ milestone: String, _ sentence: String) async throws {
    try await District.with { district in
      try district.adopt()
      let matter = try DrivenMatter("新增停车位1800个", ledBy: unit, in: district)
      let run = try district.run([
        "matter", "try-plan", matter.number, "--milestone", milestone,
      ])
      #expect(run.code == 64 && run.errors.contains(sentence), "\(run.errors)")
    }
  }
}
