public import Duban

/// What happened to accounts and sessions (审计事件).
public enum AuditEvent: String, Worded, Codable {
  case signedIn, signInFailed, signedOut, accountLocked, accountUnlocked, accountOpened
  case passwordChanged, passwordReset, codeSet, codeTakenAway, sessionsEnded, evidenceRead
  case accountClosed, accountReopened, accountsReviewed, exported, personalRead
  case tokenMade, tokenRevoked, webhookChanged, calendarImported, postHandedOver
  case reportRemoved, findingsReadersSet
  case unitRegistered, unitChanged, unitEnded, postRegistered, postChanged, postLeft
  case personRegistered, personRenamed, rightsSet
  case portfoliosSet, mattersMigrated, yearLocked

  public var word: String {
    switch self {
    case .signedIn: "登录"
    case .signInFailed: "登录失败"
    case .signedOut: "退出"
    case .accountLocked: "账号锁定"
    case .accountUnlocked: "账号解锁"
    case .accountOpened: "开立账号"
    case .passwordChanged: "修改口令"
    case .passwordReset: "重置口令"
    case .codeSet: "设置动态口令"
    case .codeTakenAway: "取消动态口令"
    case .accountClosed: "停用账号"
    case .accountReopened: "恢复账号"
    case .accountsReviewed: "账号复核"
    case .exported: "导出"
    case .personalRead: "查看个人信息"
    case .sessionsEnded: "结束会话"
    case .evidenceRead: "查阅佐证"
    case .tokenMade: "生成访问令牌"
    case .tokenRevoked: "撤销访问令牌"
    case .webhookChanged: "修改推送"
    case .calendarImported: "改动日历"
    case .postHandedOver: "任职交接"
    case .reportRemoved: "删除报告"
    case .findingsReadersSet: "修改校核名单"
    case .unitRegistered: "登记单位"
    case .unitChanged: "修改单位"
    case .unitEnded: "撤销单位"
    case .postRegistered: "登记岗位"
    case .postChanged: "修改岗位"
    case .postLeft: "免职"
    case .personRegistered: "登记人员"
    case .personRenamed: "更正姓名"
    case .rightsSet: "调整权限"
    case .portfoliosSet: "设定领导分工"
    case .mattersMigrated: "升级在办事项"
    case .yearLocked: "锁定年度"
    }
  }
}

/// One line of the log (审计记录).
public struct AuditLine: Hashable, Sendable {
  public var id: Int64
  public var at: Instant
  public var person: PersonID?
  public var event: AuditEvent
  public var detail: String
  public var address: String

  /// Whose account an administrator changed, as its detail says.
  public var target: PersonID? {
    switch event {
    case .accountClosed, .accountReopened, .accountUnlocked, .passwordReset, .codeTakenAway,
      .sessionsEnded:
      Int64(detail).map { PersonID($0) }
    default: nil
    }
  }
}

extension Accounts {
  public func log(
    _ event: AuditEvent, of person: PersonID?, detail: String, from address: String,
    at instant: Instant
  ) async throws {
    try await recording { session in
      try self.note(event, of: person, detail: detail, from: address, at: instant, session)
    }
  }

  func note(
    _ event: AuditEvent, of person: PersonID?, detail: String, from address: String,
    at instant: Instant, _ session: any SQLSession
  ) throws {
    // The series is locked until the commit: lines follow one another without a gap.
    let id = try store.take(1, of: "audit", session)
    let before = try session.first(
      "SELECT code FROM audit WHERE division = ?1 AND id = ?2", [here, .integer(id - 1)])
    let line = AuditLine(
      id: id, at: instant, person: person, event: event, detail: detail, address: address)
    try session.run(
      """
      INSERT INTO audit (division, id, at, person, event, detail, address, code)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      """,
      [
        here, .integer(id), .integer(instant.seconds), SQLValue(person?.rawValue),
        .text(event.rawValue), .text(detail), .text(address),
        .blob(code(of: line, after: before?.optionalBlob(0) ?? [])),
      ])
  }

  /// The newest lines first; older ones from a line on.
  public func auditLog(
    before id: Int64? = nil, event: AuditEvent? = nil, limit: Int = 100
  ) async throws -> [AuditLine] {
    try await store.engine.read { session in
      let condition = event == nil ? "" : "AND event = ?3"
      return try session.rows(
        """
        SELECT id, at, person, event, detail, address FROM audit
        WHERE division = ?1 AND id < ?2 \(condition) ORDER BY id DESC LIMIT \(limit)
        """, [self.here, .integer(id ?? .max)] + (event.map { [.text($0.rawValue)] } ?? [])
      ).compactMap(Self.line)
    }
  }

  static func line(_ row: SQLRow) -> AuditLine? {
    AuditEvent(rawValue: row.text(3)).map { event in
      AuditLine(
        id: row.integer(0), at: Instant(seconds: row.integer(1)),
        person: row.optionalInteger(2).map { PersonID($0) }, event: event, detail: row.text(4),
        address: row.text(5))
    }
  }
}
