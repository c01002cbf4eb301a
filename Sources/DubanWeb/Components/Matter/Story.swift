import DubanHTML

/// 办理记录 as a story, the newest first.
struct Story: Sendable {
  struct Item: Sendable {
    enum Tone: String, Sendable {
      /// An act of a person.
      case plain
      /// What the system did by the clock.
      case system
      /// A step that counts: issued, verified, closed.
      case step
      /// Returned, relapsed, overdue.
      case grave
      /// Taken back within its half hour; struck through and kept.
      case withdrawn
    }
    /// 4月23日 09:12
    var when: String
    /// 2026-04-23T09:12+08:00
    var stamp: String
    var who: String
    var what: String
    var note: String?
    var tone = Tone.plain
    /// Files, links, the form that takes it back.
    var more: HTML?
    /// Its place on the page.
    var id: String?
  }

  var items: [Item]
  var earlier: Link?
  /// In a narrow column a long note shows its beginning and opens when pressed.
  var foldsNotes = false

  var html: HTML {
    HTML {
      ol(.class("story")) {
        for item in items {
          li([.class(item.tone.rawValue)] + (item.id.map { [.id($0)] } ?? [])) {
            p {
              time(.dateTime(item.stamp)) { item.when }
              b { item.who }
              span(.class("said")) { HTML(spaced: item.what) }
              if item.tone == .withdrawn { small { "（已撤回）" } }
            }
            if let note = item.note { said(note) }
            if let more = item.more { more }
          }
        }
      }
      if let earlier { p(.class("more")) { a(.href(earlier)) { "更早的记录" } } }
    }
  }

  private func said(_ note: String) -> HTML {
    let whole = p(.class("soft")) { HTML(spaced: note) }
    guard foldsNotes, note.count > 2 * Self.noteShown else { return whole }
    return details {
      summary { HTML(spaced: "\(note.prefix(Self.noteShown))……（共\(note.count)字，点开看全文）") }
      whole
    }
  }

  private static let noteShown = 60
}

/// The words of the report that a matter came from.
struct SourceQuote: Sendable {
  var text: String
  /// 报告第三部分 · 第27段
  var place: String
  var link: Link?

  var html: HTML {
    figure(.class("source")) {
      blockquote { Typography.spaced(text, after: nil, before: nil) }
      figcaption {
        if let link { a(.href(link)) { HTML(spaced: place) } } else { HTML(spaced: place) }
      }
    }
  }
}
