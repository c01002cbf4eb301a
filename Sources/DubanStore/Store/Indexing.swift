internal import Duban

extension Transaction {
  /// What search knows of a matter: its title and number, and what its entries say. Nothing of a
  /// personal ledger but title and number, so that nothing personal is ever in the index.
  mutating func index(_ row: MatterRow, _ entries: [Entry], _ ledger: Ledger) {
    let texts = ledger.isPersonal ? [] : entries.flatMap { [$0.text, $0.reason] }.compactMap { $0 }
    documents.append(
      DocumentChange(
        matter: row.matter, isNew: row.matter.version == entries.count, added: texts))
  }

  /// Units in any role, and the ledger.
  static func rights(of matter: Matter) -> [SearchRight] {
    matter.units.map { .unit($0.unit.rawValue) } + [.ledger(matter.ledger)]
  }

  /// Puts every changed document into the index, after the rows it belongs to.
  func writeDocuments() throws {
    for change in documents {
      let id = change.matter.id.rawValue
      let old =
        change.isNew
        ? nil
        : try session.first(
          "SELECT text FROM document WHERE division = ?1 AND matter = ?2", [here, .integer(id)]
        )?.text(0)
      let head = "\(Self.line(change.matter.title))\n\(change.matter.number)"
      let tail = old.map { $0.split(separator: "\n").dropFirst(2).map(String.init) } ?? []
      let added = change.added.map(Self.line).filter { !$0.isEmpty }
      let text =
        ([head] + Self.newest(tail + added)).joined(separator: "\n")
      try SearchIndex.put(
        SearchDocument(
          division: store.division, matter: id, rights: Self.rights(of: change.matter), text: text),
        in: session)
    }
  }
}

extension Transaction {
  /// A text in one line: the index keeps a line for each.
  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// The newest texts up to a bound: a document of PostgreSQL ends at 1 MB, and the places of its
  /// words at 16,383.
  private static func newest(_ lines: [String]) -> [String] {
    var left = 40_000
    let kept = lines.reversed().prefix { line in
      left -= line.utf8.count + 1
      return left >= 0
    }
    return kept.reversed()
  }
}

struct DocumentChange {
  var matter: Matter
  var isNew: Bool
  var added: [String]
}
