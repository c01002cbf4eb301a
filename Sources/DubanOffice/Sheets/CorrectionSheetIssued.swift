import DubanReport

/// Finds what was changed on the 印发版, which is only for printing: corrections belong on the
/// 工作版, and one made in the wrong place must not be lost in silence.
struct IssuedComparison {
  private(set) var problems: [String] = []

  private enum Column: String, CaseIterable {
    case leader = "责任领导"
    case lead = "牵头单位"
    case responsible = "责任人"
    case related = "相关单位"
  }

  private static let taskHead = "目标任务"

  init(_ book: ReadWorkbook, _ working: WorkingSheet, _ baseline: Baseline) {
    guard let sheet = book.sheet(named: BreakdownWorkbook.issuedName),
      let head = sheet.rows.prefix(20).firstIndex(where: {
        $0.cells.values.contains(Self.taskHead)
      })
    else { return }
    let places = Dictionary(
      sheet.rows[head].cells.map { (WorkingColumn.key($1), $0) }, uniquingKeysWith: min)
    guard let task = places[Self.taskHead] else { return }
    let olds = Dictionary(grouping: baseline.rows) { $0[.task] }
    let news = Dictionary(
      working.rows.map { ($0[.id], $0.values) }, uniquingKeysWith: { first, _ in first })
    let taken = Set(working.rows.map { $0[.task] })
    for row in sheet.rows.dropFirst(head + 1) where row.cells.count > 1 {
      let words = CellText.plain(row.cells[task] ?? "")
      guard let rows = olds[words] else {
        if !words.isEmpty, !taken.contains(words) { add(row.number, Self.taskHead, words) }
        continue
      }
      let values = rows.map(\.values) + rows.compactMap { news[$0.id] }
      for column in Column.allCases {
        guard let place = places[column.rawValue] else { continue }
        let said = Self.items(row.cells[place] ?? "")
        let known = values.map { Self.items(Self.issued(column, $0)) }
        if !known.contains(said) { add(row.number, column.rawValue, said.joined(separator: "、")) }
      }
    }
  }

  private mutating func add(_ row: Int, _ column: String, _ words: String) {
    problems.append(
      "“\(BreakdownWorkbook.issuedName)”第\(row)行“\(column)”列改成了“\(words)”；"
        + "印发版只供打印，请改在“\(BreakdownWorkbook.workingName)”的同一条上")
  }

  /// A cell of the 印发版 as it follows from the values of the 工作版.
  private static func issued(_ column: Column, _ values: [WorkingColumn: String]) -> String {
    let lead = values[.lead] ?? ""
    switch column {
    case .leader: return values[.leader]?.split(separator: " ").last.map(String.init) ?? ""
    case .lead: return lead.isEmpty ? Responsibility.open : lead
    case .responsible: return values[.responsible] ?? ""
    case .related:
      let assessor = values[.assessor] ?? ""
      let leads = items(lead)
      let support = items(values[.support] ?? "").filter { $0 != assessor && !leads.contains($0) }
      let first = assessor.isEmpty ? [] : [assessor + Responsibility.assessing]
      return (first + support).joined(separator: "、")
    }
  }

  private static func items(_ text: String) -> [String] {
    SheetComparison.list(CellText.plain(text), .lead)
  }
}
