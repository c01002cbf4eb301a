package import DubanReport

/// What a person may correct of a commitment, in the words that tables and forms show.
package struct CommitmentWords: Hashable, Sendable {
  /// The whole sentence, and the commitment's own words in it as they were read: by these a correction
  /// finds it again.
  package let id: String
  package let sentence: String
  package let quote: String
  /// Where it begins and ends now.
  package var cut: String
  package var task: String
  package var type: CommitmentType
  /// One line for each figure, as `MeasureWords` reads it.
  package var measure: String
  package var lead: [String]
  package var support: [String]
  /// ISO date, 长期坚持 for what is never finished, or the words where no date is known.
  package var deadline: String

  package init(of commitment: Commitment, in report: WorkReport) {
    let said = report.sentences[commitment.sentence]
    id = commitment.id
    sentence = report.text(said.span)
    quote = report.text(commitment.spanAsRead)
    cut = report.text(commitment.span)
    task = report.task(of: commitment)
    type = report.type(of: commitment)
    measure =
      commitment.corrected?.measure
      ?? commitment.quantities.filter(said.quantities.indices.contains)
      .map { FigureWords(said.quantities[$0]).line }.joined(separator: "\n")
    lead = commitment.lead.map(\.unit)
    support = commitment.support.map(\.unit)
    deadline = Self.deadline(of: commitment)
  }

  /// One that a person adds to a sentence.
  ///
  /// - Parameter cut: the words of the sentence that promise it.
  package init(adding task: String, cut: String, to sentence: String) {
    id = "a" + Correction.fingerprint(of: sentence + "\n" + task).prefix(8)
    self.sentence = sentence
    quote = task
    self.cut = cut
    self.task = task
    type = .routine
    (measure, lead, support, deadline) = ("", [], [], "")
  }

  private static func deadline(of commitment: Commitment) -> String {
    if commitment.isStanding, commitment.deadline.span == nil { return "长期坚持" }
    return commitment.deadline.date?.iso ?? commitment.deadline.text
  }

  /// Names as people list them, each once: `、`, commas, semicolons, slashes and line ends part them.
  package static func units(_ text: String) -> [String] {
    var seen: Set<String> = []
    let marks: Set<Character> = ["、", ",", ";", "\u{FF0C}", "\u{FF1B}", "/"]
    return text.split { marks.contains($0) || $0.isNewline }
      .map { CellText.trimmed($0) }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// What must be corrected so that it says other words.
  package func corrections(to other: CommitmentWords) -> [Correction] {
    let pairs: [(Correction.Field, [String], [String])] = [
      (.cut, [cut], [other.cut]),
      // A new cut brings its own words, unless the task is worded by hand.
      (.task, [task], [other.task]),
      (.type, [type.rawValue], [other.type.rawValue]),
      (.measure, Self.list(measure), Self.list(other.measure)),
      (.deadline, Self.list(deadline), Self.list(other.deadline)),
      (.lead, lead, other.lead), (.support, support, other.support),
    ]
    return pairs.filter { $0.1 != $0.2 }.map { correction($0.0, from: $0.1, to: $0.2) }
  }

  package func correction(
    _ field: Correction.Field, from: [String] = [], to: [String] = []
  ) -> Correction {
    Correction(
      commitment: id, sentence: sentence, quote: quote, field: field, from: from, to: to)
  }

  private static func list(_ text: String) -> [String] { text.isEmpty ? [] : [text] }
}
