internal import Duban

extension Changes {
  /// What search knows of a matter: its title and number, the texts of its fields, and what its entries
  /// say. Nothing of a personal ledger but title and number, and of no ledger a personal field, so that
  /// nothing personal is ever in the index.
  mutating func index(
    _ after: MatterRow, replacing before: MatterRow?, _ entries: [Entry], _ reference: Reference
  ) throws {
    let searched = { (matter: Matter) in
      SearchedMatter(
        matter, try reference.ledger(matter.ledger, version: matter.definition))
    }
    documents.append(
      DocumentChange(
        before: try before.map { try searched($0.matter) }, after: try searched(after.matter),
        entries: entries))
  }

  /// Units in any role, those that a question waits for while it does, and the ledger.
  static func rights(of matter: Matter) -> [SearchRight] {
    let own = matter.units.map(\.unit)
    let asked = matter.askedUnits.subtracting(own).sorted()
    return (own + asked).map { .unit($0.rawValue) } + [.ledger(matter.ledger)]
  }
}

extension Transaction {
  /// What the changed matters add to the index, after the rows it belongs to.
  func documentStatements() throws -> [SQLStatement] {
    try changes.documents.flatMap { change in
      var earlier: [Entry] = []
      if let before = change.before, !change.onlyAdds {
        let matter = before.matter
        earlier = try store.entries(of: matter.id, session).filter { $0.number <= matter.version }
      }
      return change.statements(after: earlier, division: store.division, session.dialect)
    }
  }
}

/// A matter with what its ledger lets search know of it.
struct SearchedMatter: Sendable {
  let matter: Matter
  let isPersonal: Bool
  /// Texts and places of its fields, and what it was promised with, one a line.
  let fields: String
  /// Those in a leader's own words: not for its units to find.
  let wordings: String

  init(_ matter: Matter, _ ledger: Ledger) {
    self.matter = matter
    isPersonal = ledger.isPersonal
    func written(isWording: Bool) -> String {
      guard !ledger.isPersonal else { return "" }
      let texts = ledger.fields.compactMap { field -> String? in
        guard [.text, .place].contains(field.kind), field.isWording == isWording,
          case .text(let text) = matter.fields[field.id]
        else { return nil }
        return text
      }
      let quotes = matter.sources.filter { $0.isInstruction == isWording }.compactMap(\.quote)
      return (texts + quotes).joined(separator: "\n")
    }
    (fields, wordings) = (written(isWording: false), written(isWording: true))
  }

  /// Whether the document of its title can stay as it is.
  func isTitledAs(_ other: SearchedMatter) -> Bool {
    matter.title == other.matter.title && matter.number == other.matter.number
      && isPersonal == other.isPersonal && fields == other.fields && wordings == other.wordings
      && Changes.rights(of: matter) == Changes.rights(of: other.matter)
  }
}

/// What an act adds to the texts that search knows of a matter, and what it changes in them.
struct DocumentChange: Sendable {
  /// `nil` when the matter is new.
  var before: SearchedMatter?
  var after: SearchedMatter
  /// The new entries.
  var entries: [Entry]

  /// Bytes of a text that are indexed: PostgreSQL keeps no place beyond 16,383 words.
  private static let longest = 40_000

  /// Whether the documents there are can stay as they are. Those of a closed matter are one.
  var onlyAdds: Bool {
    guard let before else { return true }
    return before.matter.standing.isOpen && after.matter.standing.isOpen
      && before.isTitledAs(after)
  }

  /// - Parameter earlier: the entries before the new ones, when not `onlyAdds`.
  func statements(
    after earlier: [Entry], division: String, _ dialect: Dialect
  ) -> [SQLStatement] {
    guard let before else { return SearchIndex.adding(documents(division), dialect) }
    guard !onlyAdds else {
      let decided = DecidedDisputes(before.matter, entries)
      return SearchIndex.adding(
        Self.texts(of: entries, as: after, division) + decided.documents(of: after, division),
        dialect)
    }
    let old = Self.documents(of: before, earlier, division)
    let new = Self.documents(of: after, earlier + entries, division)
    return SearchIndex.forgetting(old, dialect) + SearchIndex.adding(new, dialect)
  }

  /// The documents of a new matter.
  func documents(_ division: String) -> [SearchDocument] {
    Self.documents(of: after, entries, division)
  }

  /// The title with the fields, and each entry by itself while acts are still to come; all in one when the
  /// matter is closed, so that a search reads a row for it and not seven.
  private static func documents(
    of searched: SearchedMatter, _ entries: [Entry], _ division: String
  ) -> [SearchDocument] {
    let matter = searched.matter
    let texts = texts(of: entries, as: searched, division)
    var title = ["\(matter.title)\n\(matter.number)"]
    if !searched.fields.isEmpty { title.append(searched.fields) }
    let isJoined = !matter.standing.isOpen
    if isJoined { title += texts.filter { !$0.rights.isEmpty }.map(\.text) }
    let head = SearchDocument(
      division: division, matter: matter.id.rawValue, rights: Changes.rights(of: matter),
      text: beginning(of: title.joined(separator: "\n")))
    // In the order of their numbers, in which they are loaded fastest.
    var documents = [head] + (isJoined ? texts.filter(\.rights.isEmpty) : texts)
    documents += DecidedDisputes(nil, entries).documents(of: searched, division)
    if !searched.wordings.isEmpty {
      documents.append(
        SearchDocument(
          division: division, matter: matter.id.rawValue, number: SearchKey.numberMax, rights: [],
          text: beginning(of: searched.wordings)))
    }
    return documents
  }

  private static func texts(
    of entries: [Entry], as searched: SearchedMatter, _ division: String
  ) -> [SearchDocument] {
    let matter = searched.matter
    // The greatest number is that of the wordings.
    return (searched.isPersonal ? [] : entries).compactMap { entry in
      let text = [entry.text, entry.reason].compactMap { $0 }.joined(separator: "\n")
      guard !text.isEmpty, entry.number < SearchKey.numberMax else { return nil }
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
