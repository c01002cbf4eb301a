internal import Duban
internal import DubanStore

/// Who asks: the account, the post acted in, and what follows from it.
struct Viewer: Sendable {
  let token: String
  let session: SignedIn
  let name: String
  /// Posts held today.
  let posts: [Post]
  /// The one acted in: chosen, or the first.
  let post: Post?
  let role: Role
  /// What the token is for that a program shows; `nil` for a person at a browser.
  let scopes: Set<TokenScope>?

  var account: Account { session.account }
  var person: PersonID { account.person }

  init(
    _ session: SignedIn, token: String, _ register: Register, scopes: Set<TokenScope>? = nil
  ) {
    self.scopes = scopes
    self.session = session
    self.token = token
    name = register.name(of: session.account.person)
    posts = register.posts(of: session.account.person)
    let chosen = posts.first { $0.id == session.post } ?? posts.first
    post = session.account.duty == nil ? chosen : nil
    role = Role(session.account.duty, post, register.directory)
  }

  /// Whether a one-time code must be set up before anything else is done.
  func owesCode(_ settings: WebSettings, _ ledgers: [Ledger]) -> Bool {
    guard !account.hasOneTimeCode, scopes == nil, !settings.isSample else { return false }
    switch settings.secondFactor {
    case .none: return false
    case .administrators: return account.duty != nil
    case .approvers: return account.duty != nil || posts.contains { $0.signs(in: ledgers) }
    case .everyone: return true
    }
  }

  var actor: Actor? { post.map { Actor(person: person, post: $0.id, unit: $0.unit) } }

  /// By the role, unless it was taken from the account.
  func may(_ right: Right) -> Bool {
    role.rights.contains(right) && !account.withheld.contains(right.rawValue)
  }

  func maySend(to route: Route) -> Bool {
    may(route.right) && route.rightsToSend.allSatisfy(may)
  }

  /// Where one begins: administrators have no desk.
  var home: Route {
    switch role {
    case .system: .administration(.units)
    case .security: .administration(.accounts)
    case .audit: .administration(.audit)
    case .none: .password
    default: .desk(.waiting)
    }
  }

  /// The unit whose matters are seen; `nil` sees those of the whole division.
  var seesOnly: UnitID? { role == .unit ? post?.unit : nil }

  /// A matter of others is to a unit as if it were not there.
  ///
  /// - Parameter reach: what the ledger lets a unit do with the matters of those below it.
  func sees(_ matter: Matter, _ directory: Directory, reach: Reach) -> Bool {
    guard let unit = seesOnly else { return may(.read) }
    return matter.units.contains { role in
      role.unit == unit || reach != .own && directory.isAbove(unit, role.unit)
    } || matter.waiting.contains { $0.unit == unit }
  }
}

extension Visit {
  /// The first page of who has no desk.
  var homeInstead: Route? {
    guard !isForPrograms, route == .desk(.waiting), let home = viewer?.home, home != route else {
      return nil
    }
    return home
  }
}

extension Post {
  /// Whether any ledger's rules let a post of this function sign or check what others ask for.
  func signs(in ledgers: [Ledger]) -> Bool {
    if [.leader, .head, .coordinator, .chief, .supervisionChief].contains(function) { return true }
    return ledgers.contains { ledger in
      ledger.requests.values.contains { rule in
        (rule.unitChain + rule.chain).contains { $0.function == function }
      }
    }
  }
}

extension Register {
  /// Posts that a person holds today, the highest first.
  func posts(of person: PersonID) -> [Post] { directory.posts(of: person, on: today) }
}
