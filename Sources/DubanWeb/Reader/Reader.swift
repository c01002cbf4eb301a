import DubanReport

/// A finding in the order of the text; `number` is what people call it by.
struct NumberedFinding: Sendable {
  var number: Int
  var finding: Finding
  /// Its quotes that lie in this report's text.
  var quotes: [Quote]

  var id: String { "f\(number)" }
  func quoteID(_ index: Int) -> String { "f\(number)q\(index + 1)" }
}

/// A report cut into paragraphs and segments, ready to be set: no page computes an offset.
struct Reader: Sendable {
  var report: WorkReport
  var findings: [NumberedFinding]
  var paragraphs: [Paragraph]
  /// What the workplace says beside the reading; a page that stands alone has none.
  let margin: ReaderMargin?

  init(
    report: WorkReport, findings: [Finding], index: Int = 0, margin: ReaderMargin? = nil
  ) {
    self.report = report
    self.margin = margin
    self.findings = Reader.number(findings, in: report, index)
    commitmentPlaces = Dictionary(
      report.commitments.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.paragraphs = []
    self.paragraphs = Paragraphing(reader: self).paragraphs()
    for case .note(let terms) in paragraphs.map(\.role) { explained.formUnion(terms) }
  }

  /// Numbers findings by where their first words stand; those without words come last.
  private static func number(
    _ findings: [Finding], in report: WorkReport, _ index: Int
  ) -> [NumberedFinding] {
    let whole = Span(start: 0, length: report.source.count)
    let placed = findings.map { finding in
      (finding, finding.quotes.filter { $0.report == index && whole.contains($0.span) })
    }
    let ordered = placed.enumerated().sorted { one, other in
      let starts = [one, other].map { $0.element.1.first?.span.start ?? Int.max }
      return (starts[0], one.offset) < (starts[1], other.offset)
    }
    return ordered.enumerated().map { place, entry in
      NumberedFinding(number: place + 1, finding: entry.element.0, quotes: entry.element.1)
    }
  }

  /// Index of the first paragraph that is a note.
  var firstNote: Int? { paragraphs.firstIndex(where: \.isNote) }

  /// The terms whose note the page shows.
  private(set) var explained: Set<Int> = []

  /// Index of each commitment by its id.
  let commitmentPlaces: [String: Int]

  var overlays: [Overlay] {
    var all: [Overlay] = []
    for (index, part) in report.parts.enumerated() {
      all.append(Overlay(mark: .part(index), span: part.span))
    }
    for (index, theme) in report.themes.enumerated() {
      all.append(Overlay(mark: .theme(index), span: theme.span))
    }
    for (index, sentence) in report.sentences.enumerated() {
      all.append(Overlay(mark: .sentence(index), span: sentence.span))
      for (place, quantity) in sentence.quantities.enumerated() {
        all.append(Overlay(mark: .quantity(sentence: index, index: place), span: quantity.span))
      }
    }
    for (index, term) in report.terms.enumerated() {
      all += term.occurrences.map { Overlay(mark: .term(index), span: $0) }
    }
    for (index, finding) in findings.enumerated() {
      for (place, quote) in finding.quotes.enumerated() {
        all.append(Overlay(mark: .quote(finding: index, index: place), span: quote.span))
      }
    }
    return all
  }
}
