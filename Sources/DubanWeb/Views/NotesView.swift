import DubanHTML
import DubanReport

/// The notes at the end (名词解释), each to fold away.
struct NotesView {
  let reader: Reader
  private var text: TextView { TextView(reader: reader) }

  func notes(_ paragraphs: ArraySlice<Paragraph>) -> HTML {
    var seen: Set<Int> = []
    let notes = paragraphs.map { paragraph in
      note(paragraph, isFirst: { seen.insert($0).inserted })
    }
    return div(.class("t", "notes"), .id("notes")) { HTML(notes) }
  }

  private func note(_ paragraph: Paragraph, isFirst: (Int) -> Bool) -> HTML {
    let ink = paragraph.line.body
    guard case .note(let term) = paragraph.role, let end = paragraph.nameEnd, isFirst(term) else {
      return p { text.text(paragraph.segments, in: ink) }
    }
    let name = paragraph.segments.prefix { $0.range.upperBound <= end }
    let rest = paragraph.segments.dropFirst(name.count)
    return details(.open, .id("n\(term + 1)")) {
      summary { text.text(Array(name), in: ink) }
      p { text.text(Array(rest), in: ink) }
      HTML(trusted: "\n")
    }
  }
}
