import DubanReport
import Testing

@Suite struct `Corrections of several rounds` {
  let report = CorrectionsDraft(
    ("完成易家路、广场巷等道路建设,提质背街小巷49条。", ["完成易家路、广场巷等道路建设", "提质背街小巷49条"]),
    ("加快推进洞庭大道高架桥建设。", ["加快推进洞庭大道高架桥建设"])
  ).report

  @Test func `the later of the same field holds, all others are kept`() {
    let first = [
      report.correction("c2-1", .lead, to: ["甲局"]), report.correction("c2-1", .task, to: ["建桥"]),
    ]
    let both = first.followed(by: [
      report.correction("c2-1", .lead, to: ["乙局"]), report.correction("c1-1", .dropped),
    ])
    #expect(both.map(\.field) == [.lead, .task, .dropped])
    #expect(both.first?.to == ["乙局"])
  }

  @Test func `a part of what was split can be corrected afterwards`() throws {
    let split = [report.correction("c2-1", .split, to: ["建桥墩", "建桥面"])]
    let (once, _) = report.applying(split)
    let later = [once.correction("c2-1.2", .lead, to: ["乙局"])]
    let (result, outcomes) = report.applying(split.followed(by: later))
    #expect(outcomes.map(\.status) == [.applied, .applied])
    let part = try #require(result.commitments.first { $0.id == "c2-1.2" })
    #expect(part.lead.map(\.unit) == ["乙局"])
    #expect(result.task(of: part) == "建桥面")
  }
}
