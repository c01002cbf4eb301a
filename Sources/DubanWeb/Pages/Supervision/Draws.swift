internal import Duban
internal import DubanHTML
internal import DubanStore

/// 随机抽查: what is concluded and not drawn yet; each batch with what was drawn, checked and left.
struct DrawsPage: PageModel {
  struct Pool: Codable, Sendable {
    var ledger: String
    var name: String
    /// Of a hundred.
    var percent: Int
    var waiting: Int
  }

  struct BatchLine: Codable, Sendable {
    var id: Int64
    var ledger: String
    var name: String
    var all: Int
    var drawn: [MatterLine]
    /// Matters drawn whose check has passed.
    var passed: [Int64]
    var isFinished: Bool { passed.count == drawn.count }
  }

  var pools: [Pool]
  var batches: [BatchLine]
  var outcome: ReturnsOutcome?

  var marking: String? { batches.flatMap(\.drawn).marking }

  func page(for visit: Visit) -> HTML {
    visit.page("随机抽查", trail: visit.supervisionTrail) {
      if let outcome {
        BulkOutcome(
          act: outcome.act == .sign ? "签认销号" : "列入抽查", done: outcome.done,
          refused: outcome.failed.map { .init(name: $0.name, reason: $0.why) }
        ).html
      }
      Panel("待抽查", note: "办结后按比例抽；有退回的单位加倍抽") { poolTable(visit).html }.html
      for batch in batches { panel(batch, visit) }
    }
  }

  private func poolTable(_ visit: Visit) -> DataTable {
    DataTable(
      caption: "待抽查",
      columns: [
        .init("台账", .name), .init("比例", .number, isNamedOnPhone: true),
        .init("办结待抽", .number, isNamedOnPhone: true), .init("", .act),
      ],
      rows: pools.map { pool in
        DataTable.Row([
          HTML(pool.name), HTML("\(pool.percent)%"), HTML("\(pool.waiting) 件"),
          pool.waiting == 0
            ? .empty
            : ActForm(
              "抽取一批", visit.link(.supervising(.draws)),
              hidden: visit.proof + [Hidden("what", "draw"), Hidden("ledger", pool.ledger)],
              about: pool.name
            ).html,
        ])
      }, empty: EmptyState("没有以随机抽查销号的台账"))
  }

  private func panel(_ batch: BatchLine, _ visit: Visit) -> HTML {
    Panel(
      "第 \(batch.id) 批 · \(batch.name)",
      note: "共 \(batch.all) 件，抽中 \(batch.drawn.count) 件，已查 \(batch.passed.count) 件",
      acts: batch.isFinished
        ? ActForm(
          "签认本批，全部销号", visit.link(.supervising(.draws)),
          hidden: visit.proof + [
            Hidden("what", "sign"), Hidden("ledger", batch.ledger), Hidden("batch", "\(batch.id)"),
          ], weight: .main
        ).html : nil
    ) {
      DataTable(
        caption: "抽中的事项",
        columns: [.init("核查"), .init("事项", .name), .init("", .act)],
        rows: batch.drawn.map { line in
          let isPassed = batch.passed.contains(line.id)
          return DataTable.Row([
            HTML(isPassed ? "已通过" : "待查"),
            RowName(
              line.title, visit.link(.matter(MatterID(line.id))),
              why: [line.number, line.unit].compactMap(\.self).joined(separator: " · ")
            ).html,
            isPassed
              ? .empty
              : ActButton(
                "核查", .leads(visit.link(.act(MatterID(line.id), .verify))), about: line.title
              ).html,
          ])
        }
      ).html
    }.html
  }
}

extension Visit {
  private func concluded(_ ledger: Ledger) async throws -> [Matter] {
    var list = ListQuery(order: .number)
    list.ledger = ledger.id
    list.standing = .concluded
    return try await every(list).map(\.0)
  }

  func draws(_ outcome: ReturnsOutcome? = nil) async throws -> Reply {
    let telling = try telling()
    var page = DrawsPage(pools: [], batches: [], outcome: outcome)
    for ledger in try books.current where ledger.closing.check == .draw {
      let matters = try await concluded(ledger)
      page.pools.append(
        .init(
          ledger: ledger.id, name: ledger.name, percent: ledger.closing.drawPercent,
          waiting: matters.count { $0.batch == nil }))
      let batches = Dictionary(grouping: matters.filter { $0.batch != nil }) { $0.batch?.id ?? 0 }
      for (id, members) in batches.sorted(by: { $0.key < $1.key }) {
        let drawn = members.filter { $0.batch?.isDrawn == true }
        page.batches.append(
          .init(
            id: id, ledger: ledger.id, name: ledger.name, all: members.count,
            drawn: drawn.map { telling.line($0, nil) },
            passed: drawn.filter { $0.verification?.passed == true }.map(\.id.rawValue)))
      }
    }
    return .page(page)
  }

  func changeDraws() async throws -> Reply {
    guard let ledger = try books.current.first(where: { $0.id == form["ledger"] }),
      ledger.closing.check == .draw
    else { throw Stop.refused("请选一种以随机抽查销号的台账。", code: "no-ledger") }
    let matters = try await concluded(ledger)
    if form["what"] == "sign" { return try await signBatch(matters) }
    return try await draw(matters.filter { $0.batch == nil }, ledger)
  }

  /// Each matter of the batch keeps an entry that says whether it was drawn.
  private func draw(_ matters: [Matter], _ ledger: Ledger) async throws -> Reply {
    var outcome = ReturnsOutcome(act: .report)
    let (year, month, day) = at.day.components
    // Of this minute: no two batches have the same number.
    let batch = Int64(year * 10_000 + month * 100 + day) * 10_000 + at.minuteOfDay
    let drawn = DrawLots(percent: ledger.closing.drawPercent).drawn(of: matters)
    for matter in matters {
      let command = Command(
        id: "draw:\(batch):\(matter.id)", act: .draw, matter: matter.id,
        details: Details {
          $0.batch = batch
          $0.passed = drawn.contains(matter.id)
        })
      try await carryOut(command, on: matter, &outcome)
    }
    return try await draws(outcome)
  }

  /// One signature closes the batch, by somebody of another unit: the rules ask each matter.
  private func signBatch(_ matters: [Matter]) async throws -> Reply {
    var outcome = ReturnsOutcome(act: .sign)
    let members = matters.filter { $0.batch != nil && $0.batch?.id == form.number("batch") }
    // Nothing closes before all that was drawn is checked.
    let open = members.filter { $0.batch?.isDrawn == true && $0.verification?.passed != true }
    guard open.isEmpty else {
      outcome.failed = open.map {
        .init(matter: $0.id.rawValue, name: $0.number, why: "被抽中，还没有核查通过。")
      }
      return try await draws(outcome)
    }
    for matter in members {
      var command = Command(
        id: "", act: .signBatch, matter: matter.id,
        details: Details { $0.batch = matter.batch?.id })
      command.id = try commandID(of: command, on: matter)
      try await carryOut(command, on: matter, &outcome)
    }
    return try await draws(outcome)
  }

  private func carryOut(
    _ command: Command, on matter: Matter, _ outcome: inout ReturnsOutcome
  ) async throws {
    do {
      _ = try await store.perform(command, by: try actor, at: at)
      outcome.done += 1
    } catch let failure as CommandFailure {
      outcome.failed.append(
        .init(matter: matter.id.rawValue, name: matter.number, why: failure.sentence))
    }
  }
}

/// Which of a pool are drawn: so many of a hundred of each unit, at least one of the pool, and twice as
/// many of a unit that had something sent back.
struct DrawLots {
  var percent: Int

  func drawn(of matters: [Matter]) -> Set<MatterID> {
    let failing = Set(matters.filter { $0.returns > 0 }.compactMap(\.leadUnit))
    let groups = Dictionary(grouping: matters) { failing.contains($0.leadUnit ?? UnitID(0)) }
    return groups.reduce(into: []) { drawn, group in
      let count = count(of: group.value.count, isFailing: group.key)
      drawn.formUnion(group.value.shuffled().prefix(count).map(\.id))
    }
  }

  /// Rounded up, so that something is drawn of every pool.
  func count(of size: Int, isFailing: Bool) -> Int {
    (size * (isFailing ? min(100, percent * 2) : percent) + 99) / 100
  }
}

extension Instant {
  /// Minutes since midnight in Asia/Shanghai.
  var minuteOfDay: Int64 { day.start.seconds(to: self) / 60 }
}
