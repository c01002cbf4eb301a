internal import Duban
internal import DubanHTML
internal import DubanOffice
internal import DubanReport

/// What is filled in of one commitment, as it was sent or as it stands.
struct CommitmentForm: Codable, Hashable, Sendable {
  struct Measure: Codable, Hashable, Sendable {
    var name = ""
    var relation = ""
    var value = ""
    var unit = ""
    var basis = ""
  }

  var cut = ""
  var task = ""
  /// Empty where it is told from the words.
  var type = ""
  var measures: [Measure] = []
  var deadline = ""
  var lead = ""
  var support = ""

  init(_ words: CommitmentWords) {
    cut = words.cut
    task = words.task
    type = words.type.rawValue
    measures = words.measure.split(separator: "\n").map { Measure(MeasureWords(String($0))) }
    deadline = words.deadline
    lead = words.lead.joined(separator: "、")
    support = words.support.joined(separator: "、")
  }

  /// - Parameter old: what stands, where no measures are sent at all.
  init(_ form: Values, over old: CommitmentForm) {
    func text(_ name: String) -> String { (form[name] ?? "").trimmed }
    cut = text("cut")
    task = text("task")
    type = text("type")
    deadline = text("deadline")
    (lead, support) = (text("lead"), text("support"))
    let columns = Measure.names.map { form.all($0).map(\.trimmed) }
    let sent = columns[0].indices.map { row in
      let cells = columns.map { $0.indices.contains(row) ? $0[row] : "" }
      return Measure(
        name: cells[0], relation: cells[1], value: cells[2], unit: cells[3], basis: cells[4])
    }.filter { $0 != Measure() }
    measures = columns[0].isEmpty ? old.measures : sent
  }

  /// The words with what was filled in.
  ///
  /// - Parameters:
  ///   - words: as they stand.
  ///   - units: the names that may be written.
  func filled(
    into words: CommitmentWords, units: Set<String>
  ) throws(WrongInput) -> CommitmentWords {
    var filled = words
    guard !cut.isEmpty, words.sentence.contains(cut) else {
      throw WrongInput("“原文起止”须是原句中连续的一段文字。请从原句中照抄，不要改字。")
    }
    guard !task.isEmpty else { throw WrongInput("请填目标任务；不作为任务的，请在下面按“删除”。") }
    guard type.isEmpty || CommitmentType(rawValue: type) != nil else {
      throw WrongInput("请选择类型。")
    }
    guard let day = TypedDeadline.kept(deadline),
      deadline == words.deadline || deadline.isEmpty || TypedDeadline.isUnderstood(deadline)
    else {
      throw WrongInput("完成时限“\(deadline)”看不懂。请写成 2026-06-30、6月底、年底或长期坚持。")
    }
    filled.cut = cut
    filled.task = task
    filled.type = CommitmentType(rawValue: type) ?? words.type
    filled.deadline = day
    filled.measure =
      measures == CommitmentForm(words).measures ? words.measure : try lines()
    filled.lead = try named(lead, but: words.lead, units)
    filled.support = try named(support, but: words.support, units)
    return filled
  }

  private func lines() throws(WrongInput) -> String {
    for measure in measures where measure.value.isEmpty && !measure.unit.isEmpty {
      throw WrongInput("指标“\(measure.name)\(measure.unit)”没有数值。请填数值，或把这一行清空。")
    }
    return measures.map(\.words.line).joined(separator: "\n")
  }

  private func named(
    _ text: String, but old: [String], _ units: Set<String>
  ) throws(WrongInput) -> [String] {
    let list = CommitmentWords.units(text)
    if let unknown = list.first(where: { !units.contains($0) && !old.contains($0) }) {
      throw WrongInput("单位名录中没有“\(unknown)”。请照名录写全称，多个单位用顿号隔开。")
    }
    return list
  }
}

extension CommitmentForm.Measure {
  static let names = [
    "measureName", "measureRelation", "measureValue", "measureUnit", "measureBasis",
  ]

  init(_ words: MeasureWords) {
    (name, relation, value) = (words.name, words.relation, words.value)
    (unit, basis) = (words.unit, words.basis)
  }

  var words: MeasureWords {
    var words = MeasureWords()
    (words.name, words.relation, words.value) = (name, relation, value)
    (words.unit, words.basis) = (unit, basis)
    return words
  }
}

/// The fields of the form, each with what the reader read where that was another thing.
struct CommitmentFields {
  var form: CommitmentForm
  var read: CommitmentForm?
  /// 自动: of one that is being added, whose type is told from its words.
  var isNew: Bool

  var html: HTML {
    HTML {
      area("原文起止", "cut", form.cut, read?.cut, hint: "原句中连续的一段，照抄不改字")
      area("目标任务", "task", form.task, read?.task, hint: isNew ? "留空则同原文" : nil)
      div(.class("beside")) {
        Field(
          label: "类型", name: "type", control: .select(types), value: form.type,
          hint: said(read?.type, form.type)
        ).html
        Field(
          label: "完成时限", name: "deadline", value: form.deadline,
          hint: said(read?.deadline, form.deadline) ?? "2026-06-30、6月底、年底、长期坚持"
        ).html
      }
      measures
      Field(
        label: "牵头单位", name: "lead", value: form.lead,
        hint: said(read?.lead, form.lead) ?? "多个单位用顿号隔开"
      ).html
      Field(
        label: "配合单位", name: "support", value: form.support,
        hint: said(read?.support, form.support)
      ).html
    }
  }

  private func area(
    _ label: String, _ name: String, _ value: String, _ read: String?, hint: String?
  ) -> HTML {
    Field(
      label: label, name: name, control: .area(rows: 2, lengthMax: TextLimit.remark), value: value,
      hint: said(read, value) ?? hint
    ).html
  }

  /// What was read, where it is not what stands now.
  private func said(_ read: String?, _ now: String) -> String? {
    guard let read, read != now else { return nil }
    return "系统读出：\(read.isEmpty ? "无" : read)"
  }

  private var types: [Choice] {
    (isNew ? [Choice("", "按原文判定")] : [])
      + CommitmentType.allCases.map { Choice($0.rawValue, $0.rawValue) }
  }

  private var measures: HTML {
    fieldset(.class("field", "measures")) {
      legend(.class("field-label")) { "指标" }
      for (row, measure) in (form.measures + [.init()]).enumerated() { line(measure, row + 1) }
      if let read, read.measures != form.measures {
        let words = read.measures.map(\.words.line).joined(separator: "；")
        p(.class("hint")) { HTML(spaced: "系统读出：\(words.isEmpty ? "无" : words)") }
      }
      p(.class("hint")) { "一行一个指标；不要的把这一行清空，保存后多出一个空行" }
    }
  }

  private func line(_ measure: CommitmentForm.Measure, _ row: Int) -> HTML {
    let relations = MeasureWords.relations.map { Choice($0, $0.isEmpty ? "等于" : $0) }
    let cells: [(String, Field.Control, String)] = [
      ("名称", .text, measure.name), ("关系", .select(relations), measure.relation),
      ("数值", .text, measure.value), ("单位", .text, measure.unit), ("口径", .text, measure.basis),
    ]
    return div(.class("measure-line")) {
      for (name, cell) in zip(CommitmentForm.Measure.names, cells) {
        Field(
          label: cell.0, name: name, control: cell.1, value: cell.2, prefix: "f-\(row)"
        ).html
      }
    }
  }
}
