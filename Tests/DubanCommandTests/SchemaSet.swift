import Foundation

/// The part of JSON Schema (2020-12) that the repository's schemas use.
struct SchemaSet {
  private var files: [String: JSONValue] = [:]

  init(folder: URL) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    for name in names where name.hasSuffix(".json") {
      let data = try Data(contentsOf: folder.appending(path: name))
      files[name] = JSONValue(try JSONSerialization.jsonObject(with: data))
    }
  }

  /// Where and how a value departs from a schema; empty when it meets it.
  func problems(of value: JSONValue, with file: String) -> [String] {
    guard let schema = files[file] else { return ["no schema \(file)"] }
    return check(value, schema, file, "$")
  }

  private func check(
    _ value: JSONValue, _ schema: JSONValue, _ file: String, _ path: String
  ) -> [String] {
    var problems: [String] = []
    if let reference = schema["$ref"].text {
      let (target, home) = resolve(reference, file)
      problems += check(value, target, home, path)
    }
    problems += plain(value, schema, path)
    problems += keys(value, schema, file, path)
    if case .array(let choices) = schema["anyOf"],
      !choices.contains(where: { check(value, $0, file, path).isEmpty })
    {
      problems.append("\(path): none of the choices")
    }
    if case .array(let elements) = value, schema["items"] != .null {
      for (index, element) in elements.enumerated() {
        problems += check(element, schema["items"], file, "\(path)[\(index)]")
      }
    }
    return problems
  }

  private func plain(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
    var problems: [String] = []
    let types = schema["type"].text.map { [JSONValue.text($0)] } ?? list(schema["type"])
    if !types.isEmpty && !types.contains(where: { is_(value, $0.text ?? "") }) {
      problems.append("\(path): not a \(types)")
    }
    if schema["const"] != .null && schema["const"] != value { problems.append("\(path): const") }
    let words = list(schema["enum"])
    if !words.isEmpty && !words.contains(value) { problems.append("\(path): not in the list") }
    if let pattern = schema["pattern"].text, let text = value.text,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      problems.append("\(path): \(text) is not like \(pattern)")
    }
    if case .number(let least) = schema["minimum"], case .number(let number) = value,
      number < least
    {
      problems.append("\(path): less than \(least)")
    }
    if case .number(let least) = schema["minLength"], let text = value.text,
      Double(text.count) < least
    {
      problems.append("\(path): too short")
    }
    return problems + sizes(value, schema, path)
  }

  private func sizes(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
    guard case .array(let elements) = value else { return [] }
    if case .number(let least) = schema["minItems"], Double(elements.count) < least {
      return ["\(path): too few"]
    }
    if case .number(let most) = schema["maxItems"], Double(elements.count) > most {
      return ["\(path): too many"]
    }
    return []
  }

  private func keys(
    _ value: JSONValue, _ schema: JSONValue, _ file: String, _ path: String
  ) -> [String] {
    guard case .object(let fields) = value else { return [] }
    var problems: [String] = []
    for key in list(schema["required"]).compactMap(\.text) where fields[key] == nil {
      problems.append("\(path): lacks \(key)")
    }
    let known = properties(schema, file)
    let isClosed =
      schema["additionalProperties"] == .bool(false)
      || schema["unevaluatedProperties"] == .bool(false)
    for (key, field) in fields {
      if case .object(let own) = schema["properties"], let rule = own[key] {
        problems += check(field, rule, file, "\(path).\(key)")
      } else if isClosed && !known.contains(key) {
        problems.append("\(path): has \(key)")
      }
    }
    return problems
  }

  /// The keys a schema names, itself or by reference.
  private func properties(_ schema: JSONValue, _ file: String) -> Set<String> {
    var names: Set<String> = []
    if case .object(let own) = schema["properties"] { names.formUnion(own.keys) }
    if let reference = schema["$ref"].text {
      let (target, home) = resolve(reference, file)
      names.formUnion(properties(target, home))
    }
    return names
  }

  private func resolve(_ reference: String, _ file: String) -> (JSONValue, String) {
    let halves = reference.split(separator: "#", omittingEmptySubsequences: false)
    let home = halves[0].isEmpty ? file : String(halves[0])
    let steps = halves[1].split(separator: "/")
    return (steps.reduce(files[home] ?? .null) { $0[String($1)] }, home)
  }

  private func list(_ value: JSONValue) -> [JSONValue] {
    if case .array(let values) = value { values } else { [] }
  }

  private func is_(_ value: JSONValue, _ type: String) -> Bool {
    switch (value, type) {
    case (.null, "null"), (.bool, "boolean"), (.number, "number"), (.text, "string"),
      (.array, "array"), (.object, "object"):
      true
    case (.number(let number), "integer"): number == number.rounded()
    default: false
    }
  }
}
