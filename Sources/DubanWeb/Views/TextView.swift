import DubanHTML
import DubanReport

/// Sets the text of a paragraph. Its text nodes are the source's characters and nothing else;
/// marks are links without text whose sign the style draws.
struct TextView {
  let reader: Reader
  private var report: WorkReport { reader.report }

  /// Runs of one sentence each, the kind's letter where a run of sentences of one kind begins.
  func text(_ segments: [Segment], in body: Range<Int>) -> HTML {
    var pieces: [HTML] = []
    var previous = Kind.rhetoric
    var index = segments.startIndex
    while index < segments.endIndex {
      let sentence = segments[index].sentence
      let isInk = body.contains(segments[index].range.lowerBound)
      let end =
        segments[index...].firstIndex {
          $0.sentence != sentence || body.contains($0.range.lowerBound) != isInk
        } ?? segments.endIndex
      let run = segments[index..<end]
      if !isInk {
        pieces.append(span(.hidden) { for segment in run { report.text(segment.span) } })
      } else if let sentence {
        let kind = report.sentences[sentence].kind
        pieces.append(self.sentence(sentence, run, opensRun: kind != previous))
        previous = kind
      } else {
        pieces += run.map(words)
      }
      index = end
    }
    return HTML(pieces)
  }

  private func sentence(_ index: Int, _ run: ArraySlice<Segment>, opensRun: Bool) -> HTML {
    let sentence = report.sentences[index]
    var attributes: [Attribute] = [.class("s", sentence.kind.rawValue)]
    if run.first?.range.lowerBound == sentence.span.start { attributes.append(.id(sentence.id)) }
    if opensRun, let letter = sentence.kind.letter { attributes.append(.data("k", letter)) }
    let isEnd = run.last?.range.upperBound == sentence.span.end
    return HTML {
      span(attributes) { for segment in run { words(segment) } }
      if isEnd { commitmentMark(of: sentence) }
    }
  }

  private func words(_ segment: Segment) -> HTML {
    var html = Typography.spaced(
      report.text(segment.span), after: character(at: segment.range.lowerBound - 1),
      before: character(at: segment.range.upperBound))
    if let look = look(of: segment) { html = span(look) { html } }
    if let term = segment.term {
      html = explained(term, html)
    }
    return HTML([html] + segment.ending.compactMap(findingMark))
  }

  private func character(at offset: Int) -> Character? {
    guard offset >= 0, offset < report.source.count else { return nil }
    return report.text(Span(start: offset, length: 1)).first
  }

  /// The attributes of a stretch with quantities, disputed words or a theme, else `nil`.
  private func look(of segment: Segment) -> [Attribute]? {
    let quantities = segment.quantities.map { report.sentences[$0.sentence].quantities[$0.index] }
    let verdict = segment.findings.map { reader.findings[$0].finding.verdict }.max()
    var classes: [String] = []
    if !quantities.isEmpty { classes.append("q") }
    if let verdict { classes += ["fq", verdict.rawValue] }
    if segment.theme != nil { classes.append("theme") }
    if classes.isEmpty { return nil }
    var attributes: [Attribute] = [.class(classes.joined(separator: " "))]
    if !quantities.isEmpty {
      attributes.append(.title(quantities.map(\.explanation).joined(separator: "\n")))
    }
    return attributes
  }

  private func explained(_ term: Int, _ words: HTML) -> HTML {
    let look: [Attribute] = [.class("term"), .title(note(term))]
    guard reader.explained.contains(term) else { return span(look) { words } }
    return a(look + [.href(.fragment("n\(term + 1)"))]) { words }
  }

  private func note(_ term: Int) -> String {
    let text = report.text(report.terms[term].note)
    return text.count > 160 ? text.prefix(160) + "…" : text
  }

  // MARK: Marks

  private func findingMark(_ mark: Mark) -> HTML? {
    guard case .quote(let index, let quote) = mark else { return nil }
    let finding = reader.findings[index]
    return a(
      .class("fm", finding.finding.verdict.rawValue), .id(finding.quoteID(quote)),
      .href(.fragment(finding.id)), .data("n", String(finding.number)),
      .aria("label", "\(finding.finding.verdict.label)，待核第 \(finding.number) 处"))
  }

  private func commitmentMark(of sentence: Sentence) -> HTML {
    guard let first = sentence.commitments.first, let last = sentence.commitments.last else {
      return .empty
    }
    let number = first == last ? "\(first + 1)" : "\(first + 1)–\(last + 1)"
    return a(
      .class("cm"), .href(.fragment(report.commitments[first].id)), .data("n", number),
      .aria("label", "承诺第 \(number) 项"))
  }
}
