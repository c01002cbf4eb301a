internal import Duban
internal import DubanStore

/// What a route asks of who uses it (权限). There is no default: each route names one.
enum Right: String, Worded, Codable {
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
  case seeDirectory
  /// Units, posts, people and calendars, and what is sent outside of the house.
  case configure
  case manageAccounts
  /// Who has which role and right.
  case seeRoles
  case readAudit

  var word: String {
    switch self {
    case .anybody: "登录等公开页面"
    case .person: "本人账号、消息和令牌"
    case .read: "查阅台账和事项"
    case .act: "办理事项、填报"
    case .prove: "上传、修正报告和立项"
    case .review: "查阅报告和征求意见"
    case .supervise: "督办、公文和导入"
    case .seeDirectory: "查阅机构台账"
    case .configure: "登记机构人员、日历和推送"
    case .manageAccounts: "管理账号和会话"
    case .seeRoles: "查阅角色权限"
    case .readAudit: "查阅审计日志"
    }
  }

  /// Whether it may be taken from an account whose role has it (收回): what is done, never one's own
  /// account or the mere reading.
  var isWithholdable: Bool {
    [.act, .prove, .review, .supervise, .seeDirectory].contains(self)
  }
}

/// What people are by their post or duty (角色), each with its rights: data, asked by nobody but
/// `Viewer`.
enum Role: String, Worded, Codable {
  case unit, office, leader, higher, system, security, audit, none

  var rights: Set<Right> {
    switch self {
    case .higher: [.anybody, .person, .read, .act]
    case .unit: [.anybody, .person, .read, .act, .review]
    case .office: [.anybody, .person, .read, .act, .supervise, .prove, .review, .seeDirectory]
    case .leader: [.anybody, .person, .read, .act, .supervise, .review]
    case .system: [.anybody, .person, .seeDirectory, .configure]
    case .security: [.anybody, .person, .manageAccounts, .seeRoles]
    case .audit: [.anybody, .person, .readAudit, .seeRoles]
    case .none: [.anybody, .person]
    }
  }

  var word: String {
    switch self {
    case .unit: "承办单位"
    case .office: "督查室"
    case .leader: "区领导"
    case .higher: "上级单位"
    case .system: Account.Duty.system.word
    case .security: Account.Duty.security.word
    case .audit: Account.Duty.audit.word
    case .none: "无任职"
    }
  }

  /// What makes somebody one.
  var basis: String {
    switch self {
    case .unit: "部门、街道、村社区、企业的岗位"
    case .office: "督查室的岗位，和协管副主任"
    case .leader: "区长、分管领导的岗位"
    case .higher: "上级单位的岗位"
    case .system, .security, .audit: "在服务器上指定的三员"
    case .none: "有账号，现在没有岗位"
    }
  }
}

extension Role {
  /// By the duty of an administrator, else by the post that is acted in.
  init(_ duty: Account.Duty?, _ post: Post?, _ directory: Directory) {
    switch duty {
    case .system: self = .system
    case .security: self = .security
    case .audit: self = .audit
    case nil: self = post.map { Role($0, directory) } ?? Role.none
    }
  }

  private init(_ post: Post, _ directory: Directory) {
    switch (post.function, directory.units[post.unit]?.kind) {
    case (.leader, _), (.head, _): self = .leader
    case (.coordinator, _), (_, .office): self = .office
    case (_, .higher): self = .higher
    default: self = .unit
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
    case .account, .newAccount: .manageAccounts
    case .registering: .configure
    case .webhooks: .configure
    }
  }

  /// What is asked beside `right` of whoever sends something: who may only look at the directory moves no
  /// matters (移动事项).
  var rightsToSend: [Right] {
    switch self {
    case .arranging(let part): part.rightsToSend
    default: []
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
      .administration(.review), .arranging, .newAccount, .registering:
      [.get, .post]
    default: [.get]
    }
  }
}
