public import Duban

/// Who may sign in (账号). What they may do follows from the posts they hold.
public struct Account: Hashable, Sendable {
  public var person: PersonID
  public var login: String
  /// One of the three administrators, none of whom can do another's work.
  public var duty: Duty?
  /// The password was given by somebody else and must be changed first.
  public var mustChange: Bool
  public var lockedUntil: Instant?
  public var hasOneTimeCode: Bool
  public var changedAt: Instant
  /// Of the last sign-in.
  public var usedAt: Instant?
  /// Since when nobody signs in with it (停用).
  public var closedAt: Instant?
  /// Rights of the role that were taken from this account (收回的权限), by their names.
  public var withheld: Set<String> = []

  /// 三员分立: none of the three may act on matters.
  public enum Duty: String, Worded, Codable {
    case system, security, audit

    public var word: String {
      switch self {
      case .system: "系统管理员"
      case .security: "安全管理员"
      case .audit: "审计管理员"
      }
    }
  }
}

/// The limits on signing in, as settings (登录限制).
public struct SignInLimits: Hashable, Sendable {
  /// Wrong passwords in a row until the account is locked, and for how many seconds.
  public var failuresMax = 5
  public var lockSeconds: Int64 = 15 * 60
  /// A session ends so many seconds after it was last used, and after it began.
  public var idleSeconds: Int64 = 30 * 60
  public var sessionSeconds: Int64 = 10 * 3600
  /// A password given by somebody else opens nothing after so many days unused (初始口令有效期).
  public var firstPasswordDays: Int64 = 7
  /// For so many seconds after it was given, the password is not asked for again before what is grave.
  public var confirmedSeconds: Int64 = 5 * 60
  public var passwords = PasswordPolicy()

  public init() {}
}

/// Why somebody was not signed in (不予登录). The first two are told in the same words, so that nobody
/// learns which names there are.
public enum SignInRefusal: Error, Hashable, Sendable {
  case wrong
  case locked(until: Instant)
  case codeWanted
  case codeWrong
  /// Told to nobody but who knows the password: after how many days a first one opens nothing.
  case firstExpired(days: Int64, of: Account.Duty?)
  case tooShort(Int)
  case tooLong(Int)
  /// Of how many kinds its characters must be.
  case tooEasy(Int)
  case hasName
  case hasWord(String)
  /// Little beside a year or a date.
  case hasDate
  case usedBefore(Int)

  public var sentence: String {
    switch self {
    case .wrong: "用户名或口令不对。请核对后再试；连续输错会锁定账号。"
    case .locked: "连续输错次数过多，账号已锁定一刻钟。请稍后再试，或找安全管理员解锁。"
    case .codeWanted: "请输入动态口令。"
    case .codeWrong: "动态口令不对，或已经用过。请等下一个口令再试。"
    case .firstExpired(let days, let duty):
      "初始口令已失效：发出后 \(days) 天内没有登录修改。"
        + (duty == nil ? "请找安全管理员重置口令。" : "三员的口令请在服务器上用 duban account open 重置。")
    case .tooShort(let length): "新口令太短：至少 \(length) 个字符。"
    case .tooLong(let length): "新口令太长：至多 \(length) 个字符。"
    case .tooEasy(let kinds): "新口令太简单：大写字母、小写字母、数字、其他字符中至少要有 \(kinds) 类，且不能只是重复。"
    case .hasName: "新口令不能含用户名、姓名或姓名的拼音。"
    case .hasWord(let word): "新口令含有容易猜到的“\(word)”，请换一个。"
    case .hasDate: "新口令除去年份和日期就太短了，请加长或换一个。"
    case .usedBefore(let count): "新口令不能与最近 \(count) 次用过的相同。"
    }
  }
}
