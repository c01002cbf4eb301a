/// A search as a `tsquery` (PostgreSQL 15 §8.11.2).
///
/// The newest blocks are asked first, then more, then all. So a common word costs what its newest
/// thousand hits cost, and a rare one three short looks into the index.
struct PostgresSearch {
  private let expression: String

  init(_ rights: [String], _ phrases: [SearchPhrase]) {
    let all = phrases.map { phrase in
      let tokens = phrase.tokens.map { "'\($0)'" }.joined(separator: " <-> ")
      return "(\(tokens)\(phrase.endsOnPrefix ? ":*" : ""))"
    }
    expression = ([Self.any(rights)] + all).joined(separator: " & ")
  }

  private static func any(_ tokens: [String]) -> String {
    "(\(tokens.map { "'\($0)'" }.joined(separator: " | ")))"
  }

  /// The newest matters found, one more than are counted.
  func newest(_ division: String, in session: any SQLSession) throws(StoreFailure) -> [Int64] {
    let last = try session.first(
      "SELECT max(matter) FROM search WHERE division = ?1", [.text(division)])
    guard let last = last?.optionalInteger(0) else { return [] }
    for block in AgeBlock.allCases where last >> block.rawValue >= AgeBlock.asked {
      let blocks = Self.any(block.newest(upTo: last))
      let found = try newest(division, "\(blocks) & \(expression)", in: session)
      if found.count > SearchHits.countLimit { return found }
    }
    return try newest(division, expression, in: session)
  }

  /// PostgreSQL takes tokens to be independent and would walk the whole table for two that never
  /// meet; so for this one query it may only use the index.
  private func newest(
    _ division: String, _ expression: String, in session: any SQLSession
  ) throws(StoreFailure) -> [Int64] {
    let results = try session.pipeline([
      Self.scans("off"),
      SQLStatement(
        """
        SELECT matter FROM search WHERE division = ?1 AND tokens @@ CAST(?2 AS tsquery)
        ORDER BY matter DESC LIMIT ?3
        """,
        [.text(division), .text(expression), SQLValue(SearchHits.countLimit + 1)]),
      Self.scans("on"),
    ])
    return results[1].map { $0.integer(0) }
  }

  private static func scans(_ setting: String) -> SQLStatement {
    SQLStatement(
      """
      SELECT set_config('enable_seqscan', ?1, true), set_config('enable_indexscan', ?1, true),
        set_config('enable_indexonlyscan', ?1, true)
      """, [.text(setting)])
  }
}
