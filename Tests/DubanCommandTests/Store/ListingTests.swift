import Foundation
import Testing

@Suite struct `Finding matters` {
  @Test func `pages follow one another without a gap`() async throws {
    try await District.with { district in
      try district.adopt()
      var numbers: [String] = []
      var after = ""
      while true {
        let page = try district.json("matter list --order number --limit 50\(after)")
        numbers += (0..<page["matters"].count).compactMap { page["matters"][$0]["number"].text }
        guard let next = page["next"].text else { break }
        after = " --after \(next)"
      }
      #expect(numbers.count == 120)
      #expect(numbers == numbers.sorted())
      #expect(Set(numbers).count == 120)
    }
  }

  @Test func `a table fits the terminal, whatever its width`() async throws {
    try await District.with { district in
      try district.adopt()
      for columns in [80, 100, 160] {
        let run = try CommandLineRun.duban(
          ["matter", "list"],
          environment: ["DUBAN_DATA": district.data.path, "COLUMNS": "\(columns)"])
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 52)
        #expect(lines.allSatisfy { width(of: $0) <= columns }, "\(columns)")
      }
    }
  }

  @Test func `words find matters, and only those of a unit where one is asked for`() async throws {
    try await District.with { district in
      try district.adopt()
      #expect(try district.json("search 停车位")["count"].int == 2)
      let own = try district.json("search 停车位 --unit 区住房和城乡建设局")["matters"]
      // It leads the one and supports the other.
      #expect(own.count == 2)
      #expect(try district.json("search 停车位 --unit 区教育局")["count"].int == 0)
      #expect(try district.run("search 停车位 没有这个词").output == "没有找到。\n")
    }
  }

  @Test func `a list is narrowed by words, due days and year, and a filter keeps them`()
    async throws
  {
    try await District.with { district in
      try district.adopt()
      let all = try district.json("matter list --limit 500")["matters"]
      let dues = (0..<all.count).compactMap { all[$0]["due"].text }
      let early = try district.json("matter list --due-to 2026-06-30 --limit 500")["matters"]
      #expect(early.count == dues.filter { $0 <= "2026-06-30" }.count && early.count > 0)
      let late = try district.json("matter list --due-from 2026-07-01 --limit 500")["matters"]
      #expect(early.count + late.count == dues.count)
      #expect(try district.json("matter list --words 停车位")["matters"].count == 2)
      #expect(try district.json("matter list --words 停车位 --year 2025")["matters"].count == 0)
      let save = "filter save 车位 --as 柏若溪 --words 停车位 --due-to 2026-12-31"
      #expect(try district.run(save).code == 0)
      #expect(try district.json("filter list 车位 --as 柏若溪")["matters"].count == 2)
      #expect(try district.run("matter list --due-from 2026-07-01 --due-to 2026-06-30").code == 64)
    }
  }

  @Test func `a filter is kept by name for its owner`() async throws {
    try await District.with { district in
      try district.adopt()
      let save = "filter save 教育 --as 柏若溪 --unit 区教育局 --open"
      #expect(try district.run(save).output == "已保存筛选“教育”。\n")
      #expect(try district.run("filter list --as 柏若溪").output == "教育\n")
      #expect(try district.run("filter list --as 岑文远").output == "没有保存的筛选。\n")
      let kept = try district.json("filter list 教育 --as 柏若溪")["matters"]
      #expect(kept == (try district.json("matter list --unit 区教育局 --open")["matters"]))
      #expect(kept.count > 0)
      #expect(try district.run("filter remove 教育 --as 柏若溪").code == 0)
      #expect(try district.run("filter remove 教育 --as 柏若溪").code == 66)
    }
  }

  @Test func `lights are counted by unit and what will turn is told`() async throws {
    try await District.with { district in
      try district.adopt()
      let matter = try DrivenMatter("新增停车位1800个", ledBy: "区城市管理和综合执法局", in: district)
      try matter.bringUnderWay()
      let now = try district.json("lights --at 2026-02-04T09:00")
      #expect(now["total"]["onTrack"].int == 1)
      #expect(now["rows"][0]["unit"] == .text("区城市管理和综合执法局"))
      #expect(now["warnings"].count == 0)
      let list = try district.json("matter list --light 绿 --at 2026-02-04T09:00")["matters"]
      #expect(list.count == 1)
      let turn = try #require(
        try matter.shown(at: "2026-02-04T09:00")["turns"][0]["at"].text)
      #expect(turn.hasPrefix("2026-03-"))
      let soon = try district.run("lights --at 2026-03-05T09:00")
      #expect(soon.output.contains("十个工作日内如无新进展将转黄、转红 1 件："))
      #expect(soon.output.contains(matter.number))
      let later = try district.json("lights --at \(turn.prefix(16))")
      #expect(later["total"]["yellow"].int == 1)
      #expect(later["total"]["onTrack"].int == 0)
    }
  }

  @Test func `a matter is named by its number with any brackets, or by its id`() async throws {
    try await District.with { district in
      try district.adopt()
      let id = try district.json("matter show 重点〔2026〕007号")["id"].int
      for words in ["重点[2026]007号", "重点（2026）007号", "重点【2026】007号", "\(id)"] {
        #expect(try district.json("matter show \(words)")["id"].int == id, "\(words)")
      }
    }
  }

  private func width(of line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
  }
}
