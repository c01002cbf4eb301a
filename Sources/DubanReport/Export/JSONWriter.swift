/// Writes JSON as UTF-8 bytes, in the order it is called: no tree is built, so that the memory a
/// long report takes is that of the bytes not yet handed on.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  /// Whether the next value of the open object or array comes after another one.
  private var follows = false

  package init() {}

  /// Takes the bytes written so far; what is open stays open.
  package mutating func drain() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Begins a new line for the next element of the open array.
  package mutating func line() {
    separate()
    follows = false
    bytes.append(0x0A)
  }

  // MARK: - Objects and arrays

  package mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    bytes.append(UInt8(ascii: bracket))
    follows = false
  }

  package mutating func close(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    follows = true
  }

  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    open("{")
    body(&self)
    close("}")
  }

  package mutating func array<S: Sequence>(
    _ values: S, _ each: (inout JSONWriter, S.Element) -> Void
  ) {
    open("[")
    for value in values { each(&self, value) }
    close("]")
  }

  /// The key of the value that is written next.
  package mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    follows = false
  }

  // MARK: - Values

  package mutating func string(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { append($0) }
    bytes.append(UInt8(ascii: "\""))
    follows = true
  }

  /// A number or word of JSON as it stands: `8.1`, `true`.
  package mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    follows = true
  }

  package mutating func null() { literal("null") }

  private mutating func separate() {
    if follows { bytes.append(UInt8(ascii: ",")) }
  }

  /// Stretches that need no escape are taken over whole.
  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    var clean = 0
    for (offset, byte) in text.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
      bytes.append(contentsOf: text[clean..<offset])
      escape(byte)
      clean = offset + 1
    }
    bytes.append(contentsOf: text[clean...])
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x22, 0x5C: bytes += [0x5C, byte]
    case 0x0A: bytes += [0x5C, UInt8(ascii: "n")]
    case 0x0D: bytes += [0x5C, UInt8(ascii: "r")]
    case 0x09: bytes += [0x5C, UInt8(ascii: "t")]
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
}

extension JSONWriter {
  package mutating func field(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  package mutating func field(_ name: String, _ value: Int?) {
    key(name)
    literal(value.map(String.init) ?? "null")
  }

  package mutating func field(_ name: String, _ value: Bool) {
    key(name)
    literal(value ? "true" : "false")
  }

  package mutating func field<S: Sequence>(
    _ name: String, each values: S, _ body: (inout JSONWriter, S.Element) -> Void
  ) {
    key(name)
    array(values, body)
  }

  package mutating func field(_ name: String, object body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }
}
