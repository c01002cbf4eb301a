internal import Duban
internal import DubanStore

/// What somebody may know of a matter that he may see (知悉范围).
extension Viewer {
  /// Within the circle of those who may know, or where there is none.
  func knows(_ matter: Matter, _ directory: Directory) -> Bool {
    guard matter.circle != nil else { return true }
    guard let post else { return false }
    return matter.isKnown(to: post, in: directory) || signs(matter, directory)
  }

  /// The wording of a leader's instruction; the units see what is asked of them.
  func knowsWording(_ matter: Matter, _ directory: Directory) -> Bool {
    post.map { matter.isWordingKnown(to: $0, in: directory) } ?? false
  }

  /// Whose signature a request waits for may read it; the kernel has the same rule.
  private func signs(_ matter: Matter, _ directory: Directory) -> Bool {
    guard let actor, let post else { return false }
    return matter.requests.contains { request in
      guard let step = request.steps.first else { return false }
      if let function = step.function, function != post.function { return false }
      switch step.party {
      case .office: return directory.units[actor.unit ?? post.unit]?.kind == .office
      case .higher: return directory.units[post.unit]?.kind == .higher
      default: return false
      }
    }
  }

  /// Units below one's own, in the ledgers that let one look there.
  func below(_ directory: Directory, _ ledgers: [Ledger]) -> ListQuery.Below? {
    guard let unit = seesOnly else { return nil }
    let units = directory.below(unit)
    let open = ledgers.filter { $0.reach != .own }.map(\.id)
    return units.isEmpty || open.isEmpty ? nil : .init(units: units, ledgers: open)
  }
}

/// What stands where one may not read on.
enum Withheld {
  static let title = "（知悉范围外，内容不显示）"
  static let wording = "［批示原文，限知悉范围内阅读］"
  static let workSecret = "工作秘密"
}

extension Visit {
  /// Matters that hold all words, of those the viewer may read: what is outside the circle is not found
  /// by its words.
  func found(_ words: [String], limit: Int) async throws -> [Matter] {
    let viewer = try someone
    var units: [UnitID]?
    if let own = viewer.seesOnly {
      units = [own] + (viewer.below(directory, try books.current)?.units ?? [])
    }
    let hits = try await store.search(words, units: units, limit: limit)
    let matters = try await store.matters(hits.matters.map { MatterID($0) })
    let reaches = Dictionary(uniqueKeysWithValues: try books.current.map { ($0.id, $0.reach) })
    return matters.filter {
      viewer.sees($0, directory, reach: reaches[$0.ledger] ?? .see) && viewer.knows($0, directory)
    }
  }
}
