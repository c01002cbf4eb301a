public import Duban

extension Store {
  /// What was last reported on each of these matters (填报, 代录, 更正); none where nothing was.
  public func lastReports(of ids: [MatterID]) async throws -> [MatterID: Entry] {
    let here = division
    return try await engine.read { session in
      var found: [MatterID: Entry] = [:]
      for id in ids {
        let row = try session.first(
          """
          SELECT bytes FROM entry WHERE division = ?1 AND matter = ?2
            AND act IN ('report', 'enter', 'correct') ORDER BY number DESC LIMIT 1
          """, [.text(here), .integer(id.rawValue)])
        found[id] = try row.map { try Coding.value(from: $0.blob(0)) }
      }
      return found
    }
  }
}
