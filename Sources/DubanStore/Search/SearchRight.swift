/// A token in the index that says who may find a document: its unit, its ledger, its circle of
/// those who may know (知悉范围).
///
/// It begins with `@`, which the tokenizer of texts never gives.
public enum SearchRight: Hashable, Sendable {
  case unit(Int64)
  case ledger(String)
  case circle(String)
  /// Decided disputes of a ledger (异议先例): not a right of anybody, but what is looked for by itself.
  case disputes(String)

  /// The token within a division.
  func token(division: String) -> String {
    switch self {
    case .unit(let id): "\(Self.token(division: division))u\(id)"
    case .ledger(let name): "\(Self.token(division: division))l\(Self.escaped(name))"
    case .circle(let name): "\(Self.token(division: division))c\(Self.escaped(name))"
    case .disputes(let name): "\(Self.token(division: division))d\(Self.escaped(name))"
    }
  }

  /// The token that every document of a division has.
  static func token(division: String) -> String { "@\(escaped(division))" }

  /// Keeps what both engines take for one token: lower-case letters, digits and all beyond ASCII.
  /// Any other byte becomes `@` and two hex digits.
  private static func escaped(_ name: String) -> String {
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x7A, 0x80...: bytes.append(byte)
      default: bytes.append(contentsOf: "@\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
