internal import Duban
internal import DubanStore
internal import HTTPTypes
internal import Hummingbird

extension Knock {
  /// Who asks: by the session's cookie, of programs by a token, of a telephone's calendar by the
  /// token in its address.
  func viewer(of route: Route, _ register: Register) async throws -> Viewer? {
    if isForPrograms, let header = headers[.authorization] {
      let parts = header.split(separator: " ")
      guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw Stop.badToken }
      return try await bearer(String(parts[1]), register)
    }
    if route == .calendarFeed, let text = query["token"] {
      // A token that opens more does not belong in an address.
      let viewer = try await bearer(text, register)
      guard viewer.scopes == [.calendar] else { throw Stop.badToken }
      return viewer
    }
    guard let token = Cookies.token(headers, house.settings),
      let session = try await house.accounts.session(token, at: at)
    else { return nil }
    return Viewer(session, token: token, register)
  }

  private func bearer(_ text: String, _ register: Register) async throws -> Viewer {
    guard let bearer = try await house.accounts.bearer(text, at: at) else {
      // Who guesses is slowed down as at the sign-in.
      guard house.gate.admits(address, atSeconds: at.seconds) else { throw Stop.tooMany }
      throw Stop.badToken
    }
    let token = bearer.token
    guard house.tokenGate.admits("\(token.id)", atSeconds: at.seconds) else { throw Stop.tooMany }
    let session = SignedIn(
      account: bearer.account, post: token.post, openedAt: token.madeAt, seenAt: at)
    let viewer = Viewer(session, token: "", register, scopes: token.scopes)
    // Whoever has left the post that the token was made in no longer acts in any.
    guard viewer.post?.id == token.post else { throw Stop.badToken }
    return viewer
  }
}

extension TokenScope {
  /// Never what administrators do, one's own account, or a report's findings.
  func covers(_ route: Route, _ method: Route.Method) -> Bool {
    switch (self, route) {
    case (.calendar, _): route == .calendarFeed
    case (.read, .reports): method == .get
    case (.read, _): method == .get && [.read, .act, .supervise].contains(route.right)
    case (.report, .act(_, let act)): method == .post && Self.reporting.contains(act)
    case (.act, .act(_, let act)): method == .post && !Self.personal.contains(act)
    case (.act, .urging), (.act, .filters): true
    default: false
    }
  }

  private static let reporting: Set<Act> = [.report, .noNews, .attach]

  /// A person's own signature or own eyes: no program gives them.
  private static let personal: Set<Act> = [.sign, .verify, .reveal]
}

extension Response {
  func asking(_ scheme: String) -> Response {
    var response = self
    response.headers[.wwwAuthenticate] = scheme
    return response
  }
}
