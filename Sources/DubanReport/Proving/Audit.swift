extension WorkReport {
  /// Proves or disputes the report's own numbers (核数); `domain.md` §8.3.
  ///
  /// Every figure is the interval that its printing leaves open. A contradiction is raised only where the
  /// intervals cannot meet and no usual convention explains it.
  public func audit() -> [Finding] {
    let desk = Desk(self)
    var found: [Finding] = []
    for rule in AuditRule.all { found += rule.check(desk) }
    return found.enumerated().sorted { a, b in
      let (first, second) = (a.element.place, b.element.place)
      return first == second ? a.offset < b.offset : first < second
    }.map(\.element)
  }
}

extension Finding {
  fileprivate var place: Int { quotes.first?.span.start ?? .max }
}
