internal import Duban
internal import DubanHTML

/// All addresses of the workplace: each is parsed and printed here and nowhere else.
enum Route: Hashable, Sendable {
  /// A file that every page may ask for, by its name.
  case asset(String)
  case health, ready, metrics, openAPI
  case signIn, signOut, password, oneTimeCode, post, tokens, messages
  case desk(DeskList)
  case ledgers
  case ledger(String)
  case ledgerExport(String)
  /// A table from outside, and what of it was not taken.
  case ledgerImport(String)
  case ledgerFailures(String)
  case matter(MatterID)
  case act(MatterID, Act)
  case evidence(MatterID, EvidenceHash)
  case thumbnail(MatterID, EvidenceHash)
  case reports
  case report(EvidenceHash)
  case adoption(EvidenceHash)
  /// Where a report is sent to be kept.
  case reportFiles
  case reportPart(EvidenceHash, ReportPart)
  /// One commitment of a report, by its id, to be corrected.
  case commitment(EvidenceHash, String)
  /// One sentence of a report, counted from 1, to which a commitment is added.
  case sentence(EvidenceHash, Int)
  case cards
  case analysis(Grouping)
  /// The matters behind a number.
  case figure
  case filters
  case wall
  case returns
  case supervision
  case urging
  case supervising(Supervising)
  case administration(Section)
  case account(PersonID)
  case newAccount
  /// Units, posts and people.
  case registering(Registering)
  case webhooks
  /// What is tried before it is done.
  case arranging(Arranging)
  /// Of a ledger, drawn from its table.
  case workflow(String)
  case calendarFeed
  /// What takes long, by an id of its own.
  case work(String)
  case styles
  /// For measurements alone: so many bytes that never change.
  case constant(Int)

  /// The lists of a person's own desk.
  enum DeskList: String, Worded, Codable {
    case waiting, doing, done, unread, warnings

    var word: String {
      switch self {
      case .waiting: "待办"
      case .doing: "在办"
      case .done: "已办"
      case .unread: "待阅"
      case .warnings: "预警"
      }
    }
  }

  /// What figures are told by.
  enum Grouping: String, Worded, Codable {
    case units, leaders, ledgers, themes

    var word: String {
      switch self {
      case .units: "按单位"
      case .leaders: "按领导"
      case .ledgers: "按台账"
      case .themes: "按主题"
      }
    }
  }
}

extension Route {
  /// Without base path, query or the prefix of the interface.
  var path: String {
    switch self {
    case .asset(let name): "/static/\(name)"
    case .health: "/health"
    case .ready: "/ready"
    case .metrics: "/metrics"
    case .openAPI: "/openapi.json"
    case .signIn: "/sign-in"
    case .signOut: "/sign-out"
    case .password: "/password"
    case .oneTimeCode: "/one-time-code"
    case .post: "/post"
    case .tokens: "/tokens"
    case .messages: "/messages"
    case .webhooks: "/webhooks"
    case .desk(.waiting): "/"
    case .desk(let list): "/desk/\(list.rawValue)"
    case .ledgers: "/ledgers"
    case .ledger(let id): "/ledgers/\(id)"
    case .ledgerExport(let id): "/ledgers/\(id)/export"
    case .ledgerImport(let id): "/ledgers/\(id)/import"
    case .ledgerFailures(let id): "/ledgers/\(id)/import/failures"
    case .matter(let id): "/matters/\(id)"
    case .act(let id, let act): "/matters/\(id)/\(act.resource ?? act.rawValue)"
    case .evidence(let id, let hash): "/matters/\(id)/evidence/\(hash.rawValue)"
    case .thumbnail(let id, let hash): "/matters/\(id)/evidence/\(hash.rawValue)/thumbnail"
    case .reports: "/reports"
    case .report(let hash): "/reports/\(hash.rawValue)"
    case .adoption(let hash): "/reports/\(hash.rawValue)/adoption"
    case .reportFiles: "/reports/files"
    case .reportPart(let hash, let part): "/reports/\(hash.rawValue)/\(part.rawValue)"
    case .commitment(let hash, let id): "/reports/\(hash.rawValue)/commitments/\(id)"
    case .sentence(let hash, let number): "/reports/\(hash.rawValue)/sentences/\(number)"
    case .cards: "/cards"
    case .analysis(let grouping): "/analysis/\(grouping.rawValue)"
    case .figure: "/analysis/matters"
    case .filters: "/filters"
    case .wall: "/wall"
    case .returns: "/returns"
    case .supervision: "/supervision"
    case .urging: "/supervision/urging"
    case .supervising(let part): part.path
    case .arranging(let part): part.path
    case .administration(let section): "/administration/\(section.rawValue)"
    case .account(let person): "/accounts/\(person)"
    case .newAccount: "/accounts/new"
    case .registering(let part): part.path
    case .workflow(let ledger): "/workflows/\(ledger)"
    case .calendarFeed: "/calendar.ics"
    case .work(let id): "/progress/\(id)"
    case .styles: "/styles"
    case .constant(let bytes): "/constant/\(bytes)"
    }
  }

  /// - Parameter path: without base path and query, not percent-decoded: no address of ours needs it.
  init?(path: some StringProtocol) {
    let fixed = Self.fixed.first { $0.path == path }
    if let fixed {
      self = fixed
      return
    }
    let parts = String(path).split(separator: "/", omittingEmptySubsequences: false)
      .dropFirst().map { String($0) }
    if let part = Supervising(parts: parts) {
      self = .supervising(part)
      return
    }
    if let part = Registering(parts: parts) {
      self = .registering(part)
      return
    }
    switch (parts.first, parts.count) {
    case ("static", 2) where StaticFile.all.contains { $0.name == parts[1] }:
      self = .asset(parts[1])
    case ("ledgers", 2) where Self.isWord(parts[1]): self = .ledger(parts[1])
    case ("ledgers", 3) where Self.isWord(parts[1]) && parts[2] == "export":
      self = .ledgerExport(parts[1])
    case ("ledgers", 3) where Self.isWord(parts[1]) && parts[2] == "import":
      self = .ledgerImport(parts[1])
    case ("ledgers", 4)
    where Self.isWord(parts[1]) && parts[2] == "import" && parts[3] == "failures":
      self = .ledgerFailures(parts[1])
    case ("progress", 2) where Self.isWord(parts[1]): self = .work(parts[1])
    case ("workflows", 2) where Self.isWord(parts[1]): self = .workflow(parts[1])
    case ("matters", 2...5):
      guard let route = Self.matter(parts) else { return nil }
      self = route
    case ("reports", 2...4):
      guard let route = Self.report(parts) else { return nil }
      self = route
    case ("constant", 2):
      guard let bytes = Self.number(parts[1]).map({ Int($0) }), bytes <= 1 << 20 else { return nil }
      self = .constant(bytes)
    case ("accounts", 2):
      guard let person = Self.number(parts[1]) else { return nil }
      self = .account(PersonID(person))
    default: return nil
    }
  }

  private static func matter(_ parts: [String]) -> Route? {
    guard let id = number(parts[1]).map({ MatterID($0) }) else { return nil }
    switch parts.count {
    case 2: return .matter(id)
    case 3: return Act.allCases.first { $0.resource == parts[2] }.map { .act(id, $0) }
    default:
      guard parts[2] == "evidence" else { return nil }
      guard let hash = EvidenceHash(rawValue: parts[3]) else { return nil }
      if parts.count == 4 { return .evidence(id, hash) }
      return parts[4] == "thumbnail" ? .thumbnail(id, hash) : nil
    }
  }

  /// The routes without a part of their own.
  static let fixed: [Route] =
    [
      .health, .ready, .metrics, .openAPI, .signIn, .signOut, .password, .oneTimeCode,
      .post, .tokens, .messages, .webhooks, .newAccount, .ledgers,
      .reports, .cards, .figure, .filters, .wall,
      .returns, .supervision, .urging, .calendarFeed, .styles, .reportFiles,
    ]
    + DeskList.allCases.map(Route.desk) + Grouping.allCases.map(Route.analysis)
    + Section.allCases.map(Route.administration) + Supervising.fixed.map(Route.supervising)
    + Arranging.allCases.map(Route.arranging) + Registering.fixed.map(Route.registering)

  var isAsset: Bool {
    if case .asset = self { true } else { false }
  }

  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { 97...122 ~= $0 || 48...57 ~= $0 || $0 == 45 || $0 == 95 }
  }

  /// As it is printed: no sign, no leading zero.
  static func number(_ text: String) -> Int64? {
    Int64(text).flatMap { $0 > 0 && String($0) == text ? $0 : nil }
  }
}

extension Act {
  /// The noun under which the act is posted: a change of state is a thing that is made.
  var resource: String? {
    switch self {
    case .consult: "consultation"
    case .comment: "comment"
    case .submit: "submission"
    case .issue: "issue"
    case .assign: "assignment"
    case .accept: "acceptance"
    case .dispute: "dispute"
    case .plan: "plan"
    case .advance: "stage"
    case .report: "report"
    case .noNews: "no-news"
    case .attach: "attachment"
    case .coordinate: "coordination"
    case .answer: "answer"
    case .extend: "extension"
    case .suspend: "suspension"
    case .resume: "resumption"
    case .cancel: "cancellation"
    case .sign: "signature"
    case .refuse: "refusal"
    case .withdraw: "withdrawal"
    case .requestClosing: "closing"
    case .inspect: "inspection"
    case .verify: "verification"
    case .relapse: "relapse"
    case .archive: "archive"
    case .urge: "urge"
    case .remark: "remark"
    case .override: "light"
    case .regularize: "regular-work"
    case .terminate: "end"
    case .enter: "recording"
    case .correct: "correction"
    case .explain: "explanation"
    case .settle: "settlement"
    case .sendBack: "return"
    case .undo: "undo"
    case .amend: "amendment"
    case .adjust: "adjustment"
    case .transfer: "transfer"
    case .split: "split"
    case .merge: "merger"
    case .link: "link"
    case .addSource: "source"
    case .carryOver: "next-year"
    case .contact: "contact"
    case .erase: "erasure"
    case .confine: "circle"
    case .reveal: "personal-data"
    default: nil
    }
  }
}
