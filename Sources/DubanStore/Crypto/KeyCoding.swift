extension PublicKey: Codable {
  public init(from decoder: any Decoder) throws {
    self = try Hex.decode(from: decoder) { PublicKey(bytes: $0) }
  }

  public func encode(to encoder: any Encoder) throws { try Hex.encode(bytes, to: encoder) }
}

extension SealSignature: Codable {
  public init(from decoder: any Decoder) throws {
    self = try Hex.decode(from: decoder) { SealSignature(bytes: $0) }
  }

  public func encode(to encoder: any Encoder) throws { try Hex.encode(bytes, to: encoder) }
}

extension Hex {
  fileprivate static func decode<Value>(
    from decoder: any Decoder, _ make: ([UInt8]) -> Value?
  ) throws -> Value {
    let container = try decoder.singleValueContainer()
    guard let bytes = bytes(try container.decode(String.self)), let value = make(bytes) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "bad hex digits")
    }
    return value
  }

  fileprivate static func encode(_ bytes: [UInt8], to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text(bytes))
  }
}
