import DubanReport
import DubanWeb
import Foundation
import Testing

/// A crude reading, only to have a realistic page to look at.
func naiveReading(_ text: String) -> (WorkReport, [Finding]) {
  var report = WorkReport(source: SourceText(text))
  report.title = "岳阳楼区政府工作报告"
  report.place = "岳阳楼区"
  report.year = 2021
  report.speaker = "白再兴"
  let scalars = Array(text.unicodeScalars)
  var start = 0
  var line = 0
  var isPlan = false
  var inNotes = false
  var catalogue = ["区住建局", "区城管局", "区发改局", "区教育局", "区卫健局", "区民政局"]
  func add(_ range: Range<Int>) {
    var low = range.lowerBound
    while low < range.upperBound {
      var high = low
      while high < range.upperBound, scalars[high] != "。", scalars[high] != "!" { high += 1 }
      high = min(high + 1, range.upperBound)
      sentence(low..<high)
      low = high
    }
  }
  func sentence(_ range: Range<Int>) {
    let index = report.sentences.count
    var sentence = Sentence(id: "s\(index + 1)", span: Span(range), line: line)
    let words = report.text(sentence.span)
    sentence.part = report.parts.isEmpty ? nil : report.parts.count - 1
    let hasFigure = words.contains { $0.isNumber }
    if report.parts.isEmpty || words.count < 16 || inNotes {
      sentence.kind = .rhetoric
    } else if words.contains("问题") || words.contains("不足") {
      sentence.kind = .problem
    } else if !isPlan {
      sentence.kind = .achievement
    } else if words.contains("目标") || words.contains("增长") {
      sentence.kind = .target
    } else if words.contains("机制") || words.contains("制度") {
      sentence.kind = .mechanism
    } else {
      sentence.kind = words.count % 7 == 0 && !hasFigure ? .rhetoric : .task
    }
    quantities(&sentence, range)
    if isPlan, sentence.kind != .rhetoric, sentence.kind != .problem {
      commitments(&sentence, range, index)
    }
    report.sentences.append(sentence)
  }
  func quantities(_ sentence: inout Sentence, _ range: Range<Int>) {
    var at = range.lowerBound
    while at < range.upperBound {
      guard scalars[at].properties.numericType == .decimal else {
        at += 1
        continue
      }
      var end = at
      while end < range.upperBound,
        scalars[end].properties.numericType == .decimal || scalars[end] == "."
          || scalars[end] == "%"
      {
        end += 1
      }
      let number = report.text(Span(at..<end))
      var unit = ""
      while end < range.upperBound, unit.count < 2, scalars[end].value > 0x4E00,
        !"年月日和的以增".unicodeScalars.contains(scalars[end]), !number.hasSuffix("%")
      {
        unit.unicodeScalars.append(scalars[end])
        end += 1
      }
      if !unit.isEmpty || number.hasSuffix("%") {
        let value = Printed(digits: Int64(number.filter(\.isNumber)) ?? 0)
        sentence.quantities.append(
          Quantity(
            name: "地区生产总值", value: .number(value), unit: unit.isEmpty ? "%" : unit,
            amount: [Double(value.digits)], baseUnit: "元", relation: .growth,
            span: Span(at..<end)))
      }
      at = max(end, at + 1)
    }
  }
  func commitments(_ sentence: inout Sentence, _ range: Range<Int>, _ index: Int) {
    var low = range.lowerBound
    var count = 0
    for at in range where scalars[at] == "," || scalars[at] == "。" {
      if at - low > 7 {
        count += 1
        let hasDate = count % 3 == 0
        var commitment = Commitment(
          id: "c\(index + 1)-\(count)", sentence: index, span: Span(low..<at),
          deadline: Deadline(
            text: hasDate ? "6月底前" : "", span: nil,
            date: hasDate ? .end(ofMonth: 6, year: 2021) : .end(ofYear: isPlan ? 2021 : 2025)),
          modality: sentence.kind == .mechanism ? .standing : .plain)
        commitment.verb = report.text(Span(low..<(low + 2)))
        commitment.object = report.text(Span((low + 2)..<at))
        commitment.quantities = sentence.quantities.indices.filter {
          commitment.span.contains(sentence.quantities[$0].span)
        }
        let unit = catalogue[(low + count) % 6]
        commitment.lead = [UnitSuggestion(unit: unit, reason: "职责：老旧小区改造")]
        if count % 2 == 0 {
          commitment.support = [UnitSuggestion(unit: "各街道办事处", reason: "属地")]
        }
        commitment.links = count > 1 ? ["c\(index + 1)-1"] : []
        sentence.commitments.append(report.commitments.count)
        report.commitments.append(commitment)
      }
      low = at + 1
    }
  }
  for (offset, scalar) in (scalars + ["\n"]).enumerated() where scalar == "\n" {
    let range = start..<offset
    let words = report.text(Span(range))
    let opening = words.prefix(2)
    if ["一、", "二、", "三、"].contains(opening), words.count < 30 {
      report.parts.append(Part(title: words, span: Span(range), horizon: .none))
      isPlan = opening != "一、"
    }
    if words.hasPrefix("注 释") || words.hasPrefix("附件") { inNotes = true }
    if !report.parts.isEmpty, !inNotes, let stop = words.firstIndex(of: "。") {
      let length = words[...stop].count
      if length < 22, words.count > 40 {
        let isSub = report.parts.count == 3 && !words.hasPrefix("突出")
        report.themes.append(
          Theme(
            title: String(words[...stop]), span: Span(start: start, length: length),
            part: report.parts.count - 1, parent: isSub ? report.themes.count - 1 : nil))
        if isSub {
          let parent = report.themes.lastIndex { $0.parent == nil }
          report.themes[report.themes.count - 1].parent = parent
        }
      }
    }
    if inNotes, let colon = words.firstIndex(of: ":"), words.count > 12 {
      let name = String(words[..<colon])
      let key = name.split(separator: "“").last.map { "“" + $0.prefix { $0 != "”" } + "”" } ?? name
      var occurrences: [Span] = []
      if let found = text.range(of: key) {
        let at = text.unicodeScalars.distance(
          from: text.unicodeScalars.startIndex, to: found.lowerBound)
        if at < start {
          occurrences = [Span(start: at, length: key.unicodeScalars.count)]
        }
      }
      report.terms.append(Term(name: name, note: Span(range), occurrences: occurrences))
    }
    add(range)
    line += 1
    start = offset + 1
  }
  catalogue.removeAll()
  let plan = report.sentences.filter { !$0.commitments.isEmpty }
  report.coverage.sentences = plan.count + 9
  report.coverage.sentencesCovered = plan.count
  report.coverage.quantities = 200
  report.coverage.quantitiesCovered = 187
  for (index, sentence) in report.sentences.enumerated() where index % 30 == 29 {
    report.coverage.gaps.append(
      .init(
        sentence: index, span: sentence.span,
        reason: index % 60 == 29 ? "没有可以办结的动作" : "数据属于背景说明，不是承诺"))
  }
  return (report, naiveFindings(report))
}

func naiveFindings(_ report: WorkReport) -> [Finding] {
  func span(_ words: String, after: String = "") -> Span? {
    let text = report.source.string
    let from = text.range(of: after)?.upperBound ?? text.startIndex
    guard let found = text.range(of: words, range: from..<text.endIndex) else { return nil }
    let at = text.unicodeScalars.distance(
      from: text.unicodeScalars.startIndex, to: found.lowerBound)
    return Span(start: at, length: words.unicodeScalars.count)
  }
  func quotes(_ words: [String], after: String = "") -> [Quote] {
    words.compactMap { span($0, after: after).map { report.quote($0) } }
  }
  let some = report.sentences.filter { $0.quantities.count > 2 }.map {
    [$0.quantities[0].span, $0.quantities[2].span].map { report.quote($0) }
  }
  return [
    Finding(
      rule: "annual-growth", verdict: .explain, quotes: quotes(["2015年的528亿元", "2020年的735亿元"]),
      arithmetic: "(735 ÷ 528)^(1/5) − 1 = 6.84%，区间 6.82%–6.86%；报告写 8.0%",
      message: "按首末值推算年均增长约6.8%，报告写8%。如按可比价计算，请注明“可比价”。"),
    Finding(
      rule: "count-list", verdict: .contradiction,
      quotes: quotes(["集中办好10件民生实事"]), arithmetic: "写明 10 件；随后列出 ①–⑪，共 11 件",
      message: "写明10件民生实事，随后列出11件，请核对件数。"),
    Finding(
      rule: "path", verdict: .note, quotes: some.count > 6 ? some[6] : [],
      arithmetic: "2025 年 40 亿元；往后四年须年均 10.6%", message: "今年目标低于五年目标所需的年均增速，供参考。"),
    Finding(
      rule: "twice", verdict: .contradiction,
      quotes: (some.first ?? []) + (some.last ?? []), arithmetic: "83 个 ≠ 85 个",
      message: "重大项目个数前后写法不同，请统一。"),
  ]
}

@Suite struct `Looking at a page` {
  @Test(.enabled(if: ProcessInfo.processInfo.environment["DUBAN_PAGE_OUT"] != nil))
  func `a page is written to be looked at`() throws {
    let environment = ProcessInfo.processInfo.environment
    let text = try String(
      contentsOfFile: environment["DUBAN_PAGE_IN"] ?? "../shared/reports/yueyanglou-2021.txt",
      encoding: .utf8)
    let (report, findings) = naiveReading(text)
    let bytes = AnnotatedReportPage(
      report: report, findings: findings, name: "yueyanglou-2021.txt"
    ).render()
    try Data(bytes).write(to: URL(fileURLWithPath: environment["DUBAN_PAGE_OUT"] ?? ""))
  }
}
