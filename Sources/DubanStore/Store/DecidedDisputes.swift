internal import Duban

/// The disputes of a matter that were decided (异议裁定), as the index knows them: each is a document of its
/// own, found by its ledger, so that the next dispute there is decided with those before it in sight.
struct DecidedDisputes {
  struct Decision {
    /// Of the entry that decided it.
    var entry: Int
    /// Of the entry that filed it.
    var filed: Int
    var reason: String?
    var isGranted: Bool
  }

  private(set) var decisions: [Decision] = []

  /// - Parameter before: the matter before the entries; `nil` when they are its whole history.
  init(_ before: Matter?, _ entries: [Entry]) {
    var filed: [Int: Request] = [:]
    for request in before?.requests ?? [] where request.kind == .dispute {
      filed[request.number] = request
    }
    for entry in entries {
      for effect in entry.effects {
        switch effect {
        case .filed(let request) where request.kind == .dispute: filed[request.number] = request
        // One that was withdrawn, or fell with its matter, was not decided.
        case .settled(let number, let isGranted)
        where entry.act == .sign || entry.act == .refuse:
          guard let request = filed[number] else { continue }
          decisions.append(
            Decision(
              entry: entry.number, filed: number, reason: request.content.reason,
              isGranted: isGranted))
        default: break
        }
      }
    }
  }

  /// What each such document says, so that it is found without words of its own.
  static let word = "异议裁定"

  /// Numbered down from the greatest number, where no entry's own text stands. Nothing that is personal is
  /// in them.
  func documents(of searched: SearchedMatter, _ division: String) -> [SearchDocument] {
    let matter = searched.matter
    // From the least number on, as they are loaded fastest.
    return decisions.reversed().map { decision in
      let reason = searched.isPersonal ? nil : decision.reason
      return SearchDocument(
        division: division, matter: matter.id.rawValue,
        number: SearchKey.numberMax - decision.entry, rights: [.disputes(matter.ledger)],
        text: [Self.word, matter.title, reason].compactMap(\.self).joined(separator: "\n"))
    }
  }
}
