/// A length of time as rules state it (时限): an amount of days or hours of one kind.
public struct TimeLimit: Hashable, Sendable {
  /// Days or hours, 0 to 99,999.
  public var amount: Int
  public var kind: DayKind

  public static let amounts = 0...99_999

  public init(_ amount: Int, _ kind: DayKind) {
    precondition(TimeLimit.amounts.contains(amount), "a limit of \(amount)")
    self.amount = amount
    self.kind = kind
  }

  /// Reads `5个工作日`, `15日`, `15天`, `15个自然日`, `4个工作时`, `24小时`, `2个紧急工作时`.
  ///
  /// A bare 日 is a natural day (`domain.md` §5); 紧急 runs continuously (§2.3). `nil` for all else.
  public init?(word: some StringProtocol) {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard let amount = Int(digits), digits.utf8.count <= 5, amount > 0 else { return nil }
    var rest = word.dropFirst(digits.count)
    if rest.first == "个" { rest = rest.dropFirst() }
    switch String(rest) {
    case "日", "天", "自然日": self.init(amount, .natural)
    case "工作日": self.init(amount, .working)
    case "工作时", "工作小时": self.init(amount, .workingHour)
    case "小时", "连续小时", "紧急工作时": self.init(amount, .continuous)
    case "紧急工作日" where amount * 24 <= 99_999: self.init(amount * 24, .continuous)
    default: return nil
    }
  }

  /// As papers write it: `5个工作日`, `15个自然日`, `4个工作时`, `24小时`.
  public var word: String {
    kind == .continuous ? "\(amount)小时" : "\(amount)个\(kind.word)"
  }
}

extension TimeLimit: Codable {
  /// Reads the form of `word`; `0` amounts come back too.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    if let limit = TimeLimit(word: text) {
      self = limit
    } else if let kind = DayKind.allCases.first(where: { TimeLimit(0, $0).word == text }) {
      self.init(0, kind)
    } else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time limit")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(word)
  }
}
