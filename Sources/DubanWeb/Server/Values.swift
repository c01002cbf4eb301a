internal import DubanHTML

/// Names with values, as a query or a form sends them.
struct Values: Sendable, Hashable {
  private(set) var pairs: [Pair]

  struct Pair: Sendable, Hashable {
    var name: String
    var value: String
  }

  init(_ pairs: [(String, String)] = []) {
    self.pairs = pairs.map { Pair(name: $0.0, value: $0.1) }
  }

  /// `a=1&b=2`, percent-encoded; a plus is a blank.
  init(encoded text: some StringProtocol) {
    pairs = text.split(separator: "&").prefix(2_000).map { part in
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return Pair(
        name: Self.decoded(sides[0]), value: sides.count > 1 ? Self.decoded(sides[1]) : "")
    }
  }

  /// The first value of a name that is more than blanks.
  subscript(_ name: String) -> String? {
    guard let value = pairs.first(where: { $0.name == name })?.value else { return nil }
    return value.allSatisfy(\.isWhitespace) ? nil : value
  }

  func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

  /// A whole number as JSON carries it safely (RFC 8259): nothing that is near to overflowing.
  func number(_ name: String) -> Int64? {
    self[name].flatMap { Int64($0) }.flatMap { $0.magnitude < 1 << 53 ? $0 : nil }
  }

  mutating func add(_ name: String, _ value: String) {
    pairs.append(Pair(name: name, value: value))
  }

  mutating func set(_ name: String, _ value: String?) {
    pairs.removeAll { $0.name == name }
    if let value { add(name, value) }
  }

  func adding(_ name: String, _ value: String) -> Values {
    var more = self
    more.add(name, value)
    return more
  }

  func without(_ names: String...) -> Values {
    var rest = self
    rest.pairs.removeAll { names.contains($0.name) }
    return rest
  }

  var encoded: String {
    pairs.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
  }

  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, 45, 46, 95, 126: bytes.append(byte)
      default: bytes += [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func decoded(_ text: some StringProtocol) -> String {
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count)
    var place = 0
    while place < source.count {
      if source[place] == 37, place + 2 < source.count,
        let byte = UInt8(
          String(decoding: source[(place + 1)...(place + 2)], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        place += 3
      } else {
        bytes.append(source[place] == 43 ? 32 : source[place])
        place += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
