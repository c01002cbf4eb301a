internal import Duban
internal import DubanHTML
internal import DubanStore

/// 督查计划: a month's inspections with what clashes, and a form for one more.
struct InspectionsPage: PageModel {
  struct Line: Codable, Sendable {
    var id: Int64
    var number: String
    var title: String
    var unit: String
    var inspector: String
    var day: String
    var place: String
    var about: String?
    var standing: String
  }

  struct Conflict: Codable, Sendable {
    var kind: InspectionConflicts.Kind
    var numbers: [String]
    /// What clashes, in words.
    var why: String
  }

  var month: String
  var before: String
  var after: String
  var lines: [Line]
  var conflicts: [Conflict]
  var values: [String: String]
  var problem: String?

  func page(for visit: Visit) -> HTML {
    visit.page("督查计划", subtitle: monthWord(month), trail: visit.supervisionTrail, notices: notices)
    {
      if !conflicts.isEmpty {
        Panel("冲突", note: "请合并、改期或者取消") {
          DataTable(
            caption: "冲突",
            columns: [.init("冲突", .name), .init("哪几次", isNamedOnPhone: true), .init("说明")],
            rows: conflicts.map {
              DataTable.Row(
                [
                  HTML($0.kind.word), HTML($0.numbers.joined(separator: "、")), HTML(spaced: $0.why),
                ], tone: .late)
            }
          ).html
        }.html
      }
      Panel("\(monthWord(month))的督查", note: "\(lines.count) 次", acts: turning(visit)) {
        table(visit).html
      }
      .html
      Panel("加一次督查", note: "报批、签发后通知被督查单位", isPadded: true) { form(visit) }.html
    }
  }

  private var notices: [Notice] { problem.map { [.refused($0)] } ?? [] }

  private func turning(_ visit: Visit) -> HTML {
    HTML {
      for (word, month) in [("上一月", before), ("下一月", after)] {
        ActButton(
          word, .leads(visit.link(.supervising(.inspections), Values([("month", month)])))
        ).html
      }
    }
  }

  private func table(_ visit: Visit) -> DataTable {
    DataTable(
      caption: "督查",
      columns: [
        .init("日期", .time), .init("督查", .name), .init("被督查单位", isNamedOnPhone: true),
        .init("地点", isNamedOnPhone: true), .init("督查人员", isNamedOnPhone: true),
        .init("状态", isNamedOnPhone: true),
      ],
      rows: lines.map { line in
        DataTable.Row([
          HTML(line.day),
          RowName(
            line.title, visit.link(.supervising(.paper(MatterID(line.id)))),
            why: [line.number, line.about].compactMap(\.self).joined(separator: " · ")
          ).html, HTML(line.unit), HTML(line.place), HTML(line.inspector), HTML(line.standing),
        ])
      }, empty: EmptyState("这个月没有督查", advice: "需要时在下面加一次。"))
  }

  private func form(_ visit: Visit) -> HTML {
    ActForm(visit.link(.supervising(.inspections)), hidden: visit.proof) {
      Field(
        label: "被督查单位", name: "addressee", control: .select(visit.unitChoices),
        value: values["addressee"] ?? "", isRequired: true
      ).html
      Field(
        label: "督查人员", name: "inspector", control: .select(visit.inspectorChoices),
        value: values["inspector"] ?? "", isRequired: true
      ).html
      Field(
        label: "日期", name: "day", control: .date(min: "\(visit.at.day)", max: nil),
        value: values["day"] ?? "", isRequired: true
      ).html
      Field(label: "地点", name: "place", value: values["place"] ?? "", isRequired: true).html
      Field(
        label: "督查事项", name: "about", value: values["about"] ?? "", hint: "事项编号，几件用顿号隔开"
      ).html
      Field(
        label: "督查内容", name: "body", control: .area(rows: 3, lengthMax: TextLimit.body),
        value: values["body"] ?? "", isRequired: true
      ).html
      div(.class("acts")) { ActButton("列入计划", .submit(), .main).html }
    }.html
  }
}

extension Visit {
  /// The office's own people.
  var inspectorChoices: [Choice] {
    let posts = directory.posts.values.filter { directory.units[$0.unit]?.kind == .office }
    let people = Set(posts.flatMap { directory.holders(of: $0.id, on: at.day) })
    return people.sorted().map { Choice("\($0)", register.name(of: $0)) }
  }

  /// Those that are not called off.
  func inspectionMatters() async throws -> [Matter] {
    var list = ListQuery(order: .number)
    list.ledger = "inspection"
    return try await every(list).map(\.0).filter { ![.ended, .cancelled].contains($0.standing) }
  }

  func inspections(problem: String? = nil) async throws -> Reply {
    let ledger = try books.current.first { $0.id == "inspection" }
    let matters = try await inspectionMatters()
    let planned = matters.compactMap(PlannedInspection.init)
    let numbers = Dictionary(uniqueKeysWithValues: matters.map { ($0.id.rawValue, $0) })
    let month = month
    let conflicts = InspectionConflicts(inspections: planned).found(in: month).map { conflict in
      let those = conflict.inspections.compactMap { numbers[$0] }
      let named = those.map { matter in
        let unit = matter.unitField("addressee").map(register.name(of:)) ?? ""
        return "\(matter.day("day")?.chinese ?? "")\(unit)（\(matter.text("place") ?? "")）"
      }
      return InspectionsPage.Conflict(
        kind: conflict.kind, numbers: those.map(\.number), why: named.joined(separator: "；"))
    }
    let here = matters.filter { $0.day("day")?.isInMonth(of: month) == true }
      .sorted { ($0.day("day") ?? month) < ($1.day("day") ?? month) }
    return .page(
      InspectionsPage(
        month: month.monthKey, before: month.advanced(by: -1).monthKey,
        after: month.advanced(by: 31).monthKey, lines: here.map { inspectionLine($0, ledger) },
        conflicts: conflicts,
        values: Dictionary(form.pairs.map { ($0.name, $0.value) }) { first, _ in first },
        problem: problem),
      status: problem == nil ? 200 : 422)
  }

  private func inspectionLine(_ matter: Matter, _ ledger: Ledger?) -> InspectionsPage.Line {
    var inspector = ""
    if case .person(let person)? = matter.fields["inspector"] {
      inspector = register.name(of: person)
    }
    return InspectionsPage.Line(
      id: matter.id.rawValue, number: matter.number, title: matter.title,
      unit: matter.unitField("addressee").map(register.name(of:)) ?? "", inspector: inspector,
      day: matter.day("day")?.chinese ?? "", place: matter.text("place") ?? "",
      about: matter.text("about"),
      standing: ledger?.word(for: matter.standing) ?? matter.standing.word)
  }

  func planInspection() async throws -> Reply {
    guard let unit = form.number("addressee").map({ UnitID($0) }), directory.units[unit] != nil,
      let person = form.number("inspector").map({ PersonID($0) }),
      inspectorChoices.contains(where: { $0.value == "\(person)" }),
      let day = form["day"].flatMap({ Day($0) }), let place = form["place"],
      let body = form["body"]
    else { return try await inspections(problem: "请把单位、人员、日期、地点和内容填全。") }
    guard day >= at.day else {
      return try await inspections(problem: "\(day.full)已经过去，请填今天或以后的日期。")
    }
    if let fault = try await fault(inMatters: form["about"]) {
      return try await inspections(problem: fault)
    }
    var fields: [String: FieldValue] = [
      "addressee": .unit(unit), "inspector": .person(person), "day": .day(day),
      "place": .text(place), "body": .text(body),
    ]
    if let about = form["about"] { fields["about"] = .text(about) }
    let portfolio = directory.portfolio(of: unit, on: at.day)
    do {
      _ = try await openPaper(
        PaperDraft(
          ledger: "inspection", title: "督查\(register.name(of: unit))（\(day.chinese)）",
          fields: fields, leader: portfolio?.leader, coordinator: portfolio?.coordinator))
    } catch let failure as CommandFailure {
      return try await inspections(problem: failure.sentence)
    }
    if isForPrograms { return try await inspections() }
    return .seeOther(
      address(of: .supervising(.inspections), Values([("month", day.monthKey)])))
  }
}

extension PlannedInspection {
  init?(_ matter: Matter) {
    guard let unit = matter.unitField("addressee"), let day = matter.day("day"),
      case .person(let person)? = matter.fields["inspector"]
    else { return nil }
    self.init(
      id: matter.id.rawValue, unit: unit.rawValue, inspector: person.rawValue, day: day,
      place: matter.text("place") ?? "")
  }
}
