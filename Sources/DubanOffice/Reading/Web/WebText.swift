/// A web page as source text: one block a line, without scripts, menus and foot.
package enum WebText {
  /// Whether a text is an HTML page by what it begins with; the name only helps where tags abound.
  package static func isPage(_ utf8: [UInt8], name: String) -> Bool {
    let head = String(decoding: utf8.prefix(4096), as: UTF8.self).lowercased()
    let start = PlainLine.trim(head)
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return true }
    if start.hasPrefix("<!--") || start.hasPrefix("<?xml") { return start.contains("<html") }
    guard !TextChecks.hasSuffix(name, [".md", ".markdown"]) else { return false }
    if TextChecks.hasSuffix(name, [".html", ".htm", ".shtml"]) { return head.contains("</") }
    let tag = start.dropFirst().prefix { $0.isLetter || $0.isNumber }
    return start.hasPrefix("<") && firstTags.contains(String(tag)) && start.contains("</")
  }

  private static let firstTags: Set<String> = [
    "head", "body", "meta", "title", "div", "p", "table", "h1", "h2", "h3", "center", "section",
    "article", "span", "font", "style", "script", "link",
  ]

  /// - Parameter page: valid UTF-8.
  package static func text(ofPage page: [UInt8]) -> [UInt8] {
    let text = WebReading.text(page, skipsFurniture: true)
    // A page that never closes its menu would otherwise be all menu.
    return TextChecks.hasText(text) ? text : WebReading.text(page, skipsFurniture: false)
  }
}

/// Walks over a page's tags once.
struct WebReading {
  private var scanner: WebScanner
  private var lines = WebLines()
  private let skipsFurniture: Bool
  /// The element that is being passed over, and how many of its name are open.
  private var skipped: (name: String, depth: Int)?

  static func text(_ page: [UInt8], skipsFurniture: Bool) -> [UInt8] {
    var reading = WebReading(scanner: WebScanner(page), skipsFurniture: skipsFurniture)
    while let token = reading.scanner.next() { reading.take(token) }
    return reading.lines.finished()
  }

  private init(scanner: WebScanner, skipsFurniture: Bool) {
    self.scanner = scanner
    self.skipsFurniture = skipsFurniture
  }

  private mutating func take(_ token: WebScanner.Token) {
    switch token {
    case .open(let name, let attributes):
      if Self.rawText.contains(name) { return scanner.skipRawText(of: name) }
      if skipped == nil, skips(name, attributes) {
        skipped = (name, 0)
      }
      if let (waiting, depth) = skipped {
        if name == waiting { skipped = (name, depth + 1) }
        if name == "main" || name == "article" { skipped = nil }
      } else {
        lines.open(name)
      }
    case .close(let name):
      if let (waiting, depth) = skipped {
        if name == waiting { skipped = depth == 1 ? nil : (name, depth - 1) }
      } else {
        lines.close(name)
      }
    case .text(let range): if skipped == nil { lines.append(scanner.bytes[range]) }
    }
  }

  private func skips(_ name: String, _ attributes: Range<Int>) -> Bool {
    if Self.unread.contains(name) { return true }
    guard skipsFurniture, !Self.void.contains(name) else { return false }
    return Self.furniture.contains(name) || isHidden(attributes)
  }

  private func isHidden(_ attributes: Range<Int>) -> Bool {
    guard 6...2000 ~= attributes.count else { return false }
    let text = String(decoding: scanner.bytes[attributes], as: UTF8.self).lowercased()
    return text.contains("display:none") || text.contains("display: none")
  }

  private static let rawText: Set<String> = ["script", "style", "title", "textarea", "xmp"]
  private static let unread: Set<String> = ["noscript", "template", "svg", "select", "iframe"]
  private static let furniture: Set<String> = ["nav", "header", "footer", "button"]
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr",
  ]
}
