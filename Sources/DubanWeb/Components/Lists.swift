import DubanHTML

/// Names and values beside each other.
struct KeyValue: Sendable {
  var pairs: [(key: String, value: HTML)]

  init(_ pairs: [(key: String, value: HTML)]) { self.pairs = pairs }

  init(texts: [(String, String)]) {
    pairs = texts.map { ($0.0, HTML(spaced: $0.1)) }
  }

  var html: HTML {
    dl(.class("pairs")) {
      for pair in pairs {
        div {
          dt { pair.key }
          dd { pair.value }
        }
      }
    }
  }
}

/// Facts in big numerals across the page.
struct FactRow: Sendable {
  enum Tone: String, Sendable {
    case plain, red, amber, faint
  }
  struct Fact: Sendable {
    var name: String
    var value: String
    var unit: String?
    var note: String?
    var tone = Tone.plain
    var link: Link?
  }

  var facts: [Fact]

  var html: HTML {
    dl(.class("numerals")) {
      for fact in facts {
        div(.class(fact.tone.rawValue)) {
          dt { fact.name }
          dd {
            if let link = fact.link { a(.href(link)) { number(fact) } } else { number(fact) }
            if let note = fact.note { small { HTML(spaced: note) } }
          }
        }
      }
    }
  }

  private func number(_ fact: Fact) -> HTML {
    HTML {
      b { fact.value }
      if let unit = fact.unit { span { unit } }
    }
  }
}

/// A choice between lists of one page, or pages of one thing.
struct Tabs: Sendable {
  struct Tab: Sendable {
    var word: String
    var link: Link
    var count: Int?
    var isHere = false
  }

  /// What the tabs choose, read aloud.
  var name: String
  var tabs: [Tab]

  var html: HTML {
    nav(.class("tabs"), .aria("label", name)) {
      for tab in tabs {
        a([.href(tab.link)] + (tab.isHere ? [.aria("current", "page")] : [])) {
          tab.word
          if let count = tab.count { b { grouped(count) } }
        }
      }
    }
  }
}

/// Earlier and later pages of a list; there are no page numbers, as the list moves on.
struct Pager: Sendable {
  var previous: Link?
  var next: Link?
  /// What is shown: 共 1,284 件.
  var said: String?

  var html: HTML {
    nav(.class("pager"), .aria("label", "翻页")) {
      if let said { span { HTML(spaced: said) } }
      turn("上一页", previous, rel: "prev")
      turn("下一页", next, rel: "next")
    }
  }

  private func turn(_ word: String, _ link: Link?, rel: String) -> HTML {
    guard let link else { return span(.class("act", "off")) { word } }
    return a(.class("act", "plain"), .href(link), .rel(rel)) { word }
  }
}

/// What a list is narrowed by, above it, in one line.
struct FilterBar: Sendable {
  var action: Link
  var fields: [Field]
  var hidden: [Hidden] = []
  /// Leads to the list without filters; `nil` when none is set.
  var reset: Link?
  /// At the right: export, choice of columns.
  var acts: HTML?

  var html: HTML {
    form(.class("filters"), .method("get"), .action(action), .role("search")) {
      for value in hidden { value.html }
      for field in fields { field.html }
      ActButton("筛选", .submit()).html
      if let reset { a(.class("act", "quiet"), .href(reset)) { "清除条件" } }
      if let acts { div(.class("acts")) { acts } }
    }
  }
}
