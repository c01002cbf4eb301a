import DubanReport

@testable import DubanOffice

/// A report put together by hand: what a reading would give of a few sentences.
struct ReportBuilder {
  struct Promise {
    var quote: String
    var lead: [String] = []
    var support: [String] = []
    var deadline = Deadline(text: "", span: nil, date: CivilDate.end(ofYear: 2021))
    var modality = Modality.plain
  }

  private struct Draft {
    var text: String
    var kind: Kind
    var horizon: Horizon
    var promises: [Promise]
    var quantities: [(text: String, make: (Span) -> Quantity)]
  }

  private var drafts: [Draft] = []

  mutating func add(
    _ text: String, _ kind: Kind = .task, horizon: Horizon = Horizon(.plan, from: 2021, to: 2021),
    promises: [Promise] = [], quantities: [(String, (Span) -> Quantity)] = []
  ) {
    drafts.append(
      Draft(
        text: text, kind: kind, horizon: horizon, promises: promises,
        quantities: quantities.map { (text: $0.0, make: $0.1) }))
  }

  func build() -> WorkReport {
    var report = WorkReport(source: SourceText(drafts.map(\.text).joined(separator: "\n")))
    report.place = "湖滨区"
    report.year = 2021
    var start = 0
    for (index, draft) in drafts.enumerated() {
      let span = Span(start: start, length: draft.text.unicodeScalars.count)
      start = span.end + 1
      var sentence = Sentence(id: "s\(index + 1)", span: span, line: index)
      sentence.kind = draft.kind
      sentence.horizon = draft.horizon
      sentence.quantities = draft.quantities.map { $0.make(find($0.text, draft, span)) }
      for (order, promise) in draft.promises.enumerated() {
        sentence.commitments.append(report.commitments.count)
        report.commitments.append(
          commitment(promise, id: "c\(index + 1)-\(order + 1)", in: draft, sentence, index))
      }
      report.sentences.append(sentence)
    }
    return report
  }

  private func commitment(
    _ promise: Promise, id: String, in draft: Draft, _ sentence: Sentence, _ index: Int
  ) -> Commitment {
    let span = find(promise.quote, draft, sentence.span)
    var commitment = Commitment(
      id: id, sentence: index, span: span, deadline: promise.deadline, modality: promise.modality)
    commitment.lead = promise.lead.map { UnitSuggestion(unit: $0, reason: "职责：示例") }
    commitment.support = promise.support.map { UnitSuggestion(unit: $0, reason: "配合:示例") }
    commitment.quantities = sentence.quantities.indices.filter {
      span.contains(sentence.quantities[$0].span)
    }
    return commitment
  }

  /// Where words stand in a draft; the whole sentence when they are missing.
  private func find(_ words: String, _ draft: Draft, _ span: Span) -> Span {
    let text = Array(draft.text.unicodeScalars)
    let word = Array(words.unicodeScalars)
    for at in text.indices where at + word.count <= text.count {
      if text[at..<(at + word.count)].elementsEqual(word) {
        return Span(start: span.start + at, length: word.count)
      }
    }
    return span
  }
}

/// A small district and its report, for the tests of the sheets.
enum Sample {
  static let catalogue: DutyCatalogue = {
    typealias Unit = DutyCatalogue.Unit
    typealias Leader = DutyCatalogue.Leader
    return DutyCatalogue(
      units: [
        Unit(name: "区发展和改革局", duties: ["地区生产总值", "重大项目"]),
        Unit(name: "区住房和城乡建设局", duties: ["老旧小区", "街巷"]),
        Unit(name: "区人力资源和社会保障局", duties: ["就业"]),
        Unit(name: "区财政局", duties: ["预算收入"]),
        Unit(name: "区统计局"),
      ],
      leaders: [
        Leader(
          name: "方某", post: "常务副区长", coordinator: "陈某",
          units: ["区发展和改革局", "区财政局", "区统计局"]),
        Leader(name: "石某", post: "副区长", coordinator: "林某", units: ["区住房和城乡建设局"]),
      ],
      responsibles: ["区住房和城乡建设局": "黄某"], assessor: "区统计局")
  }()

  static func number(
    _ name: String, _ digits: Int64, _ decimals: Int = 0, unit: String,
    relation: Relation = .equal
  ) -> (Span) -> Quantity {
    { span in
      Quantity(
        name: name, value: .number(Printed(digits: digits, decimals: decimals)), unit: unit,
        amount: nil, baseUnit: unit, relation: relation, span: span)
    }
  }

  static let report: WorkReport = {
    var draft = ReportBuilder()
    draft.add(
      "全年新增城镇就业9000人。", .achievement, horizon: Horizon(.review, from: 2020, to: 2020),
      quantities: [("9000人", number("新增城镇就业", 9000, unit: "人"))])
    draft.add(
      "地区生产总值增长8.0%,一般公共预算收入增长5%以上。", .target,
      promises: [
        .init(quote: "地区生产总值增长8.0%", lead: ["区发展和改革局"]),
        .init(quote: "一般公共预算收入增长5%以上", lead: ["区财政局"]),
      ],
      quantities: [
        ("8.0%", number("地区生产总值", 80, 1, unit: "%", relation: .growth)),
        ("5%以上", number("一般公共预算收入", 5, unit: "%", relation: .growthAtLeast)),
      ])
    draft.add(
      "实施老旧小区改造项目94个,10月份全部竣工验收。",
      promises: [
        .init(
          quote: "实施老旧小区改造项目94个,10月份全部竣工验收", lead: ["区住房和城乡建设局"],
          support: ["各街道办事处"],
          deadline: Deadline(
            text: "10月份", span: nil, date: CivilDate(year: 2021, month: 10, day: 31)))
      ],
      quantities: [("94个", number("老旧小区改造项目", 94, unit: "个"))])
    draft.add(
      "建立项目联点帮扶机制。", .mechanism,
      promises: [.init(quote: "建立项目联点帮扶机制", modality: .standing)])
    draft.add(
      "到2025年新增城镇就业5万人。", .target, horizon: Horizon(.plan, from: 2021, to: 2025),
      promises: [.init(quote: "到2025年新增城镇就业5万人", lead: ["区人力资源和社会保障局"])],
      quantities: [("5万人", number("新增城镇就业", 5, unit: "万人"))])
    return draft.build()
  }()

  static let hash = String(repeating: "0123456789abcdef", count: 4)
  static var breakdown: BreakdownWorkbook {
    BreakdownWorkbook(report, catalogue: catalogue, sourceSHA256: hash)
  }
}
