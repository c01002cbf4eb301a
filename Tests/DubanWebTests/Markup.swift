/// Just enough of an HTML parser to ask a page what it says.
struct Markup {
  struct Element {
    var name: String
    var attributes: [String: String]
    /// Indices of the elements around this one, outermost first.
    var ancestors: [Int]
  }

  var elements: [Element] = []
  /// Text nodes with the elements around each.
  var texts: [(text: String, ancestors: [Int])] = []

  static let void: Set<String> = ["meta", "br", "hr", "img", "input", "link", "!doctype"]

  init(_ page: String) {
    var open: [Int] = []
    for piece in page.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
      guard let end = Markup.tagEnd(piece) else { continue }
      let tag = piece[..<end]
      if tag.hasPrefix("/") {
        open.removeLast()
      } else {
        let element = Markup.element(tag, open)
        if !Markup.void.contains(element.name) { open.append(elements.count) }
        elements.append(element)
      }
      let text = piece[piece.index(after: end)...]
      if !text.isEmpty { texts.append((Markup.unescaped(String(text)), open)) }
    }
  }

  /// The text nodes inside elements of a class, one after the other.
  func text(inClass name: String) -> String {
    let named = Set(elements.indices.filter { elements[$0].classes.contains(Substring(name)) })
    return texts.filter { $0.ancestors.contains(where: named.contains) }.map(\.text).joined()
  }

  func elements(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  private static func tagEnd(_ piece: Substring) -> Substring.Index? {
    var isQuoted = false
    return piece.indices.first { index in
      if piece[index] == "\"" { isQuoted.toggle() }
      return piece[index] == ">" && !isQuoted
    }
  }

  private static func element(_ tag: Substring, _ open: [Int]) -> Element {
    let name = tag.prefix { $0 != " " }
    var attributes: [String: String] = [:]
    var rest = tag.dropFirst(name.count)
    while let start = rest.firstIndex(where: { $0 != " " }) {
      let key = rest[start...].prefix { $0 != "=" && $0 != " " }
      rest = rest[key.endIndex...]
      guard rest.hasPrefix("=\"") else {
        attributes[String(key)] = ""
        continue
      }
      let value = rest.dropFirst(2).prefix { $0 != "\"" }
      attributes[String(key)] = unescaped(String(value))
      rest = rest[value.endIndex...].dropFirst()
    }
    return Element(name: String(name), attributes: attributes, ancestors: open)
  }

  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var text = text
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#13;", "\r"),
      ("&amp;", "&"),
    ] {
      text = text.split(separator: entity, omittingEmptySubsequences: false)
        .joined(separator: character)
    }
    return text
  }
}

extension Markup.Element {
  var classes: [Substring] { attributes["class", default: ""].split(separator: " ") }
}
