import DubanReport
import DubanWeb
import Foundation

/// A small report, read by hand. Spans are found by their words.
struct SampleReport {
  var report: WorkReport
  var findings: [Finding] = []

  static let text = """
    湖滨区政府工作报告
    区长 周敏

    各位代表:
    一、2020年工作回顾
    五年来,地区生产总值从402亿元增长到561亿元(预计数),年均增长8.3%。存在的问题不少。
    二、2021年工作安排
    突出项目建设,推动发展。提质改造背街小巷42条,养护农村公路90公里。健全“大城管”机制。
    谢谢大家!
    注释
    “大城管”机制:履行城市管理职责。
    """

  init(_ text: String = SampleReport.text) {
    report = WorkReport(source: SourceText(text))
  }

  func span(_ words: String) -> Span {
    let text = report.source.string
    guard let found = text.range(of: words) else { return Span(start: 0, length: 0) }
    let scalars = text.unicodeScalars
    let start = scalars.distance(from: scalars.startIndex, to: found.lowerBound)
    return Span(start: start, length: words.unicodeScalars.count)
  }

  mutating func sentence(_ words: String, _ kind: Kind, quantities: [String] = []) {
    let number = report.sentences.count + 1
    var sentence = Sentence(id: "s\(number)", span: span(words), line: 0)
    sentence.kind = kind
    sentence.quantities = quantities.map { words in
      Quantity(
        name: "指标", value: .number(Printed(digits: 42)), unit: "条", amount: [42],
        baseUnit: "条", relation: .equal, span: span(words))
    }
    report.sentences.append(sentence)
  }

  mutating func commitment(_ words: String, verb: String, object: String, sentence: Int) {
    let count = report.sentences[sentence].commitments.count
    let id = "c\(sentence + 1)-\(count + 1)"
    let deadline = Deadline(text: "", span: nil, date: .end(ofYear: 2021))
    var commitment = Commitment(
      id: id, sentence: sentence, span: span(words), deadline: deadline, modality: .plain)
    commitment.verb = verb
    commitment.object = object
    commitment.lead = [UnitSuggestion(unit: "区城管局", reason: "职责：背街小巷")]
    commitment.links = report.commitments.map(\.id)
    report.sentences[sentence].commitments.append(report.commitments.count)
    report.commitments.append(commitment)
  }

  mutating func finding(_ verdict: Verdict, _ quotes: String..., message: String = "请核对。") {
    findings.append(
      Finding(
        rule: "rule", verdict: verdict, quotes: quotes.map { report.quote(span($0)) },
        arithmetic: "402 < 561", message: message))
  }

  /// The lakeside district's report with everything in it.
  static var lakeside: SampleReport {
    var sample = SampleReport()
    sample.report.title = "湖滨区政府工作报告"
    sample.report.year = 2021
    for title in ["一、2020年工作回顾", "二、2021年工作安排"] {
      sample.report.parts.append(Part(title: title, span: sample.span(title), horizon: .none))
    }
    let theme = "突出项目建设,推动发展。"
    sample.report.themes = [Theme(title: theme, span: sample.span(theme), part: 1, parent: nil)]
    sample.sentence(
      "五年来,地区生产总值从402亿元增长到561亿元(预计数),年均增长8.3%。", .achievement,
      quantities: ["402亿元", "561亿元", "8.3%"])
    sample.sentence("存在的问题不少。", .problem)
    sample.sentence(theme, .rhetoric)
    sample.sentence(
      "提质改造背街小巷42条,养护农村公路90公里。", .task, quantities: ["42条", "90公里"])
    sample.sentence("健全“大城管”机制。", .mechanism)
    sample.commitment("提质改造背街小巷42条", verb: "提质改造", object: "背街小巷", sentence: 3)
    sample.commitment("养护农村公路90公里", verb: "养护", object: "农村公路90公里", sentence: 3)
    let note = sample.span("“大城管”机制:履行城市管理职责。")
    sample.report.terms = [
      Term(name: "“大城管”机制", note: note, occurrences: [sample.span("“大城管”机制")])
    ]
    sample.finding(.note, "90公里")
    sample.finding(.contradiction, "402亿元增长到561亿元", "8.3%", "42条")
    sample.report.coverage.sentences = 3
    sample.report.coverage.sentencesCovered = 2
    sample.report.coverage.gaps = [
      .init(sentence: 4, span: sample.span("健全“大城管”机制。"), reason: "没有办结日")
    ]
    return sample
  }

  func page(name: String = "湖滨区-2021.txt") -> String {
    let page = AnnotatedReportPage(report: report, findings: findings, name: name)
    return String(decoding: page.render(), as: UTF8.self)
  }
}
