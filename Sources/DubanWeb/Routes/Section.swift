internal import Duban

extension Route {
  /// The tables of 管理.
  enum Section: String, Worded, Codable {
    case units, people, portfolios, ledgers, calendar, accounts, roles, review, sessions, audit

    var word: String {
      switch self {
      case .units: "单位岗位"
      case .people: "人员任职"
      case .portfolios: "领导分工"
      case .ledgers: "台账定义"
      case .calendar: "工作日历"
      case .accounts: "账号"
      case .roles: "角色权限"
      case .review: "账号复核"
      case .sessions: "会话"
      case .audit: "审计日志"
      }
    }
  }
}

extension Route.Section {
  var right: Right {
    switch self {
    case .units, .people, .portfolios, .ledgers, .calendar: .seeDirectory
    case .accounts, .review, .sessions: .manageAccounts
    case .roles: .seeRoles
    case .audit: .readAudit
    }
  }

  /// What the rail, the page and its tabs call the place that it belongs to.
  var place: String { right == .seeDirectory ? "机构台账" : word }
}
