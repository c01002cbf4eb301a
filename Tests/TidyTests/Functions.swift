/// A function, initialiser, subscript or computed property with a body.
struct Function: Equatable {
  var name: String
  var line: Int
  /// From the line of its keyword to that of its closing brace.
  var lines: Int
}

extension Function {
  private static let keywords: Set = ["func", "init", "deinit", "subscript", "var"]
  /// What can only follow a declaration that has no body.
  private static let next: Set = [
    "func", "init", "subscript", "var", "let", "case", "struct", "enum", "class", "protocol",
    "extension", "actor", "typealias", "associatedtype", "import", "}",
  ]

  static func all(in tokens: [Token]) -> [Function] {
    tokens.indices.compactMap { start in
      guard keywords.contains(tokens[start].text), start == 0 || tokens[start - 1].text != ".",
        let open = body(of: start, in: tokens), let close = closing(of: open, in: tokens)
      else { return nil }
      let isNamed = ["func", "var"].contains(tokens[start].text)
      return Function(
        name: tokens[isNamed ? start + 1 : start].text, line: tokens[start].line,
        lines: tokens[close].line - tokens[start].line + 1)
    }
  }

  /// Where the body's `{` stands; `nil` for a requirement, a stored property or a mere mention.
  private static func body(of start: Int, in tokens: [Token]) -> Int? {
    let isProperty = tokens[start].text == "var"
    var depth = 0
    for index in tokens.indices.dropFirst(start + 1) {
      let text = tokens[index].text
      if depth == 0 {
        if text == "{" { return index }
        if next.contains(text) || isProperty && text == "=" { return nil }
        if isProperty, tokens[index].line != tokens[index - 1].line { return nil }
      }
      if text == "(" || text == "[" { depth += 1 }
      if text == ")" || text == "]" { depth -= 1 }
      if depth < 0 { return nil }
    }
    return nil
  }

  private static func closing(of open: Int, in tokens: [Token]) -> Int? {
    var depth = 0
    for index in tokens.indices.dropFirst(open) {
      if tokens[index].text == "{" { depth += 1 }
      if tokens[index].text == "}" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
