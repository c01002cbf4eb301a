public import Duban

/// The accounts of a division, their sessions and the log of both.
public struct Accounts: Sendable {
  public let store: Store
  public let desk: PasswordDesk
  public var limits: SignInLimits

  public init(store: Store, desk: PasswordDesk, limits: SignInLimits = SignInLimits()) {
    self.store = store
    self.desk = desk
    self.limits = limits
  }

  var here: SQLValue { .text(store.division) }

  static let columns =
    "person, login, duty, must_change, locked_until, totp, changed_at, used_at, closed_at, withheld"
  /// What else is read with them stands behind.
  static let columnCount = 10

  static func columns(of table: String) -> String {
    columns.split(separator: ", ").map { "\(table).\($0)" }.joined(separator: ", ")
  }

  func account(_ row: SQLRow) -> Account {
    Account(
      person: PersonID(row.integer(0)), login: row.text(1),
      duty: row.optionalText(2).flatMap(Account.Duty.init), mustChange: row.bool(3),
      lockedUntil: row.optionalInteger(4).map(Instant.init(seconds:)),
      hasOneTimeCode: !row.isNull(5), changedAt: Instant(seconds: row.integer(6)),
      usedAt: row.optionalInteger(7).map(Instant.init(seconds:)),
      closedAt: row.optionalInteger(8).map(Instant.init(seconds:)),
      withheld: Set((row.optionalText(9) ?? "").split(separator: " ").map(String.init)))
  }

  public func all() async throws -> [Account] {
    try await store.engine.read { session in
      try session.rows(
        "SELECT \(Self.columns) FROM account WHERE division = ?1 ORDER BY person", [self.here]
      ).map(self.account)
    }
  }

  public func account(of person: PersonID) async throws -> Account? {
    try await store.engine.read { session in
      try session.first(
        "SELECT \(Self.columns) FROM account WHERE division = ?1 AND person = ?2",
        [self.here, .integer(person.rawValue)]
      ).map(self.account)
    }
  }

  /// Where it was done, in the log: not by an administrator at a browser.
  public static let console = "服务器命令行"

  /// Opens an account; the password must be changed first.
  ///
  /// - Parameter by: `nil` for who sits at the server.
  /// - Throws: an `AccountRefusal`.
  public func open(
    _ login: String, for person: PersonID, duty: Account.Duty? = nil, password: String,
    mustChange: Bool = true, by: PersonID? = nil, from address: String = Accounts.console,
    at instant: Instant
  ) async throws {
    let login = login.trimmed
    let isWord = login.allSatisfy { !$0.isWhitespace && !$0.isNewline }
    guard 1...40 ~= login.count, isWord else { throw AccountRefusal.unfit }
    let hash = try await desk.hash(password)
    try await recording { session in
      let taken = try session.rows(
        "SELECT person FROM account WHERE division = ?1 AND (login = ?2 OR person = ?3)",
        [self.here, .text(login), .integer(person.rawValue)])
      if let row = taken.first {
        let isOwn = taken.contains { $0.integer(0) == person.rawValue }
        throw isOwn
          ? AccountRefusal.hasOne : .loginTaken(login, PersonID(row.integer(0)))
      }
      try self.lay(
        [(login, person, duty)], hash, mustChange: mustChange, by: by, from: address, at: instant,
        session)
    }
  }

  /// Accounts of a sample: all with one password, which is hashed once.
  public func openSample(
    _ people: [(login: String, person: PersonID, duty: Account.Duty?)], password: String,
    at instant: Instant
  ) async throws {
    let isSample = try await store.isSample()
    precondition(isSample, "only a sample has known passwords")
    let hash = try await desk.hash(password)
    try await recording { session in
      try self.lay(
        people, hash, mustChange: false, by: nil, from: Self.console, at: instant, session)
    }
  }

  private func lay(
    _ people: [(login: String, person: PersonID, duty: Account.Duty?)], _ hash: Password,
    mustChange: Bool, by: PersonID?, from address: String, at instant: Instant,
    _ session: any SQLSession
  ) throws {
    for one in people {
      try session.run(
        """
        INSERT INTO account (division, person, login, duty, password, must_change, changed_at,
          failures, locked_until, totp, totp_step)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, NULL, NULL, 0)
        """,
        [
          here, .integer(one.person.rawValue), .text(one.login), SQLValue(one.duty?.rawValue),
          .blob(hash.bytes), SQLValue(mustChange), .integer(instant.seconds),
        ])
      try note(
        .accountOpened, of: by, detail: one.login, from: address, at: instant, session)
    }
  }
}

/// Why an account was not opened (不予开立).
public enum AccountRefusal: Error, Hashable, Sendable {
  case unfit
  case hasOne
  case loginTaken(String, PersonID)

  public var sentence: String {
    switch self {
    case .unfit: "用户名不对：请写 1 到 40 个字，不要空格。"
    case .hasOne: "这个人员已有账号。请在账号清单中找到，重置口令即可。"
    case .loginTaken(let login, _): "用户名“\(login)”已有人用，请换一个，如加上单位或数字。"
    }
  }

  public var code: String { "account-taken" }
}
