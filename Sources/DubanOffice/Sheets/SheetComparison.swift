import DubanReport

/// Lays the corrected sheet beside the values as read.
struct SheetComparison {
  private let sheet: WorkingSheet
  private let baseline: Baseline
  private let units: Set<String>
  private(set) var corrections: [Correction] = []
  private(set) var problems: [String] = []
  private(set) var hints: [String] = []
  /// Row numbers by the ids met.
  private var met: [String: Int] = [:]

  init(_ sheet: WorkingSheet, _ baseline: Baseline, units: Set<String>) {
    self.sheet = sheet
    self.baseline = baseline
    self.units = units
  }

  mutating func run() {
    for row in sheet.rows { compare(row) }
    for row in baseline.rows where met[row.id] == nil {
      corrections.append(correction(row, .dropped))
      hints.append("“\(sheet.name)”：“\(row[.task])”一行已整行删去，按“删除”处理")
    }
  }

  private mutating func compare(_ row: WorkingSheet.Row) {
    let id = row[.id]
    guard let old = baseline.byID[id] else {
      if !id.isEmpty { hint(row, .id, "“\(id)”不在原表中，按新增行处理") }
      return add(row, copyOf: nil)
    }
    if let first = met[id] {
      if row[.task] == old[.task], row[.handling].isEmpty {
        return hint(row, .id, "与第\(first)行编号、内容相同，未重复采用")
      }
      return add(row, copyOf: old)
    }
    met[id] = row.number
    check(row, old)
    for column in WorkingColumn.allCases where !column.isFixed && sheet.columns.contains(column) {
      compare(row, old, column)
    }
    handle(row, old)
  }

  private mutating func check(_ row: WorkingSheet.Row, _ old: Baseline.Row) {
    if sheet.columns.contains(.original), row[.original] != CellText.plain(old[.original]) {
      hint(row, .original, "原文一栏有改动，未采用；文字修改请写在“目标任务”一栏")
    }
    if sheet.columns.contains(.check), row[.check] != old[.check] {
      hint(row, .check, "与本工作簿的报告不符，该行可能来自另一份报告")
    }
  }

  // MARK: One cell

  private mutating func compare(
    _ row: WorkingSheet.Row, _ old: Baseline.Row, _ column: WorkingColumn
  ) {
    guard row[column] != old[column] else { return }
    guard let to = value(row, column) else { return }
    let from = SheetComparison.list(old[column], column)
    if to != from { corrections.append(correction(old, column.field, from: from, to: to)) }
  }

  /// What a cell says; `nil` when it can't be understood, which is noted.
  private mutating func value(_ row: WorkingSheet.Row, _ column: WorkingColumn) -> [String]? {
    let text = row[column]
    switch column {
    case .task where text.isEmpty:
      problem(row, column, "为空；如不作为任务，请在“处理”栏写“删除”")
      return nil
    case .type where CommitmentType(rawValue: text) == nil:
      let words = CommitmentType.allCases.map(\.rawValue).joined(separator: "、")
      problem(row, column, "“\(text)”不是规定的类型，请填\(words)之一")
      return nil
    case .deadline where !text.isEmpty:
      guard let kept = TypedDeadline.kept(text) else {
        problem(row, column, "的日期“\(text)”不合理，请写成2021-06-30这样的日期")
        return nil
      }
      if !TypedDeadline.isUnderstood(text) {
        hint(row, column, "“\(text)”时限文字无法换算成日期，已照写采用；能定日期的请写成2021-06-30这样的日期")
      }
      // Words without a year get their day when the plan year is known.
      return [kept]
    case .lead, .support:
      let list = SheetComparison.list(text, column)
      for unit in list where !units.isEmpty && !units.contains(unit) {
        hint(row, column, "“\(unit)”不在单位名录中，已照写采用")
      }
      return list
    default: return SheetComparison.list(text, column)
    }
  }

  static func list(_ text: String, _ column: WorkingColumn) -> [String] {
    guard column == .lead || column == .support else { return text.isEmpty ? [] : [text] }
    return CommitmentWords.units(text)
  }

  // MARK: The column 处理

  private mutating func handle(_ row: WorkingSheet.Row, _ old: Baseline.Row) {
    let words = row[.handling]
    if words.isEmpty || words.hasPrefix("沿用") || words == "保留" { return }
    if words.hasPrefix("删除") || words.hasPrefix("取消") {
      corrections.append(correction(old, .dropped))
    } else if let rest = SheetComparison.after(["拆分为", "拆分成", "拆分", "拆为"], words) {
      split(row, old, rest)
    } else if let rest = SheetComparison.after(["合并到", "合并至", "并入", "合并"], words) {
      merge(row, old, rest)
    } else {
      problem(row, .handling, "看不懂“\(words)”，可写：沿用、删除、拆分为：甲；乙、合并到：序号")
    }
  }

  private mutating func split(_ row: WorkingSheet.Row, _ old: Baseline.Row, _ rest: String) {
    let marks: Set<Character> = [";", "\u{FF1B}", "|", "/"]
    let parts = rest.split { marks.contains($0) || $0.isNewline }
      .map { CellText.trimmed($0) }.filter { !$0.isEmpty }
    if parts.count < 2 {
      problem(row, .handling, "“拆分为”后面要写两项以上，用分号隔开")
    } else {
      corrections.append(correction(old, .split, to: parts))
    }
  }

  private mutating func merge(_ row: WorkingSheet.Row, _ old: Baseline.Row, _ rest: String) {
    let targets = targets(of: rest)
    guard let target = targets.first else {
      return problem(row, .handling, "“合并到”后面要写本表中的序号，没有找到“\(rest)”")
    }
    guard targets.count == 1 else {
      return problem(row, .handling, "本表有\(targets.count)行的序号是“\(rest)”，请先把序号改成不重复的")
    }
    guard target.id != old.id else { return problem(row, .handling, "不能合并到本行自己") }
    corrections.append(
      correction(old, .merged, to: [target.id, target[.original], target.quote]))
  }

  /// Rows that a number in the column 序号, or an id, names.
  private func targets(of words: String) -> [Baseline.Row] {
    if let row = baseline.byID[words] { return [row] }
    let digits = String(words.unicodeScalars.filter { (48...57).contains($0.value) })
    guard !digits.isEmpty else { return [] }
    let ids = Set(sheet.rows.filter { $0[.number] == digits }.map { $0[.id] })
    return ids.sorted().compactMap { baseline.byID[$0] }
  }

  private static func after(_ prefixes: [String], _ text: String) -> String? {
    guard let prefix = prefixes.first(where: { text.hasPrefix($0) }) else { return nil }
    let marks: Set<Character> = [":", "\u{FF1A}", " ", "…"]
    return CellText.trimmed(text.dropFirst(prefix.count).drop { marks.contains($0) })
  }

  // MARK: Rows that were added

  private mutating func add(_ row: WorkingSheet.Row, copyOf old: Baseline.Row?) {
    let task = row[.task]
    if task.isEmpty {
      if !row[.original].isEmpty { problem(row, .task, "为空，新增行要写目标任务") }
      return
    }
    let sentence = row[.original].isEmpty ? old?[.original] ?? "" : row[.original]
    if sentence.isEmpty { hint(row, .original, "新增行没有原文，采用前请填入报告中的原句") }
    let id = CommitmentWords(adding: task, cut: sentence, to: sentence).id
    guard met[id] == nil else { return hint(row, .task, "与另一新增行相同，未重复采用") }
    met[id] = row.number
    func change(_ field: Correction.Field, _ to: [String]) -> Correction {
      Correction(commitment: id, sentence: sentence, quote: task, field: field, to: to)
    }
    corrections.append(change(.added, [task]))
    for column in WorkingColumn.allCases where !column.isFixed && column != .task {
      guard !row[column].isEmpty, let to = value(row, column) else { continue }
      corrections.append(change(column.field, to))
    }
  }

  // MARK: Words

  private func correction(
    _ row: Baseline.Row, _ field: Correction.Field, from: [String] = [], to: [String] = []
  ) -> Correction {
    Correction(
      commitment: row.id, sentence: row[.original], quote: row.quote, field: field, from: from,
      to: to)
  }

  private mutating func problem(
    _ row: WorkingSheet.Row, _ column: WorkingColumn, _ words: String
  ) {
    problems.append(place(row, column) + words)
  }

  private mutating func hint(_ row: WorkingSheet.Row, _ column: WorkingColumn, _ words: String) {
    hints.append(place(row, column) + words)
  }

  private func place(_ row: WorkingSheet.Row, _ column: WorkingColumn) -> String {
    "“\(sheet.name)”第\(row.number)行“\(WorkingColumn.key(column.head))”列："
  }
}

extension WorkingColumn {
  /// What a change in this column corrects.
  var field: Correction.Field {
    switch self {
    case .task: .task
    case .type: .type
    case .measure: .measure
    case .lead: .lead
    case .support: .support
    case .deadline: .deadline
    default: .column(head)
    }
  }
}
