public import Duban

extension Store {
  /// Matters whose title, number or entries hold every word, newest first.
  ///
  /// - Parameters:
  ///   - words: each of two characters or more is looked for as it stands.
  ///   - units: whose matters the viewer may see, in any role; `nil` for the whole division.
  ///   - ledgers: ledgers that the viewer may see whole.
  public func search(
    _ words: [String], units: [UnitID]? = nil, ledgers: [String] = [], limit: Int = 20
  ) async throws -> SearchHits {
    let rights = units.map { units in
      units.map { SearchRight.unit($0.rawValue) } + ledgers.map { SearchRight.ledger($0) }
    }
    let query = SearchQuery(division: division, terms: words, anyOf: rights, limit: limit)
    return try await engine.read { try SearchIndex.search(query, in: $0) }
  }

  /// Matters by their ids, in the order asked for.
  public func matters(_ ids: [MatterID]) async throws -> [Matter] {
    try await engine.read { session in
      try session.pipeline(ids.map { self.matterStatement($0) })
        .compactMap { try $0.first.map { try self.matterRow($0).matter } }
    }
  }
}
