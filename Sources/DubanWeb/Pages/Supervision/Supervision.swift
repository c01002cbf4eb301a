internal import Duban
internal import DubanHTML
internal import DubanStore

/// 督办: what is late, what waits for a check, a signature or an answer, and what has climbed.
struct SupervisionPage: PageModel {
  struct Queue: Codable, Sendable {
    var id: SupervisionQueue
    var name: String
    /// Of the whole queue; a first part of it is shown.
    var count: Int
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
    /// That the unit asked has let its time pass, and when it ended.
    var overdue: String?
    /// 工作秘密.
    var marking: String?
  }

  struct AskedQueue: Codable, Sendable {
    var name: String
    var advice: String
    /// What has not climbed; the rest stands in the ladder.
    var rows: [Asked]
    var climbed: Int
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
  /// Of a whole queue: more than are urged at once.
  var left = 0

  func html(_ visit: Visit) -> HTML {
    if done.isEmpty, failed.isEmpty {
      return Notice.note("没有选中事项。", advice: "请先勾选，再按下面的按钮。").html
    }
    let refused = failed.map { failure in
      BulkOutcome.Refused(
        name: failure.number, link: visit.link(.matter(MatterID(failure.matter))),
        reason: failure.why)
    }
    return HTML {
      BulkOutcome(act: Act.urge.word, done: done.count, refused: refused).html
      if left > 0 {
        Notice.note(
          "另有 \(left) 件这次没有催办。", advice: "一次最多催办 \(Visit.urgedAtOnce) 件，其余请到台账里勾选。"
        ).html
      }
    }
  }
}

extension Visit {
  /// Of each queue on the first page; the rest stands on its own.
  private static let queueMax = 30
  /// Each is an act of its own.
  static let urgedAtOnce = 1_000
  static let usualUrging = "请按时办理并报送进展。"

  func supervision(_ urged: UrgingOutcome? = nil) async throws -> Reply {
    let telling = try telling()
    var queues: [SupervisionPage.Queue] = []
    let (standings, lights) = (try await store.standings(), try await store.lights(at: at))
    for queue in SupervisionQueue.allCases {
      let page = try await store.list(queue.query(limit: Self.queueMax), at: at)
      queues.append(
        .init(
          id: queue, name: queue.word, count: queue.count(standings, lights),
          lines: zip(page.matters, page.lights).map(telling.line)))
    }
    var open = ListQuery(order: .due)
    open.isAwaiting = true
    let waiting = try await every(open)
    let asked = waiting.flatMap { matter, _ in
      matter.requests.filter { $0.submittedAt != nil && $0.kind != .issue }.map { (matter, $0) }
    }
    let rows =
      asked.map { ($0.1.kind, row($0.0, $0.1)) }
      + waiting.flatMap { matter, _ in
        matter.waiting.map { (RequestKind.coordinate, row(matter, $0)) }
      }
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
          let own = rows.filter { kinds.contains($0.0) }.map(\.1)
          let waiting = own.filter { $0.climbs == 0 }
          return .init(
            name: name, advice: advice, rows: waiting, climbed: own.count - waiting.count)
        }, ladder: rows.map(\.1).filter { $0.climbs > 0 }.sorted { $0.climbs > $1.climbs },
        colours: telling.slipColours,
        outcome: urged ?? told()))
  }

  private func row(_ matter: Matter, _ request: Request) -> SupervisionPage.Asked {
    let clock = request.clock
    var row = row(
      matter, request.kind, request.content.reason ?? request.content.text ?? "",
      decider: request.steps.first.map { signers($0, of: matter) } ?? "待定")
    row.until = clock?.endedAt == nil ? clock?.dueAt.limitWord : nil
    row.climbs = request.climbs
    return row
  }

  /// What another unit has been asked and has not answered.
  private func row(_ matter: Matter, _ wait: Waiting) -> SupervisionPage.Asked {
    let unit = wait.unit.map(register.name(of:)) ?? "待定"
    let level = wait.level.map { signers(Who($0), of: matter) }
    var row = row(
      matter, .coordinate, wait.text,
      decider: [unit, level].compactMap(\.self).joined(separator: "，"))
    row.until = wait.climbing?.dueAt.limitWord
    row.overdue = wait.clock.flatMap { clock in
      clock.isExceeded(at: at) ? "答复逾期，限 \(clock.dueAt.limitWord)" : nil
    }
    row.climbs = wait.climbs ?? 0
    return row
  }

  private func row(
    _ matter: Matter, _ kind: RequestKind, _ text: String, decider: String
  ) -> SupervisionPage.Asked {
    let isKnown = viewer?.knows(matter, directory) ?? false
    let words = EffectWords(register: register, ledger: nil)
    return SupervisionPage.Asked(
      matter: matter.id.rawValue, number: matter.number,
      title: isKnown ? matter.title : Withheld.title,
      unit: matter.leadUnit.map(register.name(of:)) ?? "待明确", kind: kind.word,
      text: isKnown ? words.personal(text) : "", decider: decider, climbs: 0,
      marking: matter.marking)
  }

  /// The matters that were ticked, in their order, each once.
  func chosen(atMost limit: Int) -> [MatterID] {
    var seen: Set<Int64> = []
    return form.all("chosen").compactMap { Int64($0) }.filter { seen.insert($0).inserted }
      .prefix(limit).map { MatterID($0) }
  }

  /// Urges all that were ticked, or a whole queue; one that is refused does not stop the others.
  func urge() async throws -> Reply {
    var outcome = UrgingOutcome()
    var chosen = chosen(atMost: 200)
    if let queue = form["queue"].flatMap(SupervisionQueue.init(rawValue:)) {
      let first = try await every(queue.query(limit: Self.urgedAtOnce), atMost: Self.urgedAtOnce)
      let count = queue.count(try await store.standings(), try await store.lights(at: at))
      chosen = first.prefix(Self.urgedAtOnce).map(\.0.id)
      outcome.left = max(0, count - chosen.count)
    }
    for id in chosen {
      guard let matter = try? await seen(id) else { continue }
      var command = Command(
        id: "", act: .urge, matter: id, text: form["text"] ?? Self.usualUrging)
      do {
        command.id = try commandID(of: command, on: matter)
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
