internal import Duban

/// Values as the bytes that are stored: UTF-8 JSON with sorted keys and no floats.
enum Coding {
  static func bytes(_ value: some Encodable) throws -> [UInt8] {
    let writer = CanonicalWriter()
    try writer.write(value)
    return writer.bytes
  }

  static func value<Value: Decodable>(
    _ type: Value.Type = Value.self, from bytes: [UInt8]
  ) throws -> Value {
    try CanonicalDecoder(tape: CanonicalTape(bytes), node: 0).value(type)
  }
}
