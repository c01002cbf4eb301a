/// Finds texts that a browser could run: web pages and SVG, and XML, which can be either.
enum MarkupLook {
  /// The tags by which browsers know a page (WHATWG MIME Sniffing §7.1), and scripts' own.
  private static let tags = [
    "<!doctype", "<html", "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a",
    "<style", "<title", "<b", "<body", "<br", "<p", "<!--",
  ]
  private static let anywhere = ["<html", "<script", "<iframe", "<body", "<!doctype html"]

  static func look(at head: [UInt8]) -> EvidenceType? {
    let text = readable(head)
    if text.hold("<?xml") { return xml(text) }
    if holds("<svg", in: text) { return .svg }
    if tags.contains(where: { text.hold($0) && ends(text, at: $0.utf8.count) }) { return .html }
    if anywhere.contains(where: { holds($0, in: text) }) { return .html }
    return nil
  }

  private static func xml(_ text: [UInt8]) -> EvidenceType {
    if holds("<svg", in: text) { return .svg }
    return holds("<html", in: text) ? .html : .xml
  }

  /// A tag's name ends with a blank, a slash or its bracket; `<b` is no tag in `<boss>`.
  private static func ends(_ text: [UInt8], at offset: Int) -> Bool {
    offset >= text.count || [0x20, 0x3E, 0x2F, 0x0A, 0x2D].contains(text[offset])
  }

  private static func holds(_ tag: String, in text: [UInt8]) -> Bool {
    text.firstRange(of: Array(tag.utf8)) != nil
  }

  /// In lower case, without zeros (a UTF-16 page becomes readable), marks and leading blanks.
  private static func readable(_ head: [UInt8]) -> [UInt8] {
    var bytes = head.filter { $0 != 0 }
    for mark in [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]]
    where bytes.hold(mark) { bytes.removeFirst(mark.count) }
    return bytes.drop { [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains($0) }.map { byte in
      switch byte {
      case 0x41...0x5A: byte + 32
      case 0x09, 0x0C, 0x0D: 0x20
      default: byte
      }
    }
  }
}
