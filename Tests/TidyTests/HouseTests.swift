import Testing

@Suite(.enabled(if: Repository.isCheckout, "needs the git checkout")) struct `Keeping house` {
  @Test func `the repository's files are found`() {
    #expect(Repository.swift.count > 10)
    #expect(Repository.markdown.contains { $0.path == "README.md" })
  }

  @Test func `a Markdown file has one title`() {
    for file in Repository.markdown {
      #expect(titles(in: file).count == 1, "\(file.path) has the titles \(titles(in: file))")
    }
  }

  @Test func `a link from one document to another leads somewhere`() {
    let paths = Set(Repository.files.map(\.path))
    for file in Repository.markdown {
      for link in links(in: file) where !paths.contains(link) {
        Issue.record("\(file.path) links to \(link)")
      }
    }
  }

  @Test func `nothing is left for later`() {
    let marks = ["FIX" + "ME", "TO" + "DO", "XX" + "X"]
    for file in Repository.files {
      for mark in marks where file.text.contains(mark) {
        Issue.record("\(file.path) has \(mark)")
      }
    }
  }

  @Test func `no file speaks of the machine it was written on`() {
    let folders = ["work", "root", "home"].map { "/\($0)/" }
    for file in Repository.files {
      for folder in folders where mentions(folder, in: file.text) {
        Issue.record("\(file.path) mentions \(folder)")
      }
    }
  }

  @Test func `no file is tracked that is ignored`() {
    #expect(Repository.list("--cached", "--ignored", "--exclude-standard") == [])
  }

  @Test func `each public type of the kernel and the reading stands in the glossary`() {
    let glossary = Repository.text("GLOSSARY.md")
    #expect(!glossary.isEmpty, "GLOSSARY.md is missing")
    for file in Repository.sources where ["Duban", "DubanReport"].contains(file.target) {
      for type in publicTypes(in: file.tokens) {
        let isNamed = ["`\(type.text)`", ".\(type.text)`"].contains { glossary.contains($0) }
        #expect(isNamed, "\(file.path):\(type.line) \(type.text)")
      }
    }
  }

  @Test func `the documents name no make target that is missing`() {
    let targets = Set(
      Repository.text("Makefile").split(separator: "\n").compactMap { line in
        line.first?.isLetter == true ? line.split(separator: ":").first.map(String.init) : nil
      })
    #expect(targets.isSuperset(of: ["run", "test"]))
    for file in Repository.markdown {
      for name in makeTargets(in: file) where !targets.contains(name) {
        Issue.record("\(file.path) speaks of make \(name)")
      }
    }
  }

  @Test func `each make target is explained in the README`() {
    let phony = Repository.text("Makefile").split(separator: "\n")
      .first { $0.hasPrefix(".PHONY:") }.map { $0.split(separator: " ").dropFirst() }
    for target in phony ?? [] {
      #expect(Repository.text("README.md").contains("`make \(target)`"), "make \(target)")
    }
  }

  @Test func `each script is called or explained by something`() {
    let callers = Repository.files.filter {
      $0.path.hasPrefix("Scripts/") || $0.path.hasSuffix(".md") || $0.path == "Makefile"
    }
    for script in Repository.files where script.path.hasPrefix("Scripts/") {
      let name = script.path.split(separator: "/").last.map(String.init) ?? script.path
      let module = "import " + name.replacing(".py", with: "\n")
      let isUsed = callers.contains {
        $0.path != script.path && ($0.text.contains(name) || $0.text.contains(module))
      }
      #expect(isUsed, "nothing calls \(script.path)")
    }
  }

  @Test func `a shell script stops at its first failure`() {
    for file in Repository.files where file.path.hasSuffix(".sh") || file.path == ".ci/run" {
      let isPlain = file.text.hasPrefix("#!/bin/sh\n")
      let options = isPlain ? "\nset -eu\n" : "\nset -euo pipefail\n"
      #expect(file.text.contains(options), "\(file.path)")
    }
  }
}

/// The lines outside fenced code.
private func prose(in file: Repository.File) -> [Substring] {
  var isCode = false
  return file.lines.filter { line in
    if line.hasPrefix("```") { isCode.toggle() }
    return !isCode
  }
}

func titles(in file: Repository.File) -> [Substring] {
  prose(in: file).filter { $0.hasPrefix("# ") }
}

/// The files that `[text](path)` names, from the root; addresses and anchors are left out.
func links(in file: Repository.File) -> [String] {
  let folder = file.path.split(separator: "/").dropLast()
  return prose(in: file).flatMap { $0.split(separator: "](").dropFirst() }
    .compactMap { $0.split(separator: ")").first }
    .filter { !$0.contains(":") && !$0.hasPrefix("#") && !$0.hasPrefix("<") }
    .map { resolved(folder + $0.prefix { $0 != "#" }.split(separator: "/")) }
}

private func resolved(_ parts: [Substring]) -> String {
  parts.reduce(into: [Substring]()) { path, part in
    if part == ".." { path = path.dropLast() } else if part != "." { path.append(part) }
  }.joined(separator: "/")
}

/// Targets in `make x` between backticks and on lines of fenced code that begin with make.
func makeTargets(in file: Repository.File) -> [String] {
  let spans = prose(in: file).flatMap { line in
    line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .compactMap { $0.offset % 2 == 1 ? $0.element : nil }
  }
  let fenced = file.lines.filter { $0.hasPrefix("make ") }
  return (spans + fenced).filter { $0.hasPrefix("make ") }.flatMap { command in
    command.split(separator: " ").dropFirst().prefix {
      $0.first?.isLetter == true && !$0.contains("=")
    }
    .map(String.init)
  }
}

/// A folder at the start of a path, not `Documents/work/`.
func mentions(_ folder: String, in text: String) -> Bool {
  text.ranges(of: folder).contains { range in
    guard range.lowerBound > text.startIndex else { return true }
    let before = text[text.index(before: range.lowerBound)]
    return !before.isLetter && !before.isNumber && before != "." && before != "/"
  }
}

/// The public types declared, by their own names.
func publicTypes(in tokens: [Token]) -> [Token] {
  let kinds: Set = ["struct", "enum", "class", "actor", "protocol", "typealias"]
  let between: Set = ["final", "indirect"]
  return tokens.indices.dropLast(2).compactMap { start in
    guard tokens[start].text == "public" else { return nil }
    let kind = between.contains(tokens[start + 1].text) ? start + 2 : start + 1
    return kinds.contains(tokens[kind].text) ? tokens[kind + 1] : nil
  }
}

@Suite struct `Looking through documents` {
  private func file(_ text: String) -> Repository.File { .init(path: "A.md", text: text) }

  @Test func `a hash in fenced code is no title`() {
    #expect(titles(in: file("# One\n```\n# no\n```\n## sub\n# Two")) == ["# One", "# Two"])
  }

  @Test func `links are followed from the folder of their file`() {
    let text = "[a](../B.md) [b](https://x.y) [c](#d)\n[e](f/G.md#h)\n"
    let file = Repository.File(path: "Documents/A.md", text: text)
    #expect(links(in: file) == ["B.md", "Documents/f/G.md"])
  }

  @Test func `make targets are found in backticks and fenced code only`() {
    let text = "Please make sure.\nRun `make bench` or `make a b X=1`:\n```\nmake run\n```"
    #expect(makeTargets(in: file(text)) == ["bench", "a", "b", "run"])
  }

  @Test(arguments: [("see /opt/x", true), ("/opt/x", true), ("a/opt/x", false), ("./opt/x", false)])
  func `a folder is a machine's only at the root`(text: String, isMachine: Bool) {
    #expect(mentions("/opt/", in: text) == isMachine)
  }

  @Test func `public types are found, nested ones too`() {
    let source = "public struct A { public enum B {} ; struct C {} }\npublic final class D {}"
    #expect(publicTypes(in: SwiftTokens.cut(source)).map(\.text) == ["A", "B", "D"])
  }
}
