import DubanHTML
import DubanReport

/// The notes at the end (名词解释), each to fold away.
struct NotesView {
  let reader: Reader
  private var text: TextView { TextView(reader: reader) }

  func notes(_ paragraphs: ArraySlice<Paragraph>) -> HTML {
    let isFirst = paragraphs.startIndex == reader.firstNote
    return div(isFirst ? [.class("t", "notes"), .id("notes")] : [.class("t", "notes")]) {
      for paragraph in paragraphs { note(paragraph) }
    }
  }

  private func note(_ paragraph: Paragraph) -> HTML {
    let ink = paragraph.line.body
    guard case .note(let terms) = paragraph.role else { return .empty }
    guard let end = paragraph.nameEnd, let term = terms.first else {
      return p {
        for term in terms { span(.id("n\(term + 1)")) }
        text.text(paragraph.segments, in: ink)
      }
    }
    let name = paragraph.segments.prefix { $0.range.upperBound <= end }
    let rest = paragraph.segments.dropFirst(name.count)
    return details(.open, .id("n\(term + 1)")) {
      summary {
        for other in terms.dropFirst() { span(.id("n\(other + 1)")) }
        text.text(Array(name), in: ink)
      }
      p { text.text(Array(rest), in: ink) }
      HTML(trusted: "\n")
    }
  }
}
