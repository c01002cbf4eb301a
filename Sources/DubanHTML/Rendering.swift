extension HTML {
  /// The markup as UTF-8.
  public func render() -> [UInt8] {
    var writer = Writer()
    writer.bytes.reserveCapacity(Writer.roomAtFirst)
    writer.write(self)
    return writer.bytes
  }

  /// The markup as a string, for tests and small pieces.
  public var markup: String { String(decoding: render(), as: UTF8.self) }
}

struct Writer {
  /// Most pages fit, and growing from nothing would copy them a dozen times.
  static let roomAtFirst = 49_152

  var bytes: [UInt8] = []

  mutating func write(_ html: HTML) {
    switch html.node {
    case .text(let text): escape(text, isAttribute: false)
    case .spaced(let text): space(text)
    case .trusted(let markup): bytes.append(contentsOf: markup.utf8)
    case .group(let pieces): for piece in pieces { write(piece) }
    case .element(let tag, let attributes, let content):
      write(tag, attributes)
      if tag.isVoid { return }
      write(content)
      write("</")
      write(tag.name)
      bytes.append(UInt8(ascii: ">"))
    }
  }

  private mutating func write(_ tag: Tag, _ attributes: [Attribute]) {
    bytes.append(UInt8(ascii: "<"))
    write(tag.name)
    for attribute in attributes { write(attribute) }
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func write(_ attribute: Attribute) {
    bytes.append(UInt8(ascii: " "))
    write(attribute.name)
    if let suffix = attribute.suffix { write(suffix) }
    guard let value = attribute.value else { return }
    write("=\"")
    escape(value, isAttribute: true)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func write(_ name: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
  }

  private mutating func escape(_ text: String, isAttribute: Bool) {
    var text = text
    text.withUTF8 { escape($0, from: 0, to: $0.count, isAttribute: isAttribute) }
  }

  /// Copies the stretches between characters that have a meaning in HTML, and those escaped.
  mutating func escape(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, isAttribute: Bool
  ) {
    var copied = start
    var index = start
    while index < end {
      if let entity = Writer.entity(text[index], isAttribute) {
        copy(text, from: copied, to: index)
        write(entity)
        copied = index + 1
      }
      index += 1
    }
    copy(text, from: copied, to: end)
  }

  private mutating func copy(_ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
    guard start < end else { return }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
  }

  private static func entity(_ byte: UInt8, _ isAttribute: Bool) -> StaticString? {
    // All characters with a meaning stand before `?`; Chinese and letters stand after.
    if byte > UInt8(ascii: ">") { return nil }
    return switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\"") where isAttribute: "&quot;"
    case UInt8(ascii: "'") where isAttribute: "&#39;"
    // A parser turns CR into LF and refuses NUL.
    case 13: "&#13;"
    case 0: "\u{FFFD}"
    default: nil
    }
  }
}
