package import DubanStore

/// What speaks for the commitments of a text being matters already (重复立项): a report of the same year
/// has passed, such as the one of which this is the 征求意见稿, or most of the titles stand in the ledger.
package struct Doubling: Codable, Sendable {
  /// Those that have passed, as they are called.
  package var passed: [String]
  /// How many would be opened, and how many of them are called as a matter of the year is.
  package var fresh: Int
  package var twins: Int

  /// - Parameters:
  ///   - text: SHA-256 of the source text.
  ///   - reports: all that were brought in.
  package init(
    of text: String, year: Int?, fresh: Int, twins: Int, among reports: [KeptReport]
  ) {
    let others = reports.filter {
      $0.isAdopted && $0.text != text && $0.year != nil && $0.year == year
    }
    passed = others.map { "\($0.heading)（\($0.name)）" }
    (self.fresh, self.twins) = (fresh, twins)
  }

  /// Nothing is opened until somebody has said that it is no double.
  package var isLikely: Bool { fresh > 0 && (!passed.isEmpty || twins * 2 > fresh) }

  package var sentence: String {
    let reports = passed.isEmpty ? "" : "同一年已有报告立项：\(passed.joined(separator: "、"))。"
    let titles = twins == 0 ? "" : "将立的 \(fresh) 件中，\(twins) 件与台账中本年的事项同名。"
    return reports + titles + "再立项，同一任务会立成两件，且不能整批撤销。"
  }
}
