import Testing

@testable import DubanWeb

@Suite struct `Keeping to the browser floor` {
  /// A sheet under test, named by what it is for.
  struct Sheet: CustomTestStringConvertible {
    var testDescription: String
    var text: String
  }

  private static let sheets = [
    Sheet(testDescription: "annotated report", text: StyleSheet.annotatedReport),
    Sheet(testDescription: "workplace", text: StyleSheet.workplace),
    Sheet(testDescription: "report", text: StyleSheet.report),
    Sheet(testDescription: "breakdown", text: StyleSheet.breakdown),
  ]

  @Test func `nothing allowed is younger than Chromium 86`() {
    #expect(allowedStyle.filter { $0.value > 86 }.isEmpty)
  }

  @Test(arguments: sheets) func `every property is allowed`(sheet: Sheet) {
    for name in Stylesheet(sheet.text).properties where !name.hasPrefix("--") {
      #expect(allowedStyle[name] != nil, "property \(name)")
    }
  }

  @Test(arguments: sheets) func `every at-rule and media feature is allowed`(sheet: Sheet) {
    for name in Stylesheet(sheet.text).conditions {
      #expect((allowedStyle[name] ?? passedOverStyle[name]) != nil, "condition \(name)")
    }
  }

  @Test(arguments: sheets) func `every pseudo-class and pseudo-element is allowed`(sheet: Sheet) {
    for name in Stylesheet(sheet.text).pseudos {
      #expect(allowedStyle[name] != nil, "selector \(name)")
    }
  }

  @Test(arguments: sheets) func `every function is allowed`(sheet: Sheet) {
    for name in Stylesheet(sheet.text).functions {
      #expect(allowedStyle[name] != nil, "function \(name)")
    }
  }

  @Test(arguments: sheets) func `rules are not nested`(sheet: Sheet) {
    #expect(Stylesheet(sheet.text).depthMax <= 2)
    #expect(!sheet.text.contains("&"))
  }

  @Test(arguments: [
    "@layer a { p { top: 0 } }", "p { inset: 0 }", "p { margin-inline: 0 }", "p { height: 1dvh }",
    "p:has(a) { top: 0 }", ":is(p, a) { top: 0 }", "p { aspect-ratio: 1 }",
    "p { color: oklch(1 0 0) }", "p { a { top: 0 } } x { a { b { top: 0 } } }",
    "@container (min-width: 1px) { p { top: 0 } }", "p { width: 1svh }",
  ])
  func `what is too young is found`(_ rule: String) {
    let sheet = Stylesheet(rule)
    let names = sheet.properties + sheet.conditions + sheet.pseudos + sheet.functions
    let isYoung = names.contains { allowedStyle[$0] == nil } || sheet.depthMax > 2
    #expect(isYoung || sheet.units.contains { !Stylesheet.knownUnits.contains($0) })
  }

  @Test(arguments: sheets) func `every unit is an old one`(sheet: Sheet) {
    for unit in Stylesheet(sheet.text).units {
      #expect(Stylesheet.knownUnits.contains(unit), "unit \(unit)")
    }
  }

  @Test func `colours are named in the tokens and nowhere else`() {
    let rest = (StyleSheet.annotatedReport + StyleSheet.workplace)
      .replacing(StyleSheet.sent([StyleSheet.workplaceTokens]), with: "")
      .replacing(StyleSheet.tokens, with: "").replacing(StyleSheet.darkTokens, with: "").replacing(
        "#fff;", with: "")
    #expect(rest.firstMatch(of: /#[0-9a-fA-F]{3,6}\b/) == nil)
  }

  @Test func `the name of the sheet follows its content`() {
    #expect(fingerprint(of: "a") != fingerprint(of: "b"))
    let name = StaticFile.workplace.name
    #expect(name == "duban-\(fingerprint(of: StyleSheet.workplace)).css")
    #expect(Set(StaticFile.all.map(\.name)).count == StaticFile.all.count)
    // The published value of FNV-1a for "foobar".
    #expect(fingerprint(of: "foobar") == String(0x85944171f73967e8 as UInt64, radix: 36))
  }

  @Test func `the sheet of the workplace weighs less than 40 KB`() {
    #expect(StyleSheet.workplace.utf8.count < 40_000)
  }

  @Test(arguments: sheets) func `nothing casts a shadow`(sheet: Sheet) {
    #expect(!sheet.text.contains("shadow"))
  }
}
