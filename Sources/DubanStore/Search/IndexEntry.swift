/// A document cut into its tokens, as each engine wants it; can be made on any thread.
struct IndexEntry: Sendable {
  private let division: String
  private let matter: Int64
  private let number: Int
  /// With a blank between each.
  private let tokens: String

  init(_ document: SearchDocument) {
    division = document.division
    matter = document.matter
    number = document.number
    tokens = Self.tokens(rights: document.rightTokens, text: document.text)
  }

  static func tokens(rights: String, text: String) -> String {
    let words = BigramTokenizer.joined(text)
    return String(decoding: Array(rights.utf8) + [0x20] + words, as: UTF8.self)
  }

  static func columns(_ dialect: Dialect) -> [String] {
    switch dialect.engine {
    case .sqlite: ["rowid", "tokens"]
    case .postgres: ["division", "matter", "number", "tokens"]
    }
  }

  func arguments(_ dialect: Dialect) -> [SQLValue] {
    switch dialect.engine {
    case .sqlite:
      [
        SQLValue(SearchKey(division: division, matter: matter, number: number)?.rawValue),
        .text(tokens),
      ]
    case .postgres: [.text(division), .integer(matter), SQLValue(number), .text(tsvector)]
    }
  }

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

  /// The oldest matter in the newest blocks up to a matter.
  func oldest(upTo matter: Int64) -> Int64 {
    max(0, (matter >> rawValue) - Self.asked + 1) << rawValue
  }

  /// The tokens of the newest blocks up to a matter.
  func newest(upTo matter: Int64) -> [String] {
    let last = matter >> rawValue
    return (max(0, last - Self.asked + 1)...last).map { token(block: $0) }
  }

  private func token(block: Int64) -> String { "@\(rawValue)b\(block)" }
}
