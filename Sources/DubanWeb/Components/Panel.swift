import DubanHTML

/// A ruled sheet with a heading: the unit that pages are made of.
struct Panel: Sendable {
  var heading: String
  /// Beside the heading, at the right: how it is sorted, what it counts.
  var note: String?
  var id: String?
  /// Beside the heading instead of the note: acts on the whole.
  var acts: HTML?
  /// In the heading's place: lists of one kind to choose from. The heading is then read aloud only.
  var tabs: Tabs?
  /// Whether the content has room around it; tables and charts bring their own.
  var isPadded: Bool
  var content: HTML

  init(
    _ heading: String, note: String? = nil, id: String? = nil, acts: HTML? = nil,
    tabs: Tabs? = nil, isPadded: Bool = false, @HTMLBuilder content: () -> HTML
  ) {
    self.heading = heading
    self.note = note
    self.id = id
    self.acts = acts
    self.tabs = tabs
    self.isPadded = isPadded
    self.content = content()
  }

  var html: HTML {
    section([.class("panel")] + (id.map { [.id($0)] } ?? [])) {
      div(.class("panel-head")) {
        h2(tabs == nil ? [] : [.class("unseen")]) { HTML(spaced: heading) }
        if let tabs { tabs.html }
        if let note { small { HTML(spaced: note) } }
        if let acts { div(.class("acts")) { acts } }
      }
      if isPadded { div(.class("padded")) { content } } else { content }
    }
  }
}

/// Panels side by side: the wide one and, at the right or below on a phone, the narrow ones.
struct Columns: Sendable {
  var wide: HTML
  var narrow: HTML

  init(@HTMLBuilder wide: () -> HTML, @HTMLBuilder narrow: () -> HTML) {
    self.wide = wide()
    self.narrow = narrow()
  }

  var html: HTML {
    div(.class("columns-2")) {
      div(.class("stack")) { wide }
      div(.class("stack")) { narrow }
    }
  }
}
