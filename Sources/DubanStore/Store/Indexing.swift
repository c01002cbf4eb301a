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

  /// Whether the documents there are can stay as they are. Those of a closed matter are one.
  var onlyAdds: Bool {
    guard let before else { return true }
    return before.standing.isOpen && after.standing.isOpen && before.title == after.title
      && before.number == after.number && wasPersonal == isPersonal
      && Changes.rights(of: before) == Changes.rights(of: after)
  }

  /// - Parameter earlier: the entries before the new ones, when not `onlyAdds`.
  func statements(
    after earlier: [Entry], division: String, _ dialect: Dialect
  ) -> [SQLStatement] {
    guard let before else { return SearchIndex.adding(documents(division), dialect) }
    guard !onlyAdds else {
      let texts = isPersonal ? [] : Self.texts(of: entries, as: after, division)
      let decided = DecidedDisputes(before, entries).documents(of: after, isPersonal, division)
      return SearchIndex.adding(texts + decided, dialect)
    }
    let old = Self.documents(of: before, earlier, wasPersonal, division)
    let new = Self.documents(of: after, earlier + entries, isPersonal, division)
    return SearchIndex.forgetting(old, dialect) + SearchIndex.adding(new, dialect)
  }

  /// The documents of a new matter.
  func documents(_ division: String) -> [SearchDocument] {
    Self.documents(of: after, entries, isPersonal, division)
  }

  /// The title and each entry by itself while acts are still to come; all in one when the matter is
  /// closed, so that a search reads a row for it and not seven.
  private static func documents(
    of matter: Matter, _ entries: [Entry], _ isPersonal: Bool, _ division: String
  ) -> [SearchDocument] {
    documents(of: matter, isPersonal ? [] : entries, division)
      + DecidedDisputes(nil, entries).documents(of: matter, isPersonal, division)
  }

  private static func documents(
    of matter: Matter, _ entries: [Entry], _ division: String
  ) -> [SearchDocument] {
    let texts = texts(of: entries, as: matter, division)
    let hidden = texts.filter(\.rights.isEmpty)
    var head = SearchDocument(
      division: division, matter: matter.id.rawValue, rights: Changes.rights(of: matter),
      text: "\(matter.title)\n\(matter.number)")
    guard !matter.standing.isOpen else { return [head] + texts }
    let shown = texts.filter { !$0.rights.isEmpty }.map(\.text)
    head.text = beginning(of: ([head.text] + shown).joined(separator: "\n"))
    return [head] + hidden
  }

  private static func texts(
    of entries: [Entry], as matter: Matter, _ division: String
  ) -> [SearchDocument] {
    entries.compactMap { entry in
      let text = [entry.text, entry.reason].compactMap { $0 }.joined(separator: "\n")
      guard !text.isEmpty else { return nil }
      return SearchDocument(
        division: division, matter: matter.id.rawValue, number: entry.number,
        rights: isWording(entry, on: matter) ? [] : Changes.rights(of: matter),
        text: beginning(of: text))
    }
  }

  /// A remark from outside the units may be a leader's instruction: its wording is not theirs to find.
  private static func isWording(_ entry: Entry, on matter: Matter) -> Bool {
    entry.act == .remark && !matter.units.contains { $0.unit == entry.by.unit }
  }

  private static func beginning(of text: String) -> String {
    text.utf8.count <= longest ? text : String(decoding: text.utf8.prefix(longest), as: UTF8.self)
  }
}
