package import Duban

/// What was counted of how much, as it is typed.
package enum Counted {
  /// `3/14条`, or with a unit of money `1200/5000万元` or `1200万元/5000万元`.
  package static func read(_ text: String) -> Duban.Progress.Measure? {
    guard let (done, total, unit) = parts(of: text) else { return nil }
    if unit.hasSuffix("元") {
      let paid = Money.fen(done.hasSuffix("元") ? done : done + unit)
      guard let paid, let all = Money.fen(total + unit) else { return nil }
      return .money(paid: paid, total: all)
    }
    guard let done = Int64(done), let all = Int64(total) else { return nil }
    return .counted(done: done, total: all, unit: unit)
  }

  /// The numbers as of an ASCII keyboard, the unit as it was typed.
  package static func parts(of text: String) -> (done: String, total: String, unit: String)? {
    let parts = text.split(omittingEmptySubsequences: false) { "/／".contains($0) }
    guard parts.count == 2 else { return nil }
    let whole = parts[1].trimmed
    let total = whole.prefix { "0123456789.０１２３４５６７８９．".contains($0) }
    return (parts[0].halfWidth, total.halfWidth, whole.dropFirst(total.count).trimmed)
  }
}
