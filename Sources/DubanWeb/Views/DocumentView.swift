import DubanHTML
import DubanReport

/// The spread: the report's text on the left page, findings and commitments on the right.
struct DocumentView {
  let reader: Reader
  private var report: WorkReport { reader.report }
  private var text: TextView { TextView(reader: reader) }
  private var margin: MarginView { MarginView(reader: reader) }

  var html: HTML {
    article(.class("spread"), .id("text"), .aria("label", "报告正文与批注")) {
      columnHeads
      for group in groups { set(group) }
    }
  }

  private var columnHeads: HTML {
    div(.class("row", "heads")) {
      div(.class("headline")) { "报告正文" }
      div(.class("headline", "columns")) {
        span { "项" }
        span { "承诺条目" }
        span { "时限" }
        span { "牵头 · 配合" }
      }
    }
  }

  /// Paragraphs one by one, but neighbouring notes together.
  private var groups: [ArraySlice<Paragraph>] {
    var groups: [ArraySlice<Paragraph>] = []
    let all = reader.paragraphs
    var start = all.startIndex
    for index in all.indices {
      let joins = all[index].isNote && index > all.startIndex && all[start].isNote
      if index > start, !joins {
        groups.append(all[start..<index])
        start = index
      }
    }
    if start < all.endIndex { groups.append(all[start...]) }
    return groups
  }

  private func set(_ group: ArraySlice<Paragraph>) -> HTML {
    guard let first = group.first else { return .empty }
    if first.isNote { return NotesView(reader: reader).notes(group) }
    return div(.class(first.opensSection ? "row fresh" : "row")) {
      self.paragraph(first)
      if !first.items.isEmpty {
        div(.class("side")) { for item in first.items { margin.item(item) } }
      }
      HTML(trusted: "\n")
    }
  }

  private func paragraph(_ paragraph: Paragraph) -> HTML {
    let content = text.text(paragraph.segments, in: paragraph.line.body)
    switch paragraph.role {
    case .blank: return div(.class("t"), .hidden) { content }
    case .front: return div(.class("t", "front")) { p(frontLook(paragraph)) { content } }
    case .salutation: return div(.class("t", "call")) { p { content } }
    case .part(let index): return div(.class("t")) { h2(.id("part\(index + 1)")) { content } }
    case .theme(let index, let depth):
      return div(.class("t")) { heading(depth)(.id("theme\(index + 1)")) { content } }
    case .body, .note: return setBody(paragraph)
    }
  }

  private func frontLook(_ paragraph: Paragraph) -> [Attribute] {
    // 征求意见稿 belongs to the title, on its line or on one of its own.
    let line = report.text(Span(paragraph.line.body))
    let isTitle = !line.isEmpty && report.title?.hasPrefix(line) == true
    return isTitle ? [.class("title")] : []
  }

  /// A short paragraph stays in view while its ledger is longer than it.
  private func setBody(_ paragraph: Paragraph) -> HTML {
    let staysInView = paragraph.items.count > 3 && paragraph.line.body.count < 480
    return div(.class("t", "body")) {
      if staysInView { div(.class("stay")) { body(paragraph) } } else { body(paragraph) }
    }
  }

  /// A paragraph; a theme that opens it is a heading that runs into the text.
  private func body(_ paragraph: Paragraph) -> HTML {
    let ink = paragraph.line.body
    let runIn = paragraph.segments.prefix {
      $0.theme != nil || $0.range.lowerBound < ink.lowerBound
    }
    guard let theme = runIn.last?.theme else {
      return p { text.text(paragraph.segments, in: ink) }
    }
    let rest = Array(paragraph.segments.dropFirst(runIn.count))
    let depth = report.depth(ofTheme: theme)
    return HTML {
      heading(depth)(.class("runin"), .id("theme\(theme + 1)")) {
        text.text(Array(runIn), in: ink)
      }
      p(.class("runin")) { text.text(rest, in: ink) }
    }
  }

  private func heading(_ depth: Int) -> Tag {
    switch depth {
    case 1: h3
    case 2: h4
    default: h5
    }
  }
}

extension Paragraph {
  /// Whether a part or a theme of the first level begins here; on paper, margins catch up there.
  var opensSection: Bool {
    switch role {
    case .part, .theme(_, depth: 1): true
    default: false
    }
  }

  var isNote: Bool {
    if case .note = role { return true }
    return false
  }
}
