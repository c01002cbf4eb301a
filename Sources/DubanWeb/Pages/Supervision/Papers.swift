internal import Duban
internal import DubanHTML
internal import DubanStore

/// 公文: slips, bulletins and briefs with their steps, and a form for a new one.
struct PapersPage: PageModel {
  struct Line: Codable, Sendable {
    var id: Int64
    var number: String
    var title: String
    var kind: String
    var colour: String?
    var standing: String
    /// Whose turn it is: 核稿 督查室主任 安知行.
    var turn: String?
    var changed: String
  }

  struct Kind: Codable, Sendable {
    var ledger: String
    var name: String
    var isChosen: Bool
  }

  var lines: [Line]
  /// All kinds, and those that are drafted here.
  var kinds: [Kind]
  var drafted: [Kind]
  var outcome: ReturnsOutcome?
  var problem: String?
  var marking: String?

  func page(for visit: Visit) -> HTML {
    visit.page("公文", notices: problem.map { [.refused($0)] } ?? []) {
      if let outcome { outcomePart(outcome, visit) }
      Panel("公文", tabs: tabs(visit)) { table(visit).html }.html
      if !drafted.isEmpty { Panel("拟一份", isPadded: true) { draftPart(visit) }.html }
    }
  }

  private func outcomePart(_ outcome: ReturnsOutcome, _ visit: Visit) -> HTML {
    HTML {
      if outcome.done > 0 {
        Notice.done("已拟 \(outcome.done) 份督办单，请逐份核对、报审；签发不能批量办理。").html
      }
      BulkOutcome(
        act: "拟督办单", done: 0,
        refused: outcome.failed.map {
          .init(
            name: $0.name, link: $0.matter.map { visit.link(.matter(MatterID($0))) }, reason: $0.why
          )
        }
      ).html
    }
  }

  private func tabs(_ visit: Visit) -> Tabs {
    let all = Tabs.Tab(
      word: "全部", link: visit.link(.supervising(.papers)),
      isHere: !kinds.contains(where: \.isChosen))
    return Tabs(
      name: "公文种类",
      tabs: [all]
        + kinds.map {
          Tabs.Tab(
            word: $0.name,
            link: visit.link(.supervising(.papers), Values([("ledger", $0.ledger)])),
            isHere: $0.isChosen)
        })
  }

  private func table(_ visit: Visit) -> DataTable {
    DataTable(
      caption: "公文",
      columns: [
        .init("种类"), .init("标题", .name), .init("状态", isNamedOnPhone: true),
        .init("该谁办", isNamedOnPhone: true), .init("日期", .time),
      ],
      rows: lines.map { line in
        DataTable.Row([
          HTML {
            line.kind
            if let colour = line.colour { PaperColour(word: colour).html }
          },
          RowName(
            line.title, visit.link(.supervising(.paper(MatterID(line.id)))), why: line.number
          ).html,
          HTML(line.standing), HTML(line.turn ?? ""), HTML(line.changed),
        ])
      },
      empty: EmptyState("还没有公文", advice: "在督办页勾选事项拟督办单，在报送情况页拟通报，或者在下面拟一份。"))
  }

  private func draftPart(_ visit: Visit) -> HTML {
    ActForm(visit.link(.supervising(.papers)), hidden: visit.proof) {
      Field(
        label: "种类", name: "ledger", control: .select(drafted.map { Choice($0.ledger, $0.name) })
      ).html
      Field(label: "标题", name: "title", isRequired: true).html
      Field(label: "主送", name: "recipient", isRequired: true).html
      Field(
        label: "正文", name: "body", control: .area(rows: 8, lengthMax: TextLimit.body),
        hint: "一行一段；以“一、”开头的行是标题。", isRequired: true
      ).html
      div(.class("acts")) { ActButton("拟稿", .submit(), .main).html }
    }.html
  }
}

/// The colour of a slip: a bar of it and its word.
struct PaperColour: Sendable {
  var word: String

  private static let names = ["蓝": "blue", "橙": "orange", "黄": "yellow", "红": "red"]

  /// Other colours that a ledger may have are told by their word alone.
  var name: String { Self.names[word] ?? "plain" }

  var html: HTML { span(.class("slip-colour", name)) { "\(word)色" } }
}

extension Visit {
  private static let papersMax = 200

  var paperLedgers: [Ledger] {
    get throws { try books.current.filter { $0.regime == .paper } }
  }

  func papers(_ drafted: ReturnsOutcome? = nil, problem: String? = nil) async throws -> Reply {
    let ledgers = try paperLedgers
    let chosen = query["ledger"]
    var found: [(matter: Matter, ledger: Ledger)] = []
    for ledger in ledgers where chosen == nil || chosen == ledger.id {
      var list = ListQuery(order: .changed, isDescending: true, limit: Self.papersMax)
      list.ledger = ledger.id
      found += try await store.list(list, at: at).matters.map { ($0, ledger) }
    }
    found.sort { $0.matter.changedAt > $1.matter.changedAt }
    let kinds = ledgers.map {
      PapersPage.Kind(ledger: $0.id, name: $0.name, isChosen: $0.id == chosen)
    }
    let plain = ledgers.filter { $0.field("recipient") != nil }
    var marking: String?
    for one in found.prefix(Self.papersMax) where marking == nil {
      marking = try await self.marking(ofPaper: one.matter)
    }
    return .page(
      PapersPage(
        lines: found.prefix(Self.papersMax).map { line($0.matter, $0.ledger) }, kinds: kinds,
        drafted: plain.map { .init(ledger: $0.id, name: $0.name, isChosen: false) },
        outcome: drafted ?? told(), problem: problem,
        marking: marking),
      status: problem == nil ? 200 : 422)
  }

  /// Its own, or of the matter that it is about, whether or not the viewer may see that.
  func marking(ofPaper matter: Matter) async throws -> String? {
    if let own = matter.marking { return own }
    guard let number = matter.text("about"), let about = try await store.find(number: number)
    else { return nil }
    return try await store.matter(about)?.marking
  }

  private func line(_ matter: Matter, _ ledger: Ledger) -> PapersPage.Line {
    let request = matter.issueRequest
    return PapersPage.Line(
      id: matter.id.rawValue, number: matter.documentNumber ?? matter.number, title: matter.title,
      kind: ledger.name, colour: matter.text("colour"), standing: ledger.word(for: matter.standing),
      turn: request.flatMap { request in
        request.steps.first.map { step in
          "\(request.steps.count > 1 ? "核稿" : "签发") \(signers(step, of: matter))"
        }
      }, changed: matter.changedAt.day.chinese)
  }

  /// Who may sign a step today: 督查室主任 安知行.
  func signers(_ step: Who, of matter: Matter) -> String {
    let posts: [PostID]
    switch step.party {
    case .coordinator: posts = [matter.coordinator].compactMap(\.self)
    case .leader: posts = [matter.leader].compactMap(\.self)
    case .council:
      posts = directory.posts.values.filter { $0.function == .supervisionChief }.map(\.id)
    case .head:
      posts = directory.posts.values.filter { $0.function == .head }.map(\.id)
    case .office:
      posts = directory.posts.values.filter { post in
        directory.units[post.unit]?.kind == .office
          && (step.function == nil || post.function == step.function)
      }.map(\.id)
    default: posts = []
    }
    let names = posts.sorted().map(register.holders(of:)).joined(separator: "、")
    return names.isEmpty ? step.word : "\(step.function?.word ?? step.party.word) \(names)"
  }
}

extension Matter {
  /// The words of a text field, as they were typed.
  func text(_ field: String) -> String? {
    if case .text(let text)? = fields[field] { text } else { nil }
  }

  func unitField(_ field: String) -> UnitID? {
    if case .unit(let unit)? = fields[field] { unit } else { nil }
  }

  func day(_ field: String) -> Day? {
    if case .day(let day)? = fields[field] { day } else { nil }
  }
}
