/// What became of one of last year's commitments, as far as this year's report says (承诺兑现).
public struct CommitmentOutcome: Hashable, Sendable {
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// 已兑现: said to be done, amounts reached.
    case kept
    /// 部分兑现: the amount is smaller, or only progress is told.
    case partly
    /// 未提及: this year's review does not speak of it. It may still have been done.
    case notMentioned

    public var label: String {
      switch self {
      case .kept: "已兑现"
      case .partly: "部分兑现"
      case .notMentioned: "未提及"
      }
    }
  }

  /// Id of the commitment in last year's report; of its sentence where no commitments were read.
  public var commitment: String
  public var status: Status
  /// The words of last year's report (`report` is 0).
  public var promise: Quote
  /// The words of this year's review that answer it (`report` is 1); empty for `notMentioned`.
  public var claims: [Quote]
  /// Key words that both have, the longest first.
  public var phrases: [String]
  /// One Chinese sentence that says why.
  public var reason: String

  public init(
    commitment: String, status: Status, promise: Quote, claims: [Quote] = [],
    phrases: [String] = [], reason: String
  ) {
    self.commitment = commitment
    self.status = status
    self.promise = promise
    self.claims = claims
    self.phrases = phrases
    self.reason = reason
  }
}
