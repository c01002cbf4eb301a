/// What a type that encodes itself talks to: hands everything on to the writer.
struct CanonicalEncoder: Encoder {
  let writer: CanonicalWriter
  /// How many objects and arrays stood open when the value began.
  let depth: Int

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(
      CanonicalObject<Key>(
        writer: writer, depth: writer.container(isObject: true, at: depth)))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    CanonicalArray(writer: writer, depth: writer.container(isObject: false, at: depth))
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    CanonicalScalar(writer: writer)
  }
}

/// An object being written.
private struct CanonicalObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let writer: CanonicalWriter
  let depth: Int

  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) {
    writer.member(key.stringValue, at: depth)
    writer.write(word: "null")
  }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    writer.member(key.stringValue, at: depth)
    try writer.write(value)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    writer.member(key.stringValue, at: depth)
    return KeyedEncodingContainer(
      CanonicalObject<Nested>(writer: writer, depth: writer.begin(isObject: true)))
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    writer.member(key.stringValue, at: depth)
    return CanonicalArray(writer: writer, depth: writer.begin(isObject: false))
  }

  func superEncoder() -> any Encoder { superEncoder(named: "super") }

  func superEncoder(forKey key: Key) -> any Encoder { superEncoder(named: key.stringValue) }

  private func superEncoder(named name: String) -> any Encoder {
    writer.member(name, at: depth)
    return CanonicalEncoder(writer: writer, depth: depth)
  }
}

/// An array being written.
private struct CanonicalArray: UnkeyedEncodingContainer {
  let writer: CanonicalWriter
  let depth: Int
  private(set) var count = 0

  var codingPath: [any CodingKey] { [] }

  init(writer: CanonicalWriter, depth: Int) {
    self.writer = writer
    self.depth = depth
  }

  private mutating func next() {
    writer.element(at: depth)
    count += 1
  }

  mutating func encodeNil() {
    next()
    writer.write(word: "null")
  }

  mutating func encode<Value: Encodable>(_ value: Value) throws {
    next()
    try writer.write(value)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    next()
    return KeyedEncodingContainer(
      CanonicalObject<Nested>(writer: writer, depth: writer.begin(isObject: true)))
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    next()
    return CanonicalArray(writer: writer, depth: writer.begin(isObject: false))
  }

  mutating func superEncoder() -> any Encoder {
    next()
    return CanonicalEncoder(writer: writer, depth: depth)
  }
}

/// A value that is neither object nor array. Numbers with a fraction have no place in the journal.
private struct CanonicalScalar: SingleValueEncodingContainer {
  let writer: CanonicalWriter

  var codingPath: [any CodingKey] { [] }

  func encodeNil() { writer.write(word: "null") }
  func encode(_ value: Bool) { writer.write(word: value ? "true" : "false") }
  func encode(_ value: String) { writer.write(text: value) }
  func encode(_ value: Int) { writer.write(number: value) }
  func encode(_ value: Int8) { writer.write(number: value) }
  func encode(_ value: Int16) { writer.write(number: value) }
  func encode(_ value: Int32) { writer.write(number: value) }
  func encode(_ value: Int64) { writer.write(number: value) }
  func encode(_ value: UInt) { writer.write(number: value) }
  func encode(_ value: UInt8) { writer.write(number: value) }
  func encode(_ value: UInt16) { writer.write(number: value) }
  func encode(_ value: UInt32) { writer.write(number: value) }
  func encode(_ value: UInt64) { writer.write(number: value) }
  func encode(_ value: Double) throws { throw Self.fraction(value) }
  func encode(_ value: Float) throws { throw Self.fraction(value) }
  func encode(_ value: some Encodable) throws { try writer.write(value) }

  private static func fraction(_ value: Any) -> EncodingError {
    .invalidValue(value, .init(codingPath: [], debugDescription: "the store keeps no floats"))
  }
}
