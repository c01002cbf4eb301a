import Foundation

/// The result of a verb: what a person reads and what `--json` prints are made from one value.
protocol Shown: Encodable {
  /// Whole lines, each ended by a line feed.
  func text(columns: Int) -> String
}

/// Values as JSON for other programs.
enum JSONText {
  /// One line with sorted keys.
  static func line(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(value)) + [0x0A]
  }

  static func value<Value: Decodable>(
    _ type: Value.Type = Value.self, from bytes: [UInt8]
  ) throws -> Value {
    try JSONDecoder().decode(type, from: Data(bytes))
  }
}
