internal import Duban

extension Store {
  /// The newest matters of a list that hold its words, a thousand at most; `nil` when it has no words.
  ///
  /// A common word stands in half of all matters and a filter lets few of them through, so neither is
  /// walked to its end: list and index are asked by turns, each from where the other stands.
  func holding(
    _ query: ListQuery, at instant: Instant, _ session: any SQLSession
  ) throws -> SearchHits? {
    let words = (query.words ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    guard !words.isEmpty else { return nil }
    // Whoever is shown the matters of a unit alone is one of the unit: what its rights do not reach in the
    // index, as a leader's own words, does not find a matter for him either.
    let rights = query.unit.flatMap { unit in
      query.isAnyRole
        ? ([unit] + (query.below?.units ?? [])).map { SearchRight.unit($0.rawValue) } : nil
    }
    return try SearchIndex.search(
      SearchQuery(
        division: division, terms: words, anyOf: rights, limit: SearchHits.countLimit),
      within: ListLook(
        text: ListText(query, division: division, at: instant),
        hint: ListQuery.Order.number.hint(query, session.dialect), session: session),
      in: session)
  }
}

/// A list by its filters, as one of the things that matters have in common.
private struct ListLook: PhraseLook {
  let text: ListText
  let hint: String
  let session: any SQLSession

  func newest(_ count: Int, upTo matter: Int64) throws -> [Int64] {
    var text = text
    let (last, most) = (text.bind(.integer(matter)), text.bind(SQLValue(count)))
    return try session.rows(
      """
      SELECT m.id FROM matter AS m\(hint)
      WHERE \(text.conditions.joined(separator: " AND ")) AND m.id <= \(last)
      ORDER BY m.id DESC LIMIT \(most)
      """, text.arguments
    ).map { $0.integer(0) }
  }
}
