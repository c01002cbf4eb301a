internal import Duban
internal import DubanHTML
internal import DubanStore

/// 督办: what is late, what waits for a check, a signature or an answer, and what has climbed.
struct SupervisionPage: PageModel {
  struct Queue: Codable, Sendable {
    var name: String
    var lines: [MatterLine]
  }

  /// Something asked for that waits outside its unit: 延期, 异议, 协调 and the other requests.
  struct Asked: Codable, Sendable {
    var matter: Int64
    var number: String
    var title: String
    var unit: String
    var kind: String
    /// Why, in the words of who asks.
    var text: String
    /// Who decides now.
    var decider: String
    /// Until when, after which it climbs.
    var until: String?
    var climbs: Int
    /// 工作秘密.
    var marking: String?
  }

  struct AskedQueue: Codable, Sendable {
    var name: String
    var advice: String
    var rows: [Asked]
  }

  var queues: [Queue]
  var asked: [AskedQueue]
  /// What has climbed, to whom, and when it climbs next.
  var ladder: [Asked]
  var colours: [String]
  /// After a bulk act.
  var outcome: UrgingOutcome?

  var marking: String? {
    queues.flatMap(\.lines).marking
      ?? asked.lazy.flatMap(\.rows).compactMap(\.marking).first
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
    if done.isEmpty, failed.isEmpty {
      return Notice.note("没有选中事项。", advice: "请先勾选，再按下面的按钮。").html
    }
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

  func supervision(_ urged: UrgingOutcome? = nil) async throws -> Reply {
    let telling = try telling()
    var queues: [SupervisionPage.Queue] = []
    for (name, fill) in Self.queues {
      var list = ListQuery(order: .due, limit: Self.queueMax)
      list.isOpen = true
      fill(&list)
      // Whatever stands there waits for somebody, and those have an index of their own.
      if list.standing != nil { list.isAwaiting = true }
      let page = try await store.list(list, at: at)
      queues.append(
        .init(name: name, lines: zip(page.matters, page.lights).map(telling.line)))
    }
    var open = ListQuery(order: .due)
    open.isAwaiting = true
    let asked = try await every(open).flatMap { matter, _ in
      matter.requests.filter { $0.submittedAt != nil && $0.kind != .issue }.map { (matter, $0) }
    }
    let rows = asked.map { ($0.1.kind, row($0.0, $0.1)) }
    let named: Set<RequestKind> = [.extend, .dispute, .coordinate]
    let lists: [(String, String, Set<RequestKind>)] = [
      ("延期申请", "单位申请延期并经其主要负责人审签后，排在这里。", [.extend]),
      ("分工异议", "单位对分工有异议时，排在这里。", [.dispute]),
      ("提请协调", "单位等待别的单位时，排在这里；扣分随等待走。", [.coordinate]),
      ("其他申请", "方案、调整、变更、中止、销号等申请排在这里。", Set(RequestKind.allCases).subtracting(named)),
    ]
    return .page(
      SupervisionPage(
        queues: queues,
        asked: lists.map { name, advice, kinds in
          .init(name: name, advice: advice, rows: rows.filter { kinds.contains($0.0) }.map(\.1))
        }, ladder: rows.map(\.1).filter { $0.climbs > 0 }.sorted { $0.climbs > $1.climbs },
        colours: telling.ledgers["slip"]?.field("colour")?.choices ?? [],
        outcome: urged ?? told()))
  }

  private static let queues: [(String, @Sendable (inout ListQuery) -> Void)] = [
    ("红灯", { $0.light = .red }), ("黄灯", { $0.light = .yellow }),
    ("待核查", { $0.standing = .closingRequested }), ("核查中", { $0.standing = .verifying }),
    ("待签收", { $0.standing = .issued }),
  ]

  private func row(_ matter: Matter, _ request: Request) -> SupervisionPage.Asked {
    let waiting = matter.waiting.first { $0.request == request.number }
    let clock = request.clock ?? waiting?.clock
    let decider =
      request.steps.first.map { signers($0, of: matter) }
      ?? request.content.unit.map(register.name(of:)) ?? "待定"
    let isKnown = viewer?.knows(matter, directory) ?? false
    return SupervisionPage.Asked(
      matter: matter.id.rawValue, number: matter.number,
      title: isKnown ? matter.title : Withheld.title,
      unit: matter.leadUnit.map(register.name(of:)) ?? "待明确", kind: request.kind.word,
      text: isKnown ? request.content.reason ?? request.content.text ?? "" : "", decider: decider,
      until: clock?.endedAt == nil ? clock?.dueAt.limitWord : nil, climbs: request.climbs,
      marking: matter.marking)
  }

  /// Urges all that were ticked; one that is refused does not stop the others.
  func urge() async throws -> Reply {
    var outcome = UrgingOutcome()
    for id in form.all("chosen").prefix(200).compactMap({ Int64($0) }).map({ MatterID($0) }) {
      guard let matter = try? await seen(id) else { continue }
      let command = Command(
        id: Self.freshCommandID, act: .urge,
        matter: id, text: form["text"] ?? "请按时办理并报送进展。")
      do {
        _ = try await store.perform(command, by: try actor, at: at)
        outcome.done.append(matter.number)
      } catch let failure as CommandFailure {
        outcome.failed.append(
          .init(matter: id.rawValue, number: matter.number, why: failure.sentence))
      }
    }
    return try await tell(outcome, on: .supervision) { try await supervision($0) }
  }
}
