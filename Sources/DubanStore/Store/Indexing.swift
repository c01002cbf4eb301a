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
      let head = "\(change.matter.title)\n\(change.matter.number)"
      let tail = old.map { $0.split(separator: "\n").dropFirst(2).map(String.init) } ?? []
      let text =
        ([head] + tail + change.added.map { $0.split(separator: "\n").joined(separator: " ") })
        .joined(separator: "\n")
      try SearchIndex.put(
        SearchDocument(
          division: store.division, matter: id, rights: Self.rights(of: change.matter), text: text),
        in: session)
    }
  }
}

struct DocumentChange {
  var matter: Matter
  var isNew: Bool
  var added: [String]
}
