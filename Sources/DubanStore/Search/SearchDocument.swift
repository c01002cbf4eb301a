/// A text of a matter as the index holds it: its title with its number, or what one entry says.
public struct SearchDocument: Hashable, Sendable {
  /// Six digits.
  public var division: String
  /// Greater numbers are newer: results come newest first. At most 2³⁰ − 1.
  public var matter: Int64
  /// Number of the entry whose text it is; 0 for the title.
  public var number: Int
  /// Besides these, everybody who may see the whole division finds it.
  public var rights: [SearchRight]
  public var text: String

  public init(
    division: String, matter: Int64, number: Int = 0, rights: [SearchRight], text: String
  ) {
    self.division = division
    self.matter = matter
    self.number = number
    self.rights = rights
    self.text = text
  }

  /// The rights as the index has them, with blanks between.
  var rightTokens: String {
    rights.map { $0.token(division: division) }.sorted().joined(separator: " ")
  }

  var key: SearchKey? { SearchKey(division: division, matter: matter, number: number) }
}

/// A search: matters whose documents carry one of the rights and between them hold every term, each
/// term within one document.
public struct SearchQuery: Hashable, Sendable {
  public var division: String
  /// Each is looked for as one run of characters.
  public var terms: [String]
  /// `nil` for who may see the whole division; empty for who may see nothing.
  public var rights: [SearchRight]?
  /// How many matters to give.
  public var limit: Int

  public init(division: String, terms: [String], anyOf rights: [SearchRight]?, limit: Int = 20) {
    self.division = division
    self.terms = terms
    self.rights = rights
    self.limit = limit
  }

  var phrases: [SearchPhrase] {
    terms.map { BigramTokenizer.phrase(of: $0) }.filter { !$0.tokens.isEmpty }
  }

  /// The tokens of which a document must have one; `nil` when it needs none.
  var rightTokens: [String]? {
    rights.map { rights in Set(rights.map { $0.token(division: division) }).sorted() }
  }
}

/// What a search found.
public struct SearchHits: Hashable, Sendable {
  /// The count stops here; a page then says 1,000+.
  public static let countLimit = 1_000

  /// Newest first.
  public var matters: [Int64]
  /// Never above `countLimit`.
  public var count: Int
  /// Whether there are more than `count`.
  public var hasMore: Bool

  public static let none = SearchHits(newest: [], limit: 0)

  /// - Parameter newest: at most `countLimit` + 1 matters.
  init(newest: [Int64], limit: Int) {
    matters = Array(newest.prefix(limit))
    count = min(newest.count, Self.countLimit)
    hasMore = newest.count > Self.countLimit
  }
}
