internal import Duban
internal import DubanHTML
internal import DubanStore

/// The table in which the milestones of a plan are written, and what came of trying them (试排).
struct PlanForm: Codable, Sendable {
  var rows: [PlanDraft.Row]
  var trial: Trial?

  struct Trial: Codable, Sendable {
    /// 机动时间; `nil` when nothing was laid back.
    var note: String?
    var lines: [Line]
  }

  /// A milestone with the days that were found for it.
  struct Line: Codable, Sendable {
    var id: Int
    var name: String
    var day: String
    var share: String
    /// From the first day to the last on which its step may be done; `nil` without a length.
    var earliest: String?
    var latest: String?
    var float: Int?
    var isCritical: Bool
  }

  /// As many rows as an empty table has, and how many more there always are than are filled.
  private static let (least, spare) = (6, 2)

  init(_ rows: [PlanDraft.Row]) {
    self.rows = rows
    var next = (rows.map(\.id).max() ?? 0) + 1
    while self.rows.count(where: \.isEmpty) < Self.spare || self.rows.count < Self.least {
      self.rows.append(PlanDraft.Row(id: next))
      next += 1
    }
  }

  // MARK: - As a form sends it

  static let number = "node"
  static let key = "node-gate"
  private struct Cell: Sendable {
    var name: String
    var word: String
    var path: any WritableKeyPath<PlanDraft.Row, String> & Sendable
  }

  private static let cells = [
    Cell(name: "node-name", word: "节点", path: \.name),
    Cell(name: "node-day", word: "日期", path: \.day),
    Cell(name: "node-share", word: "计划进度", path: \.share),
    Cell(name: "node-weight", word: "权重", path: \.weight),
    Cell(name: "node-limit", word: "工期", path: \.limit),
    Cell(name: "node-after", word: "前置", path: \.after),
  ]
  static let columns = [number] + cells.map(\.name)

  /// The rows of a form: the first value of each name is the first row's.
  static func rows(in form: Values) -> [PlanDraft.Row] {
    let numbers = form.all(number)
    let columns = cells.map { form.all($0.name) }
    let gates = Set(form.all(key))
    return (0..<min(columns.map(\.count).max() ?? 0, 200)).map { place in
      let number = numbers.indices.contains(place) ? Int(numbers[place]) : nil
      var row = PlanDraft.Row(id: number.flatMap { 1...9_999 ~= $0 ? $0 : nil } ?? place + 1)
      for (cell, values) in zip(cells, columns) where values.indices.contains(place) {
        row[keyPath: cell.path] = values[place].trimmed
      }
      row.isGate = gates.contains("\(row.id)")
      return row
    }
  }

  // MARK: - As a page shows it

  var html: HTML {
    HTML {
      h3 { "节点" }
      p(.class("hint")) {
        HTML(
          spaced: "日期不填、填了工期的，从完成日期按工作日历倒排；前置写要先完成的节点的编号，如 1、2。"
            + "计划进度不填的，按权重累计。工期写成 20个工作日 或 30日。填满了按“试排”再添几行。")
      }
      div(.class("scroll"), .tabIndex(0), .role("region"), .aria("label", "节点")) {
        table(.class("rows grid plan-rows")) {
          caption(.class("unseen")) { "节点" }
          thead {
            tr {
              for head in ["编号"] + Self.cells.map(\.word) + ["关键节点"] { th(.scope("col")) { head } }
            }
          }
          tbody { for row in rows { line(row) } }
        }
      }
      div(.class("acts")) { ActButton("试排", .submit(name: "what", value: "try")).html }
    }
  }

  private func line(_ row: PlanDraft.Row) -> HTML {
    tr {
      th(.class("c-code"), .scope("row")) {
        "\(row.id)"
        Hidden(Self.number, "\(row.id)").html
      }
      for cell in Self.cells {
        open(
          Field(
            label: "节点 \(row.id) 的\(cell.word)", name: cell.name,
            control: cell.name == "node-day" ? .date(min: nil, max: nil) : .text,
            value: row[keyPath: cell.path], prefix: "n\(row.id)"), cell.word, cell.name)
      }
      open(
        Field(
          label: "节点 \(row.id) 是关键节点", name: Self.key,
          control: .checkbox(isChecked: row.isGate), value: "\(row.id)", prefix: "n\(row.id)"),
        "关键节点", Self.key)
    }
  }

  private func open(_ field: Field, _ head: String, _ name: String) -> HTML {
    td(.class("open-cell", name), .data("of", head)) {
      label(.class("unseen"), .for(field.id)) { field.label }
      FieldControl(field: field).html
    }
  }
}

extension PlanForm.Trial {
  init(_ laid: PlanDraft.Laid) {
    note = laid.schedule?.sentence
    lines = laid.plan.milestones.map { milestone in
      let stage = laid.schedule?.stages.first { $0.id == milestone.id }
      return PlanForm.Line(
        id: milestone.id, name: milestone.name, day: "\(milestone.day)",
        share: Percent.text(milestone.expected),
        earliest: stage.map { "\($0.earliestStart) 至 \($0.earliestEnd)" },
        latest: stage.map { "\($0.latestStart) 至 \($0.latestEnd)" }, float: stage?.float,
        isCritical: stage?.isCritical ?? false)
    }
  }

  var html: HTML {
    Panel("试排结果", note: note) {
      DataTable(
        caption: "试排结果",
        columns: [
          .init("编号", .code), .init("节点", .name), .init("日期", .time, isNamedOnPhone: true),
          .init("计划进度", .number, isNamedOnPhone: true),
          .init("最早", .time, isNamedOnPhone: true), .init("最迟", .time, isNamedOnPhone: true),
          .init("机动（工作日）", .number, isNamedOnPhone: true), .init("关键线路"),
        ],
        rows: lines.map { line in
          DataTable.Row(
            [
              HTML("\(line.id)"), HTML(spaced: line.name), HTML(line.day), HTML(line.share),
              HTML(line.earliest ?? ""), HTML(line.latest ?? ""),
              HTML(line.float.map { "\($0)" } ?? ""), HTML(line.isCritical ? "关键" : ""),
            ], tone: (line.float ?? 0) < 0 ? .late : .plain)
        },
        empty: EmptyState("没有节点", advice: "不填节点，计划就从开始到完成按推进曲线走。")
      ).html
    }.html
  }
}

extension Visit {
  /// The plan that the form says, with every day found.
  func laidPlan(_ matter: Matter) throws -> PlanDraft.Laid {
    guard let end = try day("due") ?? matter.due else { throw WrongInput("请填完成日期。") }
    let draft = PlanDraft(
      from: try day("from") ?? at.day, to: end,
      shape: form["shape"].flatMap(Plan.Shape.init(rawValue:)) ?? .straight,
      rows: PlanForm.rows(in: form))
    return try draft.laid(insteadOf: matter.plan, on: at.day, calendar: try books.calendar)
  }

  /// Lays the days back and shows them, with the form as it was sent; files nothing.
  func tryPlan(on id: MatterID) async throws -> Reply {
    let matter = try await seen(id)
    do {
      return try await actPage(.plan, on: id, trial: PlanForm.Trial(try laidPlan(matter)))
    } catch let wrong as WrongInput {
      return try await actPage(.plan, on: id, problem: wrong.sentence, status: 422)
    }
  }

  /// What the form begins with: what was sent, else the plan there is.
  func planForm(of matter: Matter, trial: PlanForm.Trial?) -> PlanForm {
    var form = PlanForm(
      method == .post
        ? PlanForm.rows(in: self.form) : matter.plan?.milestones.map(PlanDraft.Row.init) ?? [])
    form.trial = trial
    return form
  }
}

extension ActFormMaker {
  /// What a plan says of itself now, to be made anew.
  var planned: [String: String] {
    guard let plan = matter.plan else { return [:] }
    return [
      ActInput.from.name: "\(plan.from)", ActInput.due.name: "\(plan.to)",
      ActInput.shape.name: plan.shape.rawValue,
    ]
  }
}
