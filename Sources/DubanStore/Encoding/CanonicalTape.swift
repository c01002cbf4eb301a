/// A JSON text cut into its values: one flat list in the order of the text, made once, from which
/// each value is decoded without looking at the text again.
final class CanonicalTape {
  enum Kind: UInt8 {
    case null, yes, no, number, string, escaped, array, object
  }

  struct Node {
    var kind: Kind
    /// Its bytes, without quotation marks.
    var start: Int32
    var end: Int32
    /// The node after it and all that it holds. An object holds keys and values in turn.
    var next: Int32
  }

  private let bytes: [UInt8]
  private(set) var nodes: [Node] = []

  /// - Throws: `DecodingError.dataCorrupted` when it is not one JSON value.
  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    nodes.reserveCapacity(bytes.count / 6 + 1)
    var scanner = CanonicalScanner(bytes)
    nodes = try scanner.scan()
  }

  static func corrupt(_ text: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: text))
  }

  /// The value of a key in the object at a node.
  func value(of key: String, in object: Int) -> Int? {
    let end = Int(nodes[object].next)
    var place = object + 1
    while place < end {
      if isText(place, key) { return place + 1 }
      place = Int(nodes[place + 1].next)
    }
    return nil
  }

  func keys(of object: Int) -> [String] {
    let end = Int(nodes[object].next)
    var keys: [String] = []
    var place = object + 1
    while place < end {
      if let key = text(place) { keys.append(key) }
      place = Int(nodes[place + 1].next)
    }
    return keys
  }

  private func isText(_ place: Int, _ key: String) -> Bool {
    let node = nodes[place]
    guard node.kind == .string else { return text(place) == key }
    let utf8 = key.utf8
    let start = Int(node.start)
    guard utf8.count == Int(node.end) - start else { return false }
    var index = start
    for byte in utf8 {
      if bytes[index] != byte { return false }
      index += 1
    }
    return true
  }

  /// The text at a node; `nil` when it is none.
  func text(_ place: Int) -> String? {
    let node = nodes[place]
    switch node.kind {
    case .string: return String(decoding: bytes[Int(node.start)..<Int(node.end)], as: UTF8.self)
    case .escaped: return unescaped(node)
    default: return nil
    }
  }

  /// The whole number at a node; `nil` when it is none or does not fit.
  func number<Number: FixedWidthInteger>(_ place: Int) -> Number? {
    let node = nodes[place]
    guard node.kind == .number else { return nil }
    var index = Int(node.start)
    let isNegative = bytes[index] == 0x2D
    if isNegative { index += 1 }
    var number: Number = 0
    while index < Int(node.end) {
      guard 0x30...0x39 ~= bytes[index] else { return nil }
      let digit = Number(bytes[index] - 0x30)
      let (product, isOver) = number.multipliedReportingOverflow(by: 10)
      let (sum, isOut) =
        isNegative
        ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      if isOver || isOut { return nil }
      number = sum
      index += 1
    }
    return number
  }

  /// The scanner has seen that every escape is one.
  private func unescaped(_ node: Node) -> String {
    var utf16: [UInt16] = []
    var text = ""
    var plain = Int(node.start)
    var index = plain
    let end = Int(node.end)
    func flush() {
      text += String(decoding: utf16, as: UTF16.self)
      utf16.removeAll()
    }
    while index < end {
      guard bytes[index] == 0x5C else {
        index += 1
        continue
      }
      if plain < index {
        flush()
        text += String(decoding: bytes[plain..<index], as: UTF8.self)
      }
      let (unit, length) = CanonicalScanner.escape(bytes[(index + 1)...])
      utf16.append(unit)
      index += length + 1
      plain = index
    }
    flush()
    return text + String(decoding: bytes[plain..<end], as: UTF8.self)
  }
}
