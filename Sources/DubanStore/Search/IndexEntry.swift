/// What stands of a matter in the index itself, as each engine wants it.
struct IndexEntry: Sendable {
  private let division: String
  private let matter: Int64
  /// With a blank between each.
  private let tokens: String

  init(_ division: String, _ matter: Int64, _ document: SearchIndex.Stored) {
    self.division = division
    self.matter = matter
    let bytes = Array(document.rights.utf8) + [0x20] + BigramTokenizer.joined(document.text)
    tokens = String(decoding: bytes, as: UTF8.self)
  }

  static func columns(_ dialect: Dialect) -> [String] {
    switch dialect.engine {
    case .sqlite: ["rowid", "tokens"]
    case .postgres: ["division", "matter", "tokens"]
    }
  }

  func insertion(_ dialect: Dialect) -> String {
    switch dialect.engine {
    case .sqlite: "INSERT INTO search (rowid, tokens) VALUES (?1, ?2)"
    case .postgres:
      "INSERT INTO search (division, matter, tokens) VALUES (?1, ?2, CAST(?3 AS tsvector))"
    }
  }

  func arguments(_ dialect: Dialect) -> [SQLValue] {
    switch dialect.engine {
    case .sqlite:
      [.integer(Self.rowid(division, matter)), .text(tokens)]
    case .postgres: [.text(division), .integer(matter), .text(tsvector)]
    }
  }

  /// Matter and division in one number that grows with the matter, so that an FTS5 index is in
  /// order of age and needs no table of its own to name the matter.
  static func rowid(_ division: String, _ matter: Int64) -> Int64 {
    guard let digits = Int64(division), 0..<(1 << 20) ~= digits, 0..<(1 << 43) ~= matter else {
      preconditionFailure("no key for the index: \(division) \(matter)")
    }
    return matter << 20 | digits
  }

  static func matter(ofRowid rowid: Int64) -> Int64 { rowid >> 20 }

  /// `'老旧':2,9 '旧小':3` (PostgreSQL 15 §8.11.1), and the blocks of age without a place.
  private var tsvector: String {
    var places: [Substring: [Int]] = [:]
    for (index, token) in tokens.split(separator: " ").enumerated() {
      places[token, default: []].append(index + 1)
    }
    var text = AgeBlock.allCases.map { "'\($0.token(of: matter))'" }.joined(separator: " ")
    for (token, places) in places {
      let list = places.map(String.init).joined(separator: ",")
      text += " '\(token)':\(list)"
    }
    return text
  }
}

/// Blocks of matters of about the same age, as tokens of the PostgreSQL index: GIN knows no order,
/// so a search for the newest asks for the newest blocks first.
enum AgeBlock: Int64, CaseIterable {
  case small = 12
  case large = 15

  /// How many blocks a search asks for at once.
  static let asked: Int64 = 8

  func token(of matter: Int64) -> String { token(block: matter >> rawValue) }

  /// The tokens of the newest blocks up to a matter.
  func newest(upTo matter: Int64) -> [String] {
    let last = matter >> rawValue
    return (max(0, last - Self.asked + 1)...last).map { token(block: $0) }
  }

  private func token(block: Int64) -> String { "@\(rawValue)b\(block)" }
}

/// A document cut into its tokens, which can be done on any thread.
struct IndexedDocument: Sendable {
  let division: SQLValue
  let matter: SQLValue
  let rights: SQLValue
  let text: SQLValue
  let entry: IndexEntry

  init(_ document: SearchDocument) {
    let stored = SearchIndex.Stored(rights: document.rightTokens, text: document.text)
    division = .text(document.division)
    matter = .integer(document.matter)
    rights = .text(stored.rights)
    text = .text(stored.text)
    entry = IndexEntry(document.division, document.matter, stored)
  }
}
