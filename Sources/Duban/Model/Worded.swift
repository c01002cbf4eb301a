/// A closed list of words: a stable identifier in code, the official Chinese term for people.
public protocol Worded: CaseIterable, Hashable, Sendable {
  /// The official term, as ledgers and pages write it.
  var word: String { get }
}

extension Worded {
  /// The case with this term.
  public init?(word: some StringProtocol) {
    guard let match = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = match
  }
}
