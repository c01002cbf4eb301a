/// A government work report (政府工作报告) as it was read.
///
/// Every span counts Unicode scalars of `source`; every quoted text is the substring at its span.
public struct WorkReport: Sendable {
  public var source: SourceText
  public var title: String?
  public var speaker: String?
  public var place: String?
  /// The year whose congress hears the report; the one-year plan is for this year.
  public var year: Int?
  public var parts: [Part]
  public var themes: [Theme]
  public var sentences: [Sentence]
  public var commitments: [Commitment]
  public var terms: [Term]
  /// Terms in quotation marks with a number (“九类”) that no note explains.
  public var unexplained: [Span]
  public var coverage: Coverage
  /// The text in plain typography that the reading was made on; a report built by hand has none.
  var scan: Scan?

  public init(source: SourceText) {
    self.source = source
    self.title = nil
    self.speaker = nil
    self.place = nil
    self.year = nil
    self.parts = []
    self.themes = []
    self.sentences = []
    self.commitments = []
    self.terms = []
    self.unexplained = []
    self.coverage = Coverage()
    self.scan = nil
  }

  public func text(_ span: Span) -> String { source[span] }
  public func quote(_ span: Span, report: Int = 0) -> Quote {
    Quote(report: report, span: span, text: source[span])
  }
}

/// How much of the plan parts became commitments, and why the rest did not.
public struct Coverage: Hashable, Sendable {
  /// A sentence or quantity of the plan parts that belongs to no commitment.
  public struct Gap: Hashable, Sendable {
    public var sentence: Int
    public var span: Span
    /// In Chinese: 全句为目标的修饰语 …
    public var reason: String

    public init(sentence: Int, span: Span, reason: String) {
      self.sentence = sentence
      self.span = span
      self.reason = reason
    }
  }

  /// Plan-part sentences that are a task, a target or a mechanism.
  public var sentences = 0
  public var sentencesCovered = 0
  public var quantities = 0
  public var quantitiesCovered = 0
  public var gaps: [Gap] = []

  public init() {}
}
