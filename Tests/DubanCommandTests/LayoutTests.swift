import Testing

@testable import DubanCommand

@Suite struct `Laying out Chinese on a terminal` {
  @Test(arguments: [
    ("督办", 4), ("GDP", 3), ("（8.1%）", 8), ("𠮷", 2), ("é", 1), ("e\u{301}", 1), ("", 0),
    ("，。", 4), ("㎡", 2),
  ])
  func `a Chinese character takes two columns`(_ text: String, _ width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test func `cells are filled and cut to columns`() {
    #expect("督办".padded(to: 6) == "督办  ")
    #expect("8".leftPadded(to: 3) == "  8")
    #expect("政府工作报告".truncated(to: 8) == "政府工…")
    #expect("政府".truncated(to: 4) == "政府")
  }

  @Test func `lines break between characters, not in numbers or before closing marks`() {
    let text = "地区生产总值从2015年的528亿元增长到2020年的735亿元（预计数），年均增长8.1%，总量居全市第一。"
    for columns in 20...60 {
      let lines = Wrapping(columns: columns)(text).split(separator: "\n")
      #expect(lines.joined() == text)
      #expect(lines.allSatisfy { $0.displayWidth <= columns }, "\(columns)")
      #expect(lines.allSatisfy { !"，。）%.".contains($0.first ?? "。") }, "\(columns)")
      #expect(lines.joined(separator: "|").contains("2015"), "\(columns)")
    }
  }

  @Test func `lines after the first are indented`() {
    let text = Wrapping(columns: 20, indent: "  ")("甲乙丙丁戊己庚辛壬癸子丑")
    #expect(text == "甲乙丙丁戊己庚辛壬癸\n  子丑")
  }

  @Test(arguments: [(0, 20), (7, 40), (45, 80), (45, 200)])
  func `the progress bar never wraps`(_ done: Int, _ columns: Int) {
    let line = ProgressBar.line(
      done: done, total: 45, name: "云泽市湖滨区-2024年政府工作报告.txt", columns: columns)
    #expect(line.displayWidth < columns)
    #expect(line.hasPrefix("读取 "))
  }

  @Test(arguments: [
    ("Error: Unknown option '--jsno'. Did you mean '--json'?", "错误：没有这个选项：'--jsno'，是不是 '--json'？"),
    ("Error: Missing expected argument '<FILE> ...'", "错误：缺少参数 '<FILE> ...'"),
    ("USAGE: duban report <subcommand>", "用法： duban report <子命令>"),
  ])
  func `the parser's phrases are put into Chinese`(_ english: String, _ chinese: String) {
    #expect(ParserText.inChinese(english) == chinese)
  }
}
