internal import Duban
internal import DubanHTML
internal import DubanStore

/// 事项卡: two characters find the matter that a leader asks about.
struct CardsPage: PageModel {
  struct Card: Codable, Sendable {
    var line: MatterLine
    var progress: ProgressLine?
    var quote: String?
    var source: String?
    var stuck: String?
    var next: String?
    var responsible: String
    var telephone: String?
  }

  /// In basis points.
  struct ProgressLine: Codable, Sendable {
    var share: Int
    /// By today, as the plan has it.
    var planned: Int?
    /// What was counted of how much; `nil` of a percent that was typed.
    var counted: String?
  }

  var words: String
  var cards: [Card]
  var asOf: String

  var marking: String? { cards.map(\.line).marking }

  func page(for visit: Visit) -> HTML {
    visit.page("事项卡") {
      ActForm(visit.link(.cards), method: .get) {
        Field(
          label: "事项、地点或单位", name: "q", control: .search, value: words, hint: "输两个字就能找到"
        ).html
        div(.class("acts")) { ActButton("查找", .submit(), .main).html }
      }.html
      for card in cards { self.card(card, visit).html }
      if cards.isEmpty, !words.isEmpty { EmptyState("没有找到“\(words)”", advice: "换两个字再找。").html }
    }
  }

  private func card(_ card: Card, _ visit: Visit) -> MatterCard {
    let line = card.line
    return MatterCard(
      name: line.title, number: line.number, link: visit.link(.matter(MatterID(line.id))),
      light: LightMark(line.shape ?? .unrated, line.lightWord ?? line.standingWord),
      why: line.reason ?? line.standingWord,
      progress: card.progress.map { progress in
        Progress(
          share: progress.share, planned: progress.planned, words: progress.counted ?? "进度",
          shape: line.shape ?? .unrated, isSelfReported: progress.counted == nil)
      }, unit: line.unit, stuck: card.stuck, next: card.next, left: line.daysLeft,
      source: card.quote.map { SourceQuote(text: $0, place: card.source ?? "") },
      responsible: card.responsible, telephone: card.telephone, asOf: asOf)
  }
}

extension Visit {
  func cards() async throws -> Reply {
    let words = (query["q"] ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    var cards: [CardsPage.Card] = []
    if !words.isEmpty {
      let telling = try telling()
      // A matter before the papers about it.
      let found = try await found(words, limit: 24)
      let papers = Set(try paperLedgers.map(\.id))
      let isPaper = { (matter: Matter) in papers.contains(matter.ledger) }
      for matter in (found.filter { !isPaper($0) } + found.filter(isPaper)).prefix(8) {
        cards.append(card(matter, try await store.light(of: matter.id, at: at), telling))
      }
    }
    let asOf = "截至\(at.day.chinese) \(at.minuteWord.suffix(5))"
    return .page(CardsPage(words: query["q"] ?? "", cards: cards, asOf: asOf))
  }

  private func card(
    _ matter: Matter, _ turn: LightTurn?, _ telling: Telling
  ) -> CardsPage.Card {
    let knowsWording = telling.viewer?.knowsWording(matter, directory) ?? false
    let source = matter.sources.first { knowsWording || !$0.isInstruction }
    let words = EffectWords(register: register, ledger: telling.ledgers[matter.ledger])
    let liaison = matter.leadUnit.flatMap { unit in
      directory.posts.values.filter { $0.unit == unit && $0.function == .liaison }
        .min { $0.id < $1.id }
    }
    let line = telling.line(matter, turn)
    let steps = telling.ledgers[matter.ledger].map { register.nextSteps(of: matter, in: $0) } ?? []
    let step = (steps.first { $0.act == line.act?.act } ?? steps.first)?.sentence
    return CardsPage.Card(
      line: line,
      progress: matter.progress.map { progress in
        .init(
          share: progress.basisPoints, planned: matter.plan?.expected(on: at.day),
          counted: ProgressWords.counted(progress))
      }, quote: source?.quote, source: source?.title,
      stuck: matter.waiting.first.map { words.personal($0.text) }, next: step,
      responsible: liaison.map { "\(register.holders(of: $0.id)) \(register.title(of: $0.id))" }
        ?? matter.leadUnit.map(register.name(of:)) ?? "待明确",
      telephone: liaison?.telephone)
  }
}
