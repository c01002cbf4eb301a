internal import Duban
internal import DubanStore

/// What a route asks of who uses it (权限). There is no default: each route names one.
enum Right: String, CaseIterable, Sendable {
  /// Nobody need be signed in.
  case anybody
  /// Signed in; one's own account.
  case person
  /// Matters, within what one may see.
  case read
  /// Acts on matters; which of them, the kernel decides.
  case act
  /// Reports on their way in: brought in, corrected and opened.
  case prove
  /// A report's findings, where its list (校核名单) names one.
  case review
  /// The supervision section's own tools.
  case supervise
  case seeDirectory, manageAccounts, readAudit
  /// What is sent outside of the house.
  case configure
}

/// What people are by their post or duty (角色), each with its rights: data, asked by nobody but
/// `Viewer`.
enum Role: String, CaseIterable, Sendable {
  case unit, office, leader, higher, system, security, audit, none

  var rights: Set<Right> {
    switch self {
    case .higher: [.anybody, .person, .read, .act]
    case .unit: [.anybody, .person, .read, .act, .review]
    case .office: [.anybody, .person, .read, .act, .supervise, .prove, .review, .seeDirectory]
    case .leader: [.anybody, .person, .read, .act, .supervise, .review]
    case .system: [.anybody, .person, .seeDirectory, .configure]
    case .security: [.anybody, .person, .manageAccounts]
    case .audit: [.anybody, .person, .readAudit]
    case .none: [.anybody, .person]
    }
  }
}

extension Route {
  var right: Right {
    switch self {
    case .asset, .health, .ready, .signIn, .openAPI: .anybody
    case .metrics: .anybody
    case .signOut, .password, .oneTimeCode, .post, .styles, .tokens, .messages, .work: .person
    case .desk, .ledgers, .ledger, .ledgerExport, .matter, .evidence, .thumbnail, .cards, .analysis,
      .figure,
      .filters, .wall, .calendarFeed, .constant:
      .read
    case .act, .returns: .act
    case .reports, .report: .review
    case .adoption, .reportFiles, .commitment, .sentence: .prove
    case .reportPart(_, let part): part.right
    case .supervision, .urging, .ledgerImport, .ledgerFailures: .supervise
    case .supervising(let part): part.right
    case .arranging(let part): part.right
    case .administration(let section): section.right
    case .workflow: .seeDirectory
    case .account: .manageAccounts
    case .webhooks: .configure
    }
  }

  enum Method: String, CaseIterable, Sendable {
    case get = "GET"
    case post = "POST"
  }

  /// How it may be asked for; everything else is 405.
  var methods: [Method] {
    switch self {
    case .supervising(let part): part.methods
    case .reportPart(_, let part): part.posting == nil ? [.get] : [.get, .post]
    case .signOut, .post, .urging, .filters, .reportFiles: [.post]
    case .signIn, .password, .oneTimeCode, .act, .account, .adoption, .tokens,
      .messages, .webhooks, .returns, .ledgerImport, .commitment, .sentence,
      .administration(.review), .arranging:
      [.get, .post]
    default: [.get]
    }
  }
}

extension Route.Section {
  var right: Right {
    switch self {
    case .units, .people, .ledgers, .calendar: .seeDirectory
    case .accounts, .review, .sessions: .manageAccounts
    case .audit: .readAudit
    }
  }
}
