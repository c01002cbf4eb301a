internal import Duban
internal import DubanHTML
internal import DubanStore
internal import Hummingbird
internal import HTTPTypes
internal import Logging
internal import NIOCore

extension Knock {
  /// What ended a request early, told to whoever asked.
  func refuse(_ error: any Error, _ visit: Visit?, _ logger: Logger) -> Response {
    let stop = Self.stop(error)
    if case .signInFirst? = stop, !isForPrograms { return toSignIn() }
    guard let stop else { return fail(error, visit, logger) }
    let problem = ProblemDetails(title: stop.sentence, status: stop.status, code: stop.code)
    return told(problem, visit, .refused(stop.sentence))
  }

  /// A refusal by its kind; `nil` for what should not happen.
  private static func stop(_ error: any Error) -> Stop? {
    switch error {
    case let stop as Stop: stop
    case let failure as CommandFailure: Self.stop(failure)
    case let refusal as SignInRefusal: .refused(refusal.sentence, code: "sign-in")
    case let refusal as TokenRefusal: .refused(refusal.sentence, code: "token-refused")
    case let refusal as DirectoryRefusal: .refused(refusal.sentence, code: refusal.code)
    case let wrong as WrongInput: .refused(wrong.sentence, code: "wrong-input")
    case let problem as EvidenceProblem where problem.isRefusal:
      .refused(problem.description, code: "evidence-refused")
    default: nil
    }
  }

  private static func stop(_ failure: CommandFailure) -> Stop? {
    switch failure {
    case .refused(.unknownMatter): .notFound
    case .refused(let refusal): .refused(refusal.sentence, code: refusal.code)
    case .idTaken: .refused(failure.sentence, code: "id-taken")
    case .unknownLedger: .notFound
    case .notReady: .busy
    case .yearOpen: .refused(failure.sentence, code: "year-open")
    }
  }

  /// The house is full: nothing was read or done, so the same request may be sent again.
  func turnAway() -> Response {
    let stop = Stop.busy
    let problem = ProblemDetails(title: stop.sentence, status: stop.status, code: stop.code)
    var response = told(problem, nil, .refused(stop.sentence))
    response.headers[.retryAfter] = "1"
    return response
  }

  /// Something broke: a number on the page leads to the line in the log.
  private func fail(_ error: any Error, _ visit: Visit?, _ logger: Logger) -> Response {
    let incident = RandomBytes.text(digits: 8)
    logger.error("failed", metadata: ["incident": "\(incident)", "error": "\(error)"])
    let isBusy = [.locked, .conflict, .closed].contains((error as? StoreFailure)?.kind)
    let problem = ProblemDetails(
      title: "系统没有办成", status: isBusy ? 503 : 500, code: "failed", incident: incident)
    return told(problem, visit, .failed(incident: incident))
  }

  private func told(_ problem: ProblemDetails, _ visit: Visit?, _ notice: Notice) -> Response {
    if isForPrograms,
      let response = try? Presenter.json(
        problem, problem.status, house.settings, type: "application/problem+json")
    {
      return problem.status == 401 ? response.asking("Bearer") : response
    }
    let page: HTML
    if let visit, visit.viewer != nil {
      page = visit.shell(problem.status == 404 ? "没有这个页面" : "没有办成", notices: [notice]) {
        let home = visit.viewer?.home ?? .desk(.waiting)
        p {
          a(.class("act", "plain"), .href(visit.link(home))) {
            home == .desk(.waiting) ? "回到我的待办" : "回到首页"
          }
        }
      }
    } else {
      let home = house.settings.basePath + "/"
      page =
        Gate(
          office: house.office, heading: problem.status == 404 ? "没有这个页面" : "没有办成",
          notices: [notice], assets: Shell.Assets(house.settings),
          content: HTML { p { a(.href(.path(home))) { "回到首页" } } }
        ).page
    }
    return Presenter.answer(
      problem.status, page.render(), type: "text/html; charset=utf-8", house.settings)
  }

  /// Back to where one wanted to go, once signed in.
  private func toSignIn() -> Response {
    var query = Values()
    if let path, path != "/" { query.add("to", path) }
    let text = query.encoded
    var response = Presenter.answer(303, [], type: "text/plain; charset=utf-8", house.settings)
    response.headers[.location] =
      house.settings.basePath + Route.signIn.path + (text.isEmpty ? "" : "?" + text)
    return response
  }
}

extension Shell.Assets {
  init(_ settings: WebSettings) {
    self.init()
    folder = settings.basePath + "/static/"
    style = settings.basePath + Route.asset(StaticFile.workplace.name).path
  }
}
