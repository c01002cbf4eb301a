public import DubanReport

/// Every figure of a report with its words, by the unit that must sign for it (数据核对表).
public struct FiguresWorkbook: Sendable {
  let report: WorkReport
  let findings: [Finding]
  let catalogue: DutyCatalogue
  private let paragraphs: [Int]

  public init(_ report: WorkReport, findings: [Finding], catalogue: DutyCatalogue) {
    self.report = report
    paragraphs = report.paragraphNumbers
    self.findings = findings
    self.catalogue = catalogue
  }

  /// How many figures the report has.
  public var count: Int { report.sentences.reduce(0) { $0 + $1.quantities.count } }

  public func write(to path: String) throws(SheetError) {
    try Workbook(title: title, sheets: [sheet]).write(to: path)
  }

  var title: String {
    let year = report.year.map { "\($0)年" } ?? ""
    return "\(report.place ?? "")\(year)政府工作报告数据核对表"
  }

  private static let columns: [(String, Double)] = [
    ("序号", 5), ("数据名称", 16), ("数值", 11), ("单位", 6), ("关系", 7), ("口径", 7),
    ("时期", 11), ("报告原文", 37), ("页内位置", 8), ("提示", 17), ("核对\n结果", 6),
    ("核对人\n签字", 8), ("备注", 6),
  ]

  var sheet: Sheet {
    var sheet = Sheet(name: "数据核对表", columns: Self.columns.map { Sheet.Column(width: $0.1) })
    sheet.rows.append(Sheet.Row([Cell(title, .title)], height: 48, spansAll: true))
    sheet.rows.append(Sheet.Row(Self.columns.map { Cell($0.0, .head) }, height: 36))
    sheet.frozenRows = 2
    sheet.repeatedRows = 0...1
    var number = 0
    var signatures: Set<Int> = []
    for (index, group) in groups.enumerated() {
      sheet.rows.append(heading(group, at: index))
      for item in group.items {
        number += 1
        sheet.rows.append(row(item, number: number))
      }
      signatures.insert(sheet.nextRow)
      sheet.rows.append(Self.signature)
    }
    sheet.keepWithRowAbove(signatures)
    return sheet
  }

  private struct Item {
    var sentence: Int
    var quantity: Quantity
  }

  private struct Group {
    var unit: String
    var items: [Item]
  }

  /// The assessor first, then the units in the catalogue's order, then 待明确.
  private var groups: [Group] {
    let signatories = Signatories(catalogue)
    var order = ([catalogue.assessor].compactMap { $0 } + catalogue.units.map(\.name))
    var byUnit: [String: [Item]] = [:]
    for (index, sentence) in report.sentences.enumerated() {
      for quantity in sentence.quantities {
        let unit = signatories.signatory(of: quantity, in: sentence, of: report).unit
        if byUnit[unit] == nil, !unit.isEmpty { order.append(unit) }
        byUnit[unit, default: []].append(Item(sentence: index, quantity: quantity))
      }
    }
    var seen: Set<String> = []
    return (order + [""]).compactMap { unit in
      guard seen.insert(unit).inserted, let items = byUnit[unit] else { return nil }
      return Group(unit: unit, items: items)
    }
  }

  private func heading(_ group: Group, at index: Int) -> Sheet.Row {
    let name = group.unit.isEmpty ? "核对单位待明确" : "核对单位：\(group.unit)"
    let text = "\(ChineseNumber.of(index + 1))、\(name)（\(group.items.count)项）"
    return Sheet.Row([Cell(text, .group)], height: 26, spansAll: true)
  }

  private func row(_ item: Item, number: Int) -> Sheet.Row {
    let small = CellStyle.body.sized(10)
    let centred = CellStyle.bodyCentered.sized(10)
    let words = FigureWords(item.quantity)
    let sentence = report.sentences[item.sentence]
    let excerpt = Excerpt(of: item.quantity.span, in: sentence.span, of: report)
    let place = PlaceWords(sentence: item.sentence, in: report, paragraphs)
    return Sheet.Row([
      Cell(.number(Double(number)), centred),
      Cell(item.quantity.name, small),
      Cell(words.valueLines, centred),
      Cell(item.quantity.unit, centred),
      Cell(words.relation, centred),
      Cell(words.basis, centred),
      Cell(period(of: item.quantity, in: sentence), centred),
      Cell(.marked(before: excerpt.before, mark: excerpt.mark, after: excerpt.after), small),
      Cell(place.lines, centred),
      Cell(remarks(on: item.quantity), small),
      Cell("", centred), Cell("", centred), Cell("", centred),
    ])
  }

  /// The year of the figure where said, else the period the sentence speaks of.
  private func period(of quantity: Quantity, in sentence: Sentence) -> String {
    if let year = quantity.year { return "\(year)年" }
    guard let to = sentence.horizon.to else { return "" }
    guard let from = sentence.horizon.from, from < to else { return "\(to)年" }
    return "\(from)—\(to)年"
  }

  private func remarks(on quantity: Quantity) -> String {
    let own = findings.filter { finding in
      finding.quotes.contains { $0.report == 0 && $0.span.overlaps(quantity.span) }
    }
    return own.sorted { $0.verdict > $1.verdict }
      .map { "\($0.verdict.label)：\($0.message)" }
      .joined(separator: "\n")
  }

  private static let signature: Sheet.Row = {
    let gap = String(repeating: "\u{3000}", count: 8)
    let text =
      "核对单位（盖章）：\(gap)负责人签字：\(gap)核对人：\(gap)日期：\u{3000}\u{3000}年\u{3000}月\u{3000}日"
    let style = CellStyle.line.sized(12)
    return Sheet.Row([Cell(text, style)], height: 40, spansAll: true)
  }()
}
