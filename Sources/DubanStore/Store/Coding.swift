internal import Duban

/// Values as the bytes that are hashed and stored: UTF-8 JSON with sorted keys and no floats. Those of
/// entries and of closed matters are stored packed.
enum Coding {
  static func bytes(_ value: some Encodable) throws -> [UInt8] {
    let writer = CanonicalWriter()
    try writer.write(value)
    return writer.bytes
  }

  /// The value in stored bytes, packed or not.
  static func value<Value: Decodable>(
    _ type: Value.Type = Value.self, from bytes: [UInt8]
  ) throws -> Value {
    guard let plain = Packing.unpacked(bytes) else {
      throw CanonicalTape.corrupt("packed bytes that are damaged")
    }
    return try CanonicalDecoder(tape: CanonicalTape(plain), node: 0).value(type)
  }

  /// Stored bytes unpacked; damaged ones as they are, so that their hash shows it.
  static func plain(_ bytes: [UInt8]) -> [UInt8] { Packing.unpacked(bytes) ?? bytes }
}
