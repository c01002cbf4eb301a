/// What a sentence of a report is. Every sentence has one kind.
public enum Kind: String, Hashable, Sendable, CaseIterable {
  /// 成绩: done in the period reviewed.
  case achievement
  /// 目标: expected overall indicators of the year or the plan.
  case target
  /// 任务: something to be done in the period planned.
  case task
  /// 机制: an institution or way of working that is never finished on a day.
  case mechanism
  /// 问题: what is still wanting.
  case problem
  /// 表述: headings, set phrases, thanks.
  case rhetoric
}

/// A stretch of one line up to and including 。 or ！ (`gold/README.md`).
public struct Sentence: Hashable, Sendable {
  /// `s12`: the twelfth sentence. Stable for the same source text.
  public var id: String
  public var span: Span
  /// Index into `WorkReport.parts`, `nil` before the first part.
  public var part: Int?
  /// Index into `WorkReport.themes`, `nil` where no theme is open.
  public var theme: Int?
  /// Index of the line (paragraph) in the source, counted from 0.
  public var line: Int
  public var horizon = Horizon.none
  public var kind = Kind.rhetoric
  public var quantities: [Quantity] = []
  public var deadline: Deadline?
  /// Indices into `WorkReport.commitments`.
  public var commitments: [Int] = []

  public init(id: String, span: Span, line: Int) {
    self.id = id
    self.span = span
    self.line = line
  }
}

/// A main part of the report (一、…回顾).
public struct Part: Hashable, Sendable {
  public var title: String
  public var span: Span
  public var horizon: Horizon

  public init(title: String, span: Span, horizon: Horizon) {
    self.title = title
    self.span = span
    self.horizon = horizon
  }
}

/// A theme (突出项目建设,推动经济发展。) or a sub-theme under it.
public struct Theme: Hashable, Sendable {
  public var title: String
  public var span: Span
  /// Index into `WorkReport.parts`.
  public var part: Int?
  /// Index of the theme above, `nil` for a theme of the first level.
  public var parent: Int?

  public init(title: String, span: Span, part: Int?, parent: Int?) {
    self.title = title
    self.span = span
    self.part = part
    self.parent = parent
  }
}

/// A term that a note at the end explains (名词解释, 注释), with its occurrences in the body.
public struct Term: Hashable, Sendable {
  public var name: String
  /// Where the note stands.
  public var note: Span
  public var occurrences: [Span]

  public init(name: String, note: Span, occurrences: [Span]) {
    self.name = name
    self.note = note
    self.occurrences = occurrences
  }
}
