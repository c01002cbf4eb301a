public import Duban
internal import DubanReport

/// A dispute that was decided before (异议先例).
public struct DisputePrecedent: Sendable {
  public var matter: Matter
  public var filed: Request
  /// The entry that decided it: by whom, when and why.
  public var decision: Entry
  /// Whether who objected was right.
  public var isGranted: Bool
  /// Between 0 and 1, how much matter and reason are worded like those asked about.
  public var likeness: Double
}

extension Store {
  /// Decided disputes looked through, the newest: they are found by the index, never among all matters.
  private static let disputesMax = 60

  /// Disputes of the same ledger that were decided before, of the same unit or in like words, the likest
  /// first (先例).
  public func precedents(
    of request: Request, on matter: Matter, limit: Int = 5
  ) async throws -> [DisputePrecedent] {
    let asked = Self.wording(of: request, on: matter)
    return try await engine.read { session in
      let hits = try SearchIndex.search(
        SearchQuery(
          division: self.division, terms: [DecidedDisputes.word],
          anyOf: [.disputes(matter.ledger)], limit: Self.disputesMax), in: session)
      let found = try session.pipeline(hits.matters.map { self.matterStatement(MatterID($0)) })
        .compactMap { try $0.first.map { try self.matterRow($0).matter } }
        .flatMap { try self.decided(on: $0, session) }
        .map { one in
          var one = one
          one.likeness = asked.likeness(to: Self.wording(of: one.filed, on: one.matter))
          return one
        }
      let fitting = found.filter {
        $0.filed.filedBy.unit == request.filedBy.unit || $0.likeness >= Self.likenessMin
      }
      return Array(
        fitting.sorted { ($0.likeness, $0.decision.at) > ($1.likeness, $1.decision.at) }
          .prefix(limit))
    }
  }

  /// Lower than for doubles: neighbours help here.
  private static let likenessMin = 0.2

  private static func wording(of request: Request, on matter: Matter) -> TitleWording {
    let reason = request.content.reason.flatMap { PersonalText.id(in: $0) == nil ? $0 : nil }
    return TitleWording(matter.title + (reason ?? ""))
  }

  private func decided(
    on matter: Matter, _ session: any SQLSession
  ) throws -> [DisputePrecedent] {
    let entries = try entries(of: matter.id, session)
    var undone: Set<Int> = []
    for entry in entries {
      for case .restored(let before) in entry.effects {
        undone.formUnion(before.version + 1..<entry.number)
      }
    }
    return DecidedDisputes(nil, entries).decisions.compactMap { decision in
      guard !undone.contains(decision.entry),
        let filed = entries[decision.filed - 1].filedRequest
      else { return nil }
      return DisputePrecedent(
        matter: matter, filed: filed, decision: entries[decision.entry - 1],
        isGranted: decision.isGranted, likeness: 0)
    }
  }
}

extension Entry {
  fileprivate var filedRequest: Request? {
    for case .filed(let request) in effects { return request }
    return nil
  }
}
