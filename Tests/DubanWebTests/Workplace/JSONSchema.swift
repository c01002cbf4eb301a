@testable import DubanWeb

/// The part of JSON Schema (2020-12) that the interface uses; stricter than it in that a field which
/// no schema names is a fault.
struct JSONSchema {
  let components: JSON

  /// Where and how a value departs from a schema; empty when it meets it.
  func faults(in value: JSON, against schema: JSON, at path: String = "$") -> [String] {
    if case .text(let reference)? = schema["$ref"] {
      let name = reference.split(separator: "/").last.map(String.init) ?? ""
      guard let target = components[name] else { return ["\(path): no schema \(name)"] }
      return faults(in: value, against: target, at: path)
    }
    if case .list(let choices)? = schema["anyOf"] {
      let all = choices.map { faults(in: value, against: $0, at: path) }
      return all.contains(where: \.isEmpty) ? [] : all.flatMap(\.self)
    }
    if case .list(let words)? = schema["enum"], !words.contains(value) {
      return ["\(path): \(value) is not in the list"]
    }
    guard case .text(let type)? = schema["type"] else { return [] }
    switch (type, value) {
    case ("string", .text), ("integer", .number), ("boolean", .bool), ("null", .null),
      ("number", .number), ("number", .real):
      return []
    case ("array", .list(let items)):
      return items.enumerated().flatMap {
        faults(in: $1, against: schema["items"] ?? [:], at: "\(path)[\($0)]")
      }
    case ("object", .object(let fields)): return faults(in: fields, against: schema, at: path)
    default: return ["\(path): \(value) is no \(type)"]
    }
  }

  private func faults(
    in fields: [String: JSON], against schema: JSON, at path: String
  ) -> [String] {
    var faults: [String] = []
    if case .list(let names)? = schema["required"] {
      for case .text(let name) in names where fields[name] == nil {
        faults.append("\(path): no \(name)")
      }
    }
    for (name, value) in fields {
      let own = schema["properties"]?[name] ?? schema["additionalProperties"]
      guard let own else {
        faults.append("\(path).\(name): not in the schema")
        continue
      }
      faults += self.faults(in: value, against: own, at: "\(path).\(name)")
    }
    return faults
  }
}
