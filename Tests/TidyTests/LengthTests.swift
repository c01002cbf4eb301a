import Testing

/// How many columns a line takes; a Chinese character counts two.
func columns(_ line: some StringProtocol) -> Int {
  line.unicodeScalars.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
}

private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
    true
  default: false
  }
}

@Suite(.enabled(if: Repository.isCheckout, "needs the git checkout")) struct `Keeping things short`
{
  @Test func `a source file has at most 300 lines`() {
    for file in Repository.sources {
      #expect(file.lineCount <= 300, "\(file.path) has \(file.lineCount) lines")
    }
  }

  @Test func `a test file has at most 500 lines`() {
    for file in Repository.tests {
      #expect(file.lineCount <= 500, "\(file.path) has \(file.lineCount) lines")
    }
  }

  @Test func `a function has at most 60 lines`() {
    for file in Repository.swift {
      for function in Function.all(in: file.tokens) where function.lines > 60 {
        Issue.record("\(file.path):\(function.line) \(function.name) has \(function.lines) lines")
      }
    }
  }

  @Test func `a line has at most 120 columns`() {
    for file in Repository.files where isCode(file.path) {
      for (number, line) in file.lines.enumerated() where columns(line) > 120 {
        Issue.record("\(file.path):\(number + 1) has \(columns(line)) columns")
      }
    }
  }

  private func isCode(_ path: String) -> Bool {
    [".swift", ".sh", ".py", "Makefile", ".ci/run"].contains { path.hasSuffix($0) }
  }
}

@Suite struct `Measuring lengths` {
  @Test func `a Chinese character takes two columns`() {
    #expect(columns("let 督办 = 1") == 12)
    #expect(columns("“é”") == 3)
  }

  @Test func `words, strings, comments and raw identifiers are told apart`() {
    let source = ##"""
      let a = "x { \(f("}") + 1) {" // {
      /* { /* } */ */ let `it's` = #"\"{"# + """
        "}" \(b)
        """
      """##
    #expect(
      SwiftTokens.cut(source).map(\.text) == [
        "let", "a", "=", "\"\"", "(", "f", "(", "\"\"", ")", "+", "1", ")",
        "let", "`it's`", "=", "\"\"", "+", "\"\"", "(", "b", ")",
      ])
    #expect(SwiftTokens.cut(source).last?.line == 3)
  }

  @Test func `functions, initialisers and computed properties are measured`() {
    let source = """
      protocol P { func none(); var need: Int { get } }
      struct S {
        var stored: Int
        var made = { 1 }()
        init(_ a: [Int] = []) {
          self.init("}")
        }
        var two: Int {
          { 2 }()
        }
        func `a "long" one`(
          b: () -> Void = {}
        ) -> Int where Int: Sendable {
          let text = "}}"
          return 3 // }
        }
      }
      """
    #expect(
      Function.all(in: SwiftTokens.cut(source)) == [
        Function(name: "need", line: 1, lines: 1),
        Function(name: "init", line: 5, lines: 3),
        Function(name: "two", line: 8, lines: 3),
        Function(name: "`a \"long\" one`", line: 11, lines: 6),
      ])
  }

  @Test func `a function of 61 lines is seen as that`() {
    let body = String(repeating: "  work(\"{\")\n", count: 59)
    let functions = Function.all(in: SwiftTokens.cut("func long() {\n" + body + "}\n"))
    #expect(functions == [Function(name: "long", line: 1, lines: 61)])
  }
}
