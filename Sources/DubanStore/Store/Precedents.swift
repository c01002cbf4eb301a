public import Duban
public import DubanReport

extension Store {
  /// Who answered for the matters of a ledger's year, within no circle.
  ///
  /// - Parameter directory: for the names of units.
  public func precedents(
    ledger: String, year: Int, _ directory: Directory, at instant: Instant
  ) async throws -> [Precedent] {
    var query = ListQuery(order: .number, limit: 500)
    (query.ledger, query.year) = (ledger, year)
    var found: [Precedent] = []
    repeat {
      let page = try await list(query, at: instant)
      found += page.matters.filter { $0.circle == nil }.map { matter in
        func names(_ role: UnitRole.Role) -> [String] {
          matter.units.filter { $0.role == role }.compactMap { directory.units[$0.unit]?.name }
        }
        return Precedent(
          title: matter.title, number: matter.number, lead: names(.lead),
          support: names(.support))
      }
      query.after = page.next
    } while query.after != nil
    return found
  }
}
