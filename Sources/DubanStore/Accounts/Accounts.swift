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
    "person, login, duty, must_change, locked_until, totp, changed_at, used_at, closed_at"

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
      closedAt: row.optionalInteger(8).map(Instant.init(seconds:)))
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
  public func open(
    _ login: String, for person: PersonID, duty: Account.Duty? = nil, password: String,
    mustChange: Bool = true, at instant: Instant
  ) async throws {
    let hash = try await desk.hash(password)
    try await lay([(login, person, duty)], hash, mustChange: mustChange, at: instant)
  }

  /// Accounts of a sample: all with one password, which is hashed once.
  public func openSample(
    _ people: [(login: String, person: PersonID, duty: Account.Duty?)], password: String,
    at instant: Instant
  ) async throws {
    let isSample = try await store.isSample()
    precondition(isSample, "only a sample has known passwords")
    let hash = try await desk.hash(password)
    try await lay(people, hash, mustChange: false, at: instant)
  }

  private func lay(
    _ people: [(login: String, person: PersonID, duty: Account.Duty?)], _ hash: Password,
    mustChange: Bool, at instant: Instant
  ) async throws {
    try await recording { session in
      for one in people {
        try session.run(
          """
          INSERT INTO account (division, person, login, duty, password, must_change, changed_at,
            failures, locked_until, totp, totp_step)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, NULL, NULL, 0)
          """,
          [
            self.here, .integer(one.person.rawValue), .text(one.login),
            SQLValue(one.duty?.rawValue),
            .blob(hash.bytes), SQLValue(mustChange), .integer(instant.seconds),
          ])
        try self.note(
          .accountOpened, of: nil, detail: one.login, from: Self.console, at: instant, session)
      }
    }
  }
}
