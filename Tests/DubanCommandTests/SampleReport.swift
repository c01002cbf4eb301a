import DubanReport

/// A small report read by hand, with every form a value can take.
enum SampleReport {
  static let text = """
    湖滨区政府工作报告\r
    一、2026年目标和任务
    主要预期目标是:地区生产总值增长8.10%以上,三次产业结构为1:19:80。
    财政收入从92万元增加到1.85亿元,园区从3家到5家,负债下降0.05%。
    6月底前建成“四好”公路12.5万公里\t（甲"乙\\丙）。
    健全台账制度。
    """

  static func span(_ words: String) -> Span {
    let scalars = Array(text.unicodeScalars)
    let wanted = Array(words.unicodeScalars)
    for start in 0...(scalars.count - wanted.count)
    where Array(scalars[start..<start + wanted.count]) == wanted {
      return Span(start: start, length: wanted.count)
    }
    preconditionFailure("\(words) is not in the sample")
  }

  static var report: WorkReport {
    var report = WorkReport(source: SourceText(text))
    report.title = "湖滨区政府工作报告"
    report.place = "湖滨区"
    report.year = 2026
    let plan = Horizon(.plan, from: 2026, to: 2026)
    report.parts = [Part(title: "一、2026年目标和任务", span: span("一、2026年目标和任务"), horizon: plan)]
    report.themes = [Theme(title: "台账", span: span("台账"), part: 0, parent: nil)]
    report.sentences = sentences(plan)
    report.commitments = [road, standing]
    report.terms = [Term(name: "四好", note: span("四好"), occurrences: [span("四好")])]
    report.unexplained = [span("“四好”")]
    report.coverage.sentences = 4
    report.coverage.sentencesCovered = 2
    report.coverage.quantities = 6
    report.coverage.quantitiesCovered = 1
    report.coverage.gaps = [.init(sentence: 1, span: span("财政收入"), reason: "只有数字")]
    return report
  }

  static let finding = Finding(
    rule: "annual-growth", verdict: .contradiction,
    quotes: [Quote(span: span("增加到1.85亿元"), text: "增加到1.85亿元")],
    arithmetic: "18500÷92=201.09", message: "两端相差201倍，请核对单位。")

  private static func sentences(_ plan: Horizon) -> [Sentence] {
    var sentences: [Sentence] = []
    func add(_ words: String, line: Int, _ kind: Kind, _ quantities: [Quantity] = []) {
      var sentence = Sentence(id: "s\(sentences.count + 1)", span: span(words), line: line)
      sentence.part = 0
      sentence.horizon = plan
      sentence.kind = kind
      sentence.quantities = quantities
      sentences.append(sentence)
    }
    add("主要预期目标是:地区生产总值增长8.10%以上,三次产业结构为1:19:80。", line: 2, .target, [growth, ratio])
    add("财政收入从92万元增加到1.85亿元,园区从3家到5家,负债下降0.05%。", line: 3, .task, [mixed, pair, fall])
    add("6月底前建成“四好”公路12.5万公里\t（甲\"乙\\丙）。", line: 4, .task, [length])
    add("健全台账制度。", line: 5, .mechanism)
    sentences[0].deadline = Deadline(text: "", span: nil, date: .end(ofYear: 2026))
    sentences[2].deadline = june
    sentences[2].commitments = [0]
    sentences[3].commitments = [1]
    sentences[3].theme = 0
    return sentences
  }

  private static let june = Deadline(
    text: "6月底前", span: span("6月底前"), date: .end(ofMonth: 6, year: 2026))

  private static let growth = quantity(
    "地区生产总值", .number(Printed(digits: 810, decimals: 2)), "%", [8.1], .growthAtLeast, "增长8.10%以上")
  private static let ratio = quantity(
    "三次产业结构", .text("1:19:80"), "", nil, .equal, "1:19:80")
  private static let mixed = quantity(
    "财政收入", .mixed(Printed(digits: 92), "万元", Printed(digits: 185, decimals: 2), "亿元"), "",
    [920_000, 185_000_000], .fromTo, "92万元增加到1.85亿元", base: "元")
  private static let pair = quantity(
    "园区", .pair(Printed(digits: 3), Printed(digits: 5)), "家", [3, 5], .fromTo, "3家到5家")
  private static let fall = quantity(
    "负债", .number(Printed(digits: -5, decimals: 2)), "%", [-0.05], .growth, "下降0.05%")
  private static let length = quantity(
    "公路", .number(Printed(digits: 125, decimals: 1)), "万公里", [125_000], .equal, "12.5万公里",
    base: "公里")

  private static func quantity(
    _ name: String, _ value: Measure, _ unit: String, _ amount: [Double]?, _ relation: Relation,
    _ words: String, base: String? = nil
  ) -> Quantity {
    Quantity(
      name: name, value: value, unit: unit, amount: amount, baseUnit: base ?? unit,
      relation: relation, span: span(words))
  }

  private static var road: Commitment {
    var road = Commitment(
      id: "c3-1", sentence: 2, span: span("建成“四好”公路12.5万公里"), deadline: june,
      modality: .complete)
    road.verb = "建成"
    road.object = "“四好”公路"
    road.quantities = [0]
    road.lead = [UnitSuggestion(unit: "区交通运输局", reason: "职责：公路")]
    road.links = ["c4-1"]
    return road
  }

  private static var standing: Commitment {
    var standing = Commitment(
      id: "c4-1", sentence: 3, span: span("健全台账制度"),
      deadline: Deadline(text: "", span: nil, date: .end(ofYear: 2026)), modality: .standing)
    standing.verb = "=健全"
    return standing
  }
}

extension SampleReport {
  /// What a terminal of 72 columns shows of it.
  static let summary = """
    湖滨区政府工作报告
    湖滨区 · 2026年 · 132 字 · UTF-8 · 湖滨区-2026.txt

    部分
      一、2026年目标和任务 计划 2026年    4 句

    句子　共 4 句：目标 1，任务 2，机制 1。指标值 6 个，名词解释 1 条。

    主要目标　计划 2026年
      地区生产总值  增长8.10%以上
      三次产业结构  1:19:80

    承诺条目　共 2 条，其中长期坚持 1 条，文中写明时限 1 条。
      建议牵头　区交通运输局 1，未建议 1。

    待核数据　前后不一致 1 处。算式和原文见 duban report audit。
      前后不一致　两端相差201倍，请核对单位。（第 4 行）

    覆盖　计划部分的任务、目标、机制句 4 句，2 句（50%）已列为承诺条目；指标
      值 6 个，1 个（16.6%）已列入。
      未列　只有数字：“财政收入”

    """
}
