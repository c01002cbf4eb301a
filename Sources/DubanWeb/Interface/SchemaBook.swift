/// Learns the JSON form of a type from the type itself: it is let decode from a decoder that notes
/// which keys it asks for, and of which types. So a model is written once, and its schema
/// (JSON Schema 2020-12) cannot differ from it.
final class SchemaBook {
  /// By the name of the type.
  private(set) var schemas: [String: JSON] = [:]
  private var begun: Set<String> = []

  /// A reference for a type with fields, else the schema itself; of what cannot be learned, any value.
  func schema(of type: any Decodable.Type) -> JSON { learned(type) }

  private func learned<Value: Decodable>(_ type: Value.Type) -> JSON {
    let name = Self.name(of: type)
    if begun.contains(name) { return Self.reference(name) }
    do { return try record(type).schema } catch { return [:] }
  }

  func record<Value: Decodable>(_ type: Value.Type) throws -> (value: Value, schema: JSON) {
    if let plain = type as? any SelfDescribed.Type {
      return (try Self.made(plain.example, type), plain.schema(in: self))
    }
    if let choices = type as? any (CaseIterable & RawRepresentable).Type,
      let (first, words) = Self.choices(choices)
    {
      return (try Self.made(first, type), ["type": "string", "enum": .list(words)])
    }
    let name = Self.name(of: type)
    begun.insert(name)
    let note = SchemaNote(book: self)
    let value = try Value(from: SchemaRecorder(note: note))
    if let single = note.single { return (value, single) }
    // What asks for nothing says nothing.
    if note.properties.isEmpty { return (value, [:]) }
    var schema: JSON = ["type": "object", "properties": .object(note.properties)]
    if !note.required.isEmpty {
      schema = schema.with(["required": .list(note.required.map(JSON.text))])
    }
    schemas[name] = schema
    return (value, Self.reference(name))
  }

  private static func choices<Choice: CaseIterable & RawRepresentable>(
    _ type: Choice.Type
  ) -> (Choice, [JSON])? {
    let words = type.allCases.compactMap { $0.rawValue as? String }
    return type.allCases.first.flatMap { words.isEmpty ? nil : ($0, words.map(JSON.text)) }
  }

  private static func made<Value>(_ example: Any, _ type: Value.Type) throws -> Value {
    guard let value = example as? Value else {
      throw DecodingError.typeMismatch(type, .init(codingPath: [], debugDescription: "no example"))
    }
    return value
  }

  /// Without the module: `MatterPage.Pair`.
  private static func name(of type: Any.Type) -> String {
    let parts = String(reflecting: type).split(separator: ".").dropFirst()
    return parts.joined(separator: ".").filter { $0.isASCII && ($0.isLetter || $0 == ".") }
  }

  private static func reference(_ name: String) -> JSON {
    ["$ref": .text("#/components/schemas/\(name)")]
  }
}

/// What one type asked for.
final class SchemaNote {
  let book: SchemaBook
  var properties: [String: JSON] = [:]
  var required: [String] = []
  var optional: Set<String> = []
  /// The type is one value, not an object.
  var single: JSON?

  init(book: SchemaBook) {
    self.book = book
  }
}

/// A type whose schema is known without asking it.
protocol SelfDescribed {
  static var example: Any { get }
  static func schema(in book: SchemaBook) -> JSON
}

extension Bool: SelfDescribed {
  static var example: Any { false }
  static func schema(in book: SchemaBook) -> JSON { ["type": "boolean"] }
}

extension String: SelfDescribed {
  static var example: Any { "" }
  static func schema(in book: SchemaBook) -> JSON { ["type": "string"] }
}

extension Int: SelfDescribed {
  static var example: Any { 0 }
  static func schema(in book: SchemaBook) -> JSON { ["type": "integer"] }
}

extension Int32: SelfDescribed {
  static var example: Any { Int32(0) }
  static func schema(in book: SchemaBook) -> JSON { ["type": "integer", "format": "int32"] }
}

extension Int64: SelfDescribed {
  static var example: Any { Int64(0) }
  static func schema(in book: SchemaBook) -> JSON { ["type": "integer", "format": "int64"] }
}

extension Double: SelfDescribed {
  static var example: Any { 0.0 }
  static func schema(in book: SchemaBook) -> JSON { ["type": "number"] }
}

extension Array: SelfDescribed where Element: Decodable {
  static var example: Any { [Element]() }
  static func schema(in book: SchemaBook) -> JSON {
    ["type": "array", "items": book.schema(of: Element.self)]
  }
}

extension Dictionary: SelfDescribed where Key == String, Value: Decodable {
  static var example: Any { [String: Value]() }
  static func schema(in book: SchemaBook) -> JSON {
    ["type": "object", "additionalProperties": book.schema(of: Value.self)]
  }
}

extension Optional: SelfDescribed where Wrapped: Decodable {
  static var example: Any { Wrapped?.none as Any }
  static func schema(in book: SchemaBook) -> JSON {
    ["anyOf": [book.schema(of: Wrapped.self), ["type": "null"]]]
  }
}
