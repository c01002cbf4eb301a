import DubanHTML

/// What the workplace adds to the commitments of a report: what was corrected or said of them, and
/// where they are corrected.
struct ReaderMargin: Sendable {
  /// A word and what it says: 修正, 区财政局.
  struct Note: Sendable {
    var word: String
    var text: String
  }

  /// By the commitment's id.
  var notes: [String: [Note]] = [:]
  /// Where a commitment is corrected, by its id; `nil` once that is over.
  var correcting: (@Sendable (String) -> Link)?
  /// Where a commitment is added to a sentence, counted from 1.
  var adding: (@Sendable (Int) -> Link)?
}
