/// The look for a phrase as a `tsquery` (PostgreSQL 15 §8.11.2).
///
/// The newest blocks are asked first, then more, then all. So a common word costs what its newest
/// thousand hits cost, and a rare one three short looks into the index.
struct PostgresSearch: PhraseLook {
  private let session: any SQLSession
  private let division: String
  private let expression: String
  /// The newest matter there is.
  private let last: Int64

  static func looks(
    _ query: SearchQuery, in session: any SQLSession
  ) throws(StoreFailure) -> [PostgresSearch] {
    let last = try session.first(
      "SELECT max(matter) FROM search WHERE division = ?1", [.text(query.division)])
    guard let last = last?.optionalInteger(0) else { return [] }
    return query.phrases.map { phrase in
      PostgresSearch(
        session: session, division: query.division,
        expression: expression(phrase, query.rightTokens), last: last)
    }
  }

  private static func expression(_ phrase: SearchPhrase, _ rights: [String]?) -> String {
    let tokens = phrase.tokens.map { "'\($0)'" }.joined(separator: " <-> ")
    let words = "(\(tokens)\(phrase.endsOnPrefix ? ":*" : ""))"
    return rights.map { "\(any($0)) & \(words)" } ?? words
  }

  private static func any(_ tokens: [String]) -> String {
    "(\(tokens.map { "'\($0)'" }.joined(separator: " | ")))"
  }

  func newest(_ count: Int, upTo matter: Int64) throws -> [Int64] {
    let bound = min(matter, last)
    for block in AgeBlock.allCases where bound >> block.rawValue >= AgeBlock.asked {
      let blocks = Self.any(block.newest(upTo: bound))
      let found = try newest(
        count, from: block.oldest(upTo: bound), upTo: bound, "\(blocks) & \(expression)")
      if found.count == count { return found }
    }
    return try newest(count, from: 0, upTo: bound, expression)
  }

  /// PostgreSQL takes tokens to be independent and would walk the whole table for two that never
  /// meet; so for this one query it may only use the index.
  private func newest(
    _ count: Int, from first: Int64, upTo last: Int64, _ expression: String
  ) throws(StoreFailure) -> [Int64] {
    let results = try session.pipeline([
      Self.scans("off"),
      SQLStatement(
        """
        SELECT DISTINCT matter FROM search
        WHERE division = ?1 AND tokens @@ CAST(?2 AS tsquery) AND matter BETWEEN ?3 AND ?4
        ORDER BY matter DESC LIMIT ?5
        """,
        [
          .text(division), .text(expression), .integer(first), .integer(last), SQLValue(count),
        ]),
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
