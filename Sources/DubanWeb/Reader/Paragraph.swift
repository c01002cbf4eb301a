import DubanReport

/// A paragraph of the report as the page sets it, with what stands in the margin beside it.
struct Paragraph: Sendable {
  enum Role: Equatable, Sendable {
    /// Title, speaker and date above the salutation.
    case front
    /// A salutation, set without an indent: 各位代表:
    case salutation
    /// A line that is the heading of a part or, with its depth, of a theme.
    case part(Int)
    case theme(Int, depth: Int)
    case body
    /// A note at the end, with the terms whose explanation begins in it (a line may explain two).
    case note(terms: [Int])
    case blank
  }

  /// What stands beside a paragraph, in the order of the text.
  enum Item: Hashable, Sendable {
    case finding(Int)
    /// Words of a finding whose card stands beside another paragraph.
    case reference(Int)
    case commitment(Int)
  }

  var line: Line
  var role: Role
  var segments: [Segment]
  var items: [Item]
  /// In a note: where the name of the term ends and the explanation begins.
  var nameEnd: Int?
}
