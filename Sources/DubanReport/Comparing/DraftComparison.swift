/// Two drafts of one year's report (征求意见稿, 送审稿, 审议稿, 通过稿): what was added, cut and changed.
///
/// Quotes count the drafts: 0 is the earlier one, 1 the later one.
public struct DraftComparison: Hashable, Sendable {
  /// One sentence that is not the same in both drafts.
  public struct Change: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case added, cut, changed, moved

      public var label: String {
        switch self {
        case .added: "增加"
        case .cut: "删去"
        case .changed: "改动"
        case .moved: "移动"
        }
      }
    }

    public var kind: Kind
    /// The sentence of the earlier draft; `nil` for what was added.
    public var before: Quote?
    /// The sentence of the later draft; `nil` for what was cut.
    public var after: Quote?
    /// Clauses of a changed sentence that only the earlier draft has, and only the later one.
    public var cutClauses: [Quote]
    public var addedClauses: [Quote]
    public var figures: [FigureChange]

    init(_ kind: Kind, before: Quote? = nil, after: Quote? = nil) {
      self.kind = kind
      self.before = before
      self.after = after
      cutClauses = []
      addedClauses = []
      figures = []
    }
  }

  /// In the order of the later draft; what was cut stands where it stood.
  public var changes: [Change]
  /// Sentences that both drafts have in the same place.
  public var unchanged: Int
  /// What became of corrections made by hand (沿用, 文字有变请核, 已删).
  public var corrections: [CorrectionOutcome]

  /// - Parameters:
  ///   - before: the earlier draft.
  ///   - after: the later draft of the same report.
  ///   - corrections: made on the earlier draft.
  public static func of(
    before: WorkReport, after: WorkReport, corrections: [Correction] = []
  ) -> DraftComparison {
    let (changes, unchanged) = DraftReader(ReportPage(before), ReportPage(after)).changes()
    return DraftComparison(
      changes: changes, unchanged: unchanged,
      corrections: corrections.isEmpty ? [] : after.applying(corrections).1)
  }

  public func count(_ kind: Change.Kind) -> Int { changes.count { $0.kind == kind } }
}

/// One figure that differs between two drafts of a sentence.
public struct FigureChange: Hashable, Sendable {
  public var name: String
  /// As said: 增长6%左右; `nil` where the earlier draft has no such figure.
  public var before: String?
  /// `nil` where the later draft has no such figure.
  public var after: String?

  public init(name: String, before: String?, after: String?) {
    self.name = name
    self.before = before
    self.after = after
  }
}
