/// A style text taken apart into the words whose age matters.
struct Stylesheet {
  var properties: [String] = []
  var conditions: [String] = []
  var pseudos: [String] = []
  var functions: [String] = []
  var units: [String] = []
  var depthMax = 0

  static let knownUnits: Set<String> = ["px", "em", "rem", "fr", "pt", "mm", "deg", "vh"]

  init(_ text: String) {
    var depth = 0
    var piece = ""
    for character in text {
      switch character {
      case "{":
        depth += 1
        depthMax = max(depthMax, depth)
        open(piece)
        piece = ""
      case "}", ";":
        declare(piece)
        piece = ""
        if character == "}" { depth -= 1 }
      default: piece.append(character)
      }
    }
  }

  private mutating func open(_ prelude: String) {
    if prelude.contains("@") {
      conditions += prelude.matches(of: /@?[a-z-]+[0-9]?:?/).map { String($0.output) }
        .filter { !["and", "px", "dark", "sheet-a3", "sheet-a0", "sheet-wide"].contains($0) }
    } else {
      pseudos += prelude.matches(of: /::?[a-z-]+/).map { String($0.output) }
    }
  }

  private mutating func declare(_ declaration: String) {
    guard let colon = declaration.firstIndex(of: ":") else { return }
    let name = declaration[..<colon].filter { !$0.isWhitespace }
    properties.append(name)
    let value = declaration[declaration.index(after: colon)...]
    functions += value.matches(of: /([a-z-]+)\(/).map { String($0.output.1) }
    units += value.matches(of: /(?:^|[\s(,:])-?[0-9.]+([a-z]+)/).map { String($0.output.1) }
  }
}
