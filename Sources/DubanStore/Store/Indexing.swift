internal import Duban

extension Changes {
  /// What search knows of a matter: its title and number, and what its entries say. Nothing of a
  /// personal ledger but title and number, so that nothing personal is ever in the index.
  mutating func index(
    _ after: MatterRow, replacing before: MatterRow?, _ entries: [Entry], _ reference: Reference
  ) throws {
    let isPersonal = { (matter: Matter) in
      try reference.ledger(matter.ledger, version: matter.definition).isPersonal
    }
    documents.append(
      DocumentChange(
        before: before?.matter, after: after.matter, entries: entries,
        wasPersonal: try before.map { try isPersonal($0.matter) } ?? false,
        isPersonal: try isPersonal(after.matter)))
  }

  /// Units in any role, and the ledger.
  static func rights(of matter: Matter) -> [SearchRight] {
    matter.units.map { .unit($0.unit.rawValue) } + [.ledger(matter.ledger)]
  }
}

extension Transaction {
  /// What the changed matters add to the index, after the rows it belongs to.
  func documentStatements() throws -> [SQLStatement] {
    try changes.documents.flatMap { change in
      var earlier: [Entry] = []
      if let before = change.before, !change.onlyAdds {
        earlier = try store.entries(of: before.id, session).filter { $0.number <= before.version }
      }
      return change.statements(after: earlier, division: store.division, session.dialect)
    }
  }
}

/// What an act adds to the texts that search knows of a matter, and what it changes in them.
struct DocumentChange: Sendable {
  /// `nil` when the matter is new.
  var before: Matter?
  var after: Matter
  /// The new entries.
  var entries: [Entry]
  /// Whether its ledger was one of personal matters, before a migration.
  var wasPersonal = false
  var isPersonal: Bool

  /// Bytes of a text that are indexed: PostgreSQL keeps no place beyond 16,383 words.
  private static let longest = 40_000

  /// Whether the documents there are can stay as they are.
  var onlyAdds: Bool {
    guard let before else { return true }
    return before.title == after.title && before.number == after.number
      && wasPersonal == isPersonal && Changes.rights(of: before) == Changes.rights(of: after)
  }

  /// - Parameter earlier: the entries before the new ones, when not `onlyAdds`.
  func statements(
    after earlier: [Entry], division: String, _ dialect: Dialect
  ) -> [SQLStatement] {
    guard let before, !onlyAdds else {
      return SearchIndex.adding(documents(division), dialect)
    }
    let old = wasPersonal ? [] : texts(of: earlier, as: before, division)
    let new = isPersonal ? [] : texts(of: earlier + entries, as: after, division)
    return SearchIndex.forgetting([Self.title(of: before, division)] + old, dialect)
      + SearchIndex.adding([Self.title(of: after, division)] + new, dialect)
  }

  /// The documents of what is new.
  func documents(_ division: String) -> [SearchDocument] {
    (before == nil ? [Self.title(of: after, division)] : [])
      + (isPersonal ? [] : texts(of: entries, as: after, division))
  }

  private static func title(of matter: Matter, _ division: String) -> SearchDocument {
    SearchDocument(
      division: division, matter: matter.id.rawValue, rights: Changes.rights(of: matter),
      text: "\(matter.title)\n\(matter.number)")
  }

  private func texts(
    of entries: [Entry], as matter: Matter, _ division: String
  ) -> [SearchDocument] {
    entries.compactMap { entry in
      let text = [entry.text, entry.reason].compactMap { $0 }.joined(separator: "\n")
      guard !text.isEmpty else { return nil }
      return SearchDocument(
        division: division, matter: matter.id.rawValue, number: entry.number,
        rights: Changes.rights(of: matter), text: Self.beginning(of: text))
    }
  }

  private static func beginning(of text: String) -> String {
    text.utf8.count <= longest ? text : String(decoding: text.utf8.prefix(longest), as: UTF8.self)
  }
}
