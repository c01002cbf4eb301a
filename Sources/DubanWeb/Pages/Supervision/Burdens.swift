internal import Duban
internal import DubanHTML
internal import DubanStore

/// 减负台账: what each unit was asked for, called to, sent and inspected for in a month; a fact that is
/// held already is not asked for again.
struct BurdensPage: PageModel {
  struct UnitLine: Codable, Sendable {
    var id: Int64
    var name: String
    /// By 事由, with 督办单 and 督查 from their own ledgers.
    var counts: [String: Int]

    var all: Int { counts.values.reduce(0, +) }
  }

  var month: String
  var before: String
  var after: String
  /// The columns in their order.
  var kinds: [String]
  var units: [UnitLine]
  var values: [String: String]
  /// The figure that is held already, when an ask was refused for it.
  var held: String?
  var problem: String?

  func page(for visit: Visit) -> HTML {
    visit.page("减负台账", subtitle: monthWord(month), trail: visit.supervisionTrail, notices: notices)
    {
      Panel("按单位", note: "多的在前", acts: turning(visit)) {
        DataTable(
          caption: "减负台账",
          columns: [.init("单位", .name)]
            + (kinds + ["合计"]).map { .init($0, .number, isNamedOnPhone: true) },
          rows: units.map { unit in
            DataTable.Row(
              [HTML(unit.name)] + kinds.map { HTML(String(unit.counts[$0] ?? 0)) }
                + [HTML(String(unit.all))])
          }, empty: EmptyState("这个月没有向单位要过什么", advice: "要数据、要材料、开会、发文以前，先在下面登记。")
        ).html
      }.html
      Panel("登记一次", note: "系统里已有的数不再向单位要", isPadded: true) { form(visit) }.html
    }
  }

  private var notices: [Notice] {
    guard let problem else { return [] }
    return [.refused(problem, advice: held)]
  }

  private func turning(_ visit: Visit) -> HTML {
    HTML {
      for (word, month) in [("上一月", before), ("下一月", after)] {
        ActButton(word, .leads(visit.link(.supervising(.burdens), Values([("month", month)])))).html
      }
    }
  }

  private func form(_ visit: Visit) -> HTML {
    ActForm(visit.link(.supervising(.burdens)), hidden: visit.proof) {
      Field(
        label: "事由", name: "kind",
        control: .select(kinds.filter { !Self.own.contains($0) }.map { Choice($0, $0) }),
        value: values["kind"] ?? ""
      ).html
      Field(
        label: "单位", name: "addressee", control: .select(visit.unitChoices),
        value: values["addressee"] ?? "", isRequired: true
      ).html
      Field(label: "内容", name: "title", value: values["title"] ?? "", isRequired: true).html
      Field(
        label: "涉及事项", name: "about", value: values["about"] ?? "",
        hint: "要数据时写事项编号：本期已经填报的，直接给出，不再要。"
      ).html
      div(.class("acts")) { ActButton("登记", .submit(), .main).html }
    }.html
  }

  /// Counted from their own ledgers.
  static let own = ["督办单", "督查"]
}

extension Visit {
  func burdens(problem: String? = nil, held: String? = nil) async throws -> Reply {
    let month = month
    let kinds = try books.current.first { $0.id == "burden" }?.field("kind")?.choices ?? []
    var counts: [UnitID: [String: Int]] = [:]
    for (unit, kind, day) in try await burdensNoted() where day.isInMonth(of: month) {
      counts[unit, default: [:]][kind, default: 0] += 1
    }
    let units = counts.map {
      BurdensPage.UnitLine(id: $0.rawValue, name: register.name(of: $0), counts: $1)
    }
    return .page(
      BurdensPage(
        month: month.monthKey, before: month.advanced(by: -1).monthKey,
        after: month.advanced(by: 31).monthKey, kinds: kinds + BurdensPage.own,
        units: units.sorted { ($1.all, $0.id) < ($0.all, $1.id) },
        values: Dictionary(form.pairs.map { ($0.name, $0.value) }) { first, _ in first },
        held: held, problem: problem),
      status: problem == nil ? 200 : 422)
  }

  private func burdensNoted() async throws -> [(UnitID, String, Day)] {
    var notes: [(UnitID, String, Day)] = []
    for (ledger, kind) in [("burden", nil), ("slip", "督办单"), ("inspection", "督查")] {
      var list = ListQuery(order: .number)
      list.ledger = ledger
      for (matter, _) in try await every(list) where matter.standing != .ended {
        // A paper burdens nobody before it is out.
        if kind != nil, matter.issuedAt == nil { continue }
        let day = matter.day("day") ?? matter.issuedAt?.day ?? matter.openedAt.day
        if let unit = matter.unitField("addressee") {
          notes.append((unit, kind ?? matter.text("kind") ?? "", day))
        }
      }
    }
    return notes
  }

  func noteBurden() async throws -> Reply {
    guard let unit = form.number("addressee").map({ UnitID($0) }), directory.units[unit] != nil,
      let kind = form["kind"], let title = form["title"]
    else { return try await burdens(problem: "请把事由、单位和内容填全。") }
    if kind == "要数据", let number = form["about"] {
      guard let id = try await store.find(number: number), let matter = try? await seen(id)
      else { return try await burdens(problem: "没有事项“\(number)”，请核对编号。") }
      if let figure = held(matter) {
        return try await burdens(
          problem: "本期已经填报，不用再向单位要。", held: "\(matter.number) \(matter.title)：\(figure)")
      }
    }
    var fields: [String: FieldValue] = [
      "kind": .text(kind), "addressee": .unit(unit), "day": .day(at.day),
    ]
    if let about = form["about"] { fields["about"] = .text(about) }
    do {
      let id = try await openPaper(PaperDraft(ledger: "burden", title: title, fields: fields))
      guard let note = try await store.matter(id) else { throw Stop.notFound }
      var command = Command(id: "", act: .archive, matter: id)
      command.id = try commandID(of: command, on: note)
      _ = try await store.perform(command, by: try actor, at: at)
    } catch let failure as CommandFailure {
      return try await burdens(problem: failure.sentence)
    }
    if isForPrograms { return try await burdens() }
    return .seeOther(address(of: .supervising(.burdens)))
  }

  /// What a unit has already reported of a matter in this period.
  private func held(_ matter: Matter) -> String? {
    guard let reference, let rule = try? reference.ledger(matter.ledger).reporting,
      let progress = matter.progress,
      case let key = rule.present(at: at, issued: matter.issuedAt, reference.calendar).key,
      [.reported, .settled, .locked].contains(ReturnStep(matter, in: key))
    else { return nil }
    let day = matter.reportedAt?.day.chinese ?? ""
    return "\(ProgressWords.text(progress))，\(day)填报，报送期 \(key)"
  }
}
