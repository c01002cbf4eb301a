/// What a type that decodes itself reads from: one value of a tape.
struct CanonicalDecoder: Decoder {
  let tape: CanonicalTape
  let node: Int

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard tape.nodes[node].kind == .object else { throw mismatch([String: Any].self) }
    return KeyedDecodingContainer(TapeObject<Key>(tape: tape, node: node))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard tape.nodes[node].kind == .array else { throw mismatch([Any].self) }
    return TapeArray(tape: tape, node: node)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer {
    TapeScalar(tape: tape, node: node)
  }

  func value<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: self) }

  fileprivate func mismatch(_ wanted: Any.Type) -> DecodingError {
    .typeMismatch(
      wanted, .init(codingPath: [], debugDescription: "found \(tape.nodes[node].kind)"))
  }
}

/// An object being read.
private struct TapeObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let tape: CanonicalTape
  let node: Int

  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { tape.keys(of: node).compactMap { Key(stringValue: $0) } }

  func contains(_ key: Key) -> Bool { tape.value(of: key.stringValue, in: node) != nil }

  private func decoder(_ key: Key) throws -> CanonicalDecoder {
    guard let value = tape.value(of: key.stringValue, in: node) else {
      throw DecodingError.keyNotFound(
        key, .init(codingPath: [], debugDescription: "no \(key.stringValue)"))
    }
    return CanonicalDecoder(tape: tape, node: value)
  }

  func decodeNil(forKey key: Key) throws -> Bool {
    let decoder = try decoder(key)
    return tape.nodes[decoder.node].kind == .null
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try decoder(key).value(type)
  }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    guard let value = tape.value(of: key.stringValue, in: node), tape.nodes[value].kind != .null
    else { return nil }
    return try CanonicalDecoder(tape: tape, node: value).value(type)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try decoder(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder {
    guard let value = tape.value(of: "super", in: node) else {
      throw CanonicalTape.corrupt("no super")
    }
    return CanonicalDecoder(tape: tape, node: value)
  }

  func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }
}

/// An array being read.
private struct TapeArray: UnkeyedDecodingContainer {
  let tape: CanonicalTape
  private let end: Int
  private var next: Int
  let count: Int?
  private(set) var currentIndex = 0

  init(tape: CanonicalTape, node: Int) {
    self.tape = tape
    end = Int(tape.nodes[node].next)
    next = node + 1
    var (elements, place) = (0, node + 1)
    while place < end {
      elements += 1
      place = Int(tape.nodes[place].next)
    }
    count = elements
  }

  var codingPath: [any CodingKey] { [] }
  var isAtEnd: Bool { next >= end }

  private mutating func take() throws -> CanonicalDecoder {
    guard !isAtEnd else { throw CanonicalTape.corrupt("an array has only \(currentIndex)") }
    let decoder = CanonicalDecoder(tape: tape, node: next)
    next = Int(tape.nodes[next].next)
    currentIndex += 1
    return decoder
  }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, tape.nodes[next].kind == .null else { return false }
    _ = try take()
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    // The element is taken only when it can be decoded.
    var ahead = self
    let value = try ahead.take().value(type)
    self = ahead
    return value
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try take().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try take().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try take() }
}

/// A value that is neither object nor array.
private struct TapeScalar: SingleValueDecodingContainer {
  let tape: CanonicalTape
  let node: Int

  var codingPath: [any CodingKey] { [] }

  private func mismatch(_ wanted: Any.Type) -> DecodingError {
    CanonicalDecoder(tape: tape, node: node).mismatch(wanted)
  }

  private func whole<Number: FixedWidthInteger>() throws -> Number {
    guard let number: Number = tape.number(node) else { throw mismatch(Number.self) }
    return number
  }

  func decodeNil() -> Bool { tape.nodes[node].kind == .null }

  func decode(_ type: Bool.Type) throws -> Bool {
    switch tape.nodes[node].kind {
    case .yes: true
    case .no: false
    default: throw mismatch(type)
    }
  }

  func decode(_ type: String.Type) throws -> String {
    guard let text = tape.text(node) else { throw mismatch(type) }
    return text
  }

  func decode(_ type: Int.Type) throws -> Int { try whole() }
  func decode(_ type: Int8.Type) throws -> Int8 { try whole() }
  func decode(_ type: Int16.Type) throws -> Int16 { try whole() }
  func decode(_ type: Int32.Type) throws -> Int32 { try whole() }
  func decode(_ type: Int64.Type) throws -> Int64 { try whole() }
  func decode(_ type: UInt.Type) throws -> UInt { try whole() }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try whole() }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try whole() }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try whole() }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try whole() }
  func decode(_ type: Double.Type) throws -> Double { throw mismatch(type) }
  func decode(_ type: Float.Type) throws -> Float { throw mismatch(type) }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try CanonicalDecoder(tape: tape, node: node).value(type)
  }
}
