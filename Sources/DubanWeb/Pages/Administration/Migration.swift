internal import Duban
internal import DubanHTML
internal import DubanStore

/// 升级在办事项: which open matters live under an older version of their ledger, what each would change by
/// moving to the newest, and the act on all that are ticked.
struct MigrationPage: PageModel {
  struct Book: Codable, Sendable {
    var id: String
    var name: String
    var version: Int
    /// Open matters under older versions.
    var older: Int
  }

  struct Rules: Codable, Sendable {
    var from: Int
    var changes: [String]
  }

  struct Line: Codable, Sendable {
    var id: Int64
    var number: String
    /// For those who may read matters.
    var title: String?
    var from: Int
    var changes: [String]
    var refusal: String?
  }

  /// Those with matters to move.
  var books: [Book]
  /// By the older version: who may do what otherwise by the newest.
  var rules: [Rules]
  /// The one that is looked at.
  var book: Book?
  /// The first of them.
  var lines: [Line]
  var outcome: ReturnsOutcome?

  /// Acted on at once; the rest follows when these are done.
  static let most = 200

  func page(for visit: Visit) -> HTML {
    visit.page(Arranging.migration.word, trail: visit.trail(.migration)) {
      if let outcome {
        BulkOutcome(
          act: "升级", done: outcome.done,
          refused: outcome.failed.map { .init(name: $0.name, reason: $0.why) }
        ).html
      }
      if let book {
        Panel("\(book.name)：办理规则的变化", isPadded: true) { rulePart(book) }.html
        preview(book, visit)
      }
      Panel("按旧版办理的台账", note: "新版定义由系统管理员在服务器上安装") { bookTable(visit).html }.html
    }
  }

  private func rulePart(_ book: Book) -> HTML {
    HTML {
      for rule in rules {
        p { HTML(spaced: "由第 \(rule.from) 版到第 \(book.version) 版：") }
        if rule.changes.isEmpty {
          p(.class("soft")) { "谁能办什么、由谁签批没有变化。" }
        } else {
          ul { for change in rule.changes { li { HTML(spaced: change) } } }
        }
      }
    }
  }

  private func preview(_ book: Book, _ visit: Visit) -> HTML {
    let left = book.older - lines.count
    return Panel(
      "逐件的变化",
      note: "\(book.older) 件，尚未改动" + (left > 0 ? "；先列 \(lines.count) 件，办完再列其余" : "")
    ) {
      form(book, visit)
    }.html
  }

  /// Who may only look sees the same without boxes to tick.
  private func form(_ book: Book, _ visit: Visit) -> HTML {
    guard mayMove(visit) else { return lineTable(visit).html }
    return BulkForm(
      action: visit.link(.arranging(.migration)),
      hidden: visit.proof + [Hidden("ledger", book.id)], table: lineTable(visit),
      acts: ActButton("升级到第 \(book.version) 版", .submit(), .main).html
    ).html
  }

  private func mayMove(_ visit: Visit) -> Bool {
    visit.viewer?.maySend(to: .arranging(.migration)) ?? false
  }

  private func lineTable(_ visit: Visit) -> DataTable {
    DataTable(
      caption: "逐件的变化",
      columns: [
        .init("", .tick), .init("事项", .name), .init("现按", .code, isNamedOnPhone: true),
        .init("变动", isNamedOnPhone: true),
      ],
      rows: lines.map { line in
        let link = line.title == nil ? nil : visit.link(.matter(MatterID(line.id)))
        return DataTable.Row([
          line.refusal == nil && mayMove(visit)
            ? BulkForm.tick(String(line.id), about: line.number, isChecked: true) : .empty,
          RowName(
            line.title ?? line.number, link, why: line.title == nil ? nil : line.number
          ).html, HTML(spaced: "第 \(line.from) 版"),
          HTML(
            spaced: line.refusal.map { "不能升级：\($0)" }
              ?? (line.changes.isEmpty ? "时限和灯不变" : line.changes.joined(separator: "；"))),
        ])
      })
  }

  private func bookTable(_ visit: Visit) -> DataTable {
    DataTable(
      caption: "台账",
      columns: [
        .init("台账", .name), .init("在用版本", .code, isNamedOnPhone: true),
        .init("按旧版在办", .number, isNamedOnPhone: true), .init("", .act),
      ],
      rows: books.map { book in
        DataTable.Row([
          HTML(book.name), HTML(spaced: "第 \(book.version) 版"), HTML(spaced: "\(book.older) 件"),
          ActButton(
            "看看会变什么",
            .leads(visit.link(.arranging(.migration), Values([("ledger", book.id)]))),
            about: book.name
          ).html,
        ])
      },
      empty: EmptyState("在办事项都按最新的定义办理", advice: "安装新版定义后，仍按旧版办理的列在这里。"))
  }
}

extension Visit {
  func migration() async throws -> Reply {
    guard method == .post else { return try await migrationPage(query["ledger"], told()) }
    guard let ledger = try books.current.first(where: { $0.id == form["ledger"] }) else {
      throw Stop.refused("请先选一种台账。", code: "no-ledger")
    }
    let mover = try actor
    let chosen = Set(form.all("chosen").compactMap { Int64($0) }.map { MatterID($0) })
    let steps = try await store.migrations(of: ledger.id, by: mover, at: at)
      .filter { chosen.contains($0.matter.id) }
    // Written before the first of them, so that a stop on the way leaves no moved matter without a line.
    if !steps.isEmpty {
      try await house.accounts.log(
        .mattersMigrated, of: try someone.person,
        detail: AuditWords.migration(of: steps.count, in: ledger), from: address, at: at)
    }
    var outcome = ReturnsOutcome(act: .table)
    for step in steps {
      do {
        try await store.migrate(step.matter, to: ledger.version, by: mover, at: at)
        outcome.done += 1
      } catch let failure as CommandFailure {
        outcome.failed.append(
          .init(
            matter: step.matter.id.rawValue, name: step.matter.number, why: failure.sentence))
      }
    }
    return try await tell(outcome, on: .arranging(.migration)) {
      try await migrationPage(nil, $0)
    }
  }

  /// An administrator holds no post, and sees what the system would come to.
  private var viewing: Actor {
    get throws { try someone.actor ?? .system }
  }

  private func migrationPage(_ id: String?, _ outcome: ReturnsOutcome?) async throws -> Reply {
    let older = try await store.openMattersUnderOlderVersions()
    let books = try books.current.map {
      MigrationPage.Book(id: $0.id, name: $0.name, version: $0.version, older: older[$0.id] ?? 0)
    }
    var page = MigrationPage(
      books: books.filter { $0.older > 0 }, rules: [], lines: [], outcome: outcome)
    if let id {
      guard let book = books.first(where: { $0.id == id }) else { throw Stop.notFound }
      let steps = try await store.migrations(of: id, by: viewing, at: at)
      page.book = book
      page.rules = try await rules(since: Set(steps.map(\.matter.definition)), of: id)
      page.lines = try steps.prefix(MigrationPage.most).map(migrationLine)
    }
    return .page(page)
  }

  private func rules(
    since versions: Set<Int>, of id: String
  ) async throws -> [MigrationPage.Rules] {
    let newest = WorkflowPage(try await store.ledger(id))
    var rules: [MigrationPage.Rules] = []
    for version in versions.sorted() {
      let old = WorkflowPage(try await store.ledger(id, version: version))
      rules.append(.init(from: version, changes: newest.changes(from: old)))
    }
    return rules
  }

  private func migrationLine(_ step: MigrationStep) throws -> MigrationPage.Line {
    let viewer = try someone
    let title =
      viewer.may(.read)
      ? viewer.knows(step.matter, directory) ? step.matter.title : Withheld.title : nil
    return MigrationPage.Line(
      id: step.matter.id.rawValue, number: step.matter.number, title: title,
      from: step.matter.definition, changes: step.changes, refusal: step.refusal?.sentence)
  }
}
