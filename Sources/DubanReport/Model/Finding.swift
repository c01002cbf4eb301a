/// How sure a finding is. The words shown to people are neutral (`design.md`, Words).
public enum Verdict: String, Hashable, Sendable, Comparable {
  /// 提示
  case note
  /// 待说明
  case explain
  /// 前后不一致
  case contradiction

  public var label: String {
    switch self {
    case .note: "提示"
    case .explain: "待说明"
    case .contradiction: "前后不一致"
    }
  }

  private var strength: Int {
    switch self {
    case .note: 0
    case .explain: 1
    case .contradiction: 2
    }
  }

  public static func < (a: Verdict, b: Verdict) -> Bool { a.strength < b.strength }
}

/// Words of a report that a finding speaks of.
public struct Quote: Hashable, Sendable {
  /// Which report: 0 for the only one; in a comparison 0 is last year's, 1 this year's.
  public var report: Int
  public var span: Span
  /// The exact substring of the source at `span`.
  public var text: String

  public init(report: Int = 0, span: Span, text: String) {
    self.report = report
    self.span = span
    self.text = text
  }
}

/// A number that is disputed, or asked about (待核数据).
public struct Finding: Hashable, Sendable {
  /// Stable code of the rule, such as `annual-growth`.
  public var rule: String
  public var verdict: Verdict
  public var quotes: [Quote]
  /// The arithmetic written out with the figures as printed.
  public var arithmetic: String
  /// One Chinese sentence that a drafter can act on.
  public var message: String

  public init(
    rule: String, verdict: Verdict, quotes: [Quote], arithmetic: String, message: String
  ) {
    self.rule = rule
    self.verdict = verdict
    self.quotes = quotes
    self.arithmetic = arithmetic
    self.message = message
  }
}
