import Testing

/// A call that the house does not use, and what stands in its place.
struct Banned: Sendable, CustomTestStringConvertible {
  /// Its tokens, one after the other.
  var tokens: [String]
  var replacement: String
  /// What makes it another thing when it stands before: `func print(`, `Words.print(`.
  var notAfter: Set<String> = []
  /// Where it is banned: by default in every target under Sources.
  var isIn: @Sendable (Repository.File) -> Bool = { $0.isSource }

  var testDescription: String { tokens.joined() }

  /// The lines it stands on.
  func lines(in source: [Token]) -> [Int] {
    source.indices.compactMap { start in
      guard source[start...].lazy.map(\.text).starts(with: tokens),
        start == 0 || !notAfter.contains(source[start - 1].text)
      else { return nil }
      return source[start].line
    }
  }
}

extension Banned {
  private static let pureTargets: Set = ["Duban", "DubanReport", "DubanHTML", "DubanWeb"]
  private static func isPure(_ file: Repository.File) -> Bool {
    file.isSource && pureTargets.contains(file.target)
  }
  private static func isLibrary(_ file: Repository.File) -> Bool {
    file.isSource && file.target != "DubanCommand" && !file.target.hasSuffix("Fuzz")
  }

  static let all = [
    Banned(tokens: ["try", "!"], replacement: "do/catch, or a rethrown error"),
    Banned(tokens: ["fatalError"], replacement: "a typed error, or precondition for a bug"),
    Banned(
      tokens: ["@", "unchecked", "Sendable"], replacement: "a value type, an actor or a Mutex"),
    Banned(tokens: ["nonisolated", "(", "unsafe", ")"], replacement: "a let, an actor or a Mutex"),
    Banned(
      tokens: ["print", "("], replacement: "a returned value that DubanCommand prints",
      notAfter: [".", "func"], isIn: isLibrary),
    Banned(tokens: ["Date", "(", ")"], replacement: "an instant handed in", isIn: isPure),
    Banned(tokens: ["Date", ".", "now"], replacement: "an instant handed in", isIn: isPure),
    Banned(
      tokens: ["NSRegularExpression"], replacement: "the hand-written scanner",
      isIn: { $0.isSource && $0.target == "DubanReport" }),
    Banned(
      tokens: ["Regex"], replacement: "the hand-written scanner",
      isIn: { $0.isSource && $0.target == "DubanReport" }),
    Banned(
      tokens: ["#", "expect", "(", "true", ")"], replacement: "an expectation that can fail",
      isIn: \.isTest),
  ]
}

/// What each target may import; the arrows between our own targets run downward only.
private let allowedImports: [String: Set<String>] = [
  "Duban": [],
  "DubanReport": ["Synchronization"],
  "DubanHTML": [],
  "DubanWeb": [
    "Duban", "DubanHTML", "DubanOffice", "DubanReport", "DubanStore", "Foundation", "HTTPTypes",
    "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "Logging", "NIOCore", "NIOHTTP1",
    "NIOHTTPTypes", "NIOPosix", "NIOSSL", "ServiceLifecycle",
    "Synchronization",
  ],
  "DubanOffice": [
    "CZip", "CXlsxWriter", "CXML2", "CCrypto", "CQREncode", "CTurboJPEG", "CPNG", "DubanReport",
    "Foundation", "FoundationEssentials", "Glibc", "Subprocess", "Synchronization", "System",
    "SystemPackage",
  ],
  "DubanStore": [
    "CCrypto", "CPQ", "CZlib", "Duban", "DubanReport", "Dispatch", "Foundation",
    "FoundationEssentials", "GRDB", "GRDBSQLite", "Glibc", "Synchronization", "Yams",
  ],
  "DubanTesting": ["Duban", "DubanStore", "Foundation", "Glibc"],
  "DubanCommand": [
    "ArgumentParser", "Duban", "DubanHTML", "DubanOffice", "DubanReport", "DubanStore", "DubanWeb",
    "Dispatch", "Foundation", "FoundationEssentials", "GRDB", "Glibc", "Logging",
    "ServiceLifecycle", "Synchronization", "UnixSignals",
  ],
]

/// The modules imported, each with its line: `public import struct A.B` gives `A`.
func imports(in tokens: [Token]) -> [Token] {
  let kinds: Set = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
  return tokens.indices.compactMap { start in
    guard tokens[start].text == "import" else { return nil }
    return tokens[(start + 1)...].first { !kinds.contains($0.text) }
  }
}

@Suite(.enabled(if: Repository.isCheckout, "needs the git checkout")) struct `Writing Swift` {
  @Test(arguments: Banned.all) func `a banned call has its replacement`(banned: Banned) {
    for file in Repository.swift where banned.isIn(file) {
      for line in banned.lines(in: file.tokens) {
        Issue.record("\(file.path):\(line) \(banned.testDescription): use \(banned.replacement)")
      }
    }
  }

  @Test func `a target imports only what its place in the house allows`() {
    for file in Repository.sources {
      let allowed = allowedImports[file.target]
      #expect(allowed != nil, "\(file.path): the table of imports has no \(file.target)")
      for module in imports(in: file.tokens)
      where allowed?.contains(module.text) == false {
        Issue.record("\(file.path):\(module.line) \(file.target) may not import \(module.text)")
      }
    }
  }

  @Test func `every folder with Swift files is a target`() {
    for target in Set((Repository.sources + Repository.tests).map(\.target)) {
      #expect(
        Repository.text("Package.swift").contains("name: \"\(target)\""),
        "\(target) is not in Package.swift")
    }
  }

  @Test func `a test is named by a sentence`() {
    for file in Repository.tests {
      let tokens = file.tokens
      for start in tokens.indices.dropLast(2)
      where tokens[start].text == "@" && tokens[start + 1].text == "Test" {
        let function = tokens[start...].firstIndex { $0.text == "func" } ?? start
        let name = tokens[function + 1]
        #expect(name.text.hasPrefix("`"), "\(file.path):\(name.line) \(name.text)")
      }
    }
  }
}

@Suite struct `Finding banned calls` {
  @Test(
    arguments: zip(
      [
        "let x = try! f()", "fatalError(\"no\")", "final class A: @unchecked Sendable {}",
        "nonisolated(unsafe) var a = 1", "print(1)", "let now = Date()", "x(Date.now)",
        "NSRegularExpression(p)", "let r: Regex<Substring>", "#expect(true)",
      ], Banned.all))
  func `each is seen in code`(source: String, banned: Banned) {
    #expect(banned.lines(in: SwiftTokens.cut("\n" + source)) == [2])
  }

  @Test(arguments: [
    "// try! f()", "\"fatalError\"", "/* Date() */", "Date(x)", "printed(1)", "A.print(1)",
  ])
  func `none is seen in comments, strings or longer words`(source: String) {
    for banned in Banned.all {
      #expect(banned.lines(in: SwiftTokens.cut(source)).isEmpty)
    }
  }

  @Test func `imports are read whatever stands before the module`() {
    let source = "public import DubanReport\nimport struct Foundation.URL\n// import Yams"
    #expect(imports(in: SwiftTokens.cut(source)).map(\.text) == ["DubanReport", "Foundation"])
  }
}
