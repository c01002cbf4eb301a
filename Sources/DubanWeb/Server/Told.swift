internal import Duban
internal import DubanStore

/// To what a kept outcome belongs: nobody else is told it.
struct ToldKey: Hashable, Sendable {
  var person: PersonID
  var token: String
}

/// What was done, in a sentence, where no entry of a matter tells it.
struct DoneSentence: Sendable {
  var text: String

  var notice: Notice { .done(text) }
}

extension Visit {
  /// Leads to a page that tells what was done, to who did it alone.
  func seeOther(_ route: Route, done sentence: String) throws -> Reply {
    let query = isForPrograms ? Values() : try kept(DoneSentence(text: sentence))
    return .seeOther(address(of: route, query))
  }

  /// Of `seeOther(_:done:)`, as long as it is kept.
  var toldNotices: [Notice] {
    let done: DoneSentence? = told()
    return done.map { [$0.notice] } ?? []
  }

  private func kept(_ outcome: some Sendable) throws -> Values {
    let token = RandomBytes.text(digits: 24)
    house.told.keep(outcome, for: ToldKey(person: try someone.person, token: token))
    return Values([("told", token)])
  }

  /// What a press on many came to, told on a page that it leads to: a form is never answered with a page,
  /// which a reload would send again. Programs are told at once.
  func tell<Outcome: Sendable>(
    _ outcome: Outcome, on route: Route, _ page: (Outcome) async throws -> Reply
  ) async throws -> Reply {
    if isForPrograms { return try await page(outcome) }
    return .seeOther(address(of: route, try kept(outcome)))
  }

  /// The outcome that the address names, if it is this person's and of the kind that the page tells.
  func told<Outcome: Sendable>() -> Outcome? {
    guard let token = query["told"], let person = viewer?.person else { return nil }
    return house.told.find(ToldKey(person: person, token: token)) as? Outcome
  }
}
