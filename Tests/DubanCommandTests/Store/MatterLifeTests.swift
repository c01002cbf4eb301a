import Foundation
import Testing

@Suite struct `Driving a commitment to its end` {
  private let unit = "区城市管理和综合执法局"

  @Test func `it is delivered, closed on evidence, relapses and is closed again`() async throws {
    try await District.with { district in
      try district.adopt()
      let matter = try DrivenMatter("新增停车位1800个", ledBy: unit, in: district)
      try matter.bringUnderWay()
      #expect(try matter.shown(at: "2026-02-04")["standingWord"] == .text("方案已审"))
      try matter.report(600, at: "2026-07-20")
      #expect(try matter.shown(at: "2026-07-21")["light"]["light"] == .text("yellow"))
      try matter.report(1800, at: "2026-11-20")
      try matter.requestClosing(at: "2026-11-21")
      try matter.do("return", by: "岑文远", at: "2026-11-24T09:00", ["--text", "3个没有划线"])
      try matter.requestClosing(at: "2026-11-25")
      try matter.checkAndSign(at: "2026-11-26")
      #expect(try matter.shown(at: "2026-11-27")["standing"] == .text("closed"))
      try matter.do("relapse", by: "岑文远", at: "2026-12-10T09:00", ["--reason", "车位被占"])
      #expect(try matter.shown(at: "2026-12-10T10:00")["standing"] == .text("underway"))
      try matter.requestClosing(at: "2026-12-14")
      try matter.checkAndSign(at: "2026-12-15")
      let shown = try matter.shown(at: "2026-12-16")
      #expect(shown["standing"] == .text("closed"))
      #expect(shown["counts"]["relapses"].int == 1)
      #expect(shown["counts"]["returns"].int == 1)
      #expect(shown["watchedTo"] == .text("2027-06-13"))
      #expect(shown["sources"][0]["quote"] == .text("新增停车位1800个"))
      try expectWhole(district)
    }
  }

  @Test func `the reader sees the promise, its source and the whole story`() async throws {
    try await District.with { district in
      try district.adopt()
      let matter = try DrivenMatter("新增停车位1800个", ledBy: unit, in: district)
      try matter.bringUnderWay()
      let text = try district.run("matter show \(matter.number) --at 2026-02-04T09:00").output
      #expect(text.hasPrefix("\(matter.number)　新增停车位1800个\n"))
      #expect(text.contains("政府工作报告《湖滨区2026年政府工作报告》“新增停车位1800个”（第 4969"))
      #expect(text.contains("灯　        绿 达进度：计划进度0.54%，实际0.0%"))
      #expect(text.contains("转灯　"))
      #expect(text.contains("湖滨区人民政府副区长 孟连舟"))
      #expect(text.contains("  填报：承办单位联络员（盛一鸣、阮怀瑾），"))
      #expect(text.contains("  7  2026-01-29 09:00  签收　区城市管理和综合执法局联络员 阮怀瑾\n"))
      #expect(text.contains("状态转为“已签收”；签收时限已停；反馈时限至 2026-02-07"))
      let wide = text.split(separator: "\n").filter { width(of: $0) > 80 }
      #expect(wide == [])
    }
  }

  @Test func `what the rules do not allow is refused with a code and changes nothing`() async throws
  {
    try await District.with { district in
      try district.adopt()
      let matter = try DrivenMatter("新增停车位1800个", ledBy: unit, in: district)
      let early = try matter.do("submit", by: "阮怀瑾", at: "2026-01-26T09:00", ["--json"], code: 2)
      #expect(early.output.hasPrefix("{\"code\":\"not-allowed\",\"message\":"))
      #expect(early.errors == "“报审”由督查室办理。\n")
      try matter.bringUnderWay()
      try matter.report(1800, at: "2026-11-20")
      let bare = try matter.do(
        "close", by: "阮怀瑾", at: "2026-11-20T12:00", ["--text", "已完成"], code: 2)
      #expect(bare.errors == "请补充佐证“完成情况报告”后再提交。\n")
      try matter.requestClosing(at: "2026-11-21")
      let version = try matter.shown(at: "2026-11-22")["version"].int
      // The clerk moves into the office: what was the own unit since the issue stays the own unit.
      let post = "湖滨区人民政府督查室.督查员"
      let moved = try district.run("person appoint 阮怀瑾 2 --from 2026-11-22 --at 2026-11-22")
      #expect(moved.code == 0, "\(post): \(moved.errors)")
      let own = try matter.do(
        "verify", by: "阮怀瑾@督查员", at: "2026-11-23T09:00", ["--text", "看过", "--json"], code: 2)
      #expect(own.output.contains("\"code\":\"denied\""))
      let stale = try matter.do(
        "verify", by: "岑文远", at: "2026-11-23T09:00", ["--text", "看过", "--known", "3"], code: 2)
      #expect(stale.errors.hasPrefix("您打开之后，该事项又有新办理："))
      #expect(try matter.shown(at: "2026-11-24")["version"].int == version)
    }
  }

  @Test func `a command of the same id is carried out once`() async throws {
    try await District.with { district in
      try district.adopt()
      let matter = try DrivenMatter("新增停车位1800个", ledBy: unit, in: district)
      for _ in 0..<2 {
        try matter.do("submit", by: "柏若溪", at: "2026-01-26T09:00", ["--id", "报审-1"])
      }
      #expect(try matter.shown(at: "2026-01-27")["version"].int == 2)
      let taken = try matter.do(
        "sign", by: "罗知远", at: "2026-01-26T10:00", ["--id", "报审-1"], code: 2)
      #expect(taken.errors == "这个指令编号已经用过，请换一个编号再提交。\n")
    }
  }

  private func expectWhole(_ district: District) throws {
    #expect(try district.run("rebuild --check").output.hasSuffix("全部一致。\n"))
    let seal = try district.json("journal seal")
    let hash = try #require(seal["seal"].text)
    let verdict = try district.json("journal verify --seal \(hash)")
    #expect(verdict["isWhole"] == .bool(true))
    #expect(verdict["unsealed"].int == 0)
  }

  private func width(of line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
  }
}
