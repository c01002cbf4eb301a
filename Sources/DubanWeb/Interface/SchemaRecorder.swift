/// The decoder that a type is asked with: it has no data, and notes what is wanted of it.
struct SchemaRecorder: Decoder {
  let note: SchemaNote

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(RecordedObject<Key>(note: note))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    throw DecodingError.dataCorrupted(
      .init(codingPath: [], debugDescription: "a list of its own form has no schema"))
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { RecordedValue(note: note) }
}

private struct RecordedObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let note: SchemaNote

  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { [] }

  func contains(_ key: Key) -> Bool { true }

  /// Asked before a value that may be absent, and of no other.
  func decodeNil(forKey key: Key) -> Bool {
    note.optional.insert(key.stringValue)
    return false
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    let (value, schema) = try note.book.record(type)
    note.properties[key.stringValue] = schema
    if !note.optional.contains(key.stringValue) { note.required.append(key.stringValue) }
    return value
  }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) -> Value? {
    note.properties[key.stringValue] = note.book.schema(of: type)
    return nil
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> { throw Self.noSchema }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    throw Self.noSchema
  }

  func superDecoder() throws -> any Decoder { throw Self.noSchema }
  func superDecoder(forKey key: Key) throws -> any Decoder { throw Self.noSchema }

  private static var noSchema: DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: "a nested form has no schema"))
  }
}

private struct RecordedValue: SingleValueDecodingContainer {
  let note: SchemaNote

  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { false }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let (value, schema) = try note.book.record(type)
    note.single = schema
    return value
  }
}
