/// Last year's report beside this year's: figures that do not join up, and what became of each
/// commitment.
///
/// Quotes count the reports: 0 is last year's, 1 this year's. The two may lie up to three years apart.
public struct Comparison: Hashable, Sendable {
  public var findings: [Finding]
  /// One for each commitment of last year, in the order of its report.
  public var outcomes: [CommitmentOutcome]

  public init(findings: [Finding], outcomes: [CommitmentOutcome]) {
    self.findings = findings
    self.outcomes = outcomes
  }

  public static func of(last: WorkReport, this: WorkReport) -> Comparison {
    let before = ReportPage(last)
    let now = ReportPage(this)
    return Comparison(
      findings: CrossYear(last: before, this: now).findings(),
      outcomes: OutcomeJudge(last: before, this: now).outcomes())
  }

  public func count(_ status: CommitmentOutcome.Status) -> Int {
    outcomes.count { $0.status == status }
  }
}
