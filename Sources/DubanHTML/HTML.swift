/// A piece of HTML or SVG.
///
/// Text is escaped when it is written, so that what a report says can never become markup.
/// Markup that is already written enters by `HTML(trusted:)` alone; whoever writes that word
/// vouches for it.
public struct HTML: Sendable {
  /// Only an element has a box of its own: text and groups are most of a page.
  enum Node: Sendable {
    case text(String)
    case spaced(String)
    case trusted(String)
    case group([HTML])
    indirect case element(Tag, [Attribute], HTML)
  }

  let node: Node

  init(_ node: Node) {
    self.node = node
  }

  /// Text; `<`, `>` and `&` in it stay what they are.
  public init(_ text: String) {
    node = .text(text)
  }

  /// Markup written by us, never by a file or a person.
  public init(trusted markup: String) {
    node = .trusted(markup)
  }

  public init(_ pieces: [HTML]) {
    node = .group(pieces)
  }

  public init(@HTMLBuilder content: () -> HTML) {
    self = content()
  }

  public static let empty = HTML([HTML]())

  /// The pieces of a list with something between each two.
  public static func joined(_ pieces: [HTML], by separator: HTML) -> HTML {
    var all: [HTML] = []
    all.reserveCapacity(pieces.count * 2)
    for (index, piece) in pieces.enumerated() {
      if index > 0 { all.append(separator) }
      all.append(piece)
    }
    return HTML(all)
  }
}
