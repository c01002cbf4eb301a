internal import Duban

extension Changes {
  /// What search knows of a matter: its title and number, and what its entries say. Nothing of a
  /// personal ledger but title and number, so that nothing personal is ever in the index.
  mutating func index(_ row: MatterRow, _ entries: [Entry], _ reference: Reference) throws {
    let ledger = try reference.ledger(row.matter.ledger, version: row.matter.definition)
    let texts = ledger.isPersonal ? [] : entries.flatMap { [$0.text, $0.reason] }.compactMap { $0 }
    documents.append(
      DocumentChange(
        matter: row.matter, isNew: row.matter.version == entries.count, added: texts))
  }

  /// Units in any role, and the ledger.
  static func rights(of matter: Matter) -> [SearchRight] {
    matter.units.map { .unit($0.unit.rawValue) } + [.ledger(matter.ledger)]
  }
}

extension Transaction {
  /// Puts every changed document into the index, after the rows it belongs to.
  func writeDocuments() throws {
    for change in changes.documents {
      let old =
        change.isNew
        ? nil
        : try SearchIndex.stored(store.division, change.matter.id.rawValue, in: session)
      try SearchIndex.replace(
        old, with: change.document(division: store.division, after: old?.text), in: session)
    }
  }
}

/// What an act adds to the text that search knows of a matter.
struct DocumentChange: Sendable {
  var matter: Matter
  var isNew: Bool
  var added: [String]

  /// Bytes of the texts kept: a document of PostgreSQL ends at 1 MB, and the places of its words at
  /// 16,383.
  private static let longest = 40_000

  /// The matter's new document: the head as it is now, the lines there were, and those added; the
  /// oldest lines go when it grows too long.
  func document(division: String, after old: String?) -> SearchDocument {
    var tail = old.map(Self.tail) ?? ""
    for text in added.map(Self.line) where !text.isEmpty { tail += "\n" + text }
    return SearchDocument(
      division: division, matter: matter.id.rawValue, rights: Changes.rights(of: matter),
      text: "\(Self.line(matter.title))\n\(matter.number)" + Self.newest(tail))
  }

  /// All after the second line, with the line break before it.
  private static func tail(of text: String) -> String {
    let breaks = text.utf8.indices.lazy.filter { text.utf8[$0] == 10 }
    return breaks.dropFirst().first.map { String(text[$0...]) } ?? ""
  }

  /// A text in one line: the index keeps a line for each.
  private static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.properties.isWhitespace) else { return text }
    return text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private static func newest(_ tail: String) -> String {
    guard tail.utf8.count > longest else { return tail }
    var left = longest
    let kept = tail.split(separator: "\n").reversed().prefix { line in
      left -= line.utf8.count + 1
      return left >= 0
    }
    return kept.reversed().map { "\n" + $0 }.joined()
  }
}
