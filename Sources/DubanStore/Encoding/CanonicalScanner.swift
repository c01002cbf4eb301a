/// Cuts a JSON text (RFC 8259) into nodes.
struct CanonicalScanner {
  private let bytes: [UInt8]
  private var place = 0
  private var nodes: [CanonicalTape.Node] = []

  /// Deeper texts are refused: nothing that the store writes comes near.
  private static let deepest = 256

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    nodes.reserveCapacity(bytes.count / 6 + 1)
  }

  mutating func scan() throws -> [CanonicalTape.Node] {
    try value(depth: 0)
    skipBlanks()
    guard place == bytes.count else { throw fault }
    return nodes
  }

  private var fault: DecodingError { CanonicalTape.corrupt("not JSON at byte \(place)") }

  private var byte: UInt8 { place < bytes.count ? bytes[place] : 0 }

  private mutating func skipBlanks() {
    while byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
  }

  private mutating func take(_ wanted: UInt8) throws {
    guard byte == wanted else { throw fault }
    place += 1
  }

  private mutating func value(depth: Int) throws {
    skipBlanks()
    switch byte {
    case 0x22: try string()
    case 0x7B: try members(.object, to: 0x7D, depth: depth)
    case 0x5B: try members(.array, to: 0x5D, depth: depth)
    case 0x2D, 0x30...0x39: try number()
    case 0x74: try word("true", .yes)
    case 0x66: try word("false", .no)
    case 0x6E: try word("null", .null)
    default: throw fault
    }
  }

  private mutating func add(_ kind: CanonicalTape.Kind, from start: Int, to end: Int) {
    nodes.append(
      CanonicalTape.Node(
        kind: kind, start: Int32(start), end: Int32(end), next: Int32(nodes.count + 1)))
  }

  private mutating func members(
    _ kind: CanonicalTape.Kind, to end: UInt8, depth: Int
  ) throws {
    guard depth < Self.deepest else { throw fault }
    let node = nodes.count
    add(kind, from: place, to: place)
    place += 1
    skipBlanks()
    if byte != end {
      while true {
        if kind == .object { try key() }
        try value(depth: depth + 1)
        skipBlanks()
        if byte == end { break }
        try take(0x2C)
      }
    }
    place += 1
    nodes[node].next = Int32(nodes.count)
  }

  private mutating func key() throws {
    skipBlanks()
    guard byte == 0x22 else { throw fault }
    try string()
    skipBlanks()
    try take(0x3A)
  }

  private mutating func string() throws {
    place += 1
    let start = place
    var isEscaped = false
    while byte != 0x22 {
      guard byte >= 0x20 else { throw fault }
      if byte == 0x5C {
        isEscaped = true
        place += 1
        let length = Self.escape(bytes[place...]).length
        guard length > 0 else { throw fault }
        place += length
      } else {
        place += 1
      }
    }
    add(isEscaped ? .escaped : .string, from: start, to: place)
    place += 1
  }

  private mutating func number() throws {
    let start = place
    if byte == 0x2D { place += 1 }
    guard 0x30...0x39 ~= byte else { throw fault }
    while [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte) || 0x30...0x39 ~= byte { place += 1 }
    add(.number, from: start, to: place)
  }

  private mutating func word(_ word: String, _ kind: CanonicalTape.Kind) throws {
    guard bytes[place...].starts(with: word.utf8) else { throw fault }
    add(kind, from: place, to: place)
    place += word.utf8.count
  }

  /// The UTF-16 unit that an escape after its backslash stands for, and its length; 0 for none.
  static func escape(_ bytes: ArraySlice<UInt8>) -> (unit: UInt16, length: Int) {
    switch bytes.first {
    case 0x22: return (0x22, 1)
    case 0x5C: return (0x5C, 1)
    case 0x2F: return (0x2F, 1)
    case 0x62: return (8, 1)
    case 0x66: return (12, 1)
    case 0x6E: return (10, 1)
    case 0x72: return (13, 1)
    case 0x74: return (9, 1)
    case 0x75:
      let digits = bytes.dropFirst().prefix(4)
      let text = String(decoding: digits, as: UTF8.self)
      guard digits.count == 4, let unit = UInt16(text, radix: 16) else { return (0, 0) }
      return (unit, 5)
    default: return (0, 0)
    }
  }
}
