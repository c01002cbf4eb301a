internal import Duban
internal import DubanHTML
internal import DubanStore

/// 督办: what is late, what waits for a check, a signature or an answer; and who has not reported.
struct SupervisionPage: PageModel {
  struct Queue: Codable, Sendable {
    var name: String
    var lines: [MatterLine]
  }

  struct UnitLine: Codable, Sendable {
    var name: String
    var counts: [String: Int]
  }

  var queues: [Queue]
  var units: [UnitLine]
  /// After a bulk act.
  var outcome: UrgingOutcome?

  func page(for visit: Visit) -> HTML {
    visit.page("督办") {
      if let outcome { outcome.html(visit) }
      for queue in queues { panel(queue, visit).html }
      Panel("报送情况", note: "按单位") {
        DataTable(
          caption: "报送情况",
          columns: [.init("单位", .name)]
            + Self.steps.map { .init($0, .number, isNamedOnPhone: true) },
          rows: units.map { unit in
            DataTable.Row([HTML(unit.name)] + Self.steps.map { HTML(String(unit.counts[$0] ?? 0)) })
          }
        ).html
      }.html
    }
  }

  private static let steps = ["未报", "已报", "退回", "审定", "已锁定"]

  private func panel(_ queue: Queue, _ visit: Visit) -> Panel {
    Panel(queue.name, note: "\(queue.lines.count) 件") {
      if queue.lines.isEmpty {
        EmptyState("没有\(queue.name)的事项").html
      } else {
        BulkForm(
          action: visit.link(.urging), hidden: visit.proof, table: table(queue, visit),
          acts: ActButton("催办", .submit()).html
        ).html
      }
    }
  }

  private func table(_ queue: Queue, _ visit: Visit) -> DataTable {
    DataTable(
      caption: queue.name,
      columns: [.init("", .tick), .init("灯", .light), .init("事项", .name), .init("时限", .time)],
      rows: queue.lines.map { line in
        let why = [line.number, line.unit, line.reason].compactMap(\.self)
        return DataTable.Row([
          BulkForm.tick(String(line.id), about: line.title), line.lightMark,
          RowName(
            line.title, visit.link(.matter(MatterID(line.id))), why: why.joined(separator: " · ")
          ).html, line.clockMark,
        ])
      })
  }
}

/// What urging many came to: what was done and what was not are told apart.
struct UrgingOutcome: Codable, Sendable {
  struct Failure: Codable, Sendable {
    var matter: Int64
    var number: String
    var why: String
  }

  var done: [String] = []
  var failed: [Failure] = []

  func html(_ visit: Visit) -> HTML {
    if done.isEmpty, failed.isEmpty { return Notice.note("没有选中事项。").html }
    let refused = failed.map { failure in
      BulkOutcome.Refused(
        name: failure.number, link: visit.link(.matter(MatterID(failure.matter))),
        reason: failure.why)
    }
    return BulkOutcome(act: Act.urge.word, done: done.count, refused: refused).html
  }
}

extension Visit {
  private static let queueMax = 30

  func supervision(_ outcome: UrgingOutcome? = nil) async throws -> Reply {
    let telling = try telling()
    var queues: [SupervisionPage.Queue] = []
    for (name, fill) in Self.queues {
      var list = ListQuery(order: .due, limit: Self.queueMax)
      list.isOpen = true
      fill(&list)
      let page = try await store.list(list, at: at)
      queues.append(
        .init(name: name, lines: zip(page.matters, page.lights).map(telling.line)))
    }
    return .page(
      SupervisionPage(queues: queues, units: try await reporting(), outcome: outcome))
  }

  private static let queues: [(String, @Sendable (inout ListQuery) -> Void)] = [
    ("红灯", { $0.light = .red }), ("黄灯", { $0.light = .yellow }),
    ("待核查", { $0.standing = .closingRequested }), ("核查中", { $0.standing = .verifying }),
    ("待签收", { $0.standing = .issued }),
  ]

  private func reporting() async throws -> [SupervisionPage.UnitLine] {
    var list = ListQuery(order: .due, limit: 500)
    list.isOpen = true
    let page = try await store.list(list, at: at)
    let rated = page.matters.filter { $0.standing.hasLight }
    let groups = Dictionary(grouping: rated) { $0.leadUnit.map(register.name(of:)) ?? "待明确" }
    return groups.sorted { $0.key < $1.key }.map { name, matters in
      let counts = matters.reduce(into: [String: Int]()) {
        $0[$1.period?.step.word ?? "未报", default: 0] += 1
      }
      return .init(name: name, counts: counts)
    }
  }

  /// Urges all that were ticked; one that is refused does not stop the others.
  func urge() async throws -> Reply {
    var outcome = UrgingOutcome()
    for id in form.all("chosen").prefix(200).compactMap({ Int64($0) }).map({ MatterID($0) }) {
      guard let matter = try? await seen(id) else { continue }
      let command = Command(
        id: "web:" + Digest.of(RandomBytes.make(16), by: .sha256).hex.prefix(24), act: .urge,
        matter: id, text: form["text"] ?? "请按时办理并报送进展。")
      do {
        _ = try await store.perform(command, by: try actor, at: at)
        outcome.done.append(matter.number)
      } catch let failure as CommandFailure {
        outcome.failed.append(
          .init(matter: id.rawValue, number: matter.number, why: failure.sentence))
      }
    }
    return try await supervision(outcome)
  }
}
